import { CompiledQuery, sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { QueueScope } from '../rights.ts';
import { ticketLabel } from '../rules/ticketActions.ts';
import {
  type QueueTicket,
  type Shift,
  type TicketRow,
  ticketFieldsText,
  ticketOf,
  ticketTablesText,
} from './desk.ts';
import { within } from './place.ts';
import {
  type DeskInSql,
  deskViews,
  keptElsewhere,
  leftToSigner,
  servedHere,
  takeable,
  tooLongHere,
} from './takeable.ts';

/** Parameters: $1 desk, $2 centre, $3 business date, $4 now. */
const inSql: DeskInSql = { desk: '$1::uuid', centre: '$2::uuid', date: '$3::date', now: '$4::timestamptz' };

/** The desk as it would call if it were free: the lists show the order also while a visitor is there. */
const ready = `ready as (
    select d.provider_id, d.express_only, w.sign_language_certificate is not null as signs,
      sh.priority_run as run, q.priority_run as most
    from desk d join desk_shift sh on sh.desk_id = d.id and sh.state <> 'closed'
    join worker w on w.id = sh.worker_id join queue_settings q on q.centre_id = d.centre_id
    where d.id = $1::uuid and d.centre_id = $2::uuid
  ), ${deskViews(inSql)}`;

/** Why a ticket that the desk serves is not called by it now; null: it is called in its turn. */
export type Hindrance = 'late' | 'otherDesk' | 'signer' | 'long' | 'blocked';

/** A waiting ticket as one desk sees it. */
export interface DeskWaiting extends QueueTicket {
  readonly hindrance: Hindrance | null;
  /** Number of the desk to which the visitor was sent. */
  readonly onlyDesk: number | null;
}

const waitingSql = `with ${ready}
  select ${ticketFieldsText}, od.number as "onlyDesk",
    t.not_before > $4::timestamptz as late, ${keptElsewhere('$1::uuid')} as kept,
    ${leftToSigner('$1::uuid')} as signer, ${tooLongHere('$1::uuid')} as long
  from ${ticketTablesText} left join desk od on od.id = t.only_desk_id
  where t.centre_id = $2::uuid and t.business_date = $3::date and t.state = 'waiting' and ${servedHere('$1::uuid')}
  order by t.rank_at, t.id limit $5::integer`;

type WaitingRow = TicketRow & {
  readonly onlyDesk: number | null;
  readonly late: boolean | null;
  readonly kept: boolean;
  readonly signer: boolean;
  readonly long: boolean;
};

/**
 * Whom the desk serves, in the order of calling, each with what hinders a call now: the first few. The conditions are
 * those of call next itself; the index of the order is walked and left, so a full hall costs no more than an empty one.
 */
export async function deskWaiting(
  queries: Queries,
  scope: QueueScope,
  shift: Pick<Shift, 'centreId' | 'deskId'>,
  date: string,
  now: Date,
  limit: number,
): Promise<DeskWaiting[]> {
  const values = [shift.deskId, within(scope, shift.centreId), date, now, limit];
  const { rows } = await queries.executeQuery<WaitingRow>(CompiledQuery.raw(waitingSql, values));
  return rows.map(({ late, kept, signer, long, ...row }) => ({
    ...ticketOf(row),
    onlyDesk: row.onlyDesk,
    hindrance: row.blocked
      ? 'blocked'
      : late
        ? 'late'
        : kept
          ? 'otherDesk'
          : signer
            ? 'signer'
            : long
              ? 'long'
              : null,
  }));
}

/** Whom the next press would call. */
export interface NextToCall {
  readonly id: string;
  readonly label: string;
  /** Not the first in rank: after a run of categories the earliest arrival goes first (BR-18). */
  readonly fair: boolean;
}

const nextSql = `with ${ready}, first as (
    select t.id, t.prefix, t.number, t.issued_at from ticket t
    where ${takeable(inSql)} order by t.rank_at, t.id limit 1
  ), fairest as (
    select t.id, t.prefix, t.number from ticket t
    where exists (select from ready where run >= most) and t.rank_at <= (select issued_at from first)
      and ${takeable(inSql)}
    order by t.issued_at, t.id limit 1
  )
  select coalesce(b.id, a.id) as id, coalesce(b.prefix, a.prefix) as prefix, coalesce(b.number, a.number) as number,
    b.id is not null and b.id <> a.id as fair
  from first a left join fairest b on true`;

/** The ticket that the desk would call next, by the very conditions of the call; undefined: nobody. */
export async function nextToCall(
  queries: Queries,
  scope: QueueScope,
  shift: Pick<Shift, 'centreId' | 'deskId'>,
  date: string,
  now: Date,
): Promise<NextToCall | undefined> {
  const { rows } = await queries.executeQuery<{ id: string; prefix: string; number: number; fair: boolean }>(
    CompiledQuery.raw(nextSql, [shift.deskId, within(scope, shift.centreId), date, now]),
  );
  const row = rows[0];
  return row && { id: row.id, label: ticketLabel(row.prefix, row.number), fair: row.fair };
}

/** Another ticket of the visitor, and whether the desk may call it here at once. */
export interface OtherMatter {
  readonly ticket: QueueTicket;
  readonly servedHere: boolean;
}

const matterFields = `select ${ticketFieldsText}, coalesce(${servedHere('$1::uuid')}, false) as "servedHere" from ${ticketTablesText}`;
const othersSql = `with ${ready} ${matterFields}
  where t.centre_id = $2::uuid and t.visit_id = (select o.visit_id from ticket o where o.id = $5::uuid) and t.id <> $5::uuid
  order by t.issued_at, t.id limit 10`;

type MatterRow = TicketRow & { readonly servedHere: boolean };

/** The other matters of the visit of a ticket, of today (BR-16). */
export async function otherMatters(
  queries: Queries,
  scope: QueueScope,
  shift: Pick<Shift, 'centreId' | 'deskId'>,
  date: string,
  now: Date,
  ticketId: string,
): Promise<OtherMatter[]> {
  const values = [shift.deskId, within(scope, shift.centreId), date, now, ticketId];
  const { rows } = await queries.executeQuery<MatterRow>(CompiledQuery.raw(othersSql, values));
  return rows.map(({ servedHere: served, ...row }) => ({ ticket: ticketOf(row), servedHere: served }));
}

/** What this desk and worker ended within the last two minutes: it may be a mis-click. */
export interface JustEnded {
  readonly ticketId: string;
  readonly visitId: string;
  readonly label: string;
  readonly outcome: 'finished' | 'noShow';
}

/** The last ended stay since `after`; by the episodes of the centre, of which few are so young. */
export async function justEnded(
  queries: Queries,
  scope: QueueScope,
  shift: Pick<Shift, 'centreId' | 'deskId'>,
  workerId: string,
  date: string,
  after: Date,
): Promise<JustEnded | undefined> {
  const { rows } = await sql<{
    ticketId: string;
    visitId: string;
    prefix: string;
    number: number;
    outcome: string;
  }>`select t.id as "ticketId", t.visit_id as "visitId", t.prefix, t.number, e.outcome
    from desk_episode e join ticket t on t.id = e.ticket_id
    where e.centre_id = ${within(scope, shift.centreId)}::uuid and e.business_date = ${date}::date
      and e.ended_at >= ${after}::timestamptz and e.desk_id = ${shift.deskId}::uuid and e.worker_id = ${workerId}::uuid
      and e.outcome in ('finished', 'noShow') and t.desk_id = e.desk_id and t.state = e.outcome
    order by e.ended_at desc limit 1`.execute(queries);
  const row = rows[0];
  return (
    row && {
      ticketId: row.ticketId,
      visitId: row.visitId,
      label: ticketLabel(row.prefix, row.number),
      outcome: row.outcome === 'finished' ? 'finished' : 'noShow',
    }
  );
}
