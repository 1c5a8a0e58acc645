import { centreStanding } from '#modules/queue/data/pause.ts';
import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
import { formatDate, formatDayOfYear, formatDuration, formatTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Heading } from '#ui/heading.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { WaitingNotice } from '#ui/shell/waitingNotice.tsx';
import { Stat, Stats } from '#ui/stat.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { agreementsExpiring } from '../data/agreements.ts';
import { calendarFor } from '../data/calendar.ts';
import { desksOfCentre } from '../data/desks.ts';
import { type CentreRow, findCentre, providersOfCentre } from '../data/places.ts';
import { exceptionsOfCentre, hoursOfDays, rulesOfCentre, scheduleFrom } from '../data/schedule.ts';
import { type GroupQueue, type LateCase, queuesToday, termsByCentre } from '../data/today.ts';
import { organisationScope } from '../rights.ts';
import { isOpenAt } from '../rules/hours.ts';
import { firstReminder } from '../rules/reminders.ts';
import { AgreementTable } from './agreements.tsx';
import { Sitting } from './desks.tsx';
import { ExceptionForm } from './exceptionForm.tsx';
import { Errors, hasErrors, textsOf } from './parts.tsx';
import { dayText, Exceptions } from './schedule.tsx';

/** The centre in which the worker serves as its head. */
export async function ownCentreOf(ctx: Context): Promise<CentreRow> {
  const { centreId } = ctx.principal;
  const centre =
    centreId === null
      ? undefined
      : await findCentre(ctx.services.database.queries, organisationScope(ctx.principal), centreId);
  if (!centre) throw conflict(textsOf(ctx).watch.noCentre);
  return centre;
}

export const watchPage = async (ctx: Context): Promise<Answer> =>
  watchedForm(ctx, await ownCentreOf(ctx), emptyForm);

/** The day of a centre at a glance: the head directs, controls deadlines and answers for the standard (ORG-5, KC-15). */
export async function watchedForm(
  ctx: Context,
  centre: CentreRow,
  form: FormState,
  status = 200,
): Promise<Answer> {
  const t = textsOf(ctx);
  const db = ctx.services.database.queries;
  const scope = organisationScope(ctx.principal);
  const now = ctx.services.clock.now();
  const today = businessDate(now);
  const calendar = await calendarFor(db);
  const [queues, desks, providers, rules, exceptions, terms, agreements, { pause }] = await Promise.all([
    queuesToday(db, scope, today),
    desksOfCentre(db, centre.id, { activeOnly: true }),
    providersOfCentre(db, centre.id),
    rulesOfCentre(db, centre.id),
    exceptionsOfCentre(db, centre.id, today),
    termsByCentre(db, scope, calendar, today),
    agreementsExpiring(db, scope, addDays(today, firstReminder)),
    centreStanding(db, centre.id, now),
  ]);
  const own = queues.filter((queue) => queue.centreId === centre.id);
  const wait = longestWait(own, now);
  const stand = terms.get(centre.id) ?? { open: 0, soon: 0, late: [] };
  const schedule = scheduleFrom(rules, exceptions);
  const open = desks.filter((desk) => desk.shift_state !== null);
  const todays = exceptions.filter((exception) => exception.date === today);
  return staffPage(
    ctx,
    {
      title: t.watch.title,
      status,
      hasErrors: hasErrors(form),
      refreshSeconds: hasErrors(form) ? 0 : 60,
      ...(hasErrors(form) ? {} : { scripts: ['statistics.js'] }),
    },
    <>
      <Errors form={form} />
      {/* A pause, and its end, reach the head at once (design §3.12). */}
      <div data-live={`/live/statistics/${centre.id}`} hidden />
      <Heading
        level={1}
        caption={`${formatDayOfYear(ctx.locale, today)}. ${t.watch.now(formatTime(ctx.locale, now))}`}
      >
        {centre.name}
      </Heading>
      {pause && (
        <Alert tone="warning" title={t.watch.paused(formatTime(ctx.locale, pause.since))}>
          <p>{t.watch.pausedHint}</p>
          <p>
            <a class="ds-link" href={ctx.href('/pause')}>
              {t.watch.toPause}
            </a>
          </p>
        </Alert>
      )}
      {todays.length > 0 && (
        <Alert tone="info" title={t.watch.exceptionsToday}>
          <ul class="ds-list">
            {todays.map((one) => (
              <li key={one.id}>
                {one.provider_name ?? t.schedule.wholeCentre}: {one.reason}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <LateCases ctx={ctx} late={stand.late} />
      <WaitingNotice ctx={ctx} />
      <Stats>
        <Stat label={t.watch.waiting} value={sum(own, (queue) => queue.waiting)} />
        <Stat
          label={t.watch.oldest}
          value={wait === null ? t.watch.nobodyWaits : formatDuration(ctx.locale, wait)}
          note={
            wait !== null && wait > centre.wait_standard_minutes ? (
              <StatusTag tone="danger">{t.watch.overStandard}</StatusTag>
            ) : (
              t.watch.standard(centre.wait_standard_minutes)
            )
          }
        />
        <Stat label={t.watch.desksOpen} value={t.watch.ofDesks(open.length, desks.length)} />
        <Stat label={t.watch.served} value={sum(own, (queue) => queue.served)} />
        <Stat label={t.watch.openCases} value={stand.open} href={ctx.href('/cases')} />
        <Stat label={t.watch.dueSoon} value={stand.soon} />
        <Stat label={t.watch.overdue} value={stand.late.length} />
      </Stats>
      <Table
        caption={t.watch.byGroup}
        rows={own}
        rowKey={(row) => row.groupId}
        rowTone={(row) => (isLate(row, now, centre) ? 'danger' : undefined)}
        columns={[
          {
            key: 'group',
            header: t.watch.group,
            rowHeader: true,
            cell: (row) => `${row.prefix} — ${ctx.locale === 'uk' ? row.nameUk : row.nameEn}`,
          },
          { key: 'waiting', header: t.watch.waitingColumn, align: 'end', cell: (row) => row.waiting },
          {
            key: 'oldest',
            header: t.watch.oldest,
            cell: (row) => {
              const minutes = waitOf(row, now);
              if (minutes === null) return '—';
              const text = formatDuration(ctx.locale, minutes);
              return isLate(row, now, centre) ? `${text}, ${t.watch.overStandard}` : text;
            },
          },
          { key: 'served', header: t.watch.served, align: 'end', cell: (row) => row.served },
        ]}
      />
      <Table
        caption={t.watch.providers}
        rows={providers}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', header: t.columns.name, rowHeader: true, cell: (row) => row.name },
          {
            key: 'today',
            header: t.watch.today,
            cell: (row) => {
              const [day] = hoursOfDays(schedule, calendar, row.id, today, 1);
              return day ? dayText(ctx, day) : '';
            },
          },
          {
            key: 'now',
            header: t.watch.state,
            cell: (row) =>
              isOpenAt(schedule.forProvider(row.id, today), calendar, now) ? (
                <StatusTag tone="success">{t.watch.openNow}</StatusTag>
              ) : (
                <StatusTag tone="neutral">{t.watch.closedNow}</StatusTag>
              ),
          },
        ]}
      />
      <Table
        caption={t.watch.desks}
        rows={desks}
        rowKey={(row) => row.id}
        columns={[
          { key: 'number', header: t.watch.desk, rowHeader: true, cell: (row) => `№ ${row.number}` },
          { key: 'provider', header: t.desk.provider, cell: (row) => row.provider_name ?? '—' },
          { key: 'who', header: t.watch.who, cell: (row) => <Sitting ctx={ctx} desk={row} nobody="—" /> },
          {
            key: 'state',
            header: t.watch.state,
            cell: (row) => {
              const state =
                row.shift_state === 'open' || row.shift_state === 'break' ? row.shift_state : 'closed';
              const tone = { open: 'success', break: 'warning', closed: 'neutral' } as const;
              return <StatusTag tone={tone[state]}>{t.watch.deskState[state]}</StatusTag>;
            },
          },
        ]}
      />
      {agreements.length > 0 && (
        <>
          <Heading level={2}>{t.watch.agreements}</Heading>
          <AgreementTable ctx={ctx} rows={agreements} href={null} />
        </>
      )}
      <Heading level={2}>{t.schedule.exceptions}</Heading>
      <Exceptions
        ctx={ctx}
        exceptions={exceptions}
        removeHref={(id) => ctx.href(`/centre/exceptions/${id}/remove`)}
      />
      <Heading level={3}>{t.watch.addException}</Heading>
      <ExceptionForm ctx={ctx} form={form} providers={providers} action={ctx.href('/centre/exceptions')} />
    </>,
  );
}

/** A breach of a term is reported to the head (KC-18), the longest first. */
function LateCases({ ctx, late }: { ctx: Context; late: readonly LateCase[] }) {
  const t = textsOf(ctx);
  if (late.length === 0) return null;
  const shown = [...late].sort((a, b) => (a.due < b.due ? -1 : 1)).slice(0, 20);
  return (
    <Alert tone="danger" title={t.watch.breachTitle(late.length)}>
      <p>{t.watch.breachText}</p>
      <ul class="ds-list">
        {shown.map((one) => (
          <li key={one.id}>
            <a href={ctx.href(`/cases/${one.id}`)}>{one.number}</a> {one.service}, {one.provider}:{' '}
            {formatDate(ctx.locale, one.due)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

export const sum = (queues: readonly GroupQueue[], of: (queue: GroupQueue) => number): number =>
  queues.reduce((total, queue) => total + of(queue), 0);

/** Minutes that the first of a queue has waited; null: nobody waits. */
export const waitOf = (queue: GroupQueue, now: Date): number | null =>
  queue.oldestAt === null ? null : Math.max(0, (now.getTime() - queue.oldestAt.getTime()) / 60_000);

export function longestWait(queues: readonly GroupQueue[], now: Date): number | null {
  const waits = queues.map((queue) => waitOf(queue, now)).filter((wait) => wait !== null);
  return waits.length === 0 ? null : Math.max(...waits);
}

const isLate = (queue: GroupQueue, now: Date, centre: CentreRow): boolean =>
  (waitOf(queue, now) ?? 0) > centre.wait_standard_minutes;
