import type { Updateable } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Ticket } from '#platform/database/types.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import {
  type FinishResult,
  mostCalls,
  type RecallRefusal,
  recallCoolDownSeconds,
  recallRefusal,
  returnGraceMinutes,
  statesFor,
  type TicketAction,
  ticketLabel,
} from '../rules/ticketActions.ts';

/** The desk at which the worker of the shift acts. */
export interface AtDesk {
  readonly centreId: string;
  readonly deskId: string;
  readonly workerId: string;
  readonly now: Date;
}

/** `stale`: the ticket is no longer in a state, or at the desk, where this may happen; nothing was changed. */
export type Changed = 'done' | 'stale';

interface Change {
  readonly centreId: string;
  readonly ticketId: string;
  readonly action: TicketAction;
  readonly set: Updateable<Ticket>;
  readonly event: `ticket.${string}`;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly deskId?: string;
  readonly visitId?: string;
  readonly finishedAfter?: Date;
}

/** One guarded update: the expected state stands in its condition, so a stale click finds no row and changes nothing. */
async function change(tx: Tx, actor: Actor, wish: Change): Promise<Changed> {
  const { deskId, visitId, finishedAfter } = wish;
  let update = tx
    .updateTable('ticket')
    .set(wish.set)
    .where('id', '=', wish.ticketId)
    .where('centre_id', '=', wish.centreId)
    .where('state', 'in', statesFor(wish.action));
  if (deskId !== undefined) update = update.where('desk_id', '=', deskId);
  if (visitId !== undefined) update = update.where('visit_id', '=', visitId);
  if (finishedAfter !== undefined)
    update = update.where((e) => e.or([e('finished_at', 'is', null), e('finished_at', '>', finishedAfter)]));
  const row = await update
    .returning(['prefix', 'number', 'visit_id', 'group_id', 'service_id'])
    .executeTakeFirst();
  if (!row) return 'stale';
  await appendToLedger(tx, actor, {
    centreId: wish.centreId,
    subject: 'ticket',
    subjectId: wish.ticketId,
    kind: wish.event,
    payload: {
      number: ticketLabel(row.prefix, row.number),
      visitId: row.visit_id,
      groupId: row.group_id,
      serviceId: row.service_id,
      ...(deskId === undefined ? {} : { deskId }),
      ...wish.payload,
    },
  });
  return 'done';
}

const there = (at: AtDesk, ticketId: string) => ({ centreId: at.centreId, deskId: at.deskId, ticketId });

/** The visitor has come: service begins now. */
export const startTicket = (tx: Tx, actor: Actor, at: AtDesk, ticketId: string): Promise<Changed> =>
  change(tx, actor, {
    ...there(at, ticketId),
    action: 'start',
    set: { state: 'serving', started_at: at.now },
    event: 'ticket.started',
  });

/** Calls the same visitor once more; the pause between calls and their number are limited. */
export async function recallTicket(
  tx: Tx,
  actor: Actor,
  at: AtDesk,
  ticketId: string,
): Promise<Changed | RecallRefusal> {
  const row = await tx
    .selectFrom('ticket')
    .select(['calls', 'last_call_at'])
    .where('id', '=', ticketId)
    .where('desk_id', '=', at.deskId)
    .where('state', 'in', statesFor('recall'))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return 'stale';
  const refusal = recallRefusal(row.calls, row.last_call_at ?? at.now, at.now);
  if (refusal) return refusal;
  return change(tx, actor, {
    ...there(at, ticketId),
    action: 'recall',
    set: { calls: row.calls + 1, last_call_at: at.now },
    event: 'ticket.recalled',
    payload: { call: row.calls + 1, most: mostCalls, coolDownSeconds: recallCoolDownSeconds },
  });
}

export const finishTicket = (
  tx: Tx,
  actor: Actor,
  at: AtDesk,
  ticketId: string,
  result: FinishResult,
): Promise<Changed> =>
  change(tx, actor, {
    ...there(at, ticketId),
    action: 'finish',
    set: { state: 'finished', finished_at: at.now, result },
    event: 'ticket.finished',
    payload: { result },
  });

export const missTicket = (tx: Tx, actor: Actor, at: AtDesk, ticketId: string): Promise<Changed> =>
  change(tx, actor, {
    ...there(at, ticketId),
    action: 'noShow',
    set: { state: 'noShow', finished_at: at.now },
    event: 'ticket.missed',
  });

/** Nobody's place at a desk: what a ticket loses when it goes back to the hall. Its rank stays. */
const awayFromDesk = {
  desk_id: null,
  worker_id: null,
  called_at: null,
  started_at: null,
  call_reason: null,
  calls: 0,
} as const;

/** The visitor fetches a paper and comes back to the old place. */
export const holdTicket = (tx: Tx, actor: Actor, at: AtDesk, ticketId: string): Promise<Changed> =>
  change(tx, actor, {
    ...there(at, ticketId),
    action: 'hold',
    set: { state: 'held', ...awayFromDesk },
    event: 'ticket.held',
  });

/** A held ticket, or a missed one within the grace time, waits again with its old rank. */
export const returnTicket = (
  tx: Tx,
  actor: Actor,
  centreId: string,
  ticketId: string,
  now: Date,
): Promise<Changed> =>
  change(tx, actor, {
    centreId,
    ticketId,
    action: 'returnToQueue',
    set: { state: 'waiting', ...awayFromDesk, finished_at: null, result: null },
    event: 'ticket.returned',
    finishedAfter: new Date(now.getTime() - returnGraceMinutes * 60_000),
  });

/** To another group of the same centre; place and number stay (Q-call). `unknown`: no such active group here. */
export async function transferTicket(
  tx: Tx,
  actor: Actor,
  at: AtDesk,
  ticketId: string,
  groupId: string,
): Promise<Changed | 'unknown'> {
  const group = await tx
    .selectFrom('service_group')
    .select('id')
    .where('id', '=', groupId)
    .where('centre_id', '=', at.centreId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!group) return 'unknown';
  return change(tx, actor, {
    ...there(at, ticketId),
    action: 'transfer',
    set: { state: 'waiting', ...awayFromDesk, group_id: groupId, service_id: null },
    event: 'ticket.transferred',
    payload: { toGroupId: groupId },
  });
}

/** The visitor gives up the place; only the own visit can. */
export const leaveQueue = (
  tx: Tx,
  actor: Actor,
  place: { readonly centreId: string; readonly visitId: string; readonly now: Date },
  ticketId: string,
): Promise<Changed> =>
  change(tx, actor, {
    centreId: place.centreId,
    visitId: place.visitId,
    ticketId,
    action: 'leave',
    set: { state: 'left', finished_at: place.now },
    event: 'ticket.left',
  });
