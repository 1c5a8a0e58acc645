import { type RawBuilder, type Selectable, sql, type UpdateObject } from 'kysely';
import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { DB, Ticket } from '#platform/database/types.ts';
import { eventOf } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { statesFor, type TicketAction, ticketLabel } from '../rules/ticketActions.ts';
import type { TicketEventKind, TicketEvents } from '../rules/ticketEvents.ts';

/** The desk at which the worker of the shift acts. */
export interface AtDesk {
  readonly centreId: string;
  readonly deskId: string;
  readonly workerId: string;
  readonly now: Date;
}

/** `stale`: the ticket is no longer in a state, or at the desk, where this may happen; nothing was changed. */
export type Changed = 'done' | 'stale';

export type TicketRow = Selectable<Ticket>;
export type EpisodeOutcome = 'finished' | 'noShow' | 'held' | 'transferred' | 'left' | 'takenOver';

/** Where a ticket must be for an action: at this desk and worker, or of this visit. */
interface Place {
  readonly centreId: string;
  readonly ticketId: string;
  readonly deskId?: string;
  readonly workerId?: string;
  readonly visitId?: string;
  readonly businessDate?: string;
}

/**
 * The ticket, locked, when it stands where the action may happen: two presses take turns, the second finds another state
 * and changes nothing.
 */
export async function lockTicket(
  tx: Tx,
  action: TicketAction,
  place: Place,
): Promise<(TicketRow & { readonly next_of_visit: string | null }) | undefined> {
  const { deskId, workerId, visitId, businessDate } = place;
  return tx
    .selectFrom('ticket')
    .selectAll()
    .select(nextOfVisit(action))
    .where('id', '=', place.ticketId)
    .where('centre_id', '=', place.centreId)
    .where('state', 'in', statesFor(action))
    .$if(deskId !== undefined, (q) => q.where('desk_id', '=', deskId ?? ''))
    .$if(workerId !== undefined, (q) => q.where('worker_id', '=', workerId ?? ''))
    .$if(visitId !== undefined, (q) => q.where('visit_id', '=', visitId ?? ''))
    .$if(businessDate !== undefined, (q) => q.where('business_date', '=', businessDate ?? ''))
    .forUpdate()
    .executeTakeFirst();
}

/** The next matter of the same visitor that waits, where the action tells it: read with the lock, in one statement. */
const nextOfVisit = (action: TicketAction) =>
  (action === 'finish'
    ? sql<string | null>`(select n.id from ticket n where n.visit_id = ticket.visit_id
        and n.business_date = ticket.business_date and n.state = 'waiting' order by n.rank_at, n.id limit 1)`
    : sql<string | null>`null::uuid`
  ).as('next_of_visit');

interface Move<Kind extends TicketEventKind> {
  readonly now: Date;
  readonly set: UpdateObject<DB, 'ticket', 'ticket'>;
  readonly event: Kind;
  /** What the event tells beyond the ticket itself and its desk. */
  readonly payload: Omit<
    TicketEvents[Kind],
    'number' | 'visitId' | 'groupId' | 'serviceId' | 'at' | 'deskId' | 'workerId'
  >;
  /** The stay at the desk ends with it. */
  readonly ends?: { readonly outcome: EpisodeOutcome; readonly result?: string };
}

/**
 * Changes a locked ticket, ends its stay at the desk when the move does, and tells the ledger: one statement, all or
 * nothing.
 */
export async function moveTicket<Kind extends TicketEventKind>(
  tx: Tx,
  actor: Actor,
  row: TicketRow,
  move: Move<Kind>,
): Promise<Changed> {
  const { outcome, result = null } = move.ends ?? {};
  const stay = outcome && stayOf(row, move.now, outcome, result, sql`, moved`);
  // Nobody is called while the centre stands still: the database then skips the row, and with it all the rest.
  const moved = tx
    .updateTable('ticket')
    .set(move.set)
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .returning('id');
  const event = eventOf(
    actor,
    {
      centreId: row.centre_id,
      subject: 'ticket',
      subjectId: row.id,
      kind: move.event,
      payload: {
        number: ticketLabel(row.prefix, row.number),
        visitId: row.visit_id,
        groupId: row.group_id,
        serviceId: row.service_id,
        ...(row.desk_id === null ? {} : { deskId: row.desk_id, workerId: row.worker_id }),
        at: move.now.toISOString(),
        ...move.payload,
      },
    },
    'moved',
  );
  const told = await sql`with moved as (${moved})${stay ? sql`, stay as (${stay})` : sql``} ${event}`.execute(
    tx,
  );
  return told.numAffectedRows ? 'done' : 'stale';
}

/** Ends the stay of a ticket whose worker changes, or that was forgotten at a desk; see `stayOf`. */
export async function endStay(
  tx: Tx,
  row: TicketRow,
  endedAt: Date,
  outcome: EpisodeOutcome,
  result: string | null,
): Promise<void> {
  await stayOf(row, endedAt, outcome, result, sql``)?.execute(tx);
}

/**
 * One row for one visitor at one desk with one worker (KS-stats). All clocks leave the pauses of the centre out. A stay
 * that did not come to service has its whole length as walking. After a colleague took over, the stay of the second
 * worker begins where the first ended. Undefined: the ticket is at no desk. `only`: what else the row must come from.
 */
function stayOf(
  row: TicketRow,
  endedAt: Date,
  outcome: EpisodeOutcome,
  result: string | null,
  only: RawBuilder<unknown>,
): RawBuilder<unknown> | undefined {
  if (row.desk_id === null || row.worker_id === null || row.called_at === null) return undefined;
  const from = servedFrom(row);
  const reason = row.call_reason === null ? null : JSON.stringify(row.call_reason);
  return sql`insert into desk_episode (id, ticket_id, centre_id, business_date, desk_id, worker_id, group_id, service_id, purpose,
      called_at, started_at, ended_at, waited_s, walked_s, served_s, outcome, result, call_reason)
    select ${v7()}::uuid, ${row.id}::uuid, ${row.centre_id}::uuid, ${row.business_date}::date, ${row.desk_id}::uuid,
      ${row.worker_id}::uuid, ${row.group_id}::uuid, ${row.service_id}::uuid, ${row.purpose}::text, ${row.called_at}::timestamptz,
      ${from}::timestamptz, greatest(${endedAt}::timestamptz, ${row.called_at}::timestamptz), ${row.waited_s}::integer,
      active_seconds(${row.centre_id}::uuid, began.at, coalesce(${from}::timestamptz, ${endedAt}::timestamptz)),
      case when ${from}::timestamptz is null then 0
        else active_seconds(${row.centre_id}::uuid, greatest(began.at, ${from}::timestamptz), ${endedAt}::timestamptz) end,
      ${outcome}::text, ${result}::text, ${reason}::jsonb
    from (select coalesce((select max(e.ended_at) from desk_episode e where e.ticket_id = ${row.id}::uuid
      and e.called_at = ${row.called_at}::timestamptz and e.outcome = 'takenOver'), ${row.called_at}::timestamptz) as at) began${only}`;
}

/** A start that was undone began no service, though its clock is kept for the next start. */
const servedFrom = (row: TicketRow): Date | null => (row.state === 'serving' ? row.started_at : null);

/** Seconds waited in the hall up to `now`, with those of the present wait. */
export const waitedUntil = (now: Date) =>
  sql<number>`waited_s + active_seconds(centre_id, state_since, ${now}::timestamptz)`;

/** Nobody's place at a desk: what a ticket loses when it goes back to the hall. Its rank stays. */
export const awayFromDesk = {
  desk_id: null,
  worker_id: null,
  called_at: null,
  started_at: null,
  call_reason: null,
  calls: 0,
} as const;
