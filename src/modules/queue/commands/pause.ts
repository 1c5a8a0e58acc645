import { sql } from 'kysely';
import { v7 } from 'uuid';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { PauseKind } from '../rules/pause.ts';
import { ticketLabel } from '../rules/ticketActions.ts';

export interface PauseWish {
  readonly centreId: string;
  readonly workerId: string;
  readonly kind: PauseKind;
  readonly note: string;
  readonly now: Date;
}

/** `already`: the centre stands still, by somebody else's press; nothing was changed. */
export type Paused = { readonly kind: 'paused'; readonly returned: number } | { readonly kind: 'already' };

/**
 * Stops a centre in one transaction (design §3.12): who was called waits again at the old place, with an episode that
 * costs nothing; who is being served stays; no clock runs. Two presses at once make one pause.
 */
export async function pauseCentre(tx: Tx, actor: Actor, wish: PauseWish): Promise<Paused> {
  await takeTurn(tx, wish.centreId);
  const pause = await sql<{ id: string; startedAt: Date }>`
    insert into centre_pause (id, centre_id, kind, note, started_at, started_by)
    select ${v7()}::uuid, ${wish.centreId}::uuid, ${wish.kind}, ${wish.note},
      greatest(${wish.now}::timestamptz, (select max(ended_at) from centre_pause where centre_id = ${wish.centreId}::uuid)),
      ${wish.workerId}::uuid
    on conflict do nothing returning id, started_at as "startedAt"`.execute(tx);
  const made = pause.rows[0];
  if (!made) return { kind: 'already' };
  await tx
    .updateTable('queue_settings')
    .set({ paused_since: made.startedAt, grace_until: null })
    .where('centre_id', '=', wish.centreId)
    .execute();
  const returned = await sendBackCalled(tx, actor, wish, made.startedAt);
  await appendToLedger(tx, actor, {
    centreId: wish.centreId,
    subject: 'centre',
    subjectId: wish.centreId,
    kind: 'centre.paused',
    payload: { pauseId: made.id, kind: wish.kind, note: wish.note, returned },
  });
  return { kind: 'paused', returned };
}

/**
 * Visitors who were called go to the shelter with everybody: their place is kept and the call did not happen. The pause
 * waited for calls under way, so a call may have begun after it: no stay ends before it began.
 */
async function sendBackCalled(tx: Tx, actor: Actor, wish: PauseWish, at: Date): Promise<number> {
  const { rows } =
    await sql<CalledRow>`select t.id, t.visit_id as "visitId", t.prefix, t.number, t.desk_id as "deskId",
      t.worker_id as "workerId", t.group_id as "groupId", t.service_id as "serviceId", t.purpose,
      t.called_at as "calledAt", t.waited_s as "waitedS", t.call_reason as "callReason",
      greatest(t.called_at, ${at}::timestamptz) as "endedAt", active_seconds(t.centre_id, t.called_at, ${at}) as "walkedS"
    from ticket t where t.centre_id = ${wish.centreId} and t.business_date = ${businessDate(wish.now)}::date
      and t.state = 'called' order by t.id for update`.execute(tx);
  for (const row of rows) {
    await tx
      .updateTable('ticket')
      .set({
        state: 'waiting',
        state_since: row.endedAt,
        desk_id: null,
        worker_id: null,
        called_at: null,
        call_reason: null,
        calls: 0,
      })
      .where('id', '=', row.id)
      .execute();
    if (row.workerId !== null)
      await tx
        .insertInto('desk_episode')
        .values({
          id: v7(),
          ticket_id: row.id,
          centre_id: wish.centreId,
          business_date: businessDate(wish.now),
          desk_id: row.deskId,
          worker_id: row.workerId,
          group_id: row.groupId,
          service_id: row.serviceId,
          purpose: row.purpose,
          called_at: row.calledAt,
          ended_at: row.endedAt,
          waited_s: row.waitedS,
          walked_s: row.walkedS,
          served_s: 0,
          outcome: 'paused',
          call_reason: JSON.stringify(row.callReason),
        })
        .execute();
  }
  await appendToLedger(
    tx,
    actor,
    ...rows.map((row) => ({
      centreId: wish.centreId,
      subject: 'ticket',
      subjectId: row.id,
      kind: 'ticket.returned' as const,
      payload: {
        number: ticketLabel(row.prefix, row.number),
        visitId: row.visitId,
        groupId: row.groupId,
        serviceId: row.serviceId,
        deskId: row.deskId,
        at: row.endedAt.toISOString(),
        paused: true,
      },
    })),
  );
  return rows.length;
}

interface CalledRow {
  readonly id: string;
  readonly visitId: string;
  readonly prefix: string;
  readonly number: number;
  readonly deskId: string;
  readonly workerId: string | null;
  readonly groupId: string;
  readonly serviceId: string | null;
  readonly purpose: string;
  readonly calledAt: Date;
  readonly waitedS: number;
  readonly callReason: unknown;
  readonly endedAt: Date;
  readonly walkedS: number;
}

export interface ResumeWish {
  readonly centreId: string;
  readonly workerId: string;
  /** Minutes in which visitors come back and a missed call costs nothing. */
  readonly graceMinutes: number;
  readonly now: Date;
}

/** `working`: the centre was not standing still, or somebody has resumed it already. */
export type Resumed = { readonly kind: 'resumed'; readonly graceUntil: Date } | { readonly kind: 'working' };

/** Reception goes on: clocks run again, and until the end of the grace a missed call costs nothing (design §3.12). */
export async function resumeCentre(tx: Tx, actor: Actor, wish: ResumeWish): Promise<Resumed> {
  await takeTurn(tx, wish.centreId);
  const ended = await tx
    .updateTable('centre_pause')
    .set({
      ended_at: sql<Date>`greatest(${wish.now}::timestamptz, started_at)`,
      ended_by: wish.workerId,
      grace_minutes: wish.graceMinutes,
    })
    .where('centre_id', '=', wish.centreId)
    .where('ended_at', 'is', null)
    .returning(['id', 'ended_at'])
    .executeTakeFirst();
  if (!ended?.ended_at) return { kind: 'working' };
  const graceUntil = new Date(ended.ended_at.getTime() + wish.graceMinutes * 60_000);
  await tx
    .updateTable('queue_settings')
    .set({ paused_since: null, grace_until: graceUntil })
    .where('centre_id', '=', wish.centreId)
    .execute();
  await appendToLedger(tx, actor, {
    centreId: wish.centreId,
    subject: 'centre',
    subjectId: wish.centreId,
    kind: 'centre.resumed',
    payload: { pauseId: ended.id, graceMinutes: wish.graceMinutes, graceUntil: graceUntil.toISOString() },
  });
  return { kind: 'resumed', graceUntil };
}

/** Calls take this lock shared (the trigger `ticket_no_call_in_pause`): a pause waits for those that are under way. */
const takeTurn = (tx: Tx, centreId: string) =>
  sql`select pg_advisory_xact_lock(6400, hashtext(${centreId}))`.execute(tx);
