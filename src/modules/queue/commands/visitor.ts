import type { Updateable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Ticket } from '#platform/database/types.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { type LateMinutes, mostDelays, undoLeaveSeconds } from '../rules/late.ts';
import { statesFor, type TicketAction, ticketLabel } from '../rules/ticketActions.ts';

/** The visit that the visitor's secret opened; another visit's ticket is out of its reach. */
export interface OwnVisit {
  readonly centreId: string;
  readonly visitId: string;
  readonly now: Date;
}

/** `stale`: the ticket is no longer in a state where this may happen; nothing was changed. */
export type VisitorChange = 'done' | 'stale';

interface Wish {
  readonly action: TicketAction;
  readonly set: Updateable<Ticket>;
  readonly event: `ticket.${string}`;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly where?: ReturnType<typeof sql<boolean>>;
  readonly counted?: boolean;
}

/** One guarded update of an own ticket with its event: the expected state stands in the condition. */
async function changeOwn(
  tx: Tx,
  actor: Actor,
  { centreId, visitId }: OwnVisit,
  ticketId: string,
  wish: Wish,
): Promise<VisitorChange> {
  let update = tx
    .updateTable('ticket')
    .set(wish.set)
    .where('id', '=', ticketId)
    .where('visit_id', '=', visitId)
    .where('centre_id', '=', centreId)
    .where('state', 'in', statesFor(wish.action));
  if (wish.where) update = update.where(wish.where);
  if (wish.counted) update = update.set((e) => ({ delays: e('delays', '+', 1) }));
  const row = await update
    .returning(['prefix', 'number', 'visit_id', 'group_id', 'service_id'])
    .executeTakeFirst();
  if (!row) return 'stale';
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'ticket',
    subjectId: ticketId,
    kind: wish.event,
    payload: {
      number: ticketLabel(row.prefix, row.number),
      visitId: row.visit_id,
      groupId: row.group_id,
      serviceId: row.service_id,
      ...wish.payload,
    },
  });
  return 'done';
}

/** «I am late» (Q-phone): not called before the time, the place kept; so often and no more. */
export async function delayTicket(
  tx: Tx,
  actor: Actor,
  visit: OwnVisit,
  ticketId: string,
  minutes: LateMinutes,
): Promise<VisitorChange> {
  const until = new Date(visit.now.getTime() + minutes * 60_000);
  return changeOwn(tx, actor, visit, ticketId, {
    action: 'delay',
    set: { not_before: until },
    counted: true,
    where: sql<boolean>`delays < ${mostDelays}`,
    event: 'ticket.delayed',
    payload: { minutes, notBefore: until.toISOString() },
  });
}

/** «I am here already»: may be called at once. */
export const cancelDelay = (
  tx: Tx,
  actor: Actor,
  visit: OwnVisit,
  ticketId: string,
): Promise<VisitorChange> =>
  changeOwn(tx, actor, visit, ticketId, {
    action: 'delay',
    set: { not_before: null },
    where: sql<boolean>`not_before is not null`,
    event: 'ticket.delayCancelled',
  });

/** Left by mistake: within two minutes the ticket waits again with its old rank. */
export const rejoinQueue = (
  tx: Tx,
  actor: Actor,
  visit: OwnVisit,
  ticketId: string,
): Promise<VisitorChange> =>
  changeOwn(tx, actor, visit, ticketId, {
    action: 'rejoin',
    set: {
      state: 'waiting',
      state_since: visit.now,
      finished_at: null,
      result: null,
      desk_id: null,
      worker_id: null,
      called_at: null,
      started_at: null,
      call_reason: null,
      calls: 0,
    },
    where: sql<boolean>`finished_at > ${new Date(visit.now.getTime() - undoLeaveSeconds * 1000)}`,
    event: 'ticket.rejoined',
  });
