/** How a group of services stands against the standard of its centre. Seconds. */
export interface GroupStand {
  readonly waiting: number;
  /** Open desks, on a break or not, that serve the group. */
  readonly desks: number;
  readonly longestS: number | null;
  /** Middle of what a visitor who comes now will wait; null: not foreseen. */
  readonly expectedS: number | null;
  /** Whole waiting foreseen for those who wait now. */
  readonly wholeS: readonly number[];
}

/**
 * `unserved`: people wait and no desk serves them. `passed`: somebody has waited longer than the standard. `coming`: nobody
 * yet, but a visitor of now, or one who waits, is foreseen to. `fine`: none of it.
 */
export type Danger = 'unserved' | 'passed' | 'coming' | 'fine';

export function dangerOf(stand: GroupStand, standardMinutes: number): Danger {
  const standardS = standardMinutes * 60;
  if (stand.waiting > 0 && stand.desks === 0) return 'unserved';
  if ((stand.longestS ?? 0) > standardS) return 'passed';
  if (stand.waiting === 0) return 'fine';
  return (stand.expectedS ?? 0) > standardS || lateOf(stand, standardMinutes) > 0 ? 'coming' : 'fine';
}

/** How many of those who wait now are foreseen to wait longer than the standard in all. */
export const lateOf = (stand: GroupStand, standardMinutes: number): number =>
  stand.wholeS.filter((seconds) => seconds > standardMinutes * 60).length;
