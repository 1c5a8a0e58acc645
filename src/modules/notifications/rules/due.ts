export type NotificationKind = 'near' | 'called' | 'pauseBegan' | 'pauseEnded';
export type Channel = 'push' | 'sms';

/** A call, a pause or its end that is older than this is no news: nobody is told, minutes. */
export const freshMinutes = 10;

/** Where a ticket with a subscription stands, and how its centre stands. */
export interface Followed {
  readonly state: string;
  /** Counted no further than `nearAhead` + 1; null: it does not wait. */
  readonly ahead: number | null;
  readonly expectedHighMinutes: number | null;
  readonly notBefore: Date | null;
  readonly calledAt: Date | null;
  readonly subscribedAt: Date;
  readonly nearAhead: number;
  readonly nearMinutes: number;
  /** The pause that lasts now, or the last one that has ended today. */
  readonly pause: { readonly id: string; readonly startedAt: Date; readonly endedAt: Date | null } | null;
}

export interface Due {
  readonly kind: NotificationKind;
  /** Which call or which pause; empty for what happens once to a ticket. */
  readonly occasion: string;
}

/**
 * What the visitor should be told now (Q-phone). Asked again and again: whoever asks keeps one row for a ticket, kind and
 * occasion, so that each is told once. Depends on the present state alone: nothing is lost with a restart.
 */
export function dueNow(ticket: Followed, now: Date): Due[] {
  const due: Due[] = [];
  const fresh = (at: Date | null): at is Date =>
    at !== null && at <= now && now.getTime() - at.getTime() <= freshMinutes * 60_000;
  const inHall = ticket.state === 'waiting' || ticket.state === 'called' || ticket.state === 'held';
  const { pause } = ticket;
  const paused = pause !== null && pause.endedAt === null;
  if (ticket.state === 'called' && fresh(ticket.calledAt))
    due.push({ kind: 'called', occasion: ticket.calledAt.toISOString() });
  if (isNear(ticket, paused, now)) due.push({ kind: 'near', occasion: '' });
  // Who subscribed during the pause has read about it on the page.
  if (inHall && pause && paused && ticket.subscribedAt < pause.startedAt && fresh(pause.startedAt))
    due.push({ kind: 'pauseBegan', occasion: pause.id });
  if (inHall && pause?.endedAt && ticket.subscribedAt < pause.endedAt && fresh(pause.endedAt))
    due.push({ kind: 'pauseEnded', occasion: pause.id });
  return due;
}

function isNear(ticket: Followed, paused: boolean, now: Date): boolean {
  if (ticket.state !== 'waiting' || paused || ticket.ahead === null) return false;
  if (ticket.notBefore && ticket.notBefore > now) return false;
  if (ticket.ahead <= ticket.nearAhead) return true;
  return ticket.expectedHighMinutes !== null && ticket.expectedHighMinutes <= ticket.nearMinutes;
}

/** Whether what was due is still true when its message leaves: a late «go to desk 3» sends people astray. */
export function stillTrue(kind: NotificationKind, state: string, paused: boolean): boolean {
  switch (kind) {
    case 'near':
      return state === 'waiting' && !paused;
    case 'called':
      return state === 'called';
    case 'pauseBegan':
      return paused;
    case 'pauseEnded':
      return !paused;
  }
}
