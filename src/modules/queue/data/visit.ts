import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import { isTicketState, type TicketState, ticketLabel } from '../rules/ticketActions.ts';
import { mostCounted } from './place.ts';

export interface VisitTicket {
  readonly id: string;
  readonly label: string;
  readonly state: TicketState;
  readonly purpose: string;
  readonly groupUk: string;
  readonly groupEn: string;
  readonly serviceUk: string | null;
  readonly serviceEn: string | null;
  readonly serviceSlug: string | null;
  readonly desk: number | null;
  readonly issuedAt: Date;
  readonly calledAt: Date | null;
  readonly finishedAt: Date | null;
  /** People with an earlier rank in the same group, at most 100; null when it does not wait. */
  readonly ahead: number | null;
  /** Not called before: the visitor said «I am late». */
  readonly notBefore: Date | null;
  readonly delays: number;
  /** Missed just after a pause: may come back the whole day. */
  readonly missedInGrace: boolean;
}

export interface Visit {
  readonly id: string;
  readonly centreId: string;
  readonly centreName: string;
  readonly centreCode: string;
  readonly businessDate: string;
  readonly accessCode: string;
  readonly tickets: readonly VisitTicket[];
}

/** The visit that a secret opens: its own tickets alone (Q-phone). Undefined: no such secret. */
export async function visitByCode(queries: Queries, code: string): Promise<Visit | undefined> {
  const visit = await queries
    .selectFrom('visit')
    .innerJoin('centre', 'centre.id', 'visit.centre_id')
    .select([
      'visit.id',
      'visit.centre_id as centreId',
      'visit.business_date as businessDate',
      'visit.access_code as accessCode',
      'centre.name as centreName',
      'centre.code as centreCode',
    ])
    .where('visit.access_code', '=', code)
    .executeTakeFirst();
  if (!visit) return undefined;
  const tickets = await visitTickets(queries, [visit.id]);
  return { ...visit, tickets: tickets.map(({ visitId: _, centreId: __, ...ticket }) => ticket) };
}

type TicketRow = Omit<VisitTicket, 'label' | 'state'> & {
  readonly visitId: string;
  readonly centreId: string;
  readonly prefix: string;
  readonly number: number;
  readonly state: string;
};

/** Tickets of the given visits, oldest first. */
export async function visitTickets(
  queries: Queries,
  visitIds: readonly string[],
): Promise<(VisitTicket & { readonly visitId: string; readonly centreId: string })[]> {
  const { rows } =
    await sql<TicketRow>`select t.id, t.visit_id as "visitId", t.centre_id as "centreId", t.prefix, t.number, t.state, t.purpose,
      g.name_uk as "groupUk", g.name_en as "groupEn", s.plain_name_uk as "serviceUk", s.plain_name_en as "serviceEn",
      s.slug as "serviceSlug", d.number as desk, t.issued_at as "issuedAt", t.called_at as "calledAt",
      t.finished_at as "finishedAt", t.not_before as "notBefore", t.delays, t.missed_in_grace as "missedInGrace",
      case when t.state = 'waiting' then (select count(*)::int from (
        select from ticket o where o.centre_id = t.centre_id and o.business_date = t.business_date
          and o.group_id = t.group_id and o.state = 'waiting' and (o.rank_at, o.id) < (t.rank_at, t.id)
        limit ${mostCounted}) one) end as ahead
    from ticket t join service_group g on g.id = t.group_id
    left join service s on s.id = t.service_id left join desk d on d.id = t.desk_id
    where t.visit_id = any(${visitIds}::uuid[]) order by t.issued_at, t.id`.execute(queries);
  return rows.map(({ prefix, number, state, ...row }) => ({
    ...row,
    label: ticketLabel(prefix, number),
    state: isTicketState(state) ? state : 'left',
  }));
}

/** The tickets of the visits, by visit, by centre: screens of one centre are told together. */
export async function visitsByCentre(
  queries: Queries,
  visitIds: readonly string[],
): Promise<Map<string, Map<string, VisitTicket[]>>> {
  const centres = new Map<string, Map<string, VisitTicket[]>>();
  for (const { visitId, centreId, ...ticket } of await visitTickets(queries, visitIds)) {
    const visits = centres.get(centreId) ?? new Map<string, VisitTicket[]>();
    centres.set(centreId, visits.set(visitId, [...(visits.get(visitId) ?? []), ticket]));
  }
  return centres;
}

/** Those of the visits that are at one of the centres. */
export async function visitsAt(
  queries: Queries,
  visitIds: readonly string[],
  centreIds: readonly string[],
): Promise<string[]> {
  if (visitIds.length === 0 || centreIds.length === 0) return [];
  const rows = await queries
    .selectFrom('visit')
    .select('id')
    .where('id', 'in', [...visitIds])
    .where('centre_id', 'in', [...centreIds])
    .execute();
  return rows.map(({ id }) => id);
}

/** The same by identifier, for reception, which may hand the secret to its owner. */
export async function visitCodeOf(queries: Queries, visitId: string): Promise<Visit | undefined> {
  const row = await queries
    .selectFrom('visit')
    .select('access_code')
    .where('id', '=', visitId)
    .executeTakeFirst();
  return row && visitByCode(queries, row.access_code);
}
