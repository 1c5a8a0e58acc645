import { publicCentres } from '#modules/catalogue/data/centres.ts';
import { type Answer, json, text } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { openCard, openDocuments, openRevision, openServices } from '../data/openData.ts';
import { byteOrderMark, csvLine } from '../rules/csv.ts';
import { centreFilter, openService, openServiceParams, openServicesQuery } from '../schemas/openData.ts';

const licence = 'CC-BY-4.0';
/** How long anybody may keep an answer, seconds. */
const kept = 60;
/** Services read at once: a file of thousands never stands in memory whole. */
const portion = 200;

export async function openServicesApi(ctx: Context): Promise<Answer> {
  const { centre, after, limit } = ctx.query(openServicesQuery);
  const { database, publicUrl } = ctx.services;
  const [rows, { updated }] = await Promise.all([
    openServices(database.queries, publicUrl, { centre, after, limit: limit + 1 }),
    openRevision(database.queries),
  ]);
  const services = rows.slice(0, limit);
  const last = rows.length > limit ? services.at(-1) : undefined;
  const more = new URLSearchParams({
    ...(centre ? { centre } : {}),
    limit: String(limit),
    ...(last ? { after: last.id } : {}),
  });
  return json(
    { licence, updated, services, next: last ? `${publicUrl}/api/v1/open-data/services?${more}` : null },
    200,
    { keptSeconds: kept },
  );
}

export async function openCardApi(ctx: Context): Promise<Answer> {
  const { id } = ctx.params(openServiceParams);
  const { database, publicUrl } = ctx.services;
  const [found, { updated }] = await Promise.all([
    openCard(database.queries, publicUrl, id),
    openRevision(database.queries),
  ]);
  if (!found) throw notFound();
  return json({ licence, updated, ...found }, 200, { keptSeconds: kept });
}

export async function openCentresApi(ctx: Context): Promise<Answer> {
  const { database, publicUrl } = ctx.services;
  const centres = (await publicCentres(database.queries)).map(
    ({ code, name, municipality, address, phones, email }) => ({
      code,
      name,
      municipality,
      address,
      phones,
      email,
      url: `${publicUrl}/centres/${code}`,
    }),
  );
  return json({ licence, centres }, 200, { keptSeconds: kept });
}

const serviceColumns = openService.keyof().options;

/** `/open-data/services.csv`: the same columns as in JSON, row after row as they are read. */
export async function servicesCsv(ctx: Context): Promise<Answer> {
  const { database, publicUrl } = ctx.services;
  const { centre } = ctx.query(centreFilter);
  const { mark } = await openRevision(database.queries);
  async function* rows(): AsyncGenerator<string> {
    yield byteOrderMark + csvLine([...serviceColumns, 'licence']);
    let after: string | undefined;
    do {
      const part = await openServices(database.queries, publicUrl, { centre, after, limit: portion });
      yield part
        .map((service) => csvLine([...serviceColumns.map((column) => service[column]), licence]))
        .join('');
      after = part.length === portion ? part.at(-1)?.id : undefined;
    } while (after !== undefined);
  }
  return text('text/csv', rows(), {
    name: `vikno-services${centre ? `-${centre.replace(/[^a-z0-9-]/g, '')}` : ''}.csv`,
    revision: `services ${centre ?? ''} ${mark}`,
    keptSeconds: kept,
  });
}

const documentColumns = [
  'serviceId',
  'centre',
  'key',
  'name',
  'ground',
  'form',
  'copies',
  'condition',
  'obtainedByOffice',
  'nameEn',
  'groundEn',
  'conditionEn',
] as const;

/** `/open-data/documents.csv`: one line for each document of each card in force. */
export async function documentsCsv(ctx: Context): Promise<Answer> {
  const { database } = ctx.services;
  const { centre } = ctx.query(centreFilter);
  const { mark } = await openRevision(database.queries);
  async function* rows(): AsyncGenerator<string> {
    yield byteOrderMark + csvLine([...documentColumns, 'licence']);
    let after: string | null | undefined;
    do {
      const part = await openDocuments(database.queries, {
        centre,
        after: after ?? undefined,
        limit: portion,
      });
      yield part.rows
        .map((document) => csvLine([...documentColumns.map((column) => document[column]), licence]))
        .join('');
      after = part.last;
    } while (after !== null);
  }
  return text('text/csv', rows(), {
    name: `vikno-documents${centre ? `-${centre.replace(/[^a-z0-9-]/g, '')}` : ''}.csv`,
    revision: `documents ${centre ?? ''} ${mark}`,
    keptSeconds: kept,
  });
}
