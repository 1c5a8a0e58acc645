import { monthsOfPeriod } from './period.ts';

/** The months of a period «2026-03», «2026-Q1», «2026», counted since the year 0. */
export function spanOfPeriod(period: string): { readonly from: number; readonly to: number } {
  const { year, months } = monthsOfPeriod(period);
  return { from: year * 12 + (months[0] ?? 1) - 1, to: year * 12 + (months.at(-1) ?? 12) - 1 };
}

/** The span of the same length just before, with which a trend is compared. */
export const spanBefore = ({ from, to }: { readonly from: number; readonly to: number }) => ({
  from: from - (to - from + 1),
  to: from - 1,
});

/** The twelve months that end with the last of a span. */
export const yearBefore = ({ to }: { readonly to: number }) => ({ from: to - 11, to });

interface Counted {
  readonly appeals: number;
}

/** Sums of appeals by a key. */
export function sumBy<T extends Counted>(rows: readonly T[], key: (row: T) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.appeals);
  return sums;
}

/** By how much the appeals changed, as a share of those before: 0.25 is a quarter more; null: there were none before. */
export const changeOf = (now: number, before: number): number | null =>
  before === 0 ? null : (now - before) / before;
