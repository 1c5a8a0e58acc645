import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatMonth } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { officesWithin } from '../../data/reach.ts';
import { yearOf } from '../../data/reports.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope } from '../../rights.ts';
import { monthPhase, noFigures, sameFigures, totalOf } from '../../rules/report.ts';
import { monthQuery } from '../../schemas/reports.ts';
import { cameLate, reportState, stateTones } from './reportState.ts';
import { entriesOf, previousMonth, sumOf } from './reports.tsx';
import { ReportTable } from './reportTable.tsx';

/** `/e-offices/reports/month`: who has sent the report of a month, who is late, and the consolidation (KO-A2-7). */
export async function reportsMonthPage(ctx: Context): Promise<Answer> {
  const texts = eofficesTexts[ctx.locale];
  const t = texts.reports;
  const db = ctx.services.database.queries;
  const today = businessDate(ctx.services.clock.now());
  const asked = ctx.query(monthQuery).month ?? previousMonth(today.slice(0, 7));
  const [year = 0, month = 1] = asked.split('-').map(Number);
  const scope = eofficeScope(ctx.principal);
  const [offices, all] = [await officesWithin(db, scope), await yearOf(db, scope, year)];
  const months = all.filter((one) => one.month === month);
  const phase = monthPhase(today, year, month);
  const rows = offices.map((office) => {
    const known = months.find(({ eofficeId }) => eofficeId === office.id);
    const journal = known?.journal ?? noFigures;
    const report = known?.report ?? null;
    return { office, journal, report, state: reportState(report, phase) };
  });
  const late = rows.filter(({ state }) => state === 'late').length;
  return staffPage(
    ctx,
    {
      title: t.offices,
      breadcrumbs: (
        <Breadcrumbs items={[{ label: t.nav, href: ctx.href(`/e-offices/reports?year=${year}`) }]} />
      ),
    },
    <Stack>
      <Heading level={1} caption={formatMonth(ctx.locale, `${asked}-01`)}>
        {t.offices}
      </Heading>
      {phase !== 'notEnded' && (
        <Alert tone={late > 0 ? 'warning' : 'success'}>
          <p>{late > 0 ? t.missing(late) : t.allIn}</p>
        </Alert>
      )}
      <p class="v-actions">
        <LinkButton
          href={ctx.href(`/e-offices/reports/month?month=${previousMonth(asked)}`)}
          variant="secondary"
          icon="chevron-left"
        >
          {formatMonth(ctx.locale, `${previousMonth(asked)}-01`)}
        </LinkButton>
      </p>
      <Table
        caption={t.offices}
        captionHidden
        rows={rows}
        rowKey={({ office }) => office.id}
        rowTone={({ state }) => (state === 'late' ? 'danger' : undefined)}
        columns={[
          {
            key: 'office',
            header: texts.journal.office,
            rowHeader: true,
            cell: ({ office }) => (
              <a class="ds-link" href={ctx.href(`/e-offices/offices/${office.id}/reports/${year}/${month}`)}>
                № {office.number}. <span lang="uk">{office.organisation}</span>
              </a>
            ),
          },
          {
            key: 'total',
            header: t.columns.total,
            align: 'end',
            cell: ({ journal, report }) => totalOf(report?.figures ?? journal),
          },
          {
            key: 'state',
            header: t.state,
            cell: ({ state, journal, report }) => (
              <>
                <StatusTag tone={stateTones[state]}>{t.states[state]}</StatusTag>{' '}
                {cameLate(report) && <Tag tone="warning">{t.lateMark}</Tag>}{' '}
                {report && !sameFigures(report.figures, journal) && <Tag tone="warning">{t.changed}</Tag>}
              </>
            ),
          },
        ]}
      />
      <ReportTable
        ctx={ctx}
        caption={t.network}
        first={texts.journal.office}
        rows={[
          ...rows.map(({ office, journal }) => ({
            key: office.id,
            label: `№ ${office.number}. ${office.organisation}`,
            figures: journal,
            href: ctx.href(`/e-offices/offices/${office.id}/reports/${year}/${month}`),
            entries: entriesOf(ctx, office.id, asked),
          })),
          {
            key: 'sum',
            label: t.wholeNetwork,
            figures: sumOf(months, [month]),
            sum: true,
          },
        ]}
      />
    </Stack>,
  );
}
