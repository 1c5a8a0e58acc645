/** States of a ticket. Those at the end are left only by a return within the grace time. */
export type TicketState = 'waiting' | 'called' | 'serving' | 'held' | 'noShow' | 'finished' | 'left';

export type TicketAction =
  | 'call'
  | 'start'
  | 'recall'
  | 'finish'
  | 'noShow'
  | 'hold'
  | 'transfer'
  | 'undo'
  | 'takeOver'
  | 'returnToQueue'
  | 'leave'
  /** The visitor is late: not called before a time, the place kept. */
  | 'delay'
  /** Left by mistake. */
  | 'rejoin';

/** The one table of what may happen to a ticket (Q-call): the server refuses by it, the pages draw buttons by it. */
export const ticketActions: Readonly<Record<TicketState, readonly TicketAction[]>> = {
  waiting: ['call', 'leave', 'delay'],
  called: ['start', 'recall', 'noShow', 'hold', 'transfer', 'takeOver', 'leave'],
  serving: ['finish', 'hold', 'transfer', 'takeOver', 'undo'],
  held: ['returnToQueue', 'leave'],
  noShow: ['returnToQueue', 'undo'],
  finished: ['undo'],
  left: ['rejoin'],
};

/** States in which an action is lawful: the expected states of its update. */
export const statesFor = (action: TicketAction): TicketState[] =>
  ticketStates.filter((state) => ticketActions[state].includes(action));

const ticketStates: readonly TicketState[] = [
  'waiting',
  'called',
  'serving',
  'held',
  'noShow',
  'finished',
  'left',
];

export const isTicketState = (text: string): text is TicketState =>
  ticketStates.some((state) => state === text);

/** What the reception of a visitor ended with. */
export const finishResults = [
  'accepted',
  'consulted',
  'documentsMissing',
  'handedOut',
  'redirected',
] as const;
export type FinishResult = (typeof finishResults)[number];

/** A mis-click is taken back within this time; its clocks go on as if it had not been. Seconds. */
export const undoSeconds = 120;

/** How one centre limits calls and returns: a row of `queue_settings`. */
export interface CallLimits {
  /** A visitor needs time to walk; a second call at once only frightens the hall. */
  readonly recallCoolDownSeconds: number;
  /** Calls of one ticket to one desk, the first included; then it is a no-show or waits on. */
  readonly mostCalls: number;
  /** Who missed the call may come back to the old place within this time. */
  readonly returnGraceMinutes: number;
}

export type RecallRefusal =
  | { readonly key: 'tooSoon'; readonly seconds: number }
  | { readonly key: 'tooMany'; readonly calls: number };

/** Why a ticket cannot be called once more now; null when it can. */
export function recallRefusal(
  calls: number,
  lastCallAt: Date,
  now: Date,
  limits: CallLimits,
): RecallRefusal | null {
  if (calls >= limits.mostCalls) return { key: 'tooMany', calls };
  const seconds = Math.ceil((lastCallAt.getTime() - now.getTime()) / 1000) + limits.recallCoolDownSeconds;
  return seconds > 0 ? { key: 'tooSoon', seconds } : null;
}

/** «А-014»: a letter and at least three digits, as printed, shown and said. */
export const ticketLabel = (prefix: string, number: number): string =>
  `${prefix}-${String(number).padStart(3, '0')}`;

/** Reads what a person types for a ticket: «а 14», «А-014», «А014». Undefined: not a ticket number. */
export function parseTicketLabel(text: string): { prefix: string; number: number } | undefined {
  const match = /^([А-ЩЮЯЄІЇҐ])[\s-]*0*(\d{1,5})$/u.exec(text.trim().toUpperCase());
  return match?.[1] && match[2] ? { prefix: match[1], number: Number(match[2]) } : undefined;
}
