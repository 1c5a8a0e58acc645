import { z } from 'zod';
import type { CivilDate } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate, formatDayOfYear } from '#platform/i18n/dates.ts';
import { hoursText, weekText } from '#platform/i18n/weekText.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { Table } from '#ui/table.tsx';
import { calendarFor } from '../data/calendar.ts';
import { type CentreRow, providersOfCentre } from '../data/places.ts';
import {
  type ExceptionRow,
  exceptionsOfCentre,
  hoursOfDays,
  rulesOfCentre,
  scheduleFrom,
} from '../data/schedule.ts';
import { type DayHours, describeWeek, type ScheduleRule } from '../rules/hours.ts';
import { centreFrame, centreOf, tabHref } from './centreFrame.tsx';
import { ExceptionForm } from './exceptionForm.tsx';
import { Errors, hasErrors, textsOf } from './parts.tsx';
import { weekPage } from './weekForm.tsx';

/** Hours of the centre and of each provider in it, as they are and as a visitor sees them (ORG-3, BR-4). */
export const schedulePage = async (ctx: Context): Promise<Answer> =>
  scheduleForm(ctx, await centreOf(ctx), emptyForm);

/** The page with the form of an exception as it was typed. */
export async function scheduleForm(
  ctx: Context,
  centre: CentreRow,
  form: FormState,
  status = 200,
): Promise<Answer> {
  const t = textsOf(ctx);
  const db = ctx.services.database.queries;
  const today = businessDate(ctx.services.clock.now());
  const [providers, rules, exceptions, calendar] = await Promise.all([
    providersOfCentre(db, centre.id),
    rulesOfCentre(db, centre.id),
    exceptionsOfCentre(db, centre.id, today),
    calendarFor(db),
  ]);
  const schedule = scheduleFrom(rules, exceptions);
  const edit = (providerId: string | null) =>
    ctx.href(`${tabHref(centre.id, 'schedule')}/edit${providerId ? `?provider=${providerId}` : ''}`);
  return centreFrame(
    ctx,
    centre,
    { tab: 'schedule', status, hasErrors: hasErrors(form), top: <Errors form={form} /> },
    <>
      <OneSchedule
        ctx={ctx}
        title={t.schedule.ofCentre}
        rules={schedule.centre.rules}
        today={today}
        days={hoursOfDays(schedule, calendar, null, today, 14)}
        editHref={edit(null)}
      />
      {providers.map((provider) => (
        <OneSchedule
          key={provider.id}
          id={`provider-${provider.id}`}
          ctx={ctx}
          title={provider.name}
          rules={schedule.ownRules(provider.id)}
          followed={schedule.forProvider(provider.id, today).rules}
          today={today}
          days={hoursOfDays(schedule, calendar, provider.id, today, 14)}
          editHref={edit(provider.id)}
        />
      ))}
      <Heading level={2} id="exceptions">
        {t.schedule.exceptions}
      </Heading>
      <Exceptions
        ctx={ctx}
        exceptions={exceptions}
        removeHref={(id) => ctx.href(`${tabHref(centre.id, 'schedule')}/exceptions/${id}/remove`)}
      />
      <Heading level={3}>{t.schedule.exceptionNew}</Heading>
      <ExceptionForm
        ctx={ctx}
        form={form}
        providers={providers}
        action={ctx.href(`${tabHref(centre.id, 'schedule')}/exceptions`)}
      />
    </>,
  );
}

interface OneScheduleProps {
  readonly ctx: Context;
  readonly id?: string;
  readonly title: string;
  readonly rules: readonly ScheduleRule[];
  /** The rules that hold when there are none of its own. */
  readonly followed?: readonly ScheduleRule[];
  readonly today: CivilDate;
  readonly days: readonly DayHours[];
  readonly editHref: string;
}

function OneSchedule({ ctx, id, title, rules, followed, today, days, editHref }: OneScheduleProps) {
  const t = textsOf(ctx);
  const own = rules.some(
    (rule) => rule.validFrom <= today && (rule.validTo === null || today <= rule.validTo),
  );
  const shown = own ? rules : (followed ?? []);
  const periods = [...new Map(rules.map((rule) => [`${rule.validFrom} ${rule.validTo}`, rule])).values()];
  return (
    <section id={id}>
      <Card
        title={title}
        aside={
          <LinkButton href={editHref} variant="secondary" size="sm" icon="edit">
            {t.schedule.set}
            <span class="ds-sr-only"> {title}</span>
          </LinkButton>
        }
      >
        {!own && <p class="v-muted">{followed ? t.schedule.followsCentre : t.schedule.noHours}</p>}
        {shown.length > 0 && (
          <p>
            <strong>{weekText(ctx.locale, describeWeek(shown, today))}</strong>
          </p>
        )}
        {(periods.length > 1 || (periods.length === 1 && !own)) && (
          <ul class="ds-list">
            {periods.map((period) => (
              <li key={`${period.validFrom} ${period.validTo}`}>
                {periodText(ctx, period.validFrom, period.validTo)}:{' '}
                {weekText(ctx.locale, describeWeek(rules, period.validFrom))}
              </li>
            ))}
          </ul>
        )}
        {shown.length > 0 && (
          // In a box of its own: a card made of details alone has no padding in the design system.
          <div>
            <Details summary={`${t.schedule.asVisitor}. ${t.schedule.nextDays}`}>
              <DaysList ctx={ctx} days={days} />
            </Details>
          </div>
        )}
      </Card>
    </section>
  );
}

/** Day by day, with the reason where a day differs. */
export function DaysList({ ctx, days }: { ctx: Context; days: readonly DayHours[] }) {
  return (
    <ul class="ds-list">
      {days.map((day) => (
        <li key={day.date}>
          <time datetime={day.date}>{formatDayOfYear(ctx.locale, day.date)}</time>: {dayText(ctx, day)}
        </li>
      ))}
    </ul>
  );
}

/** «8:00–17:00» or «зачинено», and why. */
export function dayText(ctx: Context, day: DayHours): string {
  const text =
    day.intervals.length === 0 ? textsOf(ctx).schedule.closed : hoursText(ctx.locale, day.intervals);
  return day.note ? `${text} (${day.note})` : text;
}

function periodText(ctx: Context, from: CivilDate, to: CivilDate | null): string {
  const t = textsOf(ctx).schedule;
  const first = formatDate(ctx.locale, from);
  return to === null ? t.from(first) : t.fromTo(first, formatDate(ctx.locale, to));
}

/** Coming exceptions, each with the means to take it back. */
export function Exceptions(props: {
  ctx: Context;
  exceptions: readonly ExceptionRow[];
  removeHref: (id: string) => string;
}) {
  const { ctx, exceptions, removeHref } = props;
  const t = textsOf(ctx);
  return (
    <Table
      caption={t.schedule.exceptions}
      captionHidden
      rows={exceptions}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t.schedule.exceptionsEmpty} icon="calendar-event" />}
      columns={[
        {
          key: 'date',
          header: t.schedule.date,
          rowHeader: true,
          nowrap: true,
          cell: (row) => formatDate(ctx.locale, row.date),
        },
        {
          key: 'whose',
          header: t.schedule.whose,
          cell: (row) => row.provider_name ?? t.schedule.wholeCentre,
        },
        {
          key: 'what',
          header: t.schedule.what,
          cell: (row) =>
            row.opens && row.closes
              ? hoursText(ctx.locale, [{ opens: row.opens, closes: row.closes }])
              : t.schedule.kindClosed,
        },
        { key: 'reason', header: t.schedule.reason, cell: (row) => row.reason },
        {
          key: 'actions',
          header: t.columns.actions,
          headerHidden: true,
          cell: (row) => (
            <form method="post" action={removeHref(row.id)}>
              <FormKey ctx={ctx} />
              <Button variant="tertiary" size="sm" icon="trash">
                {t.remove}
                <span class="ds-sr-only">
                  {' '}
                  {formatDate(ctx.locale, row.date)} {row.provider_name ?? ''}
                </span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}

const editQuery = z.object({ provider: z.uuid().optional() });

/** Whose week is edited, as the address or the form says: a provider seated here, or the centre itself. */
export async function weekOwner(ctx: Context, centre: CentreRow, providerId: string | null) {
  const providers = await providersOfCentre(ctx.services.database.queries, centre.id);
  const provider = providerId === null ? null : providers.find((one) => one.id === providerId);
  if (provider === undefined) throw notFound();
  return provider;
}

/** The week now in force, as the form shows it. */
export async function editSchedulePage(ctx: Context): Promise<Answer> {
  const centre = await centreOf(ctx);
  const providerId = ctx.query(editQuery).provider ?? null;
  const provider = await weekOwner(ctx, centre, providerId);
  const today = businessDate(ctx.services.clock.now());
  const db = ctx.services.database.queries;
  const rules = await rulesOfCentre(db, centre.id);
  const schedule = scheduleFrom(rules, []);
  const own = providerId === null ? schedule.centre.rules : schedule.ownRules(providerId);
  return weekPage(ctx, centre, provider, { values: weekValues(own, today), errors: {} });
}

function weekValues(rules: readonly ScheduleRule[], today: CivilDate): Record<string, string> {
  const values: Record<string, string> = { validFrom: today };
  for (const { days, intervals } of describeWeek(rules, today)) {
    const [first, second] = intervals;
    for (const day of days) {
      if (!first) continue;
      values[`opens${day}`] = first.opens;
      values[`closes${day}`] = second?.closes ?? first.closes;
      if (second) {
        values[`breakFrom${day}`] = first.closes;
        values[`breakTo${day}`] = second.opens;
      }
    }
  }
  return values;
}
