import type { Calendar, CalendarDay } from '#platform/calendar/calendar.ts';
import { addDays, type CivilDate, weekdayOf } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant, kyivTimeOfDay } from '#platform/clock/kyivTime.ts';

/** Times on the wall in Kyiv, `HH:MM`; the closing minute is already closed. */
export interface Interval {
  readonly opens: string;
  readonly closes: string;
}

/** Hours of a weekday (1 is Monday) in a span of dates, both included. */
export interface ScheduleRule extends Interval {
  readonly weekday: number;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

/** A date that differs from its week; no times = closed. Several for one date are its several intervals. */
export interface ScheduleException {
  readonly date: CivilDate;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly reason: string;
}

/** Rules of a centre, or of a provider in it that has its own (BR-4). */
export interface Schedule {
  readonly rules: readonly ScheduleRule[];
  readonly exceptions: readonly ScheduleException[];
}

export interface DayHours {
  readonly date: CivilDate;
  readonly intervals: readonly Interval[];
  /** What decided: an exception of the date, a day off of the calendar, or the week. */
  readonly because: 'exception' | 'dayOff' | 'week';
  /** The reason given with the exception, or the name of the holiday. */
  readonly note: string | null;
}

/** Days off that close even a weekday with hours. A weekend with hours in the week is a lawful working Saturday. */
const closing: ReadonlySet<CalendarDay['because']> = new Set(['holiday', 'movedDayOff', 'dayOff']);
/** A schedule without hours for so long has no next opening. */
const searchedDays = 60;

/**
 * A provider without rules in force on the date follows the centre. BR-4 lists the hours of each provider inside the
 * hours of one house, so an exception of the centre («closed», other hours) holds for every provider, also for one with
 * rules of its own; only the provider's own exception for that date goes before it.
 */
export function effectiveSchedule(own: Schedule, centre: Schedule, date: CivilDate): Schedule {
  const ownDay = own.exceptions.filter((exception) => exception.date === date);
  return {
    rules: own.rules.some((rule) => inForce(rule, date)) ? own.rules : centre.rules,
    exceptions: ownDay.length > 0 ? ownDay : centre.exceptions,
  };
}

/** Hours of one date (ORG-3): an exception goes before the calendar, the calendar before the week. */
export function openingHours(schedule: Schedule, calendar: Calendar, date: CivilDate): DayHours {
  const exceptions = schedule.exceptions.filter((exception) => exception.date === date);
  if (exceptions.length > 0) {
    const intervals = exceptions.flatMap(({ opens, closes }) => (opens && closes ? [{ opens, closes }] : []));
    return { date, intervals: inOrder(intervals), because: 'exception', note: exceptions[0]?.reason ?? null };
  }
  const day = calendar.day(date);
  if (closing.has(day.because)) return { date, intervals: [], because: 'dayOff', note: day.name };
  const weekday = weekdayOf(date);
  const intervals = schedule.rules.filter((rule) => rule.weekday === weekday && inForce(rule, date));
  return { date, intervals: inOrder(intervals), because: 'week', note: null };
}

/** Hours of any date: of a centre, or of a provider in it, whose schedule may differ from date to date. */
export type HoursOn = (date: CivilDate) => DayHours;

export type OpeningState =
  | { readonly kind: 'open'; readonly until: string }
  | { readonly kind: 'opens'; readonly date: CivilDate; readonly today: boolean; readonly opens: string }
  /** No opening within two months. */
  | { readonly kind: 'closed' };

/** «Відчинено до 16:00», or when it opens next (BR-6). */
export function openingState(hoursOn: HoursOn, at: Date): OpeningState {
  const now = intervalAt(hoursOn, at);
  if (now) return { kind: 'open', until: now.closes };
  const next = nextOpening(hoursOn, at);
  if (!next) return { kind: 'closed' };
  return { kind: 'opens', date: next.date, today: next.date === businessDate(at), opens: next.opens };
}

/** Whether it is open at an instant. */
export const isOpenAt = (schedule: Schedule, calendar: Calendar, at: Date): boolean =>
  intervalAt((date) => openingHours(schedule, calendar, date), at) !== undefined;

/** The first opening after an instant, within two months; null when there is none. */
export function nextOpening(
  hoursOn: HoursOn,
  at: Date,
): { readonly date: CivilDate; readonly opens: string; readonly at: Date } | null {
  const today = businessDate(at);
  for (let ahead = 0; ahead <= searchedDays; ahead += 1) {
    const date = addDays(today, ahead);
    for (const { opens } of hoursOn(date).intervals) {
      const instant = kyivInstant(date, opens);
      if (instant > at) return { date, opens, at: instant };
    }
  }
  return null;
}

function intervalAt(hoursOn: HoursOn, at: Date): Interval | undefined {
  const time = kyivTimeOfDay(at);
  return hoursOn(businessDate(at)).intervals.find(({ opens, closes }) => opens <= time && time < closes);
}

/** Days of a week with the same hours. */
export interface WeekHours {
  readonly days: readonly number[];
  readonly intervals: readonly Interval[];
}

/** The week that is in force on `date`, days with the same hours together, days off last; see `weekText` (BR-6). */
export function describeWeek(rules: readonly ScheduleRule[], date: CivilDate): readonly WeekHours[] {
  const groups = new Map<string, { days: number[]; intervals: readonly Interval[] }>();
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const intervals = inOrder(rules.filter((rule) => rule.weekday === weekday && inForce(rule, date)));
    const key = JSON.stringify(intervals);
    const group = groups.get(key) ?? { days: [], intervals };
    group.days.push(weekday);
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (a, b) => Number(a.intervals.length === 0) - Number(b.intervals.length === 0),
  );
}

/** Pairs of rules that open the same minute twice: such a schedule is refused. */
export function overlappingRules(
  rules: readonly ScheduleRule[],
): readonly (readonly [ScheduleRule, ScheduleRule])[] {
  return rules.flatMap((one, place) =>
    rules
      .slice(place + 1)
      .filter((other) => one.weekday === other.weekday && datesMeet(one, other) && hoursMeet(one, other))
      .map((other) => [one, other] as const),
  );
}

const inForce = (rule: ScheduleRule, date: CivilDate): boolean =>
  rule.validFrom <= date && (rule.validTo === null || date <= rule.validTo);

const datesMeet = (one: ScheduleRule, other: ScheduleRule): boolean =>
  (one.validTo === null || other.validFrom <= one.validTo) &&
  (other.validTo === null || one.validFrom <= other.validTo);

const hoursMeet = (one: Interval, other: Interval): boolean =>
  one.opens < other.closes && other.opens < one.closes;

/** Sorted, as `HH:MM`: the database gives seconds too. */
const inOrder = (intervals: readonly Interval[]): readonly Interval[] =>
  intervals
    .map(({ opens, closes }) => ({ opens: opens.slice(0, 5), closes: closes.slice(0, 5) }))
    .sort((a, b) => (a.opens < b.opens ? -1 : 1));
