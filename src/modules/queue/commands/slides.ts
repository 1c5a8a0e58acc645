import { sql } from 'kysely';
import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { SlideKind } from '../rules/slides.ts';

export interface SlideFacts {
  readonly kind: SlideKind;
  readonly deviceId: string | null;
  readonly titleUk: string;
  readonly titleEn: string;
  readonly bodyUk: string;
  readonly bodyEn: string;
  readonly altUk: string;
  readonly altEn: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly seconds: number;
}

/** A file already in the store: its digest and what it is. */
export interface StoredMedia {
  readonly sha256: Uint8Array;
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
}

const columnsOf = (facts: SlideFacts) => ({
  kind: facts.kind,
  device_id: facts.deviceId,
  title_uk: facts.titleUk,
  title_en: facts.titleEn,
  body_uk: facts.bodyUk,
  body_en: facts.bodyEn,
  alt_uk: facts.altUk,
  alt_en: facts.altEn,
  valid_from: facts.validFrom,
  valid_to: facts.validTo,
  seconds: facts.seconds,
});

async function keep(tx: Tx, media: StoredMedia | null): Promise<string | null> {
  if (media === null) return null;
  const id = v7();
  await tx
    .insertInto('stored_file')
    .values({
      id,
      sha256: Buffer.from(media.sha256),
      bytes: media.size,
      media_type: media.mediaType,
      name: media.name,
    })
    .execute();
  return id;
}

/** A new slide at the end of the round. The boards take it up by themselves. */
export async function addSlide(
  tx: Tx,
  actor: Actor,
  centreId: string,
  facts: SlideFacts,
  media: StoredMedia | null,
  captions: StoredMedia | null,
): Promise<string> {
  const id = v7();
  const [fileId, captionsId] = [await keep(tx, media), await keep(tx, captions)];
  await tx
    .insertInto('board_slide')
    .values({
      id,
      centre_id: centreId,
      ...columnsOf(facts),
      file_id: fileId,
      captions_id: captionsId,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from board_slide where centre_id = ${centreId}::uuid and removed_at is null)`,
    })
    .execute();
  await record(tx, actor, { id, centreId }, 'slide.added', { ...facts });
  return id;
}

/** Changes a slide; a file that was not sent again stays. */
export async function changeSlide(
  tx: Tx,
  actor: Actor,
  slide: { readonly id: string; readonly centreId: string },
  version: number,
  facts: SlideFacts,
  media: StoredMedia | null,
  captions: StoredMedia | null,
): Promise<'saved' | 'stale'> {
  const [fileId, captionsId] = [await keep(tx, media), await keep(tx, captions)];
  const changed = await tx
    .updateTable('board_slide')
    .set({
      ...columnsOf(facts),
      ...(facts.kind === 'notice' ? { file_id: null } : fileId ? { file_id: fileId } : {}),
      ...(facts.kind !== 'video' ? { captions_id: null } : captionsId ? { captions_id: captionsId } : {}),
      version: version + 1,
    })
    .where('id', '=', slide.id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return 'stale';
  await record(tx, actor, slide, 'slide.changed', { ...facts });
  return 'saved';
}

/** The slide is shown no more. False: it was gone already. */
export async function removeSlide(
  tx: Tx,
  actor: Actor,
  slide: { readonly id: string; readonly centreId: string },
  now: Date,
): Promise<boolean> {
  const removed = await tx
    .updateTable('board_slide')
    .set({ removed_at: now })
    .where('id', '=', slide.id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (removed.numUpdatedRows === 0n) return false;
  await record(tx, actor, slide, 'slide.removed', {});
  return true;
}

/** One place earlier in the round; the first stays first. */
export async function moveSlideUp(
  tx: Tx,
  actor: Actor,
  slide: { readonly id: string; readonly centreId: string },
): Promise<void> {
  const round = await tx
    .selectFrom('board_slide')
    .select('id')
    .where('centre_id', '=', slide.centreId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .forUpdate()
    .execute();
  const ids = round.map(({ id }) => id);
  const at = ids.indexOf(slide.id);
  if (at < 1) return;
  ids.splice(at - 1, 0, ...ids.splice(at, 1));
  await sql`update board_slide s set position = o.place
    from unnest(${ids}::uuid[]) with ordinality as o(id, place)
    where s.id = o.id and s.position <> o.place`.execute(tx);
  await record(tx, actor, slide, 'slide.moved', {});
}

const record = (
  tx: Tx,
  actor: Actor,
  slide: { readonly id: string; readonly centreId: string },
  kind: `slide.${string}`,
  payload: Record<string, unknown>,
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: slide.centreId,
    subject: 'slide',
    subjectId: slide.id,
    kind,
    payload,
  });
