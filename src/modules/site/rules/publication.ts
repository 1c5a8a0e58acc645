/** One decision to show a version from a moment on, or (number null) to take the item off the site. */
export interface Publication {
  readonly id: string;
  readonly number: number | null;
  readonly from: Date;
  readonly to: Date | null;
  readonly madeAt: Date;
}

export const itemStates = ['draft', 'planned', 'shown', 'ended', 'withdrawn'] as const;
export type ItemState = (typeof itemStates)[number];

export interface Standing {
  readonly state: ItemState;
  /** Number of the version on the site now. */
  readonly shown: number | null;
  readonly shownFrom: Date | null;
  readonly shownTo: Date | null;
  /** What will be shown next, and when. */
  readonly planned: Publication | null;
}

/**
 * Where an item stands at a moment. Of the decisions that have begun the newest holds, even when its time is over: an
 * older text never comes back by itself. The same rule stands in SQL in `data/public.ts`.
 */
export function standing(publications: readonly Publication[], now: Date): Standing {
  const newestFirst = [...publications].sort(
    (a, b) =>
      b.from.getTime() - a.from.getTime() ||
      b.madeAt.getTime() - a.madeAt.getTime() ||
      (a.id < b.id ? 1 : -1),
  );
  const holds = newestFirst.find(({ from }) => from <= now);
  const planned = newestFirst.findLast(({ from }) => from > now) ?? null;
  const isShown = holds !== undefined && holds.number !== null && (holds.to === null || holds.to > now);
  return {
    state: isShown
      ? 'shown'
      : planned
        ? 'planned'
        : holds === undefined
          ? 'draft'
          : holds.number === null
            ? 'withdrawn'
            : 'ended',
    shown: isShown ? holds.number : null,
    shownFrom: isShown ? holds.from : null,
    shownTo: isShown ? holds.to : null,
    planned,
  };
}

/** Months after which a page asks its owner to be read again (BR-12). */
const freshMonths = 6;

/** Whether a text was last read too long ago; dates as «2026-11-22» (BR-12). */
export function isStale(checkedOn: string, today: string): boolean {
  const due = new Date(`${checkedOn}T00:00:00Z`);
  due.setUTCMonth(due.getUTCMonth() + freshMonths);
  return due.toISOString().slice(0, 10) < today;
}
