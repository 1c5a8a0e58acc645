import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Actor } from '#platform/session/actor.ts';
import { queueLimits } from '../data/limits.ts';
import { type FinishResult, type RecallRefusal, recallRefusal } from '../rules/ticketActions.ts';
import { type AtDesk, awayFromDesk, type Changed, lockTicket, moveTicket, waitedUntil } from './stays.ts';

const here = ({ centreId, deskId, workerId }: AtDesk, ticketId: string) => ({
  centreId,
  deskId,
  workerId,
  ticketId,
});

/** The visitor has come: service begins now. After an undone start the first clock goes on. */
export async function startTicket(tx: Tx, actor: Actor, at: AtDesk, ticketId: string): Promise<Changed> {
  const row = await lockTicket(tx, 'start', here(at, ticketId));
  if (!row) return 'stale';
  return moveTicket(tx, actor, row, {
    now: at.now,
    set: { state: 'serving', started_at: row.started_at ?? at.now, state_since: at.now },
    event: 'ticket.started',
    payload: {},
  });
}

/** Calls the same visitor once more; the pause between calls and their number are limited. `paused`: nobody is called. */
export async function recallTicket(
  tx: Tx,
  actor: Actor,
  at: AtDesk,
  ticketId: string,
): Promise<Changed | 'paused' | RecallRefusal> {
  const row = await lockTicket(tx, 'recall', here(at, ticketId));
  if (!row) return 'stale';
  const limits = await queueLimits(tx, at.centreId);
  if (limits.pausedSince) return 'paused';
  const refusal = recallRefusal(row.calls, row.last_call_at ?? at.now, at.now, limits);
  if (refusal) return refusal;
  const call = row.calls + 1;
  return moveTicket(tx, actor, row, {
    now: at.now,
    set: { calls: call, last_call_at: at.now },
    event: 'ticket.recalled',
    payload: { call, most: limits.mostCalls },
  });
}

/** The event names the next matter of the same visitor that waits, for the screens. */
export async function finishTicket(
  tx: Tx,
  actor: Actor,
  at: AtDesk,
  ticketId: string,
  result: FinishResult,
): Promise<Changed> {
  const row = await lockTicket(tx, 'finish', here(at, ticketId));
  if (!row) return 'stale';
  return moveTicket(tx, actor, row, {
    now: at.now,
    set: { state: 'finished', finished_at: at.now, state_since: at.now, result },
    event: 'ticket.finished',
    payload: { result, nextTicketId: row.next_of_visit },
    ends: { outcome: 'finished', result },
  });
}

/** Missed in or just after a pause of the centre costs nothing: the visitor may come back the whole day (design §3.12). */
export async function missTicket(tx: Tx, actor: Actor, at: AtDesk, ticketId: string): Promise<Changed> {
  const row = await lockTicket(tx, 'noShow', here(at, ticketId));
  if (!row) return 'stale';
  const { pausedSince, graceUntil } = await queueLimits(tx, at.centreId);
  const inGrace = pausedSince !== null || (graceUntil !== null && at.now <= graceUntil);
  return moveTicket(tx, actor, row, {
    now: at.now,
    set: { state: 'noShow', finished_at: at.now, state_since: at.now, missed_in_grace: inGrace },
    event: 'ticket.missed',
    payload: { inGrace },
    ends: { outcome: 'noShow' },
  });
}

/** The visitor fetches a paper and comes back to the old place. */
export async function holdTicket(tx: Tx, actor: Actor, at: AtDesk, ticketId: string): Promise<Changed> {
  const row = await lockTicket(tx, 'hold', here(at, ticketId));
  if (!row) return 'stale';
  return moveTicket(tx, actor, row, {
    now: at.now,
    set: { state: 'held', state_since: at.now, ...awayFromDesk },
    event: 'ticket.held',
    payload: {},
    ends: { outcome: 'held' },
  });
}

/** A held ticket of today, or a missed one within the grace time of the centre, waits again with its old rank. */
export async function returnTicket(
  tx: Tx,
  actor: Actor,
  centreId: string,
  ticketId: string,
  now: Date,
): Promise<Changed> {
  const place = { centreId, ticketId, businessDate: businessDate(now) };
  const row = await lockTicket(tx, 'returnToQueue', place);
  if (!row) return 'stale';
  if (row.state === 'noShow' && !row.missed_in_grace) {
    const { returnGraceMinutes } = await queueLimits(tx, centreId);
    const until = (row.finished_at?.getTime() ?? 0) + returnGraceMinutes * 60_000;
    if (now.getTime() >= until) return 'stale';
  }
  return moveTicket(tx, actor, row, {
    now,
    set: {
      state: 'waiting',
      state_since: now,
      ...awayFromDesk,
      finished_at: null,
      result: null,
      missed_in_grace: false,
      not_before: null,
    },
    event: 'ticket.returned',
    payload: {},
  });
}

/** The visitor gives up the place; only the own visit can, and only on its day. */
export async function leaveQueue(
  tx: Tx,
  actor: Actor,
  place: { readonly centreId: string; readonly visitId: string; readonly now: Date },
  ticketId: string,
): Promise<Changed> {
  const { centreId, visitId, now } = place;
  const row = await lockTicket(tx, 'leave', { centreId, visitId, ticketId, businessDate: businessDate(now) });
  if (!row) return 'stale';
  return moveTicket(tx, actor, row, {
    now,
    set: {
      state: 'left',
      finished_at: now,
      state_since: now,
      ...(row.state === 'waiting' ? { waited_s: waitedUntil(now) } : {}),
    },
    event: 'ticket.left',
    payload: {},
    ...(row.state === 'called' ? { ends: { outcome: 'left' as const } } : {}),
  });
}
