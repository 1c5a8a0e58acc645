/** Opening hours of one day, `HH:MM` in Kyiv, in order. */
export interface Interval {
  readonly opens: string;
  readonly closes: string;
}

export type OpenState =
  | { readonly kind: 'open'; readonly until: string }
  | { readonly kind: 'opensLater'; readonly at: string }
  | { readonly kind: 'closed' };

/** Whether tickets are given at `time` (`HH:MM`, Kyiv); during a break the kiosk tells when it ends. */
export function openState(hours: readonly Interval[], time: string): OpenState {
  const now = hours.find(({ opens, closes }) => opens <= time && time < closes);
  if (now) return { kind: 'open', until: now.closes };
  const next = hours.find(({ opens }) => opens > time);
  return next ? { kind: 'opensLater', at: next.opens } : { kind: 'closed' };
}
