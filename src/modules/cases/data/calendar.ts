import { type Calendar, createCalendar } from '#platform/calendar/calendar.ts';
import type { Queries } from '#platform/database/database.ts';

/** The calendar of the country as the installation knows it: dated regimes and single days (ORG-3). */
export async function loadCalendar(queries: Queries): Promise<Calendar> {
  const regimes = await queries.selectFrom('calendar_regime').selectAll().orderBy('valid_from').execute();
  const exceptions = await queries.selectFrom('calendar_exception').selectAll().execute();
  return createCalendar(
    regimes.map((regime) => ({
      from: regime.valid_from,
      to: regime.valid_to,
      publicHolidaysAreDaysOff: regime.holidays_are_days_off,
      act: regime.act,
    })),
    exceptions.map(({ date, kind, name, act }) => ({
      date,
      kind: kind === 'holiday' || kind === 'workingDay' ? kind : 'dayOff',
      name,
      act,
    })),
  );
}
