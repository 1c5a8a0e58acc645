import { sql } from 'kysely';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { ticketLabel } from '../rules/ticketActions.ts';

export interface MarkWish {
  readonly centreId: string;
  readonly ticketId: string;
  readonly workerId: string;
  readonly now: Date;
}

/** Place of a ticket without any category: what it had when one was marked, or its arrival. */
const base = sql`coalesce(t.base_rank_at, case when t.allowance_minutes = 0 then t.rank_at else t.issued_at end)`;

/**
 * Marks a waiting ticket with a lawful category, on the ground of a document that the worker saw (BR-18). The place is
 * then arrival minus the allowance, never later than it was. `stale`: not waiting, or not of today; `unknown`: no such
 * category in force in this municipality.
 */
export async function markCategory(
  tx: Tx,
  actor: Actor,
  wish: MarkWish & { readonly categoryId: string; readonly ground: string },
): Promise<'done' | 'stale' | 'unknown'> {
  const category = await tx
    .selectFrom('priority_category')
    .innerJoin('centre', 'centre.municipality_id', 'priority_category.municipality_id')
    .select([
      'priority_category.id',
      'priority_category.code',
      'priority_category.act',
      'priority_category.allowance_minutes',
    ])
    .where('priority_category.id', '=', wish.categoryId)
    .where('priority_category.active', '=', true)
    .where('centre.id', '=', wish.centreId)
    .executeTakeFirst();
  if (!category) return 'unknown';
  const { rows } = await sql<MarkedRow>`update ticket t set category_id = ${category.id}::uuid,
      category_by = ${wish.workerId}, category_ground = ${wish.ground},
      allowance_minutes = ${category.allowance_minutes}::int, base_rank_at = ${base},
      rank_at = least(${base}, t.issued_at - make_interval(mins => ${category.allowance_minutes}::int))
    where ${waitingNow(wish)} returning t.prefix, t.number, t.visit_id as "visitId", t.group_id as "groupId", t.rank_at as "rankAt"`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) return 'stale';
  await tell(tx, actor, wish, row, 'ticket.categoryMarked', {
    categoryId: category.id,
    category: category.code,
    act: category.act,
    allowanceMinutes: category.allowance_minutes,
    ground: wish.ground,
  });
  return 'done';
}

/** Takes the category off, with the reason; the ticket gets back exactly the place that it had without it. */
export async function removeCategory(
  tx: Tx,
  actor: Actor,
  wish: MarkWish & { readonly ground: string },
): Promise<'done' | 'stale'> {
  const { rows } = await sql<MarkedRow>`update ticket t set category_id = null, category_by = null,
      category_ground = null, allowance_minutes = 0, rank_at = ${base}, base_rank_at = null
    where ${waitingNow(wish)} and t.category_id is not null
    returning t.prefix, t.number, t.visit_id as "visitId", t.group_id as "groupId", t.rank_at as "rankAt"`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) return 'stale';
  await tell(tx, actor, wish, row, 'ticket.categoryRemoved', { ground: wish.ground });
  return 'done';
}

interface MarkedRow {
  readonly prefix: string;
  readonly number: number;
  readonly visitId: string;
  readonly groupId: string;
  readonly rankAt: Date;
}

/** Never after the call: then a category could only be a favour done afterwards. */
const waitingNow = (
  wish: MarkWish,
) => sql`t.id = ${wish.ticketId}::uuid and t.centre_id = ${wish.centreId}::uuid
  and t.state = 'waiting' and t.business_date = ${businessDate(wish.now)}::date`;

const tell = (
  tx: Tx,
  actor: Actor,
  wish: MarkWish,
  row: MarkedRow,
  kind: `ticket.${string}`,
  payload: Readonly<Record<string, unknown>>,
) =>
  appendToLedger(tx, actor, {
    centreId: wish.centreId,
    subject: 'ticket',
    subjectId: wish.ticketId,
    kind,
    payload: {
      number: ticketLabel(row.prefix, row.number),
      visitId: row.visitId,
      groupId: row.groupId,
      rankAt: row.rankAt.toISOString(),
      workerId: wish.workerId,
      ...payload,
    },
  });
