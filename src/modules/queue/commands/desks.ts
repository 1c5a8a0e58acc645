import { v7 } from 'uuid';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { DeskEventKind, DeskEvents } from '../rules/ticketEvents.ts';
import { type AtDesk, type Changed, endStay, moveTicket } from './stays.ts';

export type Opened =
  | { readonly kind: 'opened' }
  | { readonly kind: 'unknown' }
  /** Somebody sits there today. */
  | { readonly kind: 'taken'; readonly by: string }
  /** The worker has another desk open. */
  | { readonly kind: 'elsewhere'; readonly desk: number };

/** Opens a shift of a worker at a desk of their provider. A shift forgotten on an earlier day is closed first. */
export async function openDesk(tx: Tx, actor: Actor, at: AtDesk, providerId: string | null): Promise<Opened> {
  const desk = await tx
    .selectFrom('desk')
    .select(['id', 'number', 'provider_id'])
    .where('id', '=', at.deskId)
    .where('centre_id', '=', at.centreId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!desk || (desk.provider_id !== null && providerId !== null && desk.provider_id !== providerId))
    return { kind: 'unknown' };
  await closeForgotten(tx, actor, at);
  const opened = await tx
    .insertInto('desk_shift')
    .values({
      id: v7(),
      desk_id: at.deskId,
      centre_id: at.centreId,
      worker_id: at.workerId,
      opened_at: at.now,
      state_since: at.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (opened.numInsertedOrUpdatedRows) {
    await tellDesk(tx, actor, at, 'desk.opened', { number: desk.number, workerId: at.workerId });
    return { kind: 'opened' };
  }
  return whoSits(tx, at);
}

async function whoSits(tx: Tx, at: AtDesk): Promise<Opened> {
  const shifts = await tx
    .selectFrom('desk_shift')
    .innerJoin('worker', 'worker.id', 'desk_shift.worker_id')
    .innerJoin('desk', 'desk.id', 'desk_shift.desk_id')
    .select(['desk_shift.worker_id', 'desk_shift.desk_id', 'worker.surname', 'worker.given', 'desk.number'])
    .where('desk_shift.state', '<>', 'closed')
    .where((e) =>
      e.or([e('desk_shift.desk_id', '=', at.deskId), e('desk_shift.worker_id', '=', at.workerId)]),
    )
    .execute();
  const own = shifts.find((shift) => shift.worker_id === at.workerId);
  if (own) return own.desk_id === at.deskId ? { kind: 'opened' } : { kind: 'elsewhere', desk: own.number };
  const other = shifts[0];
  return other ? { kind: 'taken', by: `${other.surname} ${other.given}` } : { kind: 'unknown' };
}

/** Yesterday's open shifts of this desk and this worker; a visitor left at the desk is finished without a result. */
async function closeForgotten(tx: Tx, actor: Actor, at: AtDesk): Promise<void> {
  const shifts = await tx
    .selectFrom('desk_shift')
    .select(['id', 'desk_id', 'centre_id', 'opened_at'])
    .where('state', '<>', 'closed')
    .where((e) => e.or([e('desk_id', '=', at.deskId), e('worker_id', '=', at.workerId)]))
    .forUpdate()
    .execute();
  for (const shift of shifts) {
    if (businessDate(shift.opened_at) >= businessDate(at.now)) continue;
    await finishForgotten(tx, actor, shift, at.now);
    await tx
      .updateTable('desk_shift')
      .set({ state: 'closed', closed_at: at.now, state_since: at.now })
      .where('id', '=', shift.id)
      .execute();
    await tellDesk(tx, actor, { ...at, deskId: shift.desk_id, centreId: shift.centre_id }, 'desk.closed', {
      forgotten: true,
    });
  }
}

/** When it really ended nobody knows: no service is counted after its start. */
async function finishForgotten(
  tx: Tx,
  actor: Actor,
  shift: { readonly desk_id: string },
  now: Date,
): Promise<void> {
  const left = await tx
    .selectFrom('ticket')
    .selectAll()
    .where('desk_id', '=', shift.desk_id)
    .where('state', 'in', ['called', 'serving'])
    .forUpdate()
    .execute();
  for (const row of left) {
    await endStay(tx, row, row.started_at ?? row.called_at ?? now, 'finished', 'forgotten');
    await moveTicket(tx, actor, row, {
      now,
      set: { state: 'finished', finished_at: now, state_since: now, result: 'forgotten' },
      event: 'ticket.finished',
      payload: { result: 'forgotten' },
    });
  }
}

/** `busy`: a visitor is still called or served at the desk. */
export type ShiftChanged = Changed | 'busy';

export const closeDesk = (tx: Tx, actor: Actor, at: AtDesk): Promise<ShiftChanged> =>
  moveShift(tx, actor, at, { from: ['open', 'break'], to: 'closed', event: 'desk.closed' });

export const pauseDesk = (tx: Tx, actor: Actor, at: AtDesk): Promise<ShiftChanged> =>
  moveShift(tx, actor, at, { from: ['open'], to: 'break', event: 'desk.paused' });

export const resumeDesk = (tx: Tx, actor: Actor, at: AtDesk): Promise<ShiftChanged> =>
  moveShift(tx, actor, at, { from: ['break'], to: 'open', event: 'desk.resumed' });

/** The shift is locked first: a call that is under way at this desk ends before, and is then seen. */
async function moveShift(
  tx: Tx,
  actor: Actor,
  at: AtDesk,
  move: { from: string[]; to: string; event: 'desk.closed' | 'desk.paused' | 'desk.resumed' },
): Promise<ShiftChanged> {
  const shift = await tx
    .selectFrom('desk_shift')
    .select('id')
    .where('desk_id', '=', at.deskId)
    .where('worker_id', '=', at.workerId)
    .where('state', 'in', move.from)
    .forUpdate()
    .executeTakeFirst();
  if (!shift) return 'stale';
  const visitor = await tx
    .selectFrom('ticket')
    .select('id')
    .where('desk_id', '=', at.deskId)
    .where('state', 'in', ['called', 'serving'])
    .executeTakeFirst();
  if (visitor) return 'busy';
  await tx
    .updateTable('desk_shift')
    .set({ state: move.to, state_since: at.now, closed_at: move.to === 'closed' ? at.now : null })
    .where('id', '=', shift.id)
    .execute();
  await tellDesk(tx, actor, at, move.event, {});
  return 'done';
}

export const tellDesk = <Kind extends DeskEventKind>(
  tx: Tx,
  actor: Actor,
  at: Pick<AtDesk, 'centreId' | 'deskId'>,
  kind: Kind,
  payload: DeskEvents[Kind],
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: at.centreId,
    subject: 'desk',
    subjectId: at.deskId,
    kind,
    payload: { ...payload },
  });
