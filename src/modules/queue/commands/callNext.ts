import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { businessDate } from '#platform/clock/clock.ts';
import type { Database, HotStatement, Tx } from '#platform/database/database.ts';
import type { Actor } from '#platform/session/actor.ts';
import { againAfterRace, checkKnown, type HotWrite, type KnownWrite } from './hotWrite.ts';

/** Why a ticket was called now: rendered in words by the messages (BR-18). */
export interface CallReason {
  readonly key: 'earliest' | 'allowance' | 'thisDesk';
  readonly params: {
    readonly issuedAt: string;
    readonly rankAt: string;
    readonly allowanceMinutes: number;
  };
}

export interface CalledTicket {
  readonly ticketId: string;
  readonly visitId: string;
  readonly prefix: string;
  readonly number: number;
  readonly groupId: string;
  readonly serviceId: string | null;
  readonly purpose: string;
  readonly desk: number;
  readonly reason: CallReason;
}

/**
 * `noShift`: the desk is not opened by this worker. `onBreak`: the desk pauses. `busy`: the desk still has a visitor.
 * `nobody`: nobody waits whom this desk may take now.
 */
export type Called =
  | { readonly kind: 'called'; readonly ticket: CalledTicket; readonly repeated: boolean }
  | { readonly kind: 'noShift' | 'onBreak' | 'busy' | 'nobody' };

export interface CallNext {
  readonly centreId: string;
  readonly deskId: string;
  readonly workerId: string;
  readonly now: Date;
}

/**
 * One statement (Q-call): the earliest rank among the groups of the desk, past rows that another desk is taking
 * (SKIP LOCKED) and past visitors who stand at another desk (BR-16). The shift is locked: presses at one desk take turns,
 * and a desk cannot be closed under a ticket that is being called to it.
 */
const callSql = (keyed: boolean): string => `with ${keyed ? knownSql : ''}at_desk as (
    select d.number, d.provider_id, sh.state
    from desk d join desk_shift sh on sh.desk_id = d.id and sh.state <> 'closed'
    where d.id = $1::uuid and d.centre_id = $2::uuid and sh.worker_id = $3::uuid
      ${keyed ? 'and not exists (select from known)' : ''}
    for no key update of sh
  ), busy as (
    select from ticket where desk_id = $1::uuid and state in ('called', 'serving')
  ), served as (
    select group_id from desk_group where desk_id = $1::uuid
    union all
    select g.id from at_desk a join service_group g on g.centre_id = $2::uuid
    where not exists (select from desk_group where desk_id = $1::uuid)
      and (a.provider_id is null
        or exists (select from service s where s.group_id = g.id and s.provider_id = a.provider_id and s.active))
  ), earliest as (
    select t.id, t.rank_at, t.issued_at, t.allowance_minutes, t.only_desk_id
    from ticket t
    where t.centre_id = $2::uuid and t.business_date = $4::date and t.state = 'waiting'
      and exists (select from at_desk where state = 'open') and not exists (select from busy)
      and t.group_id = any(array(select group_id from served))
      and (t.only_desk_id is null or t.only_desk_id = $1::uuid)
      and not exists (select from ticket o where o.visit_id = t.visit_id and o.state in ('called', 'serving'))
    order by t.rank_at, t.id limit 1
    for update of t skip locked
  ), called as (
    update ticket t set state = 'called', desk_id = $1::uuid, worker_id = $3::uuid, called_at = $5::timestamptz,
      last_call_at = $5::timestamptz, calls = 1,
      call_reason = jsonb_build_object(
        'key', case when e.only_desk_id is not null then 'thisDesk' when e.allowance_minutes > 0 then 'allowance' else 'earliest' end,
        'params', jsonb_build_object('issuedAt', e.issued_at, 'rankAt', e.rank_at, 'allowanceMinutes', e.allowance_minutes))
    from earliest e where t.id = e.id
    returning t.id, t.visit_id, t.prefix, t.number, t.group_id, t.service_id, t.purpose, t.call_reason
  ), answered as (
    select c.id, jsonb_build_object('ticketId', c.id, 'visitId', c.visit_id, 'prefix', c.prefix, 'number', c.number,
      'groupId', c.group_id, 'serviceId', c.service_id, 'purpose', c.purpose, 'desk', a.number, 'reason', c.call_reason) as answer
    from called c, at_desk a
  ), told as (
    insert into ledger (centre_id, subject, subject_id, kind, actor, actor_role, request_id, payload)
    select $2::uuid, 'ticket', id::text, 'ticket.called', $6::text, $7::text, $8::text,
      answer - 'ticketId' || jsonb_build_object('deskId', $1::uuid) from answered
  )${keyed ? keptSql : ''}
  select case when w.answer is not null then 'called' when a.state is null then 'noShift'
      when a.state = 'break' then 'onBreak' when exists (select from busy) then 'busy' else 'nobody' end as outcome,
    w.answer, null::text as known_route, null::bytea as known_hash
  from (select) as one left join at_desk a on true left join answered w on true
  ${keyed ? `where not exists (select from known) union all select 'called', answer, route, request_hash from known` : ''}`;

const knownSql = `known as (
    select route, request_hash, answer from idempotency where owner = $9::text and key = $10::text
  ), `;

const keptSql = `, kept as (
    insert into idempotency (owner, key, route, request_hash, status, answer)
    select $9::text, $10::text, $11::text, $12::bytea, 200, answer from answered
  )`;

/** The hot statement of the API; the bench sends the same text. Values: see `callValues`, then owner, key, route, hash. */
export const callNextStatement: HotStatement = { name: 'queue_call_next', text: callSql(true) };
const callNextInFormSql = callSql(false);

/** Values $1–$8 of the statement. */
export const callValues = (actor: Actor, call: CallNext): unknown[] => [
  call.deskId,
  call.centreId,
  call.workerId,
  businessDate(call.now),
  call.now,
  actor.id,
  actor.role,
  actor.requestId,
];

type CallRow = KnownWrite & { outcome: Called['kind']; answer: CalledTicket | null };

/** Another desk took the visitor's other ticket, or the same desk pressed twice, between our reading and our writing. */
const races = ['idempotency_pkey', 'ticket_one_of_a_visit', 'ticket_one_at_a_desk'];

/** Calls the next visitor to a desk in one round trip; a repetition of the key gets the first answer. */
export async function callNext(
  database: Pick<Database, 'hot'>,
  actor: Actor,
  write: HotWrite,
  call: CallNext,
): Promise<Called> {
  const values = [...callValues(actor, call), write.owner, write.key, write.route, write.hash];
  const [row] = await againAfterRace(races, () =>
    database.hot<CallRow & pg.QueryResultRow>(callNextStatement, values),
  );
  if (!row) return { kind: 'nobody' };
  if (row.known_route !== null) checkKnown(row, write);
  return outcomeOf(row, row.known_route !== null);
}

/** The same inside the transaction of a form; a lost race undoes only this statement, not the form's transaction. */
export async function callNextInForm(tx: Tx, actor: Actor, call: CallNext): Promise<Called> {
  const rows = await againAfterRace(races, () =>
    savedStatement(tx, callNextInFormSql, callValues(actor, call)),
  );
  const row = rows[0];
  return row ? outcomeOf(row, false) : { kind: 'nobody' };
}

async function savedStatement(tx: Tx, sql: string, values: unknown[]): Promise<CallRow[]> {
  await tx.executeQuery(CompiledQuery.raw('savepoint calling'));
  try {
    const { rows } = await tx.executeQuery<CallRow>(CompiledQuery.raw(sql, values));
    await tx.executeQuery(CompiledQuery.raw('release savepoint calling'));
    return rows;
  } catch (error) {
    await tx.executeQuery(CompiledQuery.raw('rollback to savepoint calling'));
    throw error;
  }
}

function outcomeOf(row: CallRow, repeated: boolean): Called {
  if (row.answer) return { kind: 'called', ticket: row.answer, repeated };
  return row.outcome === 'called' ? { kind: 'nobody' } : { kind: row.outcome };
}
