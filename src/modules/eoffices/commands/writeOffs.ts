import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { type WriteOff, writeOffLines, writeOffMembers } from '../data/writeOffs.ts';
import { usedWithin, worthOf } from '../rules/stock.ts';
import { commissionFault, type Member, type WriteOffKind } from '../rules/writeOff.ts';
import type { Draft } from '../schemas/acts.ts';
import { nextPaperNumber } from './paperNumbers.ts';
import { addMovement, type By, lockStock, tellItem } from './stock.ts';

/** Begins an act of writing off; nothing leaves the stock before it is signed (KO-A3-3). */
export async function beginWriteOff(
  tx: Tx,
  actor: Actor,
  by: By,
  act: {
    readonly eofficeId: string;
    readonly kind: WriteOffKind;
    readonly basis: string;
    readonly draft: Draft;
    readonly reversesId?: string;
  },
): Promise<string> {
  const id = v7();
  await tx
    .insertInto('eoffice_write_off')
    .values({
      id,
      eoffice_id: act.eofficeId,
      kind: act.kind,
      date: by.date,
      basis: act.basis,
      draft: JSON.stringify(act.draft),
      reverses_id: act.reversesId ?? null,
      created_by: by.workerId,
      created_at: by.now,
    })
    .execute();
  await tell(tx, actor, id, 'eofficeWriteOff.begun', { eofficeId: act.eofficeId, kind: act.kind });
  return id;
}

/** Keeps what was written so far. False: the act has changed meanwhile, or is no draft. */
export async function saveDraft(
  tx: Tx,
  actor: Actor,
  id: string,
  draft: { readonly version: number; readonly date: string; readonly basis: string; readonly content: Draft },
): Promise<boolean> {
  const done = await tx
    .updateTable('eoffice_write_off')
    .set({
      date: draft.date,
      basis: draft.basis,
      draft: JSON.stringify(draft.content),
      version: draft.version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', draft.version)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (!done.numUpdatedRows) return false;
  await tell(tx, actor, id, 'eofficeWriteOff.drafted', { lines: draft.content.lines.length });
  return true;
}

/** A draft that is not needed. False: it has changed meanwhile. */
export async function dropDraft(tx: Tx, actor: Actor, id: string, version: number): Promise<boolean> {
  const done = await tx
    .updateTable('eoffice_write_off')
    .set({ state: 'dropped', version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (!done.numUpdatedRows) return false;
  await tell(tx, actor, id, 'eofficeWriteOff.dropped', {});
  return true;
}

/** What came of signing; `short`: of the row `id` only so many are on the books; `gone`: a thing is not of this office. */
export type Signed =
  | { readonly kind: 'done'; readonly number: number }
  | { readonly kind: 'few' | 'incomplete' | 'nothing' | 'stale' }
  | { readonly kind: 'short'; readonly id: string; readonly left: number }
  | { readonly kind: 'gone'; readonly id: string };

/** Signs an act: the stock lessens by its list in the same transaction, and from then on it is unchangeable. */
export async function signWriteOff(
  tx: Tx,
  actor: Actor,
  by: By,
  act: {
    readonly id: string;
    readonly eofficeId: string;
    readonly kind: WriteOffKind;
    readonly date: string;
    readonly version: number;
  },
  { members, lines }: Draft,
): Promise<Signed> {
  const open = await tx
    .selectFrom('eoffice_write_off')
    .select('id')
    .where('id', '=', act.id)
    .where('version', '=', act.version)
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirst();
  if (!open) return { kind: 'stale' };
  const fault = commissionFault(members);
  if (fault !== null) return { kind: fault };
  if (lines.length === 0) return { kind: 'nothing' };
  await addMembers(tx, act.id, members);
  // In one order, so that two acts that meet wait and never block each other.
  const ordered = [...lines].sort((a, b) => (a.id < b.id ? -1 : 1));
  const taken: { goodId: string; quantity: number; used: number; value: number }[] = [];
  for (const { id, quantity, reason } of ordered) {
    if (act.kind === 'goods') {
      const stock = await lockStock(tx, act.eofficeId, id);
      if (quantity > stock.quantity) return { kind: 'short', id, left: stock.quantity };
      const value = worthOf(stock, quantity);
      await addLine(tx, act.id, { goodId: id, quantity, value, reason });
      taken.push({ goodId: id, quantity, used: usedWithin(stock, quantity), value });
    } else {
      const thing = await tx
        .selectFrom('eoffice_item')
        .select('cost')
        .where('id', '=', id)
        .where('eoffice_id', '=', act.eofficeId)
        .where('written_off_on', 'is', null)
        .where('received_on', '<=', act.date)
        .forUpdate()
        .executeTakeFirst();
      if (!thing) return { kind: 'gone', id };
      await addLine(tx, act.id, { itemId: id, quantity: 1, value: thing.cost, reason });
    }
  }
  const number = await close(tx, actor, by, act);
  for (const { goodId, quantity, used, value } of taken)
    await addMovement(
      tx,
      actor,
      { ...by, date: act.date },
      {
        eofficeId: act.eofficeId,
        goodId,
        kind: 'writtenOff',
        quantity: -quantity,
        used: minus(used),
        value: minus(value),
        document: `Акт списання № ${number}`,
        writeOffId: act.id,
      },
    );
  if (act.kind === 'things')
    for (const { id } of ordered) await markWrittenOff(tx, actor, id, act.id, act.date);
  return { kind: 'done', number };
}

/** Nought has one sign in the database. */
const minus = (amount: number): number => (amount === 0 ? 0 : -amount);

/**
 * Mends a signed act by another that gives back all it took, in pieces and money, with the same commission. Null: it was
 * reversed already.
 */
export async function reverseWriteOff(
  tx: Tx,
  actor: Actor,
  by: By,
  act: WriteOff,
  basis: string,
): Promise<{ readonly id: string; readonly number: number } | null> {
  const locked = await tx
    .selectFrom('eoffice_write_off')
    .select('id')
    .where('id', '=', act.id)
    .where('state', '=', 'signed')
    .where('reverses_id', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  const reversed = await tx
    .selectFrom('eoffice_write_off')
    .select('id')
    .where('reverses_id', '=', act.id)
    .executeTakeFirst();
  if (!locked || reversed) return null;
  const id = await beginWriteOff(tx, actor, by, {
    eofficeId: act.eofficeId,
    kind: act.kind,
    basis,
    draft: { members: [], lines: [] },
    reversesId: act.id,
  });
  await addMembers(tx, id, await writeOffMembers(tx, act.id));
  const lines = await writeOffLines(tx, act.id);
  for (const { itemId, goodId, quantity, value, reason } of lines)
    await addLine(tx, id, {
      ...(itemId === null ? {} : { itemId }),
      ...(goodId === null ? {} : { goodId }),
      quantity,
      value,
      reason,
    });
  const number = await close(tx, actor, by, { id, eofficeId: act.eofficeId, date: by.date, version: 1 });
  const taken = await tx
    .selectFrom('eoffice_movement')
    .select(['good_id as goodId', 'quantity', 'used', 'value'])
    .where('write_off_id', '=', act.id)
    .orderBy('good_id')
    .execute();
  for (const { goodId, quantity, used, value } of taken) {
    await lockStock(tx, act.eofficeId, goodId);
    await addMovement(tx, actor, by, {
      eofficeId: act.eofficeId,
      goodId,
      kind: 'restored',
      quantity: -quantity,
      used: minus(used),
      value: minus(value),
      document: `Акт № ${number}: скасовано списання за актом № ${act.number}`,
      writeOffId: id,
    });
  }
  for (const { itemId } of lines) if (itemId !== null) await markWrittenOff(tx, actor, itemId, id, null);
  await tell(tx, actor, act.id, 'eofficeWriteOff.reversed', { byId: id, number });
  return { id, number };
}

async function close(
  tx: Tx,
  actor: Actor,
  by: By,
  act: { readonly id: string; readonly eofficeId: string; readonly date: string; readonly version: number },
): Promise<number> {
  const year = Number(act.date.slice(0, 4));
  const number = await nextPaperNumber(tx, act.eofficeId, 'writeOff', year);
  await tx
    .updateTable('eoffice_write_off')
    .set({
      state: 'signed',
      year,
      number,
      signed_by: by.workerId,
      signed_at: by.now,
      version: act.version + 1,
    })
    .where('id', '=', act.id)
    .execute();
  await tell(tx, actor, act.id, 'eofficeWriteOff.signed', { eofficeId: act.eofficeId, year, number });
  return number;
}

const addMembers = (tx: Tx, id: string, members: readonly Member[]) =>
  tx
    .insertInto('eoffice_write_off_member')
    .values(members.map(({ name, post }, position) => ({ write_off_id: id, position, name, post })))
    .execute();

const addLine = (
  tx: Tx,
  id: string,
  line: {
    readonly itemId?: string;
    readonly goodId?: string;
    readonly quantity: number;
    readonly value: number;
    readonly reason: string;
  },
) =>
  tx
    .insertInto('eoffice_write_off_line')
    .values({
      id: v7(),
      write_off_id: id,
      item_id: line.itemId ?? null,
      good_id: line.goodId ?? null,
      quantity: line.quantity,
      value: line.value,
      reason: line.reason,
    })
    .execute();

async function markWrittenOff(
  tx: Tx,
  actor: Actor,
  id: string,
  writeOffId: string,
  on: string | null,
): Promise<void> {
  await tx
    .updateTable('eoffice_item')
    .set((e) => ({ written_off_on: on, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await tellItem(tx, actor, id, on === null ? 'eofficeItem.restored' : 'eofficeItem.writtenOff', {
    writeOffId,
  });
}

const tell = (
  tx: Tx,
  actor: Actor,
  subjectId: string,
  kind: `eofficeWriteOff.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: null,
    subject: 'eofficeWriteOff',
    subjectId,
    kind,
    payload,
  });
