import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { QueueScope } from '../rights.ts';
import type { CallReason } from '../rules/callReason.ts';
import { isTicketState, type TicketState, ticketLabel } from '../rules/ticketActions.ts';
import { within } from './place.ts';

export interface Shift {
  readonly deskId: string;
  readonly desk: number;
  readonly centreId: string;
  readonly state: 'open' | 'break';
  readonly openedAt: Date;
  readonly stateSince: Date;
  /** Calls in a row that a category moved forward (BR-18). */
  readonly priorityRun: number;
  readonly expressOnly: boolean;
  readonly providerId: string | null;
}

/** The open shift of a worker, wherever it is; undefined before a desk is chosen. */
export async function shiftOf(queries: Queries, workerId: string): Promise<Shift | undefined> {
  const row = await queries
    .selectFrom('desk_shift')
    .innerJoin('desk', 'desk.id', 'desk_shift.desk_id')
    .select([
      'desk_shift.desk_id as deskId',
      'desk.number as desk',
      'desk_shift.centre_id as centreId',
      'desk_shift.state',
      'desk_shift.opened_at as openedAt',
      'desk_shift.state_since as stateSince',
      'desk_shift.priority_run as priorityRun',
      'desk.express_only as expressOnly',
      'desk.provider_id as providerId',
    ])
    .where('desk_shift.worker_id', '=', workerId)
    .where('desk_shift.state', '<>', 'closed')
    .executeTakeFirst();
  return row ? { ...row, state: row.state === 'break' ? 'break' : 'open' } : undefined;
}

export interface DeskChoice {
  readonly id: string;
  readonly number: number;
  readonly floor: number;
  readonly note: string | null;
  readonly expressOnly: boolean;
  readonly providerId: string | null;
  readonly provider: string | null;
  /** Who sits there now. */
  readonly worker: string | null;
  readonly openedAt: Date | null;
  readonly state: string | null;
}

/** Desks of a centre and who sits at them. */
export const centreDesks = (queries: Queries, scope: QueueScope, centreId: string): Promise<DeskChoice[]> =>
  queries
    .selectFrom('desk')
    .leftJoin('provider', 'provider.id', 'desk.provider_id')
    .leftJoin('desk_shift', (join) =>
      join.onRef('desk_shift.desk_id', '=', 'desk.id').on('desk_shift.state', '<>', 'closed'),
    )
    .leftJoin('worker', 'worker.id', 'desk_shift.worker_id')
    .select((e) => [
      'desk.id',
      'desk.number',
      'desk.floor',
      'desk.note',
      'desk.express_only as expressOnly',
      'desk.provider_id as providerId',
      'provider.short_name as provider',
      'desk_shift.opened_at as openedAt',
      'desk_shift.state',
      e
        .fn<string | null>('nullif', [
          e.fn<string>('concat_ws', [e.val(' '), 'worker.surname', 'worker.given']),
          e.val(''),
        ])
        .as('worker'),
    ])
    .where('desk.centre_id', '=', within(scope, centreId))
    .where('desk.active', '=', true)
    .orderBy('desk.number')
    .execute();

export interface DeskSeat {
  readonly deskId: string;
  readonly number: number;
  /** Null: nobody works there now. */
  readonly workerId: string | null;
  readonly worker: string | null;
  readonly state: string | null;
  readonly openedAt: Date | null;
}

/** One desk of a centre and who sits there; undefined when the centre has no such desk. */
export async function deskOf(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  deskId: string,
): Promise<DeskSeat | undefined> {
  const row = await queries
    .selectFrom('desk')
    .leftJoin('desk_shift', (join) =>
      join.onRef('desk_shift.desk_id', '=', 'desk.id').on('desk_shift.state', '<>', 'closed'),
    )
    .leftJoin('worker', 'worker.id', 'desk_shift.worker_id')
    .select([
      'desk.id as deskId',
      'desk.number',
      'desk_shift.worker_id as workerId',
      'desk_shift.state',
      'desk_shift.opened_at as openedAt',
      'worker.surname',
      'worker.given',
    ])
    .where('desk.id', '=', deskId)
    .where('desk.centre_id', '=', within(scope, centreId))
    .where('desk.active', '=', true)
    .executeTakeFirst();
  if (!row) return undefined;
  const { surname, given, ...seat } = row;
  return { ...seat, worker: surname === null ? null : `${surname} ${given ?? ''}`.trim() };
}

export interface QueueTicket {
  readonly id: string;
  readonly visitId: string;
  readonly label: string;
  readonly state: TicketState;
  readonly purpose: string;
  readonly groupId: string;
  readonly groupUk: string;
  readonly groupEn: string;
  readonly serviceId: string | null;
  readonly serviceUk: string | null;
  readonly serviceEn: string | null;
  readonly serviceSlug: string | null;
  readonly personName: string | null;
  readonly signLanguage: boolean;
  readonly issuedAt: Date;
  readonly rankAt: Date;
  readonly allowanceMinutes: number;
  readonly desk: number | null;
  readonly deskId: string | null;
  readonly workerId: string | null;
  readonly calls: number;
  readonly calledAt: Date | null;
  readonly lastCallAt: Date | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly callReason: CallReason | null;
  /** The lawful category, its act and the document to be seen (BR-18). */
  readonly categoryUk: string | null;
  readonly categoryEn: string | null;
  readonly categoryAct: string | null;
  readonly categoryProof: string | null;
  /** Who marked it: the kiosk, then the proof is still to be seen, or a worker. */
  readonly categoryBy: string | null;
  readonly express: boolean;
  readonly needsSign: boolean;
  /** Told that they are late: not called before. */
  readonly notBefore: Date | null;
  /** Another matter of the same visitor is at a desk now: this one is not called meanwhile (BR-16). */
  readonly blocked: boolean;
}

export const ticketFieldsText = `t.id, t.visit_id as "visitId", t.prefix, t.number, t.state, t.purpose, t.group_id as "groupId",
  g.name_uk as "groupUk", g.name_en as "groupEn", t.service_id as "serviceId", s.plain_name_uk as "serviceUk",
  s.plain_name_en as "serviceEn", s.slug as "serviceSlug", v.person_name as "personName",
  v.sign_language as "signLanguage", t.issued_at as "issuedAt", t.rank_at as "rankAt",
  t.allowance_minutes as "allowanceMinutes", d.number as desk, t.desk_id as "deskId", t.worker_id as "workerId", t.calls,
  t.called_at as "calledAt", t.last_call_at as "lastCallAt", t.started_at as "startedAt", t.finished_at as "finishedAt",
  t.call_reason as "callReason", pc.name_uk as "categoryUk", pc.name_en as "categoryEn", pc.act as "categoryAct",
  pc.proof as "categoryProof", t.category_by as "categoryBy", t.express, t.needs_sign as "needsSign",
  t.not_before as "notBefore",
  exists (select from ticket o where o.visit_id = t.visit_id and o.id <> t.id and o.state in ('called', 'serving')) as blocked`;
export const ticketTablesText = `ticket t join visit v on v.id = t.visit_id join service_group g on g.id = t.group_id
  left join service s on s.id = t.service_id left join desk d on d.id = t.desk_id
  left join priority_category pc on pc.id = t.category_id`;
const ticketFields = sql.raw(ticketFieldsText);
const ticketTables = sql.raw(ticketTablesText);

export type TicketRow = Omit<QueueTicket, 'label' | 'state'> & {
  prefix: string;
  number: number;
  state: string;
};

export const ticketOf = ({ prefix, number, state, ...row }: TicketRow): QueueTicket => ({
  ...row,
  label: ticketLabel(prefix, number),
  state: isTicketState(state) ? state : 'left',
});

/** The visitor called to, or served at, a desk now; of any day, so that one left from yesterday can be ended. */
export async function currentTicket(
  queries: Queries,
  scope: QueueScope,
  shift: Pick<Shift, 'centreId' | 'deskId'>,
): Promise<QueueTicket | undefined> {
  const { rows } = await sql<TicketRow>`select ${ticketFields} from ${ticketTables}
    where t.centre_id = ${within(scope, shift.centreId)} and t.desk_id = ${shift.deskId} and t.state in ('called', 'serving')
    `.execute(queries);
  return rows[0] && ticketOf(rows[0]);
}

/** One ticket of a centre within reach. */
export async function ticketById(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  ticketId: string,
): Promise<QueueTicket | undefined> {
  const { rows } = await sql<TicketRow>`select ${ticketFields} from ${ticketTables}
    where t.centre_id = ${within(scope, centreId)} and t.id = ${ticketId}::uuid`.execute(queries);
  return rows[0] && ticketOf(rows[0]);
}

/** A ticket of the day by what is printed on it. */
export async function ticketByNumber(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  date: string,
  wanted: { readonly prefix: string; readonly number: number },
): Promise<QueueTicket | undefined> {
  const { rows } = await sql<TicketRow>`select ${ticketFields} from ${ticketTables}
    where t.centre_id = ${within(scope, centreId)} and t.business_date = ${date}::date
      and t.prefix = ${wanted.prefix} and t.number = ${wanted.number}`.execute(queries);
  return rows[0] && ticketOf(rows[0]);
}

/**
 * Who waits at a centre, in the order of calling: the first few. Walks the index of the order and stops, so a full hall
 * costs no more than an empty one. What one desk sees: `deskWaiting`.
 */
export async function waitingList(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  date: string,
  options: { readonly limit: number },
): Promise<QueueTicket[]> {
  const { rows } = await sql<TicketRow>`select ${ticketFields} from ${ticketTables}
    where t.centre_id = ${within(scope, centreId)} and t.business_date = ${date}::date and t.state = 'waiting'
    order by t.rank_at, t.id limit ${options.limit}`.execute(queries);
  return rows.map(ticketOf);
}

/** Tickets on hold, and missed ones that may still come back by the settings of the centre. */
export async function returningTickets(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  date: string,
  now: Date,
): Promise<QueueTicket[]> {
  const { rows } = await sql<TicketRow>`select ${ticketFields} from ${ticketTables}
    join queue_settings q on q.centre_id = t.centre_id
    where t.centre_id = ${within(scope, centreId)} and t.business_date = ${date}::date
      and (t.state = 'held' or (t.state = 'noShow' and (t.missed_in_grace
        or t.finished_at > ${now}::timestamptz - make_interval(mins => q.return_grace_minutes))))
    order by t.rank_at, t.id limit 30`.execute(queries);
  return rows.map(ticketOf);
}

/** What the intake of a case needs of the ticket at the worker's desk. */
export interface TicketForIntake {
  readonly id: string;
  readonly visitId: string;
  readonly label: string;
  readonly state: TicketState;
  readonly purpose: string;
  readonly serviceId: string | null;
  readonly serviceSlug: string | null;
  readonly personName: string | null;
  readonly deskId: string | null;
  readonly desk: number | null;
}

/** The ticket from which a case is begun (`/cases/new?ticket=…`); undefined when it is not of this centre. */
export async function ticketForIntake(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  ticketId: string,
): Promise<TicketForIntake | undefined> {
  return ticketById(queries, scope, centreId, ticketId);
}
