import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { conflict, stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { baseOf, type Sketch } from '../rules/cardBase.ts';
import { type CardContent, cardContentSchema } from '../schema.ts';

export interface Draft {
  readonly serviceId: string;
  readonly content: CardContent;
  /** Who answers for the content (BR-12). */
  readonly owner: string;
  /** Business date on which the author compared the text with the law. */
  readonly today: string;
  /** What the text was begun from (`baseOf`); absent for a text that was begun from nothing, as an import. */
  readonly base?: string;
}

/**
 * Writes the draft of a service's next card: a new version, or new text in the draft that is there already. Throws
 * `stale` when somebody saved after the form was drawn; refused while the version is being approved (CARD-flow).
 */
export async function draftCard(
  tx: Tx,
  actor: Actor,
  draft: Draft,
): Promise<{ id: string; version: number }> {
  const { serviceId, owner, today } = draft;
  const content = JSON.stringify(cardContentSchema.parse(draft.content));
  const service = await lockService(tx, serviceId);
  const newest = await tx
    .selectFrom('card_version')
    .where('service_id', '=', serviceId)
    .orderBy('version', 'desc')
    .select(['id', 'version', 'state', 'edition', 'translation', 'translation_edition'])
    .limit(1)
    .executeTakeFirst();
  if (newest?.state === 'onApproval')
    throw conflict('Картка на погодженні. Щоб змінити її, спершу заберіть її з погодження.');
  if (draft.base !== undefined && draft.base !== baseOf(newest)) throw stale();
  let id = v7();
  let version = (newest?.version ?? 0) + 1;
  if (newest?.state === 'draft') {
    ({ id, version } = newest);
    await tx
      .updateTable('card_version')
      .set({ content, owner, checked_on: today, edition: newest.edition + 1 })
      .where('id', '=', id)
      .execute();
  } else {
    await tx
      .insertInto('card_version')
      .values({
        id,
        service_id: serviceId,
        version,
        content,
        owner,
        checked_on: today,
        // English holds for the very text it was made of: what the new text changes becomes outdated by itself.
        translation: JSON.stringify(newest?.translation ?? []),
        translation_edition: newest?.translation_edition ?? 0,
      })
      .execute();
  }
  await tx.deleteFrom('card_sketch').where('service_id', '=', serviceId).execute();
  await appendToLedger(tx, actor, {
    centreId: service.centre_id,
    subject: 'card',
    subjectId: id,
    kind: 'card.drafted',
    payload: { service: serviceId, version },
  });
  return { id, version };
}

/** Keeps the fields of an unfinished form; the one set aside before is replaced. */
export async function setSketchAside(tx: Tx, actor: Actor, serviceId: string, sketch: Sketch): Promise<void> {
  const { centre_id } = await lockService(tx, serviceId);
  const row = {
    fields: JSON.stringify(sketch.fields),
    base: sketch.base,
    saved_by: sketch.savedBy,
    saved_at: sketch.savedAt,
  };
  await tx
    .insertInto('card_sketch')
    .values({ service_id: serviceId, ...row })
    .onConflict((conflicting) => conflicting.column('service_id').doUpdateSet(row))
    .execute();
  await appendToLedger(tx, actor, {
    centreId: centre_id,
    subject: 'service',
    subjectId: serviceId,
    kind: 'card.setAside',
  });
}

/** Forgets the unfinished form; does nothing where there is none. */
export async function discardSketch(tx: Tx, actor: Actor, serviceId: string): Promise<void> {
  const { centre_id } = await lockService(tx, serviceId);
  const gone = await tx.deleteFrom('card_sketch').where('service_id', '=', serviceId).executeTakeFirst();
  if (Number(gone.numDeletedRows) === 0) return;
  await appendToLedger(tx, actor, {
    centreId: centre_id,
    subject: 'service',
    subjectId: serviceId,
    kind: 'card.sketchDiscarded',
  });
}

/** One writer a service at a time, so that versions follow each other. */
export const lockService = (tx: Tx, serviceId: string) =>
  tx
    .selectFrom('service')
    .where('id', '=', serviceId)
    .select('centre_id')
    .forUpdate()
    .executeTakeFirstOrThrow();
