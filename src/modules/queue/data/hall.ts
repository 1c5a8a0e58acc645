import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { QueueScope } from '../rights.ts';
import { ticketLabel } from '../rules/ticketActions.ts';
import { mostCounted, within } from './place.ts';

/** One group of services in the hall at this moment (BR-10). */
export interface HallGroup {
  readonly id: string;
  readonly nameUk: string;
  readonly nameEn: string;
  /** People waiting, at most 100. */
  readonly waiting: number;
  /** Seconds that the one who came first has waited in the hall, pauses left out; null: nobody waits. */
  readonly longestS: number | null;
  /** Desks that take this group and are open now. */
  readonly openDesks: number;
  /** Who is first by rank, as printed on the ticket. */
  readonly next: string | null;
}

interface HallRow extends Omit<HallGroup, 'next'> {
  readonly prefix: string | null;
  readonly number: number | null;
}

/** The hall at a glance. Reads the first few of each group by its index: a full hall costs little more than an empty one. */
export async function hallNow(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  date: string,
  now: Date,
): Promise<HallGroup[]> {
  const { rows } = await sql<HallRow>`select g.id, g.name_uk as "nameUk", g.name_en as "nameEn", w.waiting,
      w.longest as "longestS", f.prefix, f.number, coalesce(d.open, 0) as "openDesks"
    from service_group g
    cross join lateral (
      select count(*)::int as waiting,
        max(one.waited_s + active_seconds(${centreId}::uuid, one.state_since, ${now}::timestamptz))::int as longest
      from (select t.waited_s, t.state_since from ticket t where t.centre_id = g.centre_id and t.business_date = ${date}::date
        and t.group_id = g.id and t.state = 'waiting' order by t.rank_at, t.id limit ${mostCounted}) one) w
    left join lateral (
      select t.prefix, t.number from ticket t where t.centre_id = g.centre_id and t.business_date = ${date}::date
        and t.group_id = g.id and t.state = 'waiting' order by t.rank_at, t.id limit 1) f on true
    left join lateral (
      select count(*)::int as open from desk_shift sh join desk de on de.id = sh.desk_id
      where sh.centre_id = g.centre_id and sh.state = 'open'
        and (exists (select from desk_group dg where dg.desk_id = de.id and dg.group_id = g.id)
          or (not exists (select from desk_group dg where dg.desk_id = de.id)
            and (de.provider_id is null or exists (select from service se
              where se.group_id = g.id and se.provider_id = de.provider_id and se.active))))) d on true
    where g.centre_id = ${within(scope, centreId)}::uuid and g.active
      and exists (select from service s where s.group_id = g.id and s.active)
    order by g.position, g.prefix`.execute(queries);
  return rows.map(({ prefix, number, ...row }) => ({
    ...row,
    next: prefix === null || number === null ? null : ticketLabel(prefix, number),
  }));
}

export interface FoundTicket {
  readonly id: string;
  readonly label: string;
  readonly state: string;
  readonly personName: string | null;
  readonly issuedAt: Date;
}

/** Tickets of the day by the name that the visitor gave (personal queue, BR-15); the earliest first, at most 20. */
export async function ticketsByName(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  date: string,
  words: readonly string[],
): Promise<FoundTicket[]> {
  let query = queries
    .selectFrom('ticket')
    .innerJoin('visit', 'visit.id', 'ticket.visit_id')
    .select([
      'ticket.id',
      'ticket.prefix',
      'ticket.number',
      'ticket.state',
      'visit.person_name as personName',
      'ticket.issued_at as issuedAt',
    ])
    .where('ticket.centre_id', '=', within(scope, centreId))
    .where('ticket.business_date', '=', date)
    .where('visit.person_name', 'is not', null);
  for (const word of words)
    query = query.where('visit.person_name', 'ilike', `%${word.replace(/[%_\\]/g, '')}%`);
  const rows = await query.orderBy('ticket.issued_at').limit(20).execute();
  return rows.map(({ prefix, number, ...row }) => ({ ...row, label: ticketLabel(prefix, number) }));
}

/** Tickets of the visit that a scanned QR code opens, when it is of this centre and day. */
export async function ticketsByCode(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  date: string,
  code: string,
): Promise<FoundTicket[]> {
  const rows = await queries
    .selectFrom('ticket')
    .innerJoin('visit', 'visit.id', 'ticket.visit_id')
    .select(['ticket.id', 'ticket.prefix', 'ticket.number', 'ticket.state', 'ticket.issued_at as issuedAt'])
    .where('visit.access_code', '=', code)
    .where('ticket.centre_id', '=', within(scope, centreId))
    .where('ticket.business_date', '=', date)
    .orderBy('ticket.issued_at')
    .limit(20)
    .execute();
  return rows.map(({ prefix, number, ...row }) => ({
    ...row,
    personName: null,
    label: ticketLabel(prefix, number),
  }));
}

/** What the reception sees of a ticket beyond what the desk sees: its category with its ground, and its delay. */
export interface TicketStanding {
  readonly categoryUk: string | null;
  readonly categoryEn: string | null;
  readonly act: string | null;
  /** The document that was seen; null: chosen at the kiosk and not checked yet. */
  readonly ground: string | null;
  readonly notBefore: Date | null;
  readonly result: string | null;
  readonly finishedAt: Date | null;
  readonly businessDate: string;
}

export const ticketStanding = (
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  ticketId: string,
): Promise<TicketStanding | undefined> =>
  queries
    .selectFrom('ticket')
    .leftJoin('priority_category', 'priority_category.id', 'ticket.category_id')
    .select([
      'priority_category.name_uk as categoryUk',
      'priority_category.name_en as categoryEn',
      'priority_category.act',
      'ticket.category_ground as ground',
      'ticket.not_before as notBefore',
      'ticket.result',
      'ticket.finished_at as finishedAt',
      'ticket.business_date as businessDate',
    ])
    .where('ticket.id', '=', ticketId)
    .where('ticket.centre_id', '=', within(scope, centreId))
    .executeTakeFirst();
