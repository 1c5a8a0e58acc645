import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { type GoodKind, noStock, onHand, type Stock, worthOf } from '../rules/stock.ts';
import type { ItemFacts } from '../schemas/stock.ts';

/** Who records and on which day. */
export interface By {
  readonly workerId: string;
  readonly date: string;
  readonly now: Date;
}

/** The stock of one kind of goods, locked until the end of the transaction: movements of it take turns. */
export async function lockStock(tx: Tx, eofficeId: string, goodId: string): Promise<Stock> {
  await tx
    .insertInto('eoffice_stock')
    .values({ eoffice_id: eofficeId, good_id: goodId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const found = await tx
    .selectFrom('eoffice_stock')
    .select(['quantity', 'used', 'value'])
    .where('eoffice_id', '=', eofficeId)
    .where('good_id', '=', goodId)
    .forUpdate()
    .executeTakeFirst();
  return found ?? noStock;
}

export interface Movement extends Stock {
  readonly eofficeId: string;
  readonly goodId: string;
  readonly kind: 'received' | 'issued' | 'spent' | 'returned' | 'counted' | 'writtenOff' | 'restored';
  readonly document: string;
  readonly pairId?: string;
  readonly countId?: string;
  readonly writeOffId?: string;
}

/** What the ledger calls a movement. */
const eventOf = {
  received: 'eofficeStock.received',
  issued: 'eofficeStock.issued',
  spent: 'eofficeStock.spent',
  returned: 'eofficeStock.returned',
  counted: 'eofficeStock.counted',
  writtenOff: 'eofficeStock.writtenOff',
  restored: 'eofficeStock.restored',
} as const;

/** Adds a movement; the database changes the stock with it and refuses what would go below zero. */
export async function addMovement(tx: Tx, actor: Actor, by: By, movement: Movement): Promise<string> {
  const { eofficeId, goodId, kind, quantity, used, value, document } = movement;
  const id = v7();
  await tx
    .insertInto('eoffice_movement')
    .values({
      id,
      eoffice_id: eofficeId,
      good_id: goodId,
      kind,
      date: by.date,
      quantity,
      used,
      value,
      document,
      pair_id: movement.pairId ?? null,
      count_id: movement.countId ?? null,
      write_off_id: movement.writeOffId ?? null,
      recorded_by: by.workerId,
      recorded_at: by.now,
    })
    .execute();
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'eofficeStock',
    subjectId: id,
    kind: eventOf[kind],
    payload: { eofficeId, goodId, quantity, used, value, document, date: by.date },
  });
  return id;
}

/** A kind of goods by its name; made when the network has none of that name yet. */
export async function goodNamed(
  tx: Tx,
  municipalityId: string,
  good: { readonly name: string; readonly unit: string; readonly kind: GoodKind },
): Promise<string> {
  await tx
    .insertInto('eoffice_good')
    .values({ id: v7(), municipality_id: municipalityId, ...good })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('eoffice_good')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where((e) => e(e.fn('lower', ['name']), '=', good.name.toLowerCase()))
    .executeTakeFirstOrThrow();
  return id;
}

export interface Receipt {
  readonly eofficeId: string;
  readonly goodId: string;
  readonly quantity: number;
  /** Kopiyky; of what the head e-office issues from its own stock the average price counts instead. */
  readonly value: number;
  readonly document: string;
  /** The head e-office that issues it; null: it came from a supplier. */
  readonly fromId: string | null;
}

/** What came of a movement; `short`: so much is on hand. */
export type MovementDone = { readonly kind: 'done' } | { readonly kind: 'short'; readonly left: number };

/** An office receives goods: from a supplier, or from the head e-office, whose stock lessens by as much in quantity and money. */
export async function receiveGoods(
  tx: Tx,
  actor: Actor,
  by: By,
  { fromId, quantity, document, eofficeId, goodId, value }: Receipt,
): Promise<MovementDone> {
  if (fromId === null || fromId === eofficeId) {
    await addMovement(tx, actor, by, {
      eofficeId,
      goodId,
      kind: 'received',
      quantity,
      used: 0,
      value,
      document,
    });
    return { kind: 'done' };
  }
  const stock = await lockStock(tx, fromId, goodId);
  if (quantity > onHand(stock)) return { kind: 'short', left: onHand(stock) };
  const worth = worthOf(stock, quantity);
  const pairId = await addMovement(tx, actor, by, {
    eofficeId: fromId,
    goodId,
    kind: 'issued',
    quantity: -quantity,
    used: 0,
    value: worth === 0 ? 0 : -worth,
    document,
  });
  await addMovement(tx, actor, by, {
    eofficeId,
    goodId,
    kind: 'received',
    quantity,
    used: 0,
    value: worth,
    document,
    pairId,
  });
  return { kind: 'done' };
}

/** Goods are spent, or a wrong record of spending is taken back; the books lessen by an act of writing off alone. */
export async function spendGoods(
  tx: Tx,
  actor: Actor,
  by: By,
  spent: {
    readonly eofficeId: string;
    readonly goodId: string;
    readonly quantity: number;
    readonly back: boolean;
    readonly document: string;
  },
): Promise<MovementDone> {
  const { eofficeId, goodId, quantity, back, document } = spent;
  const stock = await lockStock(tx, eofficeId, goodId);
  const left = back ? stock.used : onHand(stock);
  if (quantity > left) return { kind: 'short', left };
  await addMovement(tx, actor, by, {
    eofficeId,
    goodId,
    kind: back ? 'returned' : 'spent',
    quantity: 0,
    used: back ? -quantity : quantity,
    value: 0,
    document,
  });
  return { kind: 'done' };
}

/** Enters a thing in the inventory, in the care of a worker. False: the inventory number is taken. */
export async function registerItem(
  tx: Tx,
  actor: Actor,
  municipalityId: string,
  { office, keeper, inventoryNumber, receivedOn, ...facts }: ItemFacts,
): Promise<boolean> {
  const id = v7();
  const made = await tx
    .insertInto('eoffice_item')
    .values({
      id,
      municipality_id: municipalityId,
      eoffice_id: office,
      keeper_id: keeper,
      inventory_number: inventoryNumber,
      received_on: receivedOn,
      ...facts,
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'inventory_number']).doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) return false;
  await tellItem(tx, actor, id, 'eofficeItem.registered', { office, keeper, inventoryNumber, ...facts });
  return true;
}

/** Sets the condition of a thing. False: it has changed meanwhile. */
export async function setCondition(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, condition }: { readonly version: number; readonly condition: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('eoffice_item')
    .set({ condition, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('written_off_on', 'is', null)
    .executeTakeFirst();
  if (!done.numUpdatedRows) return false;
  await tellItem(tx, actor, id, 'eofficeItem.conditionSet', { condition });
  return true;
}

export const tellItem = (
  tx: Tx,
  actor: Actor,
  subjectId: string,
  kind: `eofficeItem.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: null,
    subject: 'eofficeItem',
    subjectId,
    kind,
    payload,
  });
