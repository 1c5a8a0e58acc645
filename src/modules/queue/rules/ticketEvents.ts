import type { CallReason } from './callReason.ts';
import type { FinishResult } from './ticketActions.ts';

/**
 * Every event of a ticket and of a desk in the ledger, with its payload: the one list that boards, phones, notifications
 * and statistics read by. Names are never changed; a payload may gain fields. `at` is the moment of the business clock.
 */
export interface TicketEvents {
  'ticket.issued': TicketNumber & {
    readonly allowanceMinutes: number;
    readonly categoryId: string | null;
    readonly express: boolean;
    readonly needsSign: boolean;
    readonly at: string;
  };
  /** In turn. */
  'ticket.called': TicketCall;
  /** Out of turn, with the worker's reason. */
  'ticket.calledOutOfTurn': TicketCall;
  'ticket.recalled': AtDeskEvent & { readonly call: number; readonly most: number };
  'ticket.started': AtDeskEvent;
  /** `nextTicketId`: the same visitor has another matter that waits. `forgotten`: left at a desk since an earlier day. */
  'ticket.finished': AtDeskEvent & {
    readonly result: FinishResult | 'forgotten';
    readonly nextTicketId?: string | null;
  };
  'ticket.missed': AtDeskEvent & { readonly inGrace: boolean };
  'ticket.held': AtDeskEvent;
  'ticket.transferred': AtDeskEvent & {
    readonly toGroupId: string;
    readonly toServiceId: string | null;
    readonly toDeskId: string | null;
    readonly toProviderId: string | null;
  };
  /** A mis-click taken back; the ticket is again as before it. */
  'ticket.undone': AtDeskEvent & { readonly undone: 'start' | 'finish' | 'noShow' };
  /** The same visitor at the same desk, another worker. */
  'ticket.takenOver': AtDeskEvent & { readonly fromWorkerId: string | null };
  /** Waits again at the old place; `paused`: the centre stopped after the call. */
  'ticket.returned': TicketFacts & { readonly paused?: boolean };
  /** `answerLost`: a kiosk gave another number instead. `dayEnded`: its day is over, `from` is where it still stood. */
  'ticket.left': TicketFacts & {
    readonly because?: 'answerLost' | 'dayEnded';
    readonly from?: 'waiting' | 'held';
  };
  /** «I am late», and its taking back; the place is kept. */
  'ticket.delayed': TicketFacts & { readonly minutes: number; readonly notBefore: string };
  'ticket.delayCancelled': TicketFacts;
  /** Left by mistake, waits again at the old place. */
  'ticket.rejoined': TicketFacts;
}

export interface DeskEvents {
  'desk.opened': { readonly number: number; readonly workerId: string };
  'desk.closed': { readonly forgotten?: boolean };
  'desk.paused': Record<never, never>;
  'desk.resumed': Record<never, never>;
  'desk.takenOver': {
    readonly number: number;
    readonly fromWorkerId: string;
    readonly workerId: string;
    readonly ticketId: string | null;
  };
}

/** As answered to who issued or called; without secrets and names. */
interface TicketNumber {
  readonly visitId: string;
  readonly prefix: string;
  readonly number: number;
  readonly groupId: string;
  readonly serviceId: string | null;
  readonly purpose: string;
}

interface TicketCall extends TicketNumber {
  /** Number of the desk as it stands on its plate. */
  readonly desk: number;
  readonly deskId: string;
  readonly workerId: string;
  readonly call: 1;
  readonly reason: CallReason;
  /** Waiting in the hall so far, without pauses of the centre. */
  readonly waitedS: number;
  readonly at: string;
}

interface TicketFacts {
  /** As printed: «А-014». */
  readonly number: string;
  readonly visitId: string;
  readonly groupId: string;
  readonly serviceId: string | null;
  readonly at: string;
}

interface AtDeskEvent extends TicketFacts {
  readonly deskId: string;
  readonly workerId: string | null;
}

export type TicketEventKind = keyof TicketEvents;
export type DeskEventKind = keyof DeskEvents;

/** Both ways of calling a visitor. */
export const callEvents: ReadonlySet<string> = new Set<TicketEventKind>([
  'ticket.called',
  'ticket.calledOutOfTurn',
]);

/** Events after which a board, or the phone of a visitor, may show something else. */
export const screenEvents: ReadonlySet<string> = new Set<TicketEventKind>([
  'ticket.called',
  'ticket.calledOutOfTurn',
  'ticket.recalled',
  'ticket.started',
  'ticket.finished',
  'ticket.missed',
  'ticket.held',
  'ticket.transferred',
  'ticket.undone',
  'ticket.returned',
  'ticket.left',
  'ticket.delayed',
  'ticket.delayCancelled',
  'ticket.rejoined',
]);
