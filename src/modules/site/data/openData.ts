import { sql } from 'kysely';
import { storedEnglish } from '#modules/catalogue/data/translation.ts';
import { mapCardTexts } from '#modules/catalogue/rules/cardTexts.ts';
import { type CardContent, cardContentSchema, competenceRoutes } from '#modules/catalogue/schema.ts';
import type { Queries } from '#platform/database/database.ts';
import type { OpenCard, OpenService } from '../schemas/openData.ts';

const kinds = ['calendarDays', 'workingDays', 'months', 'sameDay'] as const;

const serviceQuery = (db: Queries) =>
  db
    .selectFrom('service as s')
    .innerJoin('centre as c', 'c.id', 's.centre_id')
    .innerJoin('provider as p', 'p.id', 's.provider_id')
    .innerJoin('service_group as g', 'g.id', 's.group_id')
    .innerJoin('service_list as l', 'l.id', 's.list_id')
    .leftJoin('card_version as v', (join) =>
      join.onRef('v.service_id', '=', 's.id').on('v.state', '=', 'inForce'),
    )
    .where('s.active', '=', true)
    .where('c.active', '=', true)
    .select([
      's.id',
      'c.code as centre',
      'c.name as centreName',
      's.list_number as listNumber',
      's.name',
      's.plain_name_uk as plainNameUk',
      's.plain_name_en as plainNameEn',
      'p.name as provider',
      'g.name_uk as group',
      's.guide_id as guideId',
      's.slug',
      'g.prefix as groupLetter',
      'l.number as listDecision',
      'l.decided_on as listDecidedOn',
      'v.version as cardVersion',
      'v.valid_from as validFrom',
      'v.checked_on as checkedOn',
      sql<string>`coalesce(v.content ->> 'recipients', '')`.as('recipients'),
      sql<string | null>`v.content #>> '{term,kind}'`.as('termKind'),
      sql<number | null>`coalesce(v.content #> '{term,days}', v.content #> '{term,months}')`.as('termLength'),
      sql<boolean | null>`v.content #> '{fee,free}'`.as('free'),
      sql<string>`coalesce(v.content ->> 'result', '')`.as('result'),
      'g.name_en as groupEn',
      englishText('recipients').as('recipientsEn'),
      englishText('result').as('resultEn'),
    ]);

/** English of a text of the card in force; empty where it is not translated, or translated from an older text. */
const englishText = (field: 'recipients' | 'result') =>
  sql<string>`coalesce((select piece ->> 'en' from jsonb_array_elements(v.translation) piece
    where piece ->> 'uk' = v.content ->> ${sql.lit(field)} limit 1), '')`;

type Row = Awaited<ReturnType<ReturnType<typeof serviceQuery>['execute']>>[number];

function open(base: string, { termKind, ...row }: Row): OpenService {
  return {
    ...row,
    termKind: kinds.find((kind) => kind === termKind) ?? null,
    url: `${base}/centres/${row.centre}/services/${row.slug}`,
  };
}

export interface OpenFilter {
  readonly centre?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A part of all active services, in the order of their identifiers, which never changes. `base`: address of the site. */
export async function openServices(db: Queries, base: string, filter: OpenFilter): Promise<OpenService[]> {
  const { centre, after } = filter;
  const rows = await serviceQuery(db)
    .$if(centre !== undefined, (query) => query.where('c.code', '=', centre ?? ''))
    .$if(after !== undefined, (query) => query.where('s.id', '>', after ?? ''))
    .orderBy('s.id')
    .limit(filter.limit)
    .execute();
  return rows.map((row) => open(base, row));
}

/** One service and its card in force as it was approved; undefined when there is no such active service. */
export async function openCard(
  db: Queries,
  base: string,
  id: string,
): Promise<Pick<OpenCard, 'service' | 'competence' | 'competenceEn' | 'card' | 'cardEn'> | undefined> {
  const [row, rules] = await Promise.all([
    serviceQuery(db).where('s.id', '=', id).select(['v.content', 'v.translation']).executeTakeFirst(),
    db
      .selectFrom('service_competence')
      .where('service_id', '=', id)
      .orderBy('valid_from')
      .select(['valid_from as validFrom', 'route', 'decided_by as decidedBy', 'act'])
      .execute(),
  ]);
  if (!row) return undefined;
  const { content, translation, ...service } = row;
  const card = content === null ? null : cardContentSchema.parse(content);
  const english = storedEnglish(translation);
  const translated = Array.isArray(translation) && translation.length > 0;
  const competence = rules.flatMap(({ route, ...rule }) => {
    const known = competenceRoutes.find((one) => one === route);
    return known ? [{ ...rule, route: known }] : [];
  });
  return {
    service: open(base, service),
    competence,
    competenceEn: competence.map((rule) => ({
      ...rule,
      decidedBy: english(rule.decidedBy),
      act: english(rule.act),
    })),
    card: card && publicCard(card),
    cardEn: card && translated ? publicCard(mapCardTexts(card, english)) : null,
  };
}

/** What the owner has still to compare with the law is work inside the office, not open data. */
const publicCard = ({ toCheck: _, ...card }: CardContent): Record<string, unknown> => card;

export interface OpenDocument {
  readonly serviceId: string;
  readonly centre: string;
  readonly key: string;
  readonly name: string;
  readonly ground: string;
  readonly form: string;
  readonly copies: number;
  readonly condition: string | null;
  readonly obtainedByOffice: boolean;
  /** English; empty where there is none. */
  readonly nameEn: string;
  readonly groundEn: string;
  readonly conditionEn: string;
}

/** Documents of the cards of the services after one, a part of so many services; `last`: where the next part begins. */
export async function openDocuments(
  db: Queries,
  filter: OpenFilter,
): Promise<{ readonly rows: OpenDocument[]; readonly last: string | null }> {
  const { centre, after } = filter;
  const cards = await db
    .selectFrom('service as s')
    .innerJoin('centre as c', 'c.id', 's.centre_id')
    .innerJoin('card_version as v', (join) =>
      join.onRef('v.service_id', '=', 's.id').on('v.state', '=', 'inForce'),
    )
    .where('s.active', '=', true)
    .where('c.active', '=', true)
    .$if(centre !== undefined, (query) => query.where('c.code', '=', centre ?? ''))
    .$if(after !== undefined, (query) => query.where('s.id', '>', after ?? ''))
    .select(['s.id', 'c.code as centre', 'v.content', 'v.translation'])
    .orderBy('s.id')
    .limit(filter.limit)
    .execute();
  const rows = cards.flatMap((card) => {
    const english = storedEnglish(card.translation);
    return cardContentSchema.parse(card.content).documents.map((document) => ({
      serviceId: card.id,
      centre: card.centre,
      key: document.key,
      name: document.name,
      ground: document.ground,
      form: document.form,
      copies: document.copies,
      condition: document.condition,
      obtainedByOffice: document.obtainedByOffice,
      nameEn: english(document.name),
      groundEn: english(document.ground),
      conditionEn: document.condition === null ? '' : english(document.condition),
    }));
  });
  return { rows, last: cards.length === filter.limit ? (cards.at(-1)?.id ?? null) : null };
}

export interface Revision {
  /** Changes whenever any open row may have changed. */
  readonly mark: string;
  /** Day of the last change of a card. */
  readonly updated: string | null;
}

/** What an ETag of the whole of the open data is made of: no row can change without its ledger event. */
export async function openRevision(db: Queries): Promise<Revision> {
  const { rows } = await sql<{ mark: string; updated: string | null }>`
    select concat_ws('.',
        (select count(*) from service where active), (select count(*) from centre where active),
        (select coalesce(max(seq), 0) from ledger
          where subject in ('service', 'card', 'serviceList', 'serviceGroup', 'centre', 'provider'))) as mark,
      (select max(greatest(checked_on, valid_from))::text from card_version where state = 'inForce') as updated
  `.execute(db);
  const [row] = rows;
  return { mark: row?.mark ?? '', updated: row?.updated ?? null };
}
