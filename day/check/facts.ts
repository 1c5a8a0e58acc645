/** What the checks look at: rows of the tables, events of the ledger, and what the driver saw. Times in milliseconds. */
export interface Facts {
  readonly events: readonly QueueEvent[];
  readonly tickets: readonly TicketFact[];
  readonly episodes: readonly EpisodeFact[];
  readonly pauses: readonly { readonly from: number; readonly to: number }[];
  readonly desks: readonly DeskFact[];
  readonly counters: readonly { readonly prefix: string; readonly last: number }[];
  readonly acknowledged: readonly Acknowledged[];
  readonly boards: readonly BoardLog[];
  /** Tickets of visitors who went for a paper and never came back. */
  readonly away: ReadonlySet<string>;
  readonly prints: readonly PrintFact[];
  /** Papers that came out of the printer. */
  readonly papers: number;
  /** When the server was killed, by the clock of the day: a print that was under way then is nobody's knowledge. */
  readonly killedAt: number | null;
  /** Calls in a row that categories may move forward before the earliest arrival goes first. */
  readonly priorityRun: number;
  /**
   * Seconds of the day that one request took at most: a press that meets the beginning or end of a pause may be counted on
   * either side of it.
   */
  readonly slackS: number;
  /** What the verification of the seals found. */
  readonly ledgerFaults: readonly string[];
}

/** One event of a ticket, desk or the centre, in the order of the ledger. */
export interface QueueEvent {
  readonly seq: number;
  readonly kind: string;
  readonly subject: string;
  readonly subjectId: string;
  /** Time of the day by the clock of the centre. */
  readonly at: number;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface TicketFact {
  readonly id: string;
  readonly visitId: string;
  readonly prefix: string;
  readonly number: number;
  readonly state: string;
  readonly groupId: string;
  readonly rankAt: number;
  readonly issuedAt: number;
  readonly finishedAt: number | null;
  readonly waitedS: number;
  readonly needsSign: boolean;
  readonly express: boolean;
  readonly hasCategory: boolean;
  readonly estimateLowS: number | null;
  readonly estimateHighS: number | null;
  readonly estimateAverageS: number | null;
  readonly estimateLastS: number | null;
}

/** A ticket wanted on paper. */
export interface PrintFact {
  readonly ticketId: string;
  readonly state: string;
  readonly problem: string | null;
  readonly requestedAt: number;
}

export interface EpisodeFact {
  readonly ticketId: string;
  readonly deskId: string;
  readonly calledAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number;
  readonly waitedS: number;
  readonly walkedS: number;
  readonly servedS: number;
  readonly outcome: string;
}

export interface DeskFact {
  readonly id: string;
  readonly number: number;
  readonly groups: readonly string[];
  readonly expressOnly: boolean;
}

/** A write that the server answered with 2xx: what it said must be true ever after. */
export interface Acknowledged {
  readonly kind: string;
  readonly ticketId: string;
  readonly key: string;
  /** As printed, of an issued ticket. */
  readonly number?: string;
}

/** All that one board has shown. */
export interface BoardLog {
  readonly name: string;
  /** Calls seen, as `number@desk`, once each. */
  readonly seen: ReadonlySet<string>;
  /** Rows at the end of the day. */
  readonly last: readonly string[];
}

/** A fault in words: what is wrong, with the numbers that prove it. */
export type Fault = string;

export const labelOf = (ticket: { prefix: string; number: number }): string =>
  `${ticket.prefix}-${String(ticket.number).padStart(3, '0')}`;

export const textOf = (event: QueueEvent, field: string): string | undefined => {
  const value = event.payload[field];
  return typeof value === 'string' ? value : undefined;
};
