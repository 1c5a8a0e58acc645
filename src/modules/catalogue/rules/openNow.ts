import { addDays, type CivilDate, weekdayOf } from '#platform/calendar/civilDate.ts';

export interface HoursRule {
  readonly providerId: string | null;
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

export interface HoursException {
  readonly providerId: string | null;
  readonly date: CivilDate;
  /** Null: closed that day. */
  readonly opens: string | null;
  readonly closes: string | null;
}

export interface Hours {
  readonly rules: readonly HoursRule[];
  readonly exceptions: readonly HoursException[];
}

export interface Interval {
  readonly opens: string;
  readonly closes: string;
}

export type OpenState =
  | { readonly state: 'open'; readonly till: string }
  | { readonly state: 'opens'; readonly on: CivilDate; readonly today: boolean; readonly at: string }
  | { readonly state: 'closed' };

/** How far ahead the next opening is looked for, days. */
const horizon = 14;

/**
 * Hours of a provider on one date (BR-4). A provider without rules of its own follows the centre; an exception of the
 * provider goes before one of the centre, and either replaces the rules of that date.
 */
export function intervalsOn(hours: Hours, providerId: string | null, date: CivilDate): Interval[] {
  const exceptions = hours.exceptions.filter((one) => one.date === date);
  const special = [providerId, null].map((id) => exceptions.filter((one) => one.providerId === id));
  const chosen = special.find((list) => list.length > 0);
  if (chosen)
    return sorted(chosen.flatMap(({ opens, closes }) => (opens && closes ? [{ opens, closes }] : [])));
  const current = hours.rules.filter(
    (rule) => rule.validFrom <= date && (rule.validTo === null || rule.validTo >= date),
  );
  const own = current.filter((rule) => providerId !== null && rule.providerId === providerId);
  const rules = own.length > 0 ? own : current.filter((rule) => rule.providerId === null);
  return sorted(rules.filter((rule) => rule.weekday === weekdayOf(date)));
}

const sorted = (intervals: readonly Interval[]): Interval[] =>
  intervals
    .map(({ opens, closes }) => ({ opens: opens.slice(0, 5), closes: closes.slice(0, 5) }))
    .sort((a, b) => (a.opens < b.opens ? -1 : 1));

/** «Відчинено зараз» or when it opens next; `time` is HH:MM of the clock in Kyiv. */
export function openState(
  hours: Hours,
  providerId: string | null,
  today: CivilDate,
  time: string,
): OpenState {
  for (let ahead = 0; ahead <= horizon; ahead++) {
    const date = addDays(today, ahead);
    for (const { opens, closes } of intervalsOn(hours, providerId, date)) {
      if (ahead > 0 || time < opens) return { state: 'opens', on: date, today: ahead === 0, at: opens };
      if (time < closes) return { state: 'open', till: closes };
    }
  }
  return { state: 'closed' };
}

/** The ordinary week as it holds on `today`, days with the same hours together. */
export function weekOf(
  hours: Hours,
  providerId: string | null,
  today: CivilDate,
): { days: number[]; intervals: Interval[] }[] {
  const ordinary = { rules: hours.rules, exceptions: [] };
  const groups = new Map<string, { days: number[]; intervals: Interval[] }>();
  const monday = addDays(today, 1 - weekdayOf(today));
  for (let day = 1; day <= 7; day++) {
    // The rules that hold today, on the weekday: a change later in the week is told when it comes.
    const intervals = intervalsOn(atToday(ordinary, today), providerId, addDays(monday, day - 1));
    const key = JSON.stringify(intervals);
    const group = groups.get(key) ?? { days: [], intervals };
    group.days.push(day);
    groups.set(key, group);
  }
  // Days off come last: people look for the hours.
  return [...groups.values()].sort(
    (a, b) => Number(a.intervals.length === 0) - Number(b.intervals.length === 0),
  );
}

const atToday = (hours: Hours, today: CivilDate): Hours => ({
  exceptions: [],
  rules: hours.rules
    .filter((rule) => rule.validFrom <= today && (rule.validTo === null || rule.validTo >= today))
    .map((rule) => ({ ...rule, validFrom: '0001-01-01', validTo: null })),
});
