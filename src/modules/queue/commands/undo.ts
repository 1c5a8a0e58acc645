import type { Tx } from '#platform/database/database.ts';
import type { Actor } from '#platform/session/actor.ts';
import { undoSeconds } from '../rules/ticketActions.ts';
import { type AtDesk, type Changed, lockTicket, moveTicket, type TicketRow } from './stays.ts';

/**
 * `tooLate`: more than two minutes have passed. `busy`: another visitor is at the desk already. `elsewhere`: the visitor
 * is at another desk. `onBreak`: the desk pauses.
 */
export type Undone = Changed | 'tooLate' | 'busy' | 'elsewhere' | 'onBreak';

/**
 * Takes back a mis-click of this desk: a start, a finish or a no-show. No clock is reset: the calls, the time of the
 * first call and of the start are what they were, and the episode that the mistake had ended goes on.
 */
export async function undoTicket(tx: Tx, actor: Actor, at: AtDesk, ticketId: string): Promise<Undone> {
  const { centreId, deskId, workerId, now } = at;
  // First the shift, as a call does: a call that is under way at this desk ends before, and is then seen.
  const shift = await tx
    .selectFrom('desk_shift')
    .select('state')
    .where('desk_id', '=', deskId)
    .where('worker_id', '=', workerId)
    .where('state', '<>', 'closed')
    .forUpdate()
    .executeTakeFirst();
  const row = await lockTicket(tx, 'undo', { centreId, deskId, workerId, ticketId });
  if (!row || !shift) return 'stale';
  const pressedAt = row.finished_at ?? row.state_since;
  if (now.getTime() - pressedAt.getTime() > undoSeconds * 1000) return 'tooLate';
  if (row.state === 'serving') return undoStart(tx, actor, row, now);
  if (shift.state !== 'open') return 'onBreak';
  const present = await tx
    .selectFrom('ticket')
    .select('desk_id')
    .where('state', 'in', ['called', 'serving'])
    .where((e) => e.or([e('desk_id', '=', deskId), e('visit_id', '=', row.visit_id)]))
    .executeTakeFirst();
  if (present) return present.desk_id === deskId ? 'busy' : 'elsewhere';
  return reopen(tx, actor, row, now);
}

/** Back to «called»; the clock of the start stays for the next one. */
const undoStart = (tx: Tx, actor: Actor, row: TicketRow, now: Date): Promise<Changed> =>
  moveTicket(tx, actor, row, {
    now,
    set: { state: 'called', state_since: row.called_at ?? now },
    event: 'ticket.undone',
    payload: { undone: 'start' },
  });

async function reopen(tx: Tx, actor: Actor, row: TicketRow, now: Date): Promise<Changed> {
  const finished = row.state === 'finished';
  const changed = await moveTicket(tx, actor, row, {
    now,
    set: {
      state: finished ? 'serving' : 'called',
      state_since: (finished ? row.started_at : row.called_at) ?? now,
      finished_at: null,
      result: null,
      missed_in_grace: false,
    },
    event: 'ticket.undone',
    payload: { undone: finished ? 'finish' : 'noShow' },
  });
  if (changed === 'done')
    await tx
      .deleteFrom('desk_episode')
      .where('ticket_id', '=', row.id)
      .where('called_at', '=', row.called_at)
      .where('outcome', '=', finished ? 'finished' : 'noShow')
      .execute();
  return changed;
}
