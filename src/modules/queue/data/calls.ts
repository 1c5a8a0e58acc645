import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { QueueScope } from '../rights.ts';
import type { CallReason } from '../rules/callReason.ts';
import { ticketLabel } from '../rules/ticketActions.ts';
import { within } from './place.ts';

/** One call of a day, with the reason that was kept when it was made (BR-18). Nobody's name but the worker's. */
export interface PastCall {
  readonly id: string;
  readonly label: string;
  readonly desk: number;
  readonly worker: string;
  readonly calledAt: Date;
  readonly reason: CallReason | null;
  /** How the time at the desk ended; null: the visitor is there now. */
  readonly outcome: string | null;
}

export interface CallsWish {
  readonly centreId: string;
  readonly date: string;
  readonly desk: number | null;
  readonly reason: string | null;
  /** The last call already shown. */
  readonly before: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

type CallRow = Omit<PastCall, 'label'> & { readonly prefix: string; readonly number: number };

/** All calls of the day: those that have ended, from the episodes, which nobody can change, and those at desks now. */
const callsOf = (wish: Pick<CallsWish, 'date'>, centreId: string) => sql`
  select e.id, e.ticket_id, e.desk_id, e.worker_id, e.called_at, e.call_reason, e.outcome
  from desk_episode e where e.centre_id = ${centreId}::uuid and e.business_date = ${wish.date}::date
  union all
  select t.id, t.id, t.desk_id, t.worker_id, t.called_at, t.call_reason, null
  from ticket t where t.centre_id = ${centreId}::uuid and t.business_date = ${wish.date}::date
    and t.state in ('called', 'serving')`;

/** The newest first; keyset, so that pages do not shift while the day goes on. */
export async function callsOfDay(queries: Queries, scope: QueueScope, wish: CallsWish): Promise<PastCall[]> {
  const centreId = within(scope, wish.centreId);
  const { rows } = await sql<CallRow>`select c.id, t.prefix, t.number, d.number as desk,
      concat_ws(' ', w.surname, w.given) as worker, c.called_at as "calledAt", c.call_reason as reason, c.outcome
    from (${callsOf(wish, centreId)}) c
    join ticket t on t.id = c.ticket_id join desk d on d.id = c.desk_id left join worker w on w.id = c.worker_id
    where (${wish.desk}::int is null or d.number = ${wish.desk}::int)
      and (${wish.reason}::text is null or c.call_reason ->> 'key' = ${wish.reason}::text)
      and (${wish.before?.at ?? null}::timestamptz is null
        or (date_trunc('milliseconds', c.called_at), c.id) < (${wish.before?.at ?? null}::timestamptz, ${wish.before?.id ?? null}::uuid))
    order by date_trunc('milliseconds', c.called_at) desc, c.id desc limit ${wish.limit}`.execute(queries);
  return rows.map(({ prefix, number, ...row }) => ({ ...row, label: ticketLabel(prefix, number) }));
}

/** How many calls of the day were out of turn. */
export async function outOfTurn(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  date: string,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n
    from (${callsOf({ date }, within(scope, centreId))}) c where c.call_reason ->> 'key' = 'chosen'`.execute(
    queries,
  );
  return rows[0]?.n ?? 0;
}
