import { randomBytes } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { v7 } from 'uuid';
import { businessDate } from '#platform/clock/clock.ts';
import type { Database, HotStatement, Tx } from '#platform/database/database.ts';
import { together } from '#platform/database/together.ts';
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
 * One statement for the tickets that are asked for at the same moment, most often one: numbers from the counter rows of
 * (centre, day, letter) in the order of asking, visits, tickets, events and keys. Any failure undoes the numbers too, so
 * they have neither gaps nor doubles (BR-15). Counters are taken in one order, so that two statements never wait for each
 * other.
 */
const issueSql = (keyed: boolean): string => `with asked as materialized (
    select * from jsonb_to_recordset($1::jsonb) as a(ord integer, ticket_id uuid, visit_id uuid, access_code text,
      centre_id uuid, business_date date, group_id uuid, service_id uuid, purpose text, person_name text,
      sign_language boolean, at timestamptz, visit_code text, category_id uuid, category_by text, low_s integer,
      high_s integer, average_s integer, last_s integer, actor text, actor_role text, request_id text, owner text, key text,
      route text, hash text)
  ), ${keyed ? knownSql : ''}chosen as (
    select a.ord, a.ticket_id, a.centre_id, a.business_date, a.at, a.visit_code, a.person_name, a.sign_language,
      g.id as group_id, g.prefix, s.id as service_id, a.purpose, q.paused_since,
      case when a.visit_code is null then a.visit_id else v.id end as visit_id,
      coalesce(v.access_code, a.access_code) as access_code,
      coalesce(s.express, false) or a.purpose = 'collect' as express,
      a.sign_language or coalesce(v.sign_language, false) as needs_sign,
      pc.id as category_id, coalesce(pc.allowance_minutes, 0) as allowance
    from asked a
    join service_group g on g.id = a.group_id and g.centre_id = a.centre_id and g.active
    join centre c on c.id = g.centre_id and c.active
    join queue_settings q on q.centre_id = g.centre_id
    left join service s on s.id = a.service_id and s.group_id = g.id and s.active
    left join visit v on v.access_code = a.visit_code and v.centre_id = g.centre_id and v.business_date = a.business_date
    left join priority_category pc on pc.id = a.category_id and pc.municipality_id = c.municipality_id and pc.active
      and (a.category_by is distinct from 'kiosk' or pc.at_kiosk)
    where (a.service_id is null or s.id is not null) and (a.visit_code is null or v.id is not null)
      and (a.category_id is null or pc.id is not null)
      ${keyed ? 'and not exists (select from known k where k.ord = a.ord)' : ''}
  ), counted as (
    insert into ticket_counter as n (centre_id, business_date, prefix, last_number)
    select centre_id, business_date, prefix, count(*) from chosen where paused_since is null
    group by centre_id, business_date, prefix order by centre_id, business_date, prefix
    on conflict (centre_id, business_date, prefix) do update set last_number = n.last_number + excluded.last_number
    returning centre_id, business_date, prefix, last_number
  ), numbered as (
    select h.*, n.last_number + 1 - row_number() over (
      partition by h.centre_id, h.business_date, h.prefix order by h.ord desc) as number
    from chosen h join counted n using (centre_id, business_date, prefix) where h.paused_since is null
  ), came as (
    insert into visit (id, centre_id, business_date, access_code, person_name, sign_language, created_at)
    select visit_id, centre_id, business_date, access_code, person_name, sign_language, at
    from numbered where visit_code is null
  ), made as (
    insert into ticket (id, visit_id, centre_id, business_date, group_id, service_id, purpose, prefix, number,
      rank_at, issued_at, state_since, allowance_minutes, category_id, category_by, base_rank_at, express, needs_sign,
      estimate_low_s, estimate_high_s, estimate_average_s, estimate_last_s)
    select n.ticket_id, n.visit_id, n.centre_id, n.business_date, n.group_id, n.service_id, n.purpose, n.prefix, n.number,
      n.at - make_interval(mins => n.allowance), n.at, n.at, n.allowance, n.category_id,
      case when n.category_id is not null then a.category_by end,
      case when n.category_id is not null then n.at end, n.express, n.needs_sign, a.low_s, a.high_s, a.average_s, a.last_s
    from numbered n join asked a using (ord)
  ), answered as (
    select ord, jsonb_build_object('ticketId', ticket_id, 'visitId', visit_id, 'accessCode', access_code, 'prefix', prefix,
      'number', number, 'groupId', group_id, 'serviceId', service_id, 'purpose', purpose) as answer
    from numbered
  ), told as (
    insert into ledger (centre_id, subject, subject_id, kind, actor, actor_role, request_id, payload)
    select n.centre_id, 'ticket', n.ticket_id::text, 'ticket.issued', a.actor, a.actor_role, a.request_id,
      w.answer - 'accessCode' - 'ticketId' || jsonb_build_object('allowanceMinutes', n.allowance, 'categoryId', n.category_id,
        'express', n.express, 'needsSign', n.needs_sign, 'at', n.at)
    from numbered n join asked a using (ord) join answered w using (ord) order by ord
  )${keyed ? keptSql : ''}
  select ord, answer, null::text as known_route, null::bytea as known_hash from answered
  union all select ord, null, null, null from chosen where paused_since is not null
  ${keyed ? 'union all select ord, answer, route, request_hash from known' : ''}`;

const knownSql = `known as (
    select a.ord, i.route, i.request_hash, i.answer from asked a join idempotency i using (owner, key)
  ), `;

const keptSql = `, kept as (
    insert into idempotency (owner, key, route, request_hash, status, answer)
    select a.owner, a.key, a.route, decode(a.hash, 'hex'), 200, w.answer from answered w join asked a using (ord)
    order by a.owner, a.key
  )`;

/** The hot statement of the API; the bench sends the same text with one ticket a time. Its value: see `issueValue`. */
export const issueTicketStatement: HotStatement = { name: 'queue_issue_tickets', text: issueSql(true) };
const issueTicketInFormSql = issueSql(false);

/** A row without an answer: the centre stands still. */
type IssueRow = KnownWrite & { ord: number; answer: IssuedTicket | null };

interface Wish {
  readonly actor: Actor;
  readonly ticket: NewTicket;
  /** Null inside a form, whose key is kept by the form itself. */
  readonly write: HotWrite | null;
}

/** The one value of the statement: what is asked for, as JSON. */
export function issueValue(wishes: readonly Wish[]): string {
  return JSON.stringify(
    wishes.map(({ actor, ticket, write }, ord) => ({
      ord,
      ticket_id: v7(),
      visit_id: v7(),
      access_code: randomBytes(16).toString('base64url'),
      centre_id: ticket.centreId,
      business_date: businessDate(ticket.now),
      group_id: ticket.groupId,
      service_id: ticket.serviceId,
      purpose: ticket.purpose,
      person_name: ticket.personName,
      sign_language: ticket.signLanguage,
      at: ticket.now,
      visit_code: ticket.visitCode,
      category_id: ticket.categoryId,
      category_by: ticket.categoryBy,
      low_s: ticket.estimate?.lowS,
      high_s: ticket.estimate?.highS,
      average_s: ticket.estimate?.averageS,
      last_s: ticket.estimate?.lastS,
      actor: actor.id,
      actor_role: actor.role,
      request_id: actor.requestId,
      owner: write?.owner,
      key: write?.key,
      route: write?.route,
      hash: write?.hash.toString('hex'),
    })),
  );
}

/** Tickets in one statement at most: a commit is shared, and nobody waits long for the others' work. */
const mostTogether = 50;

type Hot = Pick<Database, 'hot'>;
const gatherings = new WeakMap<Hot, (wish: Wish) => Promise<IssueRow | undefined>>();

function gathering(database: Hot): (wish: Wish) => Promise<IssueRow | undefined> {
  const known = gatherings.get(database);
  if (known) return known;
  const made = together(async (wishes: readonly Wish[]) => {
    const rows = await database.hot<IssueRow>(issueTicketStatement, [issueValue(wishes)]);
    const byOrder = new Map(rows.map((row) => [row.ord, row]));
    return wishes.map((_, ord) => byOrder.get(ord));
  }, mostTogether);
  gatherings.set(database, made);
  return made;
}

/**
 * Issues a ticket in one round trip, shared with those asked for at the same moment; a repetition of the key gets the first
 * answer. Opening hours are checked before.
 */
export async function issueTicket(
  database: Hot,
  actor: Actor,
  write: HotWrite,
  ticket: NewTicket,
): Promise<Issued> {
  // A doubled press that arrives while the first is still under way fails on the key and then finds its answer.
  const row = await againAfterRace(['idempotency_pkey'], () => gathering(database)({ actor, ticket, write }));
  const repeated = row !== undefined && row.known_route !== null;
  if (repeated) checkKnown(row, write);
  return issuedOf(row, repeated);
}

/** The same inside the transaction of a form, whose key is kept by the form itself. */
export async function issueTicketInForm(tx: Tx, actor: Actor, ticket: NewTicket): Promise<Issued> {
  const { rows } = await tx.executeQuery<IssueRow>(
    CompiledQuery.raw(issueTicketInFormSql, [issueValue([{ actor, ticket, write: null }])]),
  );
  return issuedOf(rows[0], false);
}

function issuedOf(row: IssueRow | undefined, repeated: boolean): Issued {
  if (!row) return { kind: 'unknown' };
  return row.answer ? { kind: 'issued', ticket: row.answer, repeated } : { kind: 'paused' };
}
