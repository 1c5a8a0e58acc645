import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Actor } from '#platform/session/actor.ts';
import { type LateMinutes, mostDelays, undoLeaveUntil } from '../rules/late.ts';
import type { TicketAction } from '../rules/ticketActions.ts';
import { awayFromDesk, type Changed, lockTicket, moveTicket } from './stays.ts';

/** The visit that the visitor's secret opened; another visit's ticket is out of its reach. */
export interface OwnVisit {
  readonly centreId: string;
  readonly visitId: string;
  readonly now: Date;
}

const own = (tx: Tx, action: TicketAction, { centreId, visitId, now }: OwnVisit, ticketId: string) =>
  lockTicket(tx, action, { centreId, visitId, ticketId, businessDate: businessDate(now) });

/** «I am late» (Q-phone): not called before the time, the place kept; so often and no more. */
export async function delayTicket(
  tx: Tx,
  actor: Actor,
  visit: OwnVisit,
  ticketId: string,
  minutes: LateMinutes,
): Promise<Changed> {
  const row = await own(tx, 'delay', visit, ticketId);
  if (!row || row.delays >= mostDelays) return 'stale';
  const until = new Date(visit.now.getTime() + minutes * 60_000);
  return moveTicket(tx, actor, row, {
    now: visit.now,
    set: { not_before: until, delays: row.delays + 1 },
    event: 'ticket.delayed',
    payload: { minutes, notBefore: until.toISOString() },
  });
}

/** «I am here already»: may be called at once. */
export async function cancelDelay(tx: Tx, actor: Actor, visit: OwnVisit, ticketId: string): Promise<Changed> {
  const row = await own(tx, 'delay', visit, ticketId);
  if (!row?.not_before) return 'stale';
  return moveTicket(tx, actor, row, {
    now: visit.now,
    set: { not_before: null },
    event: 'ticket.delayCancelled',
    payload: {},
  });
}

/** Left by mistake: within two minutes the ticket waits again with its old rank. */
export async function rejoinQueue(tx: Tx, actor: Actor, visit: OwnVisit, ticketId: string): Promise<Changed> {
  const row = await own(tx, 'rejoin', visit, ticketId);
  if (!row || !undoLeaveUntil(row.finished_at, visit.now)) return 'stale';
  // The stay at a desk, if there was one, ended with the leaving.
  const away = { ...row, desk_id: null, worker_id: null };
  return moveTicket(tx, actor, away, {
    now: visit.now,
    set: { ...awayFromDesk, state: 'waiting', state_since: visit.now, finished_at: null, result: null },
    event: 'ticket.rejoined',
    payload: {},
  });
}
