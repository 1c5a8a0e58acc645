/** What the public pages show of numbers, the same on the server and in the island that keeps them fresh. */
export interface RangeMinutes {
  readonly lowMinutes: number;
  readonly highMinutes: number;
}

/** Patterns of a language, such as «{low}–{high} хв» and «до {high} хв». */
export interface RangePatterns {
  readonly range: string;
  readonly upTo: string;
  readonly none: string;
}

/** Counts stop at 100. */
export const countText = (n: number, many: string): string => (n >= 100 ? many : String(n));

export function rangeText(range: RangeMinutes | null, patterns: RangePatterns): string {
  if (!range) return patterns.none;
  return (range.lowMinutes === 0 ? patterns.upTo : patterns.range)
    .replace('{low}', String(range.lowMinutes))
    .replace('{high}', String(range.highMinutes));
}

/** From the shortest to the longest of several groups; null when none is known. */
export function widestRange(ranges: readonly (RangeMinutes | null)[]): RangeMinutes | null {
  const known = ranges.filter((range) => range !== null);
  if (known.length === 0) return null;
  return {
    lowMinutes: Math.min(...known.map(({ lowMinutes }) => lowMinutes)),
    highMinutes: Math.max(...known.map(({ highMinutes }) => highMinutes)),
  };
}

export type HallState = 'open' | 'closed' | 'paused';
export const hallState = (hall: { readonly open: boolean; readonly paused: boolean }): HallState =>
  hall.paused ? 'paused' : hall.open ? 'open' : 'closed';

/** People waiting in all groups together, never told beyond 100. */
export const waitingInAll = (groups: readonly { readonly waiting: number }[]): number =>
  Math.min(
    100,
    groups.reduce((sum, { waiting }) => sum + waiting, 0),
  );
