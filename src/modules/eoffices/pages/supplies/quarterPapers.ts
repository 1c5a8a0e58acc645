import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { formatNumber } from '#platform/i18n/numbers.ts';
import { stockTexts } from '../../stockMessages.ts';
import { sum } from '../stock/stockPapers.ts';
import { type Quarter, quarterAsked } from './quarter.tsx';
import { type ReportColumn, reportParts } from './quarterTables.ts';
import { supplyPaper } from './supplyPaper.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const t = stockTexts.uk.quarter;

const statusOf = ({ shown }: Quarter): string =>
  shown ? t.paper.version(shown.version, formatDate('uk', shown.submittedAt)) : t.paper.draft;

const printed = ({ as }: ReportColumn, cell: string | number): string =>
  typeof cell === 'string' ? cell : as === 'money' ? sum(cell) : formatNumber('uk', cell);

/** The report on paper, with the line for the signature. */
export async function quarterPaper(ctx: Context): Promise<Answer> {
  const asked = await quarterAsked(ctx);
  const { year, quarter, report, shown } = asked;
  const parts = reportParts('uk', report);
  return supplyPaper(ctx, null, `${t.paper.file(year, quarter)}.pdf`, {
    title: t.paper.title,
    subtitle: `${t.paper.period(quarter, year)} (${statusOf(asked)})`,
    reference: t.paper.period(quarter, year),
    landscape: true,
    texts: [t.paper.unit],
    tables: parts
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, columns, rows, total }) => {
        const cells = (row: readonly (string | number)[]) =>
          columns.map((column, at) => printed(column, row[at] ?? ''));
        return {
          title,
          columns: columns.map(({ head, share, as }) => ({ head, share, right: as !== 'words' })),
          rows: rows.map(cells),
          ...(total === null ? {} : { total: cells(total) }),
        };
      }),
    closing: parts.filter(({ rows }) => rows.length === 0).map(({ title, empty }) => `${title}: ${empty}.`),
    signatures: [{ role: t.paper.head, ...(shown ? { name: shown.signedName } : {}) }],
  });
}

/** The same as a spreadsheet: a sheet for each table, sums as numbers that can be counted with. */
export async function quarterXlsx(ctx: Context): Promise<Answer> {
  const asked = await quarterAsked(ctx);
  const { year, quarter, report } = asked;
  // Loaded with the first sheet.
  const { writeXlsx } = await import('hucre/xlsx');
  const bytes = await writeXlsx({
    sheets: reportParts('uk', report).map(({ title, columns, rows, total }) => {
      const cells = (row: readonly (string | number)[]) =>
        columns.map(({ as }, at) => {
          const cell = row[at] ?? '';
          return typeof cell === 'number' && as === 'money' ? cell / 100 : cell;
        });
      return {
        name: title,
        rows: [
          [t.paper.title],
          [`${t.paper.period(quarter, year)} (${statusOf(asked)})`],
          [t.paper.unit],
          columns.map(({ head }) => head),
          ...rows.map(cells),
          ...(total === null ? [] : [cells(total)]),
        ],
        columns: columns.map(({ share, as }) => ({
          width: Math.max(12, share * 7),
          ...(as === 'money' ? { numFmt: '#,##0.00' } : {}),
        })),
        freezePane: { rows: 4, columns: 1 },
      };
    }),
  });
  return file(bytes, mediaType, `${t.paper.file(year, quarter)}.xlsx`, false);
}
