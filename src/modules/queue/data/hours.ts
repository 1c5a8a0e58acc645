import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { centreSchedule } from '#modules/organisation/data/schedule.ts';
import { openingHours } from '#modules/organisation/rules/hours.ts';
import type { Queries } from '#platform/database/database.ts';
import type { Interval } from '../rules/openingHours.ts';

/** Hours of the centre itself on a date (ORG-3): exceptions, days off and the week; empty when closed. */
export async function centreHours(
  queries: Queries,
  centreId: string,
  date: string,
): Promise<readonly Interval[]> {
  const [schedule, calendar] = await Promise.all([
    centreSchedule(queries, centreId, date),
    calendarFor(queries),
  ]);
  return openingHours(schedule.centre, calendar, date).intervals;
}
