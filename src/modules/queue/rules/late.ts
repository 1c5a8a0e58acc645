/** How late a visitor may say to be, minutes. */
export const lateMinutes = [5, 10, 15, 20] as const;
export type LateMinutes = (typeof lateMinutes)[number];

/** How often in one visit a ticket may be put off: a place is kept for those who come, not for those who stay away. */
export const mostDelays = 3;

/** A visitor who left by mistake comes back to the old place within this time, seconds. */
export const undoLeaveSeconds = 120;

/** Until when leaving can be undone; null when it no longer can. */
export function undoLeaveUntil(finishedAt: Date | null, now: Date): Date | null {
  if (!finishedAt) return null;
  const until = new Date(finishedAt.getTime() + undoLeaveSeconds * 1000);
  return until > now ? until : null;
}

/**
 * How somebody who missed the call may come back: `today` after a pause, until a time, or not any more. The grace is
 * counted from the missed call, minutes.
 */
export type ReturnUntil =
  | { readonly kind: 'today' }
  | { readonly kind: 'over' }
  | { readonly kind: 'until'; readonly at: Date };

export function returnUntil(
  missed: { readonly finishedAt: Date | null; readonly missedInGrace: boolean },
  graceMinutes: number,
  now: Date,
): ReturnUntil {
  if (missed.missedInGrace) return { kind: 'today' };
  if (!missed.finishedAt) return { kind: 'over' };
  const at = new Date(missed.finishedAt.getTime() + graceMinutes * 60_000);
  return at > now ? { kind: 'until', at } : { kind: 'over' };
}
