import type pg from 'pg';
import { businessDate } from '#platform/clock/clock.ts';
import type { Database, HotStatement, Tx } from '#platform/database/database.ts';
import type { Actor } from '#platform/session/actor.ts';
import { takeable } from '../data/takeable.ts';
import type { CallReason } from '../rules/callReason.ts';
import { atDeskSql, calledSql, inSql, type Outcome, outcomeSql } from './callSql.ts';
import { againAfterRace, checkKnown, type HotWrite, type KnownWrite } from './hotWrite.ts';
import { savedStatement } from './savedStatement.ts';

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
 * `noShift`: the desk is not opened by this worker. `paused`: the whole centre stands still. `onBreak`: the desk pauses.
 * `busy`: the desk still has a visitor. `nobody`: nobody waits whom this desk may take now.
 */
export type Called =
  | { readonly kind: 'called'; readonly ticket: CalledTicket; readonly repeated: boolean }
  | { readonly kind: Outcome };

export interface CallNext {
  readonly centreId: string;
  readonly deskId: string;
  readonly workerId: string;
  readonly now: Date;
}

const chosenFields =
  't.id, t.visit_id, t.rank_at, t.issued_at, t.allowance_minutes, t.category_id, t.only_desk_id, t.needs_sign';

/**
 * One statement (Q-call): the earliest rank among those whom the desk may take, past rows that another desk is taking
 * (SKIP LOCKED) and past visitors who stand at another desk (BR-16). When categories have moved visitors forward too many
 * times in a row, the earliest true arrival instead, looked for among all who wait, so nobody starves (BR-18): this turn
 * alone reads the whole hall, and no row is locked that will not be called. The shift is locked: presses at one desk take
 * turns, and a desk cannot be closed under a ticket that is being called to it.
 */
const callSql = (keyed: boolean): string => `with ${keyed ? knownSql : ''}${atDeskSql(
  keyed ? 'not exists (select from known)' : 'true',
)}, first as (
    select t.id from ticket t
    where exists (select from ready where run >= most) and ${takeable(inSql)}
    order by t.rank_at, t.id limit 1
  ), fairest as (
    select ${chosenFields} from ticket t
    where exists (select from ready where run >= most) and ${takeable(inSql)}
    order by t.issued_at, t.id limit 1
    for update of t skip locked
  ), earliest as (
    select ${chosenFields} from ticket t
    where not exists (select from fairest) and ${takeable(inSql)}
    order by t.rank_at, t.id limit 1
    for update of t skip locked
  ), chosen as (
    select f.*, f.id <> (select id from first) as fair from fairest f
    union all select e.*, false from earliest e
  ), moved as (
    select from chosen c
    where c.allowance_minutes > 0 and exists (select from ticket t
      where t.rank_at > c.rank_at and t.rank_at <= c.issued_at and t.issued_at < c.issued_at
        and t.visit_id <> c.visit_id and ${takeable(inSql)})
  ), why as (
    select c.id, c.category_id, null::text as note, case when c.fair then a.run end as run,
      case when c.fair then 'fairness' when exists (select from moved) then 'allowance'
        when c.only_desk_id = ${inSql.desk} then 'thisDesk' when c.needs_sign and a.signs then 'signLanguage'
        when a.express_only then 'express' else 'earliest' end as key
    from chosen c, ready a
  ), ${calledSql('ticket.called')}, ran as (
    update desk_shift sh set priority_run = n.run
    from (select a.shift_id, case when exists (select from moved) then a.run + 1 else 0 end as run
      from ready a join called c on true) n
    where sh.id = n.shift_id and sh.priority_run <> n.run
  )${keyed ? keptSql : ''}
  select ${outcomeSql(`'nobody'`)} as outcome, w.answer, null::text as known_route, null::bytea as known_hash
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

type CallRow = KnownWrite & { outcome: Outcome | 'called'; answer: CalledTicket | null };

/** Another desk took the visitor's other ticket, or the same desk pressed twice, between our reading and our writing. */
export const callRaces = ['idempotency_pkey', 'ticket_one_of_a_visit', 'ticket_one_at_a_desk'];

/** Calls the next visitor to a desk in one round trip; a repetition of the key gets the first answer. */
export async function callNext(
  database: Pick<Database, 'hot'>,
  actor: Actor,
  write: HotWrite,
  call: CallNext,
): Promise<Called> {
  const values = [...callValues(actor, call), write.owner, write.key, write.route, write.hash];
  const [row] = await againAfterRace(callRaces, () =>
    database.hot<CallRow & pg.QueryResultRow>(callNextStatement, values),
  );
  if (!row) return { kind: 'nobody' };
  if (row.known_route !== null) checkKnown(row, write);
  return outcomeOf(row, row.known_route !== null);
}

/** The same inside the transaction of a form; a lost race undoes only this statement, not the form's transaction. */
export async function callNextInForm(tx: Tx, actor: Actor, call: CallNext): Promise<Called> {
  const rows = await againAfterRace(callRaces, () =>
    savedStatement<CallRow>(tx, callNextInFormSql, callValues(actor, call)),
  );
  const row = rows[0];
  return row ? outcomeOf(row, false) : { kind: 'nobody' };
}

function outcomeOf(row: CallRow, repeated: boolean): Called {
  if (row.answer) return { kind: 'called', ticket: row.answer, repeated };
  return { kind: row.outcome === 'called' ? 'nobody' : row.outcome };
}
