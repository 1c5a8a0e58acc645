import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { DocumentFacts, ItemKind, ItemText } from '../rules/items.ts';

/** An item whose history an event belongs to. */
export interface ItemRef {
  readonly id: string;
  readonly centreId: string;
  readonly kind: ItemKind;
}

/** Everything that one version says. */
export interface VersionFacts {
  readonly text: ItemText;
  readonly document: DocumentFacts | null;
  readonly fileId: string | null;
}

export interface NewItem extends VersionFacts {
  readonly centreId: string;
  readonly kind: ItemKind;
  readonly slug: string;
  readonly owner: string;
  /** Business date of writing: who writes it has read it (BR-12). */
  readonly today: string;
  readonly now: Date;
}

/** A new item with its first version, shown to nobody yet. Null: the centre has an item at this address. */
export async function createItem(tx: Tx, actor: Actor, item: NewItem): Promise<string | null> {
  const id = v7();
  const made = await tx
    .insertInto('site_item')
    .values({
      id,
      centre_id: item.centreId,
      kind: item.kind,
      slug: item.slug,
      owner: item.owner,
      checked_on: item.today,
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'kind', 'slug']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) return null;
  await addVersion(tx, actor, { id, kind: item.kind }, 1, item, null, item.now);
  await record(tx, actor, { id, centreId: item.centreId, kind: item.kind }, 'siteItem.created', {
    kind: item.kind,
    slug: item.slug,
    title: item.text.titleUk,
  });
  return id;
}

/** The next version of an item. `draft`: the version that the editor had before their eyes. Null: somebody was faster. */
export async function saveDraft(
  tx: Tx,
  actor: Actor,
  item: ItemRef,
  draft: number,
  facts: VersionFacts,
  more: { readonly now: Date; readonly owner: string; readonly restoredFrom: number | null },
): Promise<number | null> {
  const number = draft + 1;
  const moved = await tx
    .updateTable('site_item')
    .set({ draft: number, owner: more.owner })
    .where('id', '=', item.id)
    .where('draft', '=', draft)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) return null;
  await addVersion(tx, actor, item, number, facts, more.restoredFrom, more.now);
  if (more.restoredFrom === null)
    await record(tx, actor, item, 'siteItem.drafted', { number, title: facts.text.titleUk });
  else await record(tx, actor, item, 'siteItem.restored', { number, from: more.restoredFrom });
  return number;
}

async function addVersion(
  tx: Tx,
  actor: Actor,
  item: Pick<ItemRef, 'id' | 'kind'>,
  number: number,
  { text, document, fileId }: VersionFacts,
  restoredFrom: number | null,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('site_version')
    .values({
      item_id: item.id,
      number,
      kind: item.kind,
      title_uk: text.titleUk,
      title_en: text.titleEn,
      summary_uk: text.summaryUk,
      summary_en: text.summaryEn,
      body_uk: text.bodyUk,
      body_en: text.bodyEn,
      document_kind: document?.kind ?? null,
      document_number: document?.number ?? null,
      document_date: document?.date ?? null,
      approved_by: document?.approvedBy ?? null,
      file_id: fileId,
      restored_from: restoredFrom,
      written_by: actor.id,
      written_at: now,
    })
    .execute();
}

/** Shows a version from `from` to `to`. What was planned before and has not begun is called off. */
export async function publish(
  tx: Tx,
  actor: Actor,
  item: ItemRef,
  what: { readonly number: number; readonly from: Date; readonly to: Date | null; readonly now: Date },
): Promise<void> {
  await callOff(tx, item.id, what.now);
  await tx
    .insertInto('site_publication')
    .values({
      id: v7(),
      item_id: item.id,
      number: what.number,
      shown_from: what.from,
      shown_to: what.to,
      made_at: what.now,
      made_by: actor.id,
    })
    .execute();
  await record(tx, actor, item, 'siteItem.published', {
    number: what.number,
    from: what.from.toISOString(),
    to: what.to?.toISOString() ?? null,
  });
}

/** Takes an item off the site at once, and calls off what was planned. */
export async function withdraw(tx: Tx, actor: Actor, item: ItemRef, now: Date): Promise<void> {
  await callOff(tx, item.id, now);
  await tx
    .insertInto('site_publication')
    .values({
      id: v7(),
      item_id: item.id,
      number: null,
      shown_from: now,
      made_at: now,
      made_by: actor.id,
    })
    .execute();
  await record(tx, actor, item, 'siteItem.withdrawn', {});
}

const callOff = (tx: Tx, itemId: string, now: Date) =>
  tx
    .updateTable('site_publication')
    .set({ cancelled_at: now })
    .where('item_id', '=', itemId)
    .where('cancelled_at', 'is', null)
    .where('shown_from', '>', now)
    .execute();

/** Somebody has read the page and found it true (BR-12). */
export async function confirmChecked(tx: Tx, actor: Actor, item: ItemRef, today: string): Promise<void> {
  await tx.updateTable('site_item').set({ checked_on: today }).where('id', '=', item.id).execute();
  await record(tx, actor, item, 'siteItem.checked', { on: today });
}

/** Puts an item away: off the site and out of the lists; its history stays. False: it was put away already. */
export async function archiveItem(tx: Tx, actor: Actor, item: ItemRef, now: Date): Promise<boolean> {
  const put = await tx
    .updateTable('site_item')
    .set({ archived_at: now })
    .where('id', '=', item.id)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  if (put.numUpdatedRows === 0n) return false;
  await callOff(tx, item.id, now);
  await record(tx, actor, item, 'siteItem.archived', {});
  return true;
}

const record = (
  tx: Tx,
  actor: Actor,
  item: ItemRef,
  kind: `siteItem.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: item.centreId,
    subject: 'siteItem',
    subjectId: item.id,
    kind,
    payload,
  });
