import { civilDate, lastDayOfMonth } from '#platform/calendar/civilDate.ts';
import { monthsOfQuarter } from './report.ts';

export const twelveMonths = Array.from({ length: 12 }, (_, index) => index + 1);

/** «2026-03». */
export const monthKey = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;

/** «2026-03», «2026-Q1» and «2026»: a month, a quarter, a year. */
export const periodPattern = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$/;

/** Year and months of a period as `periodPattern` takes it. */
export function monthsOfPeriod(period: string): {
  readonly year: number;
  readonly months: readonly number[];
} {
  const [year = '0', part = ''] = period.split('-');
  const months =
    part === '' ? twelveMonths : part.startsWith('Q') ? monthsOfQuarter(Number(part[1])) : [Number(part)];
  return { year: Number(year), months };
}

/** First and last day of a period, ISO dates. */
export function daysOfPeriod(period: string): { readonly from: string; readonly to: string } {
  const { year, months } = monthsOfPeriod(period);
  const [first = 1, last = 12] = [months[0], months.at(-1)];
  return { from: civilDate(year, first, 1), to: civilDate(year, last, lastDayOfMonth(year, last)) };
}
