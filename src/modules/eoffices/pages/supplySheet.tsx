import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { budgetLines, paidBetween } from '../data/supplies.ts';
import { eofficesTexts } from '../messages.ts';
import { quarterDays, remainder, sumOfLines } from '../rules/supplies.ts';
import { suppliesQuery } from '../schemas/supplies.ts';
import { municipalityOf } from './partners.tsx';
import { PrintActions } from './sheets.tsx';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Row {
  readonly code: string;
  readonly name: string;
  /** Kopiyky: plan, committed and paid, paid in the quarter, paid since January, left. */
  readonly sums: readonly [number, number, number, number, number];
}

/** What the head office reports to the department for a quarter (KO-A3-1). */
async function quarterReport(ctx: Context) {
  const db = ctx.services.database.queries;
  const municipalityId = municipalityOf(ctx);
  const today = businessDate(ctx.services.clock.now());
  const asked = ctx.query(suppliesQuery);
  const year = asked.year ?? Number(today.slice(0, 4));
  const quarter = asked.quarter ?? Math.ceil(Number(today.slice(5, 7)) / 3);
  const days = quarterDays(year, quarter);
  const [lines, paid, before] = await Promise.all([
    budgetLines(db, municipalityId, year),
    paidBetween(db, municipalityId, year, days),
    paidBetween(db, municipalityId, year, { from: `${year}-01-01`, to: days.to }),
  ]);
  if (lines.length === 0) throw notFound();
  const of = (sums: typeof paid, code: string) => sums.find((one) => one.code === code)?.paid ?? 0;
  const rows: Row[] = lines.map((line) => ({
    code: line.code,
    name: line.name,
    sums: [line.planned, line.reserved, of(paid, line.code), of(before, line.code), remainder(line)],
  }));
  const whole = sumOfLines(lines);
  const add = (sums: typeof paid) => sums.reduce((sum, one) => sum + one.paid, 0);
  rows.push({
    code: '',
    name: eofficesTexts[ctx.locale].supplies.total,
    sums: [whole.planned, whole.reserved, add(paid), add(before), remainder(whole)],
  });
  return { year, quarter, rows };
}

const heads = (ctx: Context) => {
  const { columns } = eofficesTexts[ctx.locale].supplies;
  return [
    columns.code,
    columns.name,
    columns.planned,
    columns.reserved,
    columns.quarter,
    columns.sinceJanuary,
    columns.left,
  ];
};

/** `/e-offices/supplies/print`: the report of a quarter on one sheet with the line for the signature. */
export async function supplySheet(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].supplies;
  const { year, quarter, rows } = await quarterReport(ctx);
  const money = new Intl.NumberFormat('uk', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return staffPage(
    ctx,
    { title: t.print, scripts: ['desk.js'] },
    <>
      <article class="v-sheet">
        <h1 class="v-sheet__title">{t.sheet.title}</h1>
        <p class="v-sheet__period">{t.sheet.period(quarter, year)}</p>
        <p class="v-sheet__under">{t.sheet.unit}</p>
        <section class="v-scroll" tabindex={0} aria-label={t.sheet.title}>
          <table class="v-report">
            <caption class="ds-sr-only">{t.sheet.title}</caption>
            <thead>
              <tr>
                {heads(ctx).map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ code, name, sums }) => (
                <tr key={code} data-sum={code === '' ? true : undefined}>
                  <td>{code}</td>
                  <th scope="row" lang="uk">
                    {name}
                  </th>
                  {sums.map((sum, index) => (
                    <td key={index}>{money.format(sum / 100)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <p class="v-sheet__signature">
          <span>{t.sheet.head}</span>
          <span class="v-sheet__blank" />
          <span>{t.sheet.name}</span>
        </p>
      </article>
      <PrintActions ctx={ctx} back={`/e-offices/supplies?year=${year}`} label={t.title(year)} />
    </>,
  );
}

/** The same as a spreadsheet: sums are numbers that can be counted with. */
export async function supplyXlsx(ctx: Context): Promise<Answer> {
  const { sheet } = eofficesTexts[ctx.locale].supplies;
  const { year, quarter, rows } = await quarterReport(ctx);
  // Loaded with the first sheet.
  const { writeXlsx } = await import('hucre/xlsx');
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheet.period(quarter, year),
        rows: [
          [sheet.title],
          [sheet.period(quarter, year)],
          [sheet.unit],
          heads(ctx),
          ...rows.map(({ code, name, sums }) => [code, name, ...sums.map((sum) => sum / 100)]),
          [],
          [sheet.head, '', sheet.name],
        ],
        columns: [
          { width: 10 },
          { width: 50 },
          ...Array.from({ length: 5 }, () => ({ width: 18, numFmt: '#,##0.00' })),
        ],
        freezePane: { rows: 4, columns: 2 },
      },
    ],
  });
  return file(bytes, mediaType, sheet.file(year, quarter), false);
}
