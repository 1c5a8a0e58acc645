import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { Actor } from '#platform/session/actor.ts';
import { statesFor } from '../rules/ticketActions.ts';
import { tellDesk } from './desks.ts';
import { type AtDesk, endStay, moveTicket } from './stays.ts';

/**
 * `unknown`: no such desk for this worker. `free`: nobody sits there, it is simply opened. `own`: the worker sits there.
 * `elsewhere`: the worker has another desk open.
 */
export type TakenOver =
  | { readonly kind: 'takenOver'; readonly desk: number; readonly withVisitor: boolean }
  | { readonly kind: 'unknown' | 'free' | 'own' }
  | { readonly kind: 'elsewhere'; readonly desk: number };

/**
 * A colleague takes over a desk with its visitor: one shift ends and the next begins in one transaction, the visitor stays
 * seated, the run of priority calls goes on. The time of each worker is an episode of its own.
 */
export async function takeOverDesk(
  tx: Tx,
  actor: Actor,
  at: AtDesk,
  providerId: string | null,
): Promise<TakenOver> {
  const desk = await tx
    .selectFrom('desk')
    .select(['number', 'provider_id'])
    .where('id', '=', at.deskId)
    .where('centre_id', '=', at.centreId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!desk || (desk.provider_id !== null && providerId !== null && desk.provider_id !== providerId))
    return { kind: 'unknown' };
  const shifts = await tx
    .selectFrom('desk_shift')
    .innerJoin('desk', 'desk.id', 'desk_shift.desk_id')
    .select([
      'desk_shift.id',
      'desk_shift.desk_id',
      'desk_shift.worker_id',
      'desk_shift.priority_run',
      'desk.number',
    ])
    .where('desk_shift.state', '<>', 'closed')
    .where((e) =>
      e.or([e('desk_shift.desk_id', '=', at.deskId), e('desk_shift.worker_id', '=', at.workerId)]),
    )
    .orderBy('desk_shift.id')
    .forUpdate('desk_shift')
    .execute();
  const other = shifts.find((shift) => shift.worker_id === at.workerId);
  if (other) return other.desk_id === at.deskId ? { kind: 'own' } : { kind: 'elsewhere', desk: other.number };
  const before = shifts[0];
  if (!before) return { kind: 'free' };
  await tx
    .updateTable('desk_shift')
    .set({ state: 'closed', closed_at: at.now, state_since: at.now })
    .where('id', '=', before.id)
    .execute();
  await tx
    .insertInto('desk_shift')
    .values({
      id: v7(),
      desk_id: at.deskId,
      centre_id: at.centreId,
      worker_id: at.workerId,
      opened_at: at.now,
      state_since: at.now,
      priority_run: before.priority_run,
    })
    .execute();
  const ticketId = await handVisitor(tx, actor, at);
  await tellDesk(tx, actor, at, 'desk.takenOver', {
    number: desk.number,
    fromWorkerId: before.worker_id,
    workerId: at.workerId,
    ticketId,
  });
  return { kind: 'takenOver', desk: desk.number, withVisitor: ticketId !== null };
}

async function handVisitor(tx: Tx, actor: Actor, at: AtDesk): Promise<string | null> {
  const row = await tx
    .selectFrom('ticket')
    .selectAll()
    .where('desk_id', '=', at.deskId)
    .where('state', 'in', statesFor('takeOver'))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  await endStay(tx, row, at.now, 'takenOver', null);
  await moveTicket(
    tx,
    actor,
    { ...row, worker_id: at.workerId },
    {
      now: at.now,
      set: { worker_id: at.workerId },
      event: 'ticket.takenOver',
      payload: { fromWorkerId: row.worker_id },
    },
  );
  return row.id;
}
