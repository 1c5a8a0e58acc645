import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivTimeOfDay } from '#platform/clock/kyivTime.ts';
import type { Context } from '#platform/http/context.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { formatPhone } from '#platform/text/phone.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { headPhone, openingOf } from '../../data/day.ts';
import type { OfficeFacts } from '../../data/reach.ts';
import { eofficesTexts } from '../../messages.ts';
import { openingState } from '../../rules/day.ts';

/** What the operator's card of the morning shows. */
export async function openingToday(ctx: Context, office: OfficeFacts) {
  const db = ctx.services.database.queries;
  const now = ctx.services.clock.now();
  const today = businessDate(now);
  const opening = await openingOf(db, office.id, today);
  const calendar = await calendarFor(db);
  const state = openingState({
    working: calendar.isWorkingDay(today),
    time: kyivTimeOfDay(now),
    reportedAt: opening ? kyivTimeOfDay(opening.reportedAt) : null,
  });
  return {
    state,
    reportedAt: opening?.reportedAt ?? null,
    phone: await headPhone(db, office.municipalityId),
  };
}

/** One button in the morning: «the office is open» (KO-A2-3). */
export function OpeningCard({ ctx, day }: { ctx: Context; day: Awaited<ReturnType<typeof openingToday>> }) {
  const t = eofficesTexts[ctx.locale].day;
  const phone = day.phone ? `: ${formatPhone(day.phone)}` : '';
  return (
    <Card title={t.reportTitle} tone={day.reportedAt ? undefined : 'tinted'} icon="clock">
      {day.reportedAt ? (
        <p>{t.reported(formatTime(ctx.locale, day.reportedAt))}</p>
      ) : (
        <>
          <p>{day.state === 'dayOff' ? t.dayOff : t.reportLead}</p>
          {day.state === 'missing' && <p>{t.late}</p>}
          {day.state !== 'dayOff' && (
            <form method="post" action={ctx.href('/e-offices/open')}>
              <FormKey ctx={ctx} />
              <Button size="lg" icon="check" disabledReason={day.state === 'early' ? t.early : undefined}>
                {t.report}
              </Button>
            </form>
          )}
        </>
      )}
      <p class="v-muted">{t.problemHint(phone)}</p>
    </Card>
  );
}
