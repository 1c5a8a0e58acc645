import type { Cell, CellValue } from 'hucre/xlsx';
import { kyivZone } from '#platform/clock/kyivTime.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import type { Report } from '../data/report.ts';
import { statisticsTexts } from '../messages.ts';
import { askedReport } from './asked.ts';
import { measureColumns } from './columns.ts';

export const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const formats = { count: '#,##0', minutes: '0.0', share: '0%' } as const;
const dateFormat = 'dd.mm.yyyy';
const momentFormat = 'dd.mm.yyyy hh:mm';

/** The report as a spreadsheet: numbers and dates that can be counted with, and what they mean on the second sheet. */
export async function historySheet(ctx: Context): Promise<Answer> {
  const { report } = await askedReport(ctx);
  if (!report) throw notFound();
  const { sheet } = statisticsTexts[ctx.locale].history;
  const bytes = await sheetOf(ctx, report, ctx.services.clock.now());
  const { from, to } = report.period;
  return file(bytes, mediaType, sheet.file(report.place.code, from, to), false);
}

/** A period has at most some hundred rows, so the file is made at once: milliseconds and a few tens of kilobytes. */
export async function sheetOf(
  ctx: Pick<Context, 'locale'>,
  report: Report,
  madeAt: Date,
): Promise<Uint8Array> {
  const t = statisticsTexts[ctx.locale].history;
  const names = t.sheet;
  const about: CellValue[][] = [
    [names.centre, report.place.name],
    [names.period, day(report.period.from), day(report.period.to)],
    [names.scope, report.providerId === null ? names.wholeCentre : t.ofProvider],
    [names.standard, report.place.standardMinutes],
    [names.made, onTheWall(madeAt)],
    [],
  ];
  const head = [t.rowHeads[report.by], ...measureColumns.map(({ key }) => t.measures[key])];
  const rows = [...report.rows, { key: '', name: t.whole, measures: report.whole }];
  const data = rows.map(({ key, name, measures }) => [
    report.by === 'day' && key !== '' ? day(key) : name,
    ...measureColumns.map(({ key: measure }) => measures[measure]),
  ]);
  const cells = new Map<string, Partial<Cell>>([
    ['1,1', { style: { numFmt: dateFormat } }],
    ['1,2', { style: { numFmt: dateFormat } }],
    ['3,1', { style: { numFmt: '0' } }],
    ['4,1', { style: { numFmt: momentFormat } }],
  ]);
  for (let at = 0; at < head.length; at += 1)
    cells.set(`${about.length},${at}`, { style: { font: { bold: true }, alignment: { wrapText: true } } });
  // Loaded with the first sheet.
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    sheets: [
      {
        name: names.data,
        rows: [...about, head, ...data],
        cells,
        columns: [
          { width: 34, ...(report.by === 'day' ? { numFmt: dateFormat } : {}) },
          ...measureColumns.map(({ kind }) => ({ width: 13, numFmt: formats[kind] })),
        ],
        freezePane: { rows: about.length + 1, columns: 1 },
      },
      {
        name: names.about,
        rows: t.terms.map((term) => [...term]),
        columns: [{ width: 34 }, { width: 110, style: { alignment: { wrapText: true } } }],
      },
    ],
  });
}

/** A spreadsheet knows no zones: its dates are read as they stand, so they are written as the wall in Kyiv shows them. */
export const day = (date: string): Date => new Date(`${date}T00:00:00Z`);

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: kyivZone,
  dateStyle: 'short',
  timeStyle: 'medium',
});
export const onTheWall = (at: Date): Date => new Date(`${wall.format(at).replace(' ', 'T')}Z`);
