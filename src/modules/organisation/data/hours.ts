import type { CivilDate } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import {
  type DayHours,
  describeWeek,
  type HoursOn,
  type OpeningState,
  openingHours,
  openingState,
  type WeekHours,
} from '../rules/hours.ts';
import { calendarFor } from './calendar.ts';
import { centreSchedule } from './schedule.ts';

/** Everything about the hours of a centre (`providerId` null) and of each provider in it (ORG-3, BR-4). */
export interface CentreHours {
  /** Hours of a date, with what decided them. */
  on(providerId: string | null, date: CivilDate): DayHours;
  /** The ordinary week that holds on a date. */
  week(providerId: string | null, date: CivilDate): readonly WeekHours[];
  /** Open until when, or when it opens next. */
  state(providerId: string | null, at: Date): OpeningState;
}

/**
 * The one read of opening hours, for the site, the kiosk and the API alike: rules, exceptions and calendar in four
 * queries however many providers and days are asked about. Answers about dates before `from` leave exceptions out.
 */
export async function centreHours(db: Queries, centreId: string, from: CivilDate): Promise<CentreHours> {
  const [schedule, calendar] = await Promise.all([centreSchedule(db, centreId, from), calendarFor(db)]);
  const effective = (providerId: string | null, date: CivilDate) =>
    providerId === null ? schedule.centre : schedule.forProvider(providerId, date);
  const hoursOf =
    (providerId: string | null): HoursOn =>
    (date) =>
      openingHours(effective(providerId, date), calendar, date);
  return {
    on: (providerId, date) => hoursOf(providerId)(date),
    week: (providerId, date) => describeWeek(effective(providerId, date).rules, date),
    state: (providerId, at) => openingState(hoursOf(providerId), at),
  };
}
