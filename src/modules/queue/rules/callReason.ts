/** Grounds on which a ticket is called now; each call keeps one (BR-18). */
export const callReasonKeys = [
  /** The earliest of those whom the desk may take. */
  'earliest',
  /** A lawful category moved it past somebody. */
  'allowance',
  /** A category would have been next once more, but too many were in a row: the earliest arrival goes first. */
  'fairness',
  /** The visitor was sent to this very desk. */
  'thisDesk',
  /** The visitor asked for sign language, and the worker of the desk is certified (KS-sign). */
  'signLanguage',
  /** A desk of short matters took the earliest of them. */
  'express',
  /** The next matter of the visitor who is already at the desk (BR-16). */
  'sameVisit',
  /** A worker called this one out of turn and wrote why. */
  'chosen',
] as const;
export type CallReasonKey = (typeof callReasonKeys)[number];

/** The lawful category as it was at the call: its later changes do not rewrite the past. */
export interface CategoryNamed {
  readonly uk: string;
  readonly en: string;
  /** The act that grants it. */
  readonly act: string;
}

/** Why a ticket was called now, with the facts it rests on: rendered in words by the messages (BR-18). */
export interface CallReason {
  readonly key: CallReasonKey;
  readonly params: {
    /** True arrival and virtual arrival, as ISO times. */
    readonly issuedAt: string;
    readonly rankAt: string;
    readonly allowanceMinutes: number;
    readonly category?: CategoryNamed;
    /** With `fairness`: how many calls in a row a category had moved forward. */
    readonly run?: number;
    /** With `chosen`: what the worker wrote. */
    readonly note?: string;
  };
}
