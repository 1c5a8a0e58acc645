import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { BarChart } from '#ui/barChart.tsx';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stat, Stats } from '#ui/stat.tsx';
import { Table } from '#ui/table.tsx';
import type { Report } from '../data/report.ts';
import { statisticsTexts } from '../messages.ts';
import { neighbour, type Period, periodKinds } from '../rules/period.ts';
import { chosenSides } from '../schema.ts';
import { type AskedReport, askedReport } from './asked.ts';
import { measureColumns } from './columns.ts';
import { oneDigit, percent } from './numbers.ts';

/** What happened in a period: waiting, service, walking, holds, who left (KS-stats). */
export async function historyPage(ctx: Context): Promise<Answer> {
  const t = statisticsTexts[ctx.locale].history;
  const asked = await askedReport(ctx);
  const { report } = asked;
  return staffPage(
    ctx,
    { title: t.title },
    <>
      <Heading level={1} caption={report ? captionOf(ctx, report) : undefined}>
        {t.title}
      </Heading>
      <Choice ctx={ctx} asked={asked} />
      {report && report.whole.tickets + report.whole.calls > 0 ? (
        <Found ctx={ctx} asked={asked} report={report} />
      ) : (
        <EmptyState title={t.empty} icon="chart-bar">
          <p>{t.emptyText}</p>
        </EmptyState>
      )}
    </>,
  );
}

export const spanOf = (ctx: Context, { from, to }: Period): string =>
  statisticsTexts[ctx.locale].history.span(formatDate(ctx.locale, from), formatDate(ctx.locale, to));

function captionOf(ctx: Context, report: Report): string {
  const t = statisticsTexts[ctx.locale].history;
  const place = report.providerId === null ? report.place.name : `${report.place.name}, ${t.ofProvider}`;
  return `${place}. ${spanOf(ctx, report.period)}`;
}

/** The address of the same question about another period. */
function addressOf(ctx: Context, asked: AskedReport, path: string, date?: string): string {
  const { query, report } = asked;
  const fields = new URLSearchParams({ period: query.period, by: query.by });
  const day = date ?? query.date;
  if (day) fields.set('date', day);
  if (report && asked.places.length > 1) fields.set('centre', report.place.id);
  return ctx.href(`${path}?${fields}`);
}

function Choice({ ctx, asked }: { ctx: Context; asked: AskedReport }) {
  const t = statisticsTexts[ctx.locale].history;
  const { query, places, report, today } = asked;
  return (
    <>
      <SearchForm
        action={ctx.href('/statistics/history')}
        label={t.form}
        actions={<Button type="submit">{t.show}</Button>}
      >
        {places.length > 1 && (
          <Select
            name="centre"
            label={t.centre}
            value={report?.place.id}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Select
          name="period"
          label={t.period}
          value={query.period}
          options={periodKinds.map((kind) => ({ value: kind, label: t.periods[kind] }))}
        />
        <DateField name="date" label={t.date} value={query.date || today} optional="quiet" max={today} />
        <Select
          name="by"
          label={t.by}
          value={query.by}
          options={chosenSides.map((side) => ({ value: side, label: t.sides[side] }))}
        />
      </SearchForm>
      {report && (
        <nav class="v-actions" aria-label={t.period}>
          <LinkButton
            variant="tertiary"
            icon="chevron-left"
            href={addressOf(ctx, asked, '/statistics/history', neighbour(report.period, -1).from)}
          >
            {t.before}
          </LinkButton>
          {report.period.to < today && (
            <LinkButton
              variant="tertiary"
              icon="chevron-right"
              href={addressOf(ctx, asked, '/statistics/history', neighbour(report.period, 1).from)}
            >
              {t.after}
            </LinkButton>
          )}
          <LinkButton
            variant="secondary"
            icon="download"
            href={addressOf(ctx, asked, '/statistics/history.xlsx')}
            download
          >
            {t.download}
          </LinkButton>
          <LinkButton
            variant="tertiary"
            icon="download"
            href={addressOf(ctx, asked, '/statistics/stays.xlsx')}
            download
          >
            {t.stays.download}
          </LinkButton>
        </nav>
      )}
    </>
  );
}

function Found({ ctx, asked, report }: { ctx: Context; asked: AskedReport; report: Report }) {
  const t = statisticsTexts[ctx.locale].history;
  const { whole, period, place } = report;
  const minutes = (value: number) => t.minutes(oneDigit(ctx.locale, value));
  const known = (value: number | null) => (value === null ? '—' : minutes(value));
  const rows = report.rows.map(({ name }) => name);
  const of = (pick: (row: Report['rows'][number]) => number | null) => report.rows.map(pick);
  return (
    <>
      {period.from <= asked.today && asked.today <= period.to && <p class="v-muted">{t.today}</p>}
      <Stats>
        <Stat label={t.measures.tickets} value={whole.tickets} />
        <Stat label={t.measures.services} value={whole.services} />
        <Stat
          label={t.chartWait}
          value={known(whole.waitMedianMin)}
          note={`${t.median}; ${t.standard(place.standardMinutes)}`}
        />
        <Stat label={t.measures.inStandardShare} value={percent(ctx.locale, whole.inStandardShare)} />
        <Stat label={t.chartService} value={known(whole.serviceMeanMin)} note={t.mean} />
        <Stat label={t.measures.leftShare} value={percent(ctx.locale, whole.leftShare)} />
      </Stats>
      <BarChart
        title={t.chartWait}
        rows={rows}
        series={[
          { name: t.median, values: of(({ measures }) => measures.waitMedianMin) },
          { name: t.ninetieth, values: of(({ measures }) => measures.waitNinetiethMin) },
        ]}
        format={minutes}
        mark={{ value: place.standardMinutes, label: t.standard(place.standardMinutes) }}
      />
      <BarChart
        title={t.chartService}
        rows={rows}
        series={[
          { name: t.mean, values: of(({ measures }) => measures.serviceMeanMin) },
          { name: t.median, values: of(({ measures }) => measures.serviceMedianMin) },
        ]}
        format={minutes}
      />
      <BarChart
        title={t.measures.tickets}
        rows={rows}
        series={[{ name: t.measures.tickets, values: of(({ measures }) => measures.tickets) }]}
        format={(value) => oneDigit(ctx.locale, value)}
      />
      <Measured ctx={ctx} report={report} />
      <Estimates ctx={ctx} report={report} />
      <Details summary={t.definitions}>
        <DescriptionList layout="stacked" items={t.terms.map(([term, value]) => ({ term, value }))} />
      </Details>
    </>
  );
}

function Measured({ ctx, report }: { ctx: Context; report: Report }) {
  const t = statisticsTexts[ctx.locale].history;
  const whole = { key: 'whole', name: t.whole, measures: report.whole };
  return (
    <section class="v-wide-table" aria-label={t.table} tabindex={0}>
      <Table
        caption={`${t.table}: ${t.sides[report.by]}`}
        rows={[...report.rows, whole]}
        rowKey={(row) => row.key || 'none'}
        columns={[
          { key: 'name', header: t.rowHeads[report.by], rowHeader: true, cell: (row) => row.name },
          ...measureColumns.map(({ key, kind }) => ({
            key,
            header: t.measures[key],
            align: 'end' as const,
            cell: (row: Report['rows'][number]) =>
              kind === 'share'
                ? percent(ctx.locale, row.measures[key])
                : oneDigit(ctx.locale, row.measures[key]),
          })),
        ]}
      />
    </section>
  );
}

function Estimates({ ctx, report }: { ctx: Context; report: Report }) {
  const t = statisticsTexts[ctx.locale].history;
  const { score } = report;
  if (!score) return null;
  const share = (value: number | null) => percent(ctx.locale, value);
  const minutes = (seconds: number | null) => oneDigit(ctx.locale, seconds === null ? null : seconds / 60);
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="score">
      <Heading level={2} id="score">
        {t.scoreTitle}
      </Heading>
      {score.estimates === 0 ? (
        <p>{t.noScore}</p>
      ) : (
        <>
          <p>
            {t.score(
              score.estimates,
              share(score.metShare),
              share(score.earlierShare),
              share(score.laterShare),
            )}
          </p>
          <p>{t.scoreError(minutes(score.meanErrorS), minutes(score.averageErrorS))}</p>
          {score.lastErrorS !== null && (
            <p>{t.scoreLast(minutes(score.ownErrorBesideLastS), minutes(score.lastErrorS))}</p>
          )}
        </>
      )}
    </section>
  );
}
