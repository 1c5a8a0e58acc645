import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDayOfYear, formatDuration, formatTime } from '#platform/i18n/dates.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { WaitingNotice } from '#ui/shell/waitingNotice.tsx';
import { Table } from '#ui/table.tsx';
import { calendarFor } from '../data/calendar.ts';
import { listCentres } from '../data/places.ts';
import { desksByCentre, queuesToday, termsByCentre } from '../data/today.ts';
import { organisationScope } from '../rights.ts';
import { textsOf } from './parts.tsx';
import { longestWait, sum } from './watch.tsx';

/** The same figures for each centre of the municipality (ORG-5, KC-13): figures alone, no case and no name. */
export async function coordinationPage(ctx: Context): Promise<Answer> {
  const t = textsOf(ctx);
  const db = ctx.services.database.queries;
  const scope = organisationScope(ctx.principal);
  const now = ctx.services.clock.now();
  const today = businessDate(now);
  const calendar = await calendarFor(db);
  const [centres, queues, desks, terms] = await Promise.all([
    listCentres(db, scope, { activeOnly: true }),
    queuesToday(db, scope, today),
    desksByCentre(db, scope),
    termsByCentre(db, scope, calendar, today),
  ]);
  const rows = centres.map((centre) => {
    const own = queues.filter((queue) => queue.centreId === centre.id);
    const wait = longestWait(own, now);
    return {
      centre,
      wait,
      late: wait !== null && wait > centre.wait_standard_minutes,
      waiting: sum(own, (queue) => queue.waiting),
      served: sum(own, (queue) => queue.served),
      desks: desks.get(centre.id) ?? { all: 0, open: 0 },
      terms: terms.get(centre.id) ?? { open: 0, soon: 0, late: [] },
    };
  });
  return staffPage(
    ctx,
    { title: t.watch.coordinationTitle, refreshSeconds: 60 },
    <>
      <Heading
        level={1}
        caption={`${formatDayOfYear(ctx.locale, today)}. ${t.watch.now(formatTime(ctx.locale, now))}`}
      >
        {t.watch.coordinationTitle}
      </Heading>
      <WaitingNotice ctx={ctx} />
      <Table
        caption={t.watch.coordinationTitle}
        captionHidden
        rows={rows}
        rowKey={(row) => row.centre.id}
        empty={<EmptyState title={t.watch.empty} icon="building" />}
        rowTone={(row) => (row.late || row.terms.late.length > 0 ? 'danger' : undefined)}
        columns={[
          {
            key: 'centre',
            header: t.watch.centre,
            rowHeader: true,
            cell: (row) => (
              <>
                {row.centre.name}
                <br />
                <span class="v-muted">{row.centre.address}</span>
              </>
            ),
          },
          { key: 'waiting', header: t.watch.waitingColumn, align: 'end', cell: (row) => row.waiting },
          {
            key: 'wait',
            header: t.watch.oldest,
            cell: (row) => {
              if (row.wait === null) return t.watch.nobodyWaits;
              const text = formatDuration(ctx.locale, row.wait);
              return row.late ? `${text}, ${t.watch.overStandard}` : text;
            },
          },
          {
            key: 'desks',
            header: t.watch.desksOpen,
            align: 'end',
            cell: (row) => t.watch.ofDesks(row.desks.open, row.desks.all),
          },
          { key: 'served', header: t.watch.served, align: 'end', cell: (row) => row.served },
          { key: 'cases', header: t.watch.openCases, align: 'end', cell: (row) => row.terms.open },
          { key: 'soon', header: t.watch.dueSoon, align: 'end', cell: (row) => row.terms.soon },
          { key: 'late', header: t.watch.overdue, align: 'end', cell: (row) => row.terms.late.length },
        ]}
      />
    </>,
  );
}
