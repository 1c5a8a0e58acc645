import type { WriteOptions } from 'hucre/xlsx';
import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound, Problem } from '#platform/http/problems.ts';
import { runApart } from '#platform/threads/apart.ts';
import { servicesToExport } from '../../data/exchange.ts';
import { type KeptCentre, keptCentres } from '../../data/setup.ts';
import { catalogueTexts } from '../../messages.ts';
import { catalogueScope } from '../../rights.ts';
import type { CellValue } from '../../rules/exchangeCells.ts';
import { rowsOfService } from '../../rules/exchangeRows.ts';
import { type ExchangeSheet, exchangeSheets, type SheetKey } from '../../rules/exchangeSheets.ts';
import { type ExchangedService, exchangeFormat } from '../../schemas/exchange.ts';

/** What of a centre is exported: everything, or the services of a list, a group or a provider. */
export const exportQuery = z.object({
  centre: z.uuid(),
  what: z
    .string()
    .regex(/^(all|(list|group|provider):[0-9a-f-]{36})$/)
    .default('all'),
  format: z.enum(['xlsx', 'yaml']).default('xlsx'),
});

const xlsxMedia = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `/catalogue/exchange/file`: services and their newest cards as a file that can be imported again. */
export async function exportFile(ctx: Context): Promise<Answer> {
  const { centre: centreId, what, format } = ctx.query(exportQuery);
  const db = ctx.services.database.queries;
  const scope = catalogueScope(ctx.principal);
  const centre = (await keptCentres(db, scope)).find(({ id }) => id === centreId);
  if (!centre) throw notFound();
  const [kind, id] = what.split(':');
  const portions = servicesToExport(db, scope, centre, {
    ...(kind === 'list' ? { listId: id } : {}),
    ...(kind === 'group' ? { groupId: id } : {}),
    ...(kind === 'provider' ? { providerId: id } : {}),
  });
  const name = `vikno-${centre.code}-${businessDate(ctx.services.clock.now())}.${format}`;
  return format === 'xlsx'
    ? file(await sheetsOf(centre, portions), xlsxMedia, name, false)
    : file(Buffer.from(await yamlOf(centre, portions)), 'application/yaml', name, false);
}

type Portions = AsyncIterable<readonly ExchangedService[]> | Iterable<readonly ExchangedService[]>;
type Place = Pick<KeptCentre, 'code'>;

/** A document that names the format, then one for each service: programs read it a service at a time. */
export async function yamlOf(centre: Place, portions: Portions): Promise<string> {
  // Loaded with the first file.
  const { stringify } = await import('yaml');
  const { name: format, version } = exchangeFormat;
  const documents = [stringify({ format, version, centre: centre.code })];
  for await (const services of portions) {
    for (const service of services) documents.push(stringify(inOrder(service), { lineWidth: 0 }));
    // Thousands are written; whoever else waits for this program has a turn in between.
    await new Promise(setImmediate);
  }
  return documents.join('---\n');
}

/** What people look for first stands first. */
function inOrder({ card, cardVersion, competence, ...facts }: ExchangedService): Record<string, unknown> {
  const { slug, version, listNumber, listDecision, listDecidedOn, name, ...rest } = facts;
  return {
    slug,
    version,
    listNumber,
    listDecision,
    listDecidedOn,
    name,
    ...rest,
    competence,
    cardVersion,
    card,
  };
}

/** A spreadsheet with a sheet for each kind of piece. */
export async function sheetsOf(centre: Place, portions: Portions): Promise<Uint8Array> {
  const rows = new Map<SheetKey, CellValue[][]>(exchangeSheets.map(({ key }) => [key, []]));
  for await (const services of portions)
    for (const service of services) {
      const own = rowsOfService(service);
      for (const { key } of exchangeSheets) rows.get(key)?.push(...own[key]);
    }
  const workbook: WriteOptions = {
    sheets: [
      ...exchangeSheets.map((sheet) => ({
        name: sheet.name,
        rows: [sheet.columns.map(({ header }) => header), ...(rows.get(sheet.key) ?? [])],
        cells: headCells(sheet.columns.length),
        columns: sheet.columns.map((column) => ({
          width: column.width,
          style: { alignment: { wrapText: true, vertical: 'top' as const } },
          // Text stays text when somebody types «6/148» into it.
          numFmt: column.kind === 'date' ? 'dd.mm.yyyy' : column.kind === 'whole' ? '0' : '@',
        })),
        freezePane: { rows: 1, columns: 1 },
        dataValidations: choicesOf(sheet),
      })),
      aboutSheet(centre),
    ],
  };
  const count = [...rows.values()].reduce((sum, list) => sum + list.length, 0);
  if (count <= mostAtOnce) return (await import('hucre/xlsx')).writeXlsx(workbook);
  const program = new URL('./exchangeWriter.ts', import.meta.url);
  const written = await runApart<Uint8Array>(program, workbook, { megabytes: 1_024, milliseconds: 240_000 });
  if (written === 'tooHeavy') throw new Problem('tooLarge');
  return written.result;
}

/** Rows that this program writes itself: a tenth of a second; a thread would take longer to begin. */
const mostAtOnce = 3_000;

const headCells = (columns: number) =>
  new Map(
    Array.from({ length: columns }, (_, at) => [
      `0,${at}`,
      { style: { font: { bold: true }, alignment: { wrapText: true } } },
    ]),
  );

/** Lists of allowed words under the cells that have them. */
const choicesOf = ({ columns }: ExchangeSheet) =>
  columns.flatMap((column, at) => {
    const words =
      column.kind === 'yesNo'
        ? ['так', 'ні']
        : column.kind === 'choice'
          ? Object.values(column.words ?? {})
          : [];
    if (words.length === 0) return [];
    const letter = String.fromCharCode(65 + at);
    return [{ type: 'list' as const, range: `${letter}2:${letter}200000`, values: words, allowBlank: true }];
  });

/** How to fill the sheets in, and of which centre they are. */
function aboutSheet(centre: Place) {
  const t = catalogueTexts.uk.exchange.about;
  const allowed = exchangeSheets.flatMap((sheet) =>
    sheet.columns.flatMap(({ header, words }) =>
      words ? [[`${sheet.name}: ${header}`, Object.values(words).join('; ')]] : [],
    ),
  );
  return {
    name: t.sheet,
    rows: [
      [t.format, `${exchangeFormat.name} ${exchangeFormat.version}`],
      [t.centre, centre.code],
      [],
      ...t.lines.map((line) => [line]),
      [],
      [t.allowed],
      ...allowed,
    ],
    columns: [{ width: 60 }, { width: 90 }],
  };
}
