import { randomBytes } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { v7 } from 'uuid';
import { businessDate } from '#platform/clock/clock.ts';
import type { Database, HotStatement, Tx } from '#platform/database/database.ts';
import type { Actor } from '#platform/session/actor.ts';
import { againAfterRace, checkKnown, type HotWrite, type KnownWrite } from './hotWrite.ts';

export type Purpose = 'submit' | 'consult' | 'collect';

export interface NewTicket {
  readonly centreId: string;
  readonly groupId: string;
  /** Null: the visitor chose only a group. */
  readonly serviceId: string | null;
  readonly purpose: Purpose;
  /** Only where the centre asks for it (BR-15). */
  readonly personName: string | null;
  readonly signLanguage: boolean;
  /** Secret of a visit that already has a ticket: a second matter gets a second ticket of the same visit (BR-16). */
  readonly visitCode: string | null;
  /** Lawful category of the municipality; its allowance and act are read from its row, never from the caller (BR-18). */
  readonly categoryId?: string | null;
  /** Who marked it: `kiosk`, then only categories that may be chosen there, or the worker's identifier. */
  readonly categoryBy?: string | null;
  /** What the visitor is told about the wait; absent or null: nothing. */
  readonly estimate?: TicketEstimate | null;
  readonly now: Date;
}

/** The range of waiting told to the visitor and the two baselines beside it, in seconds. */
export interface TicketEstimate {
  readonly lowS: number;
  readonly highS: number;
  readonly averageS: number | null;
  readonly lastS: number | null;
}

export interface IssuedTicket {
  readonly ticketId: string;
  readonly visitId: string;
  /** Opens the own ticket alone (`/t/:code`). */
  readonly accessCode: string;
  readonly prefix: string;
  readonly number: number;
  readonly groupId: string;
  readonly serviceId: string | null;
  readonly purpose: Purpose;
}

/**
 * `unknown`: no such active group, service or category at this centre, or no such visit today. `paused`: the centre stands
 * still (air raid, power cut) and gives no tickets.
 */
export type Issued =
  | { readonly kind: 'issued'; readonly ticket: IssuedTicket; readonly repeated: boolean }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'paused' };

/**
 * One statement: the number from the counter row of (centre, day, letter), the visit, the ticket, the event and the key.
 * Any failure undoes the number too, so numbers have neither gaps nor doubles (BR-15).
 */
const issueSql = (keyed: boolean): string => `with ${keyed ? knownSql : ''}chosen as (
    select g.id as group_id, g.prefix, s.id as service_id, q.paused_since,
      case when $12::text is null then $2::uuid else v.id end as visit_id,
      coalesce(v.access_code, $3::text) as access_code,
      coalesce(s.express, false) or $8::text = 'collect' as express,
      $10::boolean or coalesce(v.sign_language, false) as needs_sign,
      pc.id as category_id, coalesce(pc.allowance_minutes, 0) as allowance
    from service_group g
    join centre c on c.id = g.centre_id and c.active
    join queue_settings q on q.centre_id = g.centre_id
    left join service s on s.id = $7::uuid and s.group_id = g.id and s.active
    left join visit v on v.access_code = $12::text and v.centre_id = g.centre_id and v.business_date = $5::date
    left join priority_category pc on pc.id = $13::uuid and pc.municipality_id = c.municipality_id and pc.active
      and ($14::text is distinct from 'kiosk' or pc.at_kiosk)
    where g.id = $6::uuid and g.centre_id = $4::uuid and g.active
      and ($7::uuid is null or s.id is not null) and ($12::text is null or v.id is not null)
      and ($13::uuid is null or pc.id is not null)
      ${keyed ? 'and not exists (select from known)' : ''}
  ), counted as (
    insert into ticket_counter as n (centre_id, business_date, prefix, last_number)
    select $4::uuid, $5::date, prefix, 1 from chosen where paused_since is null
    on conflict (centre_id, business_date, prefix) do update set last_number = n.last_number + 1
    returning last_number
  ), came as (
    insert into visit (id, centre_id, business_date, access_code, person_name, sign_language, created_at)
    select visit_id, $4::uuid, $5::date, access_code, $9::text, $10::boolean, $11::timestamptz
    from chosen where $12::text is null and paused_since is null
  ), made as (
    insert into ticket (id, visit_id, centre_id, business_date, group_id, service_id, purpose, prefix, number,
      rank_at, issued_at, state_since, allowance_minutes, category_id, category_by, base_rank_at, express, needs_sign,
      estimate_low_s, estimate_high_s, estimate_average_s, estimate_last_s)
    select $1::uuid, visit_id, $4::uuid, $5::date, group_id, service_id, $8::text, prefix, last_number,
      $11::timestamptz - make_interval(mins => allowance), $11::timestamptz, $11::timestamptz, allowance, category_id,
      case when category_id is not null then $14::text end,
      case when category_id is not null then $11::timestamptz end, express, needs_sign,
      $15::integer, $16::integer, $17::integer, $18::integer
    from chosen, counted
    returning id, visit_id, prefix, number, group_id, service_id, purpose, allowance_minutes
  ), answered as (
    select jsonb_build_object('ticketId', m.id, 'visitId', m.visit_id, 'accessCode', c.access_code, 'prefix', m.prefix,
      'number', m.number, 'groupId', m.group_id, 'serviceId', m.service_id, 'purpose', m.purpose) as answer,
      m.allowance_minutes, c.express, c.needs_sign
    from made m, chosen c
  ), told as (
    insert into ledger (centre_id, subject, subject_id, kind, actor, actor_role, request_id, payload)
    select $4::uuid, 'ticket', $1::uuid::text, 'ticket.issued', $19::text, $20::text, $21::text,
      answer - 'accessCode' - 'ticketId' || jsonb_build_object('allowanceMinutes', allowance_minutes, 'categoryId', $13::uuid,
        'express', express, 'needsSign', needs_sign, 'at', $11::timestamptz) from answered
  )${keyed ? keptSql : ''}
  select answer, null::text as known_route, null::bytea as known_hash from answered
  union all select null, null, null from chosen where paused_since is not null
  ${keyed ? 'union all select answer, route, request_hash from known' : ''}`;

const knownSql = `known as (
    select route, request_hash, answer from idempotency where owner = $22::text and key = $23::text
  ), `;

const keptSql = `, kept as (
    insert into idempotency (owner, key, route, request_hash, status, answer)
    select $22::text, $23::text, $24::text, $25::bytea, 200, answer from answered
  )`;

/** The hot statement of the API; the bench sends the same text. Values: see `issueValues`, then owner, key, route, hash. */
export const issueTicketStatement: HotStatement = { name: 'queue_issue_ticket', text: issueSql(true) };
const issueTicketInFormSql = issueSql(false);

/** A row without an answer: the centre stands still. */
type IssueRow = KnownWrite & { answer: IssuedTicket | null };

/** Values $1–$21 of the statement. */
export function issueValues(actor: Actor, ticket: NewTicket): unknown[] {
  return [
    v7(),
    v7(),
    randomBytes(16).toString('base64url'),
    ticket.centreId,
    businessDate(ticket.now),
    ticket.groupId,
    ticket.serviceId,
    ticket.purpose,
    ticket.personName,
    ticket.signLanguage,
    ticket.now,
    ticket.visitCode,
    ticket.categoryId ?? null,
    ticket.categoryBy ?? null,
    ticket.estimate?.lowS ?? null,
    ticket.estimate?.highS ?? null,
    ticket.estimate?.averageS ?? null,
    ticket.estimate?.lastS ?? null,
    actor.id,
    actor.role,
    actor.requestId,
  ];
}

/** Issues a ticket in one round trip; a repetition of the key gets the first answer. Opening hours are checked before. */
export async function issueTicket(
  database: Pick<Database, 'hot'>,
  actor: Actor,
  write: HotWrite,
  ticket: NewTicket,
): Promise<Issued> {
  const values = [...issueValues(actor, ticket), write.owner, write.key, write.route, write.hash];
  // A doubled press that arrives while the first is still under way fails on the key and then finds its answer.
  const [row] = await againAfterRace(['idempotency_pkey'], () =>
    database.hot<IssueRow & pg.QueryResultRow>(issueTicketStatement, values),
  );
  if (row && row.known_route !== null) checkKnown(row, write);
  return issuedOf(row, row !== undefined && row.known_route !== null);
}

/** The same inside the transaction of a form, whose key is kept by the form itself. */
export async function issueTicketInForm(tx: Tx, actor: Actor, ticket: NewTicket): Promise<Issued> {
  const { rows } = await tx.executeQuery<IssueRow>(
    CompiledQuery.raw(issueTicketInFormSql, issueValues(actor, ticket)),
  );
  return issuedOf(rows[0], false);
}

function issuedOf(row: IssueRow | undefined, repeated: boolean): Issued {
  if (!row) return { kind: 'unknown' };
  return row.answer ? { kind: 'issued', ticket: row.answer, repeated } : { kind: 'paused' };
}
