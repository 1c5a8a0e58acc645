import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { QueueScope } from '../rights.ts';
import { isTicketState, type TicketState, ticketLabel } from '../rules/ticketActions.ts';
import { within } from './place.ts';

export interface Room {
  readonly capacity: number;
  readonly openSince: Date | null;
}

/** The children's room of a centre; undefined when it has none. */
export const roomOf = (queries: Queries, scope: QueueScope, centreId: string): Promise<Room | undefined> =>
  queries
    .selectFrom('childrens_room')
    .select(['capacity', 'open_since as openSince'])
    .where('centre_id', '=', within(scope, centreId))
    .where('capacity', '>', 0)
    .executeTakeFirst();

export interface ChildThere {
  readonly id: string;
  readonly tag: number;
  readonly firstName: string;
  readonly birthYear: number | null;
  readonly notes: string | null;
  readonly since: Date;
  readonly remindedAt: Date | null;
  readonly ticketId: string;
  readonly label: string;
  /** Where the parent is: the ticket of the same visit that is at a desk, else one that waits, else the last one. */
  readonly parent: {
    readonly label: string;
    readonly state: TicketState;
    readonly desk: number | null;
    readonly finishedAt: Date | null;
  };
}

interface ThereRow extends Omit<ChildThere, 'label' | 'parent'> {
  readonly prefix: string;
  readonly number: number;
  readonly pPrefix: string;
  readonly pNumber: number;
  readonly pState: string;
  readonly pDesk: number | null;
  readonly pFinishedAt: Date | null;
}

/** Children in the room now, the longest there first, with where the parent is (KC-7). At most 60: a room holds no more. */
export async function childrenThere(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
): Promise<ChildThere[]> {
  const { rows } =
    await sql<ThereRow>`select c.id, c.tag, c.first_name as "firstName", c.birth_year as "birthYear",
      c.notes, c.checked_in_at as since, c.reminded_at as "remindedAt", t.id as "ticketId", t.prefix, t.number,
      p.prefix as "pPrefix", p.number as "pNumber", p.state as "pState", p.desk as "pDesk", p.finished_at as "pFinishedAt"
    from child_stay c join ticket t on t.id = c.ticket_id
    cross join lateral (
      select o.prefix, o.number, o.state, d.number as desk, o.finished_at
      from ticket o left join desk d on d.id = o.desk_id where o.visit_id = t.visit_id
      order by case when o.state in ('called', 'serving') then 0 when o.state in ('waiting', 'held') then 1 else 2 end,
        o.finished_at desc nulls last, o.id
      limit 1) p
    where c.centre_id = ${within(scope, centreId)}::uuid and c.handed_back_at is null
    order by c.checked_in_at, c.id limit 60`.execute(queries);
  return rows.map(({ prefix, number, pPrefix, pNumber, pState, pDesk, pFinishedAt, ...row }) => ({
    ...row,
    label: ticketLabel(prefix, number),
    parent: {
      label: ticketLabel(pPrefix, pNumber),
      state: isTicketState(pState) ? pState : 'left',
      desk: pDesk,
      finishedAt: pFinishedAt,
    },
  }));
}

/**
 * For the desk: wristbands of the children in the room whose parent has this visit; empty when there are none. Shown for
 * the current visitor, and again when the ticket is finished, so that nobody goes home without the child (KC-7).
 */
export async function childrenOfVisit(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  visitId: string,
): Promise<number[]> {
  const rows = await stays(queries, scope, centreId).where('ticket.visit_id', '=', visitId).execute();
  return rows.map(({ tag }) => tag);
}

const stays = (queries: Queries, scope: QueueScope, centreId: string) =>
  queries
    .selectFrom('child_stay')
    .innerJoin('ticket', 'ticket.id', 'child_stay.ticket_id')
    .select('child_stay.tag')
    .where('child_stay.centre_id', '=', within(scope, centreId))
    .where('child_stay.handed_back_at', 'is', null)
    .orderBy('child_stay.tag');

/** The same, found by any ticket of the visit. */
export async function childrenOfTicket(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  ticketId: string,
): Promise<number[]> {
  const rows = await stays(queries, scope, centreId)
    .where('ticket.visit_id', '=', (e) =>
      e.selectFrom('ticket as one').select('one.visit_id').where('one.id', '=', ticketId),
    )
    .execute();
  return rows.map(({ tag }) => tag);
}

/** How many children are in the room now; nobody's name. */
export async function childrenCount(queries: Queries, scope: QueueScope, centreId: string): Promise<number> {
  const { there } = await queries
    .selectFrom('child_stay')
    .select((e) => e.fn.countAll<number>().as('there'))
    .where('centre_id', '=', within(scope, centreId))
    .where('handed_back_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(there);
}

/** Centres whose room is open, or holds names of children who have gone home. */
export async function roomsToEnd(queries: Queries): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select centre_id as id from childrens_room where open_since is not null
    union select centre_id from child_stay where erased_at is null and handed_back_at is not null`.execute(
    queries,
  );
  return rows.map(({ id }) => id);
}
