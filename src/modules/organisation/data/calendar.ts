import { type Calendar, createCalendar, martialLaw } from '#platform/calendar/calendar.ts';
import type { Queries } from '#platform/database/database.ts';

export const listRegimes = (db: Queries) =>
  db.selectFrom('calendar_regime').selectAll().orderBy('valid_from', 'desc').execute();

export type RegimeRow = Awaited<ReturnType<typeof listRegimes>>[number];

export const listCalendarExceptions = (db: Queries) =>
  db.selectFrom('calendar_exception').selectAll().orderBy('date', 'desc').execute();

export type CalendarExceptionRow = Awaited<ReturnType<typeof listCalendarExceptions>>[number];

/**
 * The working calendar of the installation, by which all terms are counted (ORG-3, DEADLINE). Where no regime was
 * recorded at all, martial law holds, as it does in the country.
 */
export async function calendarFor(db: Queries): Promise<Calendar> {
  // One after the other: inside a transaction both go over one connection.
  const regimes = await listRegimes(db);
  const exceptions = await listCalendarExceptions(db);
  return calendarFrom(regimes, exceptions);
}

/** The calendar of rows already read. */
export const calendarFrom = (
  regimes: readonly RegimeRow[],
  exceptions: readonly CalendarExceptionRow[],
): Calendar =>
  createCalendar(
    regimes.length === 0
      ? [martialLaw]
      : regimes.map((regime) => ({
          from: regime.valid_from,
          to: regime.valid_to,
          publicHolidaysAreDaysOff: regime.holidays_are_days_off,
          act: regime.act,
        })),
    exceptions.map(({ date, kind, name, act }) => ({ date, kind: asKind(kind), name, act })),
  );

/** The table allows these three alone. */
const asKind = (kind: string): 'holiday' | 'dayOff' | 'workingDay' =>
  kind === 'dayOff' || kind === 'workingDay' ? kind : 'holiday';
