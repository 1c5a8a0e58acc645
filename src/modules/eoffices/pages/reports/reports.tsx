import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { type OfficeFacts, officesWithin, ownOffice } from '../../data/reach.ts';
import { type MonthOfOffice, yearOf } from '../../data/reports.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope, eofficesRights, ownOfficeOf } from '../../rights.ts';
import { monthKey, twelveMonths } from '../../rules/period.ts';
import {
  addFigures,
  type CountedColumn,
  type Figures,
  monthPhase,
  monthsOfQuarter,
} from '../../rules/report.ts';
import { yearQuery } from '../../schemas/reports.ts';
import { cameLate, reportState, stateTones } from './reportState.ts';
import { type ReportRow, ReportTable } from './reportTable.tsx';

/** `/e-offices/reports`: the own reports of a year, or those of the network with its consolidation. */
export async function reportsPage(ctx: Context): Promise<Answer> {
  const texts = eofficesTexts[ctx.locale];
  const t = texts.reports;
  const db = ctx.services.database.queries;
  const today = businessDate(ctx.services.clock.now());
  const asked = ctx.query(yearQuery);
  const year = asked.year ?? Number(today.slice(0, 4));
  const scope = eofficeScope(ctx.principal);
  const offices = await officesWithin(db, scope);
  const own = await ownOffice(db, ownOfficeOf(ctx.principal));
  const single =
    ctx.principal.role === 'eofficeOperator' ? own : offices.find(({ id }) => id === asked.office);
  if ((asked.office && !offices.some(({ id }) => id === asked.office)) || offices.length === 0) {
    if (asked.office) throw notFound();
    return staffPage(
      ctx,
      { title: t.title },
      <Stack>
        <Heading level={1}>{t.title}</Heading>
        <EmptyState title={texts.journal.noOffice} icon="building">
          <p>{texts.journal.noOfficeHint}</p>
        </EmptyState>
      </Stack>,
    );
  }
  const months = await yearOf(db, scope, year);
  const inScope = single ? months.filter(({ eofficeId }) => eofficeId === single.id) : months;
  return staffPage(
    ctx,
    { title: t.title },
    <Stack>
      <Heading level={1} caption={single ? `№ ${single.number}. ${single.organisation}` : t.network}>
        {`${t.title}, ${t.year(year)}`}
      </Heading>
      <p class="v-lead">{t.lead}</p>
      <p class="v-actions">
        <LinkButton
          href={ctx.href(`/e-offices/reports?${address(year - 1, single, ctx)}`)}
          variant="secondary"
          icon="chevron-left"
        >
          {t.previousYear}
        </LinkButton>
        {year < Number(today.slice(0, 4)) && (
          <LinkButton
            href={ctx.href(`/e-offices/reports?${address(year + 1, single, ctx)}`)}
            variant="secondary"
            icon="chevron-right"
          >
            {t.nextYear}
          </LinkButton>
        )}
        <Forms ctx={ctx} year={year} office={single ?? null} />
      </p>
      <ReportTable
        ctx={ctx}
        caption={`${t.title}, ${t.year(year)}`}
        rows={yearRows(ctx, year, today, inScope, single ?? null)}
      />
      {single && <States ctx={ctx} office={single} year={year} today={today} months={inScope} />}
      {!single && <Offices ctx={ctx} offices={offices} year={year} today={today} months={months} />}
    </Stack>,
  );
}

/** The prescribed form, on paper and as a spreadsheet; that of the network for those who watch over it. */
function Forms({ ctx, year, office }: { ctx: Context; year: number; office: OfficeFacts | null }) {
  const t = eofficesTexts[ctx.locale].reports;
  const { role } = ctx.principal;
  if (!office && !eofficesRights['eoffice.watch'].some((one) => one === role)) return null;
  const at = office ? `/e-offices/offices/${office.id}/reports/${year}` : '/e-offices/reports';
  const query = office ? '' : `?year=${year}`;
  return (
    <>
      <LinkButton href={ctx.href(`${at}/print${query}`)} variant="secondary" icon="printer">
        {t.print}
      </LinkButton>
      <LinkButton href={ctx.href(`${at}/form.xlsx${query}`)} variant="secondary" icon="download" download>
        {t.download}
      </LinkButton>
    </>
  );
}

const address = (year: number, single: OfficeFacts | null | undefined, ctx: Context): string =>
  single && ctx.principal.role !== 'eofficeOperator' ? `year=${year}&office=${single.id}` : `year=${year}`;

/** Months, quarters and the year; a single office's figures open its journal. */
function yearRows(
  ctx: Context,
  year: number,
  today: string,
  months: readonly MonthOfOffice[],
  office: OfficeFacts | null,
): ReportRow[] {
  const t = eofficesTexts[ctx.locale].reports;
  const rows: ReportRow[] = [];
  for (const month of twelveMonths) {
    const future = monthKey(year, month) > today.slice(0, 7);
    rows.push({
      key: String(month),
      label: t.months[month - 1] ?? '',
      figures: future ? null : sumOf(months, [month]),
      ...(office
        ? {
            entries: entriesOf(ctx, office.id, monthKey(year, month)),
            href: ctx.href(`/e-offices/offices/${office.id}/reports/${year}/${month}`),
          }
        : { href: ctx.href(`/e-offices/reports/month?month=${monthKey(year, month)}`) }),
    });
    if (month % 3 === 0) {
      const quarter = month / 3;
      rows.push({
        key: `q${quarter}`,
        label: t.quarter(quarter),
        figures: sumOf(months, monthsOfQuarter(quarter)),
        entries: office ? entriesOf(ctx, office.id, `${year}-Q${quarter}`) : undefined,
        sum: true,
      });
    }
  }
  rows.push({
    key: 'year',
    label: t.wholeYear,
    figures: sumOf(months, twelveMonths),
    entries: office ? entriesOf(ctx, office.id, String(year)) : undefined,
    sum: true,
  });
  return rows;
}

/** Where the entries behind the figures of an office and a period are, for those who may read the journal. */
export const entriesOf = (
  ctx: Context,
  officeId: string,
  period: string,
): ((figure: CountedColumn) => string) | undefined =>
  eofficesRights['journal.read'].some((role) => role === ctx.principal.role)
    ? (figure) => ctx.href(`/e-offices/journal?office=${officeId}&month=${period}&figure=${figure}`)
    : undefined;

/** Sum of the journal over months, of all offices given. */
export const sumOf = (months: readonly MonthOfOffice[], chosen: readonly number[]): Figures =>
  addFigures(months.filter(({ month }) => chosen.includes(month)).map(({ journal }) => journal));

interface StateProps {
  ctx: Context;
  year: number;
  today: string;
  months: readonly MonthOfOffice[];
}

/** What has become of each month's report of one office. */
function States({ ctx, office, year, today, months }: StateProps & { office: OfficeFacts }) {
  const t = eofficesTexts[ctx.locale].reports;
  const rows = twelveMonths
    .filter((month) => monthKey(year, month) <= today.slice(0, 7))
    .map((month) => ({ month, known: months.find((one) => one.month === month) }));
  return (
    <Table
      caption={t.state}
      rows={rows}
      rowKey={({ month }) => String(month)}
      columns={[
        {
          key: 'month',
          header: t.columns.month,
          rowHeader: true,
          cell: ({ month }) => (
            <a class="ds-link" href={ctx.href(`/e-offices/offices/${office.id}/reports/${year}/${month}`)}>
              {t.months[month - 1]}
            </a>
          ),
        },
        {
          key: 'state',
          header: t.state,
          cell: ({ month, known }) => {
            const state = reportState(known?.report ?? null, monthPhase(today, year, month));
            return (
              <>
                <StatusTag tone={stateTones[state]}>{t.states[state]}</StatusTag>{' '}
                {cameLate(known?.report ?? null) && <Tag tone="warning">{t.lateMark}</Tag>}
              </>
            );
          },
        },
      ]}
    />
  );
}

/** The network: each office leads to its own reports. */
function Offices({ ctx, offices, year, today, months }: StateProps & { offices: readonly OfficeFacts[] }) {
  const texts = eofficesTexts[ctx.locale];
  const rows = offices.map(
    (office): ReportRow => ({
      key: office.id,
      label: `№ ${office.number}. ${office.organisation}`,
      figures: sumOf(
        months.filter(({ eofficeId }) => eofficeId === office.id),
        twelveMonths,
      ),
      href: ctx.href(`/e-offices/reports?year=${year}&office=${office.id}`),
      entries: entriesOf(ctx, office.id, String(year)),
    }),
  );
  const due = today.slice(0, 7);
  return (
    <>
      <Heading level={2}>{texts.work.network}</Heading>
      <p>
        <a class="ds-link" href={ctx.href(`/e-offices/reports/month?month=${previousMonth(due)}`)}>
          {texts.reports.offices}
        </a>
      </p>
      <ReportTable ctx={ctx} caption={texts.work.network} first={texts.journal.office} rows={rows} />
    </>
  );
}

/** The month before «2026-01» is «2025-12». */
export function previousMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? monthKey(year - 1, 12) : monthKey(year, number - 1);
}
