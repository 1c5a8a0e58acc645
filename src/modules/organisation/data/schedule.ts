import type { Calendar } from '#platform/calendar/calendar.ts';
import { addDays, type CivilDate } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import { type DayHours, effectiveSchedule, openingHours, type Schedule } from '../rules/hours.ts';

/** All rules of a centre and of its providers, earliest first. */
export const rulesOfCentre = (db: Queries, centreId: string) =>
  db
    .selectFrom('schedule_rule')
    .selectAll()
    .where('centre_id', '=', centreId)
    .orderBy('valid_from')
    .orderBy('weekday')
    .orderBy('opens')
    .execute();

export type RuleRow = Awaited<ReturnType<typeof rulesOfCentre>>[number];

/** Exceptions of a centre and of its providers from a date on. */
export const exceptionsOfCentre = (db: Queries, centreId: string, from: CivilDate) =>
  db
    .selectFrom('schedule_exception')
    .leftJoin('provider', 'provider.id', 'schedule_exception.provider_id')
    .selectAll('schedule_exception')
    .select('provider.short_name as provider_name')
    .where('schedule_exception.centre_id', '=', centreId)
    .where('schedule_exception.date', '>=', from)
    .orderBy('schedule_exception.date')
    .orderBy('schedule_exception.opens')
    .execute();

export type ExceptionRow = Awaited<ReturnType<typeof exceptionsOfCentre>>[number];

/** Hours of a centre and of the providers in it. */
export interface CentreSchedule {
  readonly centre: Schedule;
  /** The hours of a provider on a date: its own, or the centre's where it has none (BR-4). */
  forProvider(providerId: string, date: CivilDate): Schedule;
  /** Rules that the provider itself has, in force or not. */
  ownRules(providerId: string): Schedule['rules'];
}

/** Reads the hours once for all questions about them; exceptions from `from` on. */
export async function centreSchedule(
  db: Queries,
  centreId: string,
  from: CivilDate = '1990-01-01',
): Promise<CentreSchedule> {
  const [rules, exceptions] = await Promise.all([
    rulesOfCentre(db, centreId),
    exceptionsOfCentre(db, centreId, from),
  ]);
  return scheduleFrom(rules, exceptions);
}

export function scheduleFrom(
  rules: readonly RuleRow[],
  exceptions: readonly Omit<ExceptionRow, 'provider_name'>[],
): CentreSchedule {
  const of = (providerId: string | null): Schedule => ({
    rules: rules
      .filter((rule) => rule.provider_id === providerId)
      .map((rule) => ({
        weekday: rule.weekday,
        opens: rule.opens,
        closes: rule.closes,
        validFrom: rule.valid_from,
        validTo: rule.valid_to,
      })),
    exceptions: exceptions
      .filter((exception) => exception.provider_id === providerId)
      .map(({ date, opens, closes, reason }) => ({ date, opens, closes, reason })),
  });
  const centre = of(null);
  return {
    centre,
    forProvider: (providerId, date) => effectiveSchedule(of(providerId), centre, date),
    ownRules: (providerId) => of(providerId).rules,
  };
}

/** Hours of `count` days from `from` on; of the centre, or of a provider in it. */
export function hoursOfDays(
  schedule: CentreSchedule,
  calendar: Calendar,
  providerId: string | null,
  from: CivilDate,
  count: number,
): DayHours[] {
  return Array.from({ length: count }, (_, ahead) => {
    const date = addDays(from, ahead);
    const own = providerId === null ? schedule.centre : schedule.forProvider(providerId, date);
    return openingHours(own, calendar, date);
  });
}
