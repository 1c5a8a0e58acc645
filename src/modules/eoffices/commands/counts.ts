import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { difference, onHand, worthOf } from '../rules/stock.ts';
import { nextPaperNumber } from './paperNumbers.ts';
import { addMovement, type By, lockStock } from './stock.ts';

export interface Counted {
  readonly eofficeId: string;
  readonly note: string;
  /** Things of the inventory: seen or not. */
  readonly items: readonly { readonly itemId: string; readonly found: boolean }[];
  /** Goods by quantity on the shelf. */
  readonly goods: readonly { readonly goodId: string; readonly counted: number }[];
}

/** Records a stock-taking: what is recorded at this moment beside what was found. Nothing changes until it is accepted. */
export async function recordCount(tx: Tx, actor: Actor, by: By, counted: Counted): Promise<string> {
  const { eofficeId, note } = counted;
  const year = Number(by.date.slice(0, 4));
  const number = await nextPaperNumber(tx, eofficeId, 'count', year);
  const id = v7();
  await tx
    .insertInto('eoffice_count')
    .values({
      id,
      eoffice_id: eofficeId,
      year,
      number,
      counted_on: by.date,
      counted_by: by.workerId,
      counted_at: by.now,
      note,
    })
    .execute();
  for (const { itemId, found } of counted.items)
    await tx
      .insertInto('eoffice_count_line')
      .values({ id: v7(), count_id: id, item_id: itemId, recorded: 1, counted: found ? 1 : 0 })
      .execute();
  for (const { goodId, counted: pieces } of [...counted.goods].sort(byGood)) {
    const recorded = onHand(await lockStock(tx, eofficeId, goodId));
    await tx
      .insertInto('eoffice_count_line')
      .values({ id: v7(), count_id: id, good_id: goodId, recorded, counted: pieces })
      .execute();
  }
  await tell(tx, actor, id, 'eofficeCount.recorded', { eofficeId, year, number });
  return id;
}

/** Stock is locked in one order everywhere, so that two who meet wait and never block each other. */
export const byGood = (a: { readonly goodId: string }, b: { readonly goodId: string }): number =>
  a.goodId < b.goodId ? -1 : 1;

/**
 * Accepts the differences of a stock-taking: surplus and shortage become movements, things that are not there are marked so.
 * `stale`: accepted already; `moved`: so much was spent meanwhile that the shortage cannot be taken any more.
 */
export async function acceptCount(
  tx: Tx,
  actor: Actor,
  by: By,
  id: string,
  version: number,
): Promise<'done' | 'stale' | 'moved'> {
  const count = await tx
    .updateTable('eoffice_count')
    .set({ accepted_by: by.workerId, accepted_at: by.now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('accepted_at', 'is', null)
    .returning(['eoffice_id as eofficeId', 'number', 'counted_on as countedOn'])
    .executeTakeFirst();
  if (!count) return 'stale';
  const lines = await tx
    .selectFrom('eoffice_count_line')
    .select(['item_id as itemId', 'good_id as goodId', 'recorded', 'counted'])
    .where('count_id', '=', id)
    .orderBy('good_id')
    .execute();
  for (const line of lines) {
    const gap = difference(line);
    if (line.itemId !== null) await markFound(tx, line.itemId, line.counted === 1);
    if (line.goodId === null || gap === 0) continue;
    const stock = await lockStock(tx, count.eofficeId, line.goodId);
    if (-gap > onHand(stock)) return 'moved';
    const worth = worthOf(stock, Math.min(stock.quantity, Math.abs(gap)));
    await addMovement(tx, actor, by, {
      eofficeId: count.eofficeId,
      goodId: line.goodId,
      kind: 'counted',
      quantity: gap,
      used: 0,
      // A surplus comes at no price: nobody paid for it.
      value: gap < 0 && worth > 0 ? -worth : 0,
      document: `Інвентаризація № ${count.number} від ${formatDate('uk', count.countedOn)}`,
      countId: id,
    });
  }
  await tell(tx, actor, id, 'eofficeCount.accepted', { eofficeId: count.eofficeId });
  return 'done';
}

/** A thing that is not there is missing; one that was missing and is there again is good. */
const markFound = (tx: Tx, id: string, found: boolean) =>
  tx
    .updateTable('eoffice_item')
    .set((e) => ({ condition: found ? 'good' : 'missing', version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('written_off_on', 'is', null)
    .where('condition', found ? '=' : '!=', 'missing')
    .execute();

const tell = (
  tx: Tx,
  actor: Actor,
  subjectId: string,
  kind: `eofficeCount.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: null,
    subject: 'eofficeCount',
    subjectId,
    kind,
    payload,
  });
