import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  lastDayOfMonth,
  parseCivilDate,
  weekdayOf,
} from '#platform/calendar/civilDate.ts';

export const periodKinds = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Days of Kyiv, both ends included. */
export interface Period {
  readonly kind: PeriodKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The day, the week from Monday, the month, quarter or year of the calendar that holds a date. */
export function periodOf(kind: PeriodKind, date: CivilDate): Period {
  const { year, month } = parseCivilDate(date);
  if (kind === 'day') return { kind, from: date, to: date };
  if (kind === 'week') {
    const from = addDays(date, 1 - weekdayOf(date));
    return { kind, from, to: addDays(from, 6) };
  }
  const [first, last] =
    kind === 'month' ? [month, month] : kind === 'quarter' ? quarterMonths(month) : ([1, 12] as const);
  return {
    kind,
    from: civilDate(year, first, 1),
    to: civilDate(year, last, lastDayOfMonth(year, last)),
  };
}

function quarterMonths(month: number): readonly [number, number] {
  const first = month - ((month - 1) % 3);
  return [first, first + 2];
}

/** The period before (-1) or after (1) of the same kind. */
export function neighbour(period: Period, step: -1 | 1): Period {
  const months = { month: 1, quarter: 3, year: 12 };
  const { kind, from } = period;
  if (kind === 'day') return periodOf(kind, addDays(from, step));
  if (kind === 'week') return periodOf(kind, addDays(from, 7 * step));
  return periodOf(kind, addMonths(from, months[kind] * step));
}
