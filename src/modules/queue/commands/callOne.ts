import type { Tx } from '#platform/database/database.ts';
import type { Actor } from '#platform/session/actor.ts';
import { servedHere, visitAtDesk } from '../data/takeable.ts';
import { type CalledTicket, type CallNext, callRaces, callValues } from './callNext.ts';
import { atDeskSql, calledSql, type Outcome, outcomeSql } from './callSql.ts';
import { againAfterRace } from './hotWrite.ts';
import { savedStatement } from './savedStatement.ts';

/**
 * `stale`: the ticket does not wait today, or another desk is calling it. `notServed`: the desk does not serve its group.
 * `elsewhere`: the visitor is at another desk with another matter (BR-16). `notHere`: the visitor has not just finished
 * at this desk.
 */
export type CalledOne =
  | { readonly kind: 'called'; readonly ticket: CalledTicket }
  | { readonly kind: Exclude<Outcome, 'nobody'> | 'stale' | 'notServed' | 'elsewhere' | 'notHere' };

/** How long after finishing the next matter of the same visitor may be called at once. */
const stillHere = `interval '5 minutes'`;

const justServed = `exists (select from desk_episode e join ticket b on b.id = e.ticket_id
      where e.centre_id = $2::uuid and e.business_date = $4::date and e.ended_at > $5::timestamptz - ${stillHere}
        and e.desk_id = $1::uuid and e.worker_id = $3::uuid and e.outcome = 'finished' and b.visit_id = t.visit_id)`;

/** Parameters beyond those of every call: $9 ticket, $10 the worker's words. */
const callOneSql = (
  key: 'chosen' | 'sameVisit',
  event: string,
): string => `with ${atDeskSql('true')}, wanted as (
    select t.id, t.category_id, ${servedHere('$1::uuid')} as served, ${visitAtDesk} as elsewhere,
      ${key === 'sameVisit' ? justServed : 'true'} as here
    from ticket t
    where t.id = $9::uuid and t.centre_id = $2::uuid and t.business_date = $4::date and t.state = 'waiting'
      and exists (select from ready)
    for update of t skip locked
  ), why as (
    select id, category_id, '${key}' as key, $10::text as note, null::integer as run
    from wanted where served and here and not elsewhere
  ), ${calledSql(event)}
  select ${outcomeSql(`case when x.id is null then 'stale' when x.served is not true then 'notServed'
      when x.elsewhere then 'elsewhere' else 'notHere' end`)} as outcome, w.answer
  from (select) as one left join at_desk a on true left join answered w on true left join wanted x on true`;

const chosenSql = callOneSql('chosen', 'ticket.calledOutOfTurn');
const sameVisitSql = callOneSql('sameVisit', 'ticket.called');

type Row = { outcome: Exclude<CalledOne['kind'], 'called'> | 'called'; answer: CalledTicket | null };

async function callWanted(tx: Tx, sql: string, values: readonly unknown[]): Promise<CalledOne> {
  const [row] = await againAfterRace(callRaces, () => savedStatement<Row>(tx, sql, values));
  if (row?.answer) return { kind: 'called', ticket: row.answer };
  return { kind: row && row.outcome !== 'called' ? row.outcome : 'stale' };
}

/**
 * Calls one waiting visitor out of turn (own right, own event): the worker's written reason stands in the event and in
 * the ticket. The skills of the desk hold; a routing to another desk or to short matters gives way to the decision.
 */
export const callOne = (
  tx: Tx,
  actor: Actor,
  call: CallNext,
  wish: { readonly ticketId: string; readonly reason: string },
): Promise<CalledOne> => callWanted(tx, chosenSql, [...callValues(actor, call), wish.ticketId, wish.reason]);

/** Calls the next matter of the visitor whom this desk has just finished with: the person is already here (BR-16). */
export const callSameVisit = (tx: Tx, actor: Actor, call: CallNext, ticketId: string): Promise<CalledOne> =>
  callWanted(tx, sameVisitSql, [...callValues(actor, call), ticketId, null]);
