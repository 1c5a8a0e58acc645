import type { CellValue, WriteSheet } from 'hucre/xlsx';
import { byteOrderMark, csvLine } from '#modules/site/rules/csv.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { NeedSide } from '../../data/needs.ts';
import { eofficesTexts } from '../../messages.ts';
import { periodName } from '../periodName.ts';
import { xlsxType } from '../reports/prescribedSheet.ts';
import { askedNeeds, type Needs } from './askedNeeds.ts';
import { valueName } from './needWords.ts';

const sides = ['kind', 'status', 'district'] as const satisfies readonly NeedSide[];

const nameOf = ({ office, period }: Needs, ending: string): string =>
  `potreby-${office ? `e-ofis-${office.number}-` : ''}${period}.${ending}`;

/** `/e-offices/needs.xlsx`: topics with all sides, districts and months, each on its sheet. */
export async function needsXlsx(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].needs;
  const needs = await askedNeeds(ctx);
  const rows = needs.topic ? [needs.topic] : [...needs.topics, { ...needs.whole, name: t.whole }];
  const columns = (side: NeedSide) => needs.values[side].map((value) => valueName(ctx, side, value));
  const sheets = [
    sheetOf(t.sheets.topics, needs, ctx, [
      [t.topic, t.appeals, t.before, t.answered, ...columns('kind'), ...columns('status')],
      ...rows.map((topic) => [
        topic.name,
        topic.appeals,
        topic.before,
        topic.answered,
        ...needs.values.kind.map((value) => topic.of('kind', value)),
        ...needs.values.status.map((value) => topic.of('status', value)),
      ]),
    ]),
    sheetOf(t.sheets.districts, needs, ctx, [
      [t.topic, ...columns('district')],
      ...rows.map((topic) => [
        topic.name,
        ...needs.values.district.map((value) => topic.of('district', value)),
      ]),
    ]),
    sheetOf(t.sheets.months, needs, ctx, [
      [t.month, t.appeals],
      ...needs.months.map(({ key, appeals }) => [periodName(ctx.locale, key), appeals]),
    ]),
  ];
  // Loaded with the first sheet.
  const { writeXlsx } = await import('hucre/xlsx');
  return file(await writeXlsx({ sheets }), xlsxType, nameOf(needs, 'xlsx'), false);
}

function sheetOf(name: string, needs: Needs, ctx: Context, rows: CellValue[][]): WriteSheet {
  const t = eofficesTexts[ctx.locale].needs;
  const place = needs.office ? `№ ${needs.office.number}. ${needs.office.organisation}` : t.network;
  const about: CellValue[][] = [
    [`${t.title}. ${needs.whole.name}`],
    [place],
    [periodName(ctx.locale, needs.period)],
    [],
  ];
  const bold = { style: { font: { bold: true }, alignment: { wrapText: true } } };
  return {
    name,
    rows: [...about, ...rows],
    cells: new Map((rows[0] ?? []).map((_, at) => [`${about.length},${at}`, bold])),
    columns: (rows[0] ?? []).map((_, at) => ({ width: at === 0 ? 60 : 14 })),
    freezePane: { rows: about.length + 1, columns: 1 },
  };
}

/** `/e-offices/needs.csv`: one line for each topic and value of each side, to be counted with elsewhere. */
export async function needsCsv(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].needs;
  const needs = await askedNeeds(ctx);
  const lines = (needs.topic ? [needs.topic] : needs.topics).flatMap((topic) =>
    sides.flatMap((side) =>
      needs.values[side].map((value) => [
        { kind: t.kind, status: t.status, district: t.district }[side],
        topic.name,
        valueName(ctx, side, value),
        topic.of(side, value),
      ]),
    ),
  );
  const months = needs.months.map(({ key, appeals }) => [t.month, needs.whole.name, key, appeals]);
  const body = [t.csvHeads, ...lines, ...months].map((line) => csvLine([...line])).join('');
  return file(new TextEncoder().encode(byteOrderMark + body), 'text/csv', nameOf(needs, 'csv'), false);
}
