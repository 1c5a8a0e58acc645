import type { TicketState } from '#modules/queue/rules/ticketActions.ts';
import { callEvents } from '#modules/queue/rules/ticketEvents.ts';
import { type Facts, type Fault, type QueueEvent, textOf } from './facts.ts';

/** A ticket as the ledger alone tells it, at some moment of the day. */
export interface Replayed {
  readonly id: string;
  state: TicketState;
  readonly visitId: string;
  groupId: string;
  express: boolean;
  readonly needsSign: boolean;
  readonly issuedAt: number;
  deskId: string | null;
  onlyDeskId: string | null;
  onlyProviderId: string | null;
  notBefore: number;
  /** When the present state began. */
  since: number;
  /** Milliseconds in each state so far. */
  readonly spent: Map<TicketState, number>;
  /** What an undone press returns to. */
  before: { state: TicketState; since: number; deskId: string | null } | null;
}

export interface Hall {
  readonly tickets: ReadonlyMap<string, Replayed>;
  /** Who is called to or served at a desk. */
  readonly atDesk: ReadonlyMap<string, string>;
}

type Then = (ticket: Replayed, event: QueueEvent) => void;
interface Rule {
  readonly from: readonly TicketState[];
  readonly does: Then;
}

const to =
  (state: TicketState, more?: Then): Then =>
  (ticket, event) => {
    move(ticket, state, event.at);
    if (!['called', 'serving', 'finished', 'noShow'].includes(state)) ticket.deskId = null;
    more?.(ticket, event);
  };

function move(ticket: Replayed, state: TicketState, at: number): void {
  ticket.before = { state: ticket.state, since: ticket.since, deskId: ticket.deskId };
  ticket.spent.set(ticket.state, (ticket.spent.get(ticket.state) ?? 0) + at - ticket.since);
  ticket.state = state;
  ticket.since = at;
}

const called = to('called', (ticket, event) => {
  ticket.deskId = textOf(event, 'deskId') ?? null;
});

/** What each event may follow and what it makes of the ticket: a second, independent reading of the lifecycle. */
const rules: Readonly<Record<string, Rule>> = {
  'ticket.called': { from: ['waiting'], does: called },
  'ticket.calledOutOfTurn': { from: ['waiting'], does: called },
  'ticket.recalled': { from: ['called'], does: () => undefined },
  'ticket.started': { from: ['called'], does: to('serving') },
  'ticket.finished': { from: ['called', 'serving'], does: to('finished') },
  'ticket.missed': { from: ['called'], does: to('noShow') },
  'ticket.held': { from: ['called', 'serving', 'waiting'], does: to('held') },
  'ticket.transferred': {
    from: ['called', 'serving'],
    does: to('waiting', (ticket, event) => {
      ticket.groupId = textOf(event, 'toGroupId') ?? ticket.groupId;
      ticket.onlyDeskId = textOf(event, 'toDeskId') ?? null;
      ticket.onlyProviderId = textOf(event, 'toProviderId') ?? null;
    }),
  },
  'ticket.returned': {
    from: ['held', 'noShow', 'called'],
    does: to('waiting', (ticket) => {
      ticket.notBefore = 0;
    }),
  },
  'ticket.left': { from: ['waiting', 'called', 'held'], does: to('left') },
  'ticket.rejoined': { from: ['left'], does: to('waiting') },
  'ticket.takenOver': { from: ['called', 'serving'], does: () => undefined },
  'ticket.delayed': {
    from: ['waiting', 'called', 'held'],
    does: (ticket, event) => {
      ticket.notBefore = Date.parse(textOf(event, 'notBefore') ?? '') || 0;
    },
  },
  'ticket.delayCancelled': {
    from: ['waiting', 'called', 'held'],
    does: (ticket) => {
      ticket.notBefore = 0;
    },
  },
  'ticket.undone': {
    from: ['serving', 'finished', 'noShow'],
    does: (ticket, event) => {
      const { before } = ticket;
      if (!before) return;
      const begun = before.since;
      move(ticket, before.state, event.at);
      ticket.since = begun;
      ticket.spent.set(before.state, 0);
      ticket.deskId = before.deskId;
    },
  },
};

/** Lives the day again from the ledger alone; `onCall` sees the hall just before each call. */
export function replay(
  facts: Pick<Facts, 'events'>,
  onCall?: (hall: Hall, called: Replayed, event: QueueEvent) => void,
): { hall: Hall; faults: Fault[] } {
  const tickets = new Map<string, Replayed>();
  const atDesk = new Map<string, string>();
  const atVisit = new Map<string, string>();
  const faults: Fault[] = [];
  for (const event of facts.events) {
    if (event.subject !== 'ticket') continue;
    const { subjectId: id, seq, kind } = event;
    if (kind === 'ticket.issued') {
      if (tickets.has(id)) faults.push(`event ${seq}: ticket ${id} was issued twice`);
      else tickets.set(id, issued(event));
      continue;
    }
    const ticket = tickets.get(id);
    const rule = rules[kind];
    if (!ticket) faults.push(`event ${seq}: ${kind} of ticket ${id} that was never issued`);
    if (!ticket || !rule) continue;
    if (textOf(event, 'at') === undefined) faults.push(`event ${seq}: ${kind} does not tell its moment`);
    if (!rule.from.includes(ticket.state))
      faults.push(`event ${seq}: ${kind} of ticket ${id} that is ${ticket.state}`);
    if (callEvents.has(kind)) onCall?.({ tickets, atDesk }, ticket, event);
    const [desk, present] = [ticket.deskId, isPresent(ticket)];
    rule.does(ticket, event);
    if (present && (!isPresent(ticket) || ticket.deskId !== desk)) {
      if (desk !== null) atDesk.delete(desk);
      atVisit.delete(ticket.visitId);
    }
    if (!isPresent(ticket) || ticket.deskId === null) continue;
    const [there, elsewhere] = [atDesk.get(ticket.deskId), atVisit.get(ticket.visitId)];
    if (there !== undefined && there !== id)
      faults.push(`event ${seq}: desk ${ticket.deskId} has two visitors, ${there} and ${id}`);
    if (elsewhere !== undefined && elsewhere !== id)
      faults.push(`event ${seq}: visit ${ticket.visitId} is at two desks, with ${elsewhere} and ${id}`);
    atDesk.set(ticket.deskId, id);
    atVisit.set(ticket.visitId, id);
  }
  return { hall: { tickets, atDesk }, faults };
}

const isPresent = (ticket: Replayed): boolean => ticket.state === 'called' || ticket.state === 'serving';

const issued = (event: QueueEvent): Replayed => ({
  id: event.subjectId,
  state: 'waiting',
  visitId: textOf(event, 'visitId') ?? '',
  groupId: textOf(event, 'groupId') ?? '',
  express: event.payload.express === true,
  needsSign: event.payload.needsSign === true,
  issuedAt: event.at,
  deskId: null,
  onlyDeskId: null,
  onlyProviderId: null,
  notBefore: 0,
  since: event.at,
  spent: new Map(),
  before: null,
});
