import { sql } from 'kysely';
import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

/** A file already in the store: its digest and what it is. */
export interface KeptFile {
  readonly sha256: Uint8Array;
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
}

/** The row of a file whose bytes are in the store; returns its identifier. */
export async function keepFile(tx: Tx, file: KeptFile): Promise<string> {
  const id = v7();
  await tx
    .insertInto('stored_file')
    .values({
      id,
      sha256: Buffer.from(file.sha256),
      bytes: file.size,
      media_type: file.mediaType,
      name: file.name,
    })
    .execute();
  return id;
}

export interface PictureWords {
  readonly altUk: string;
  readonly altEn: string;
}

/** A new picture of a centre under its next number. */
export async function addPicture(
  tx: Tx,
  actor: Actor,
  centreId: string,
  file: KeptFile & { readonly width: number; readonly height: number },
  words: PictureWords,
  now: Date,
): Promise<number> {
  const id = v7();
  const fileId = await keepFile(tx, file);
  // Two uploads at once take two numbers.
  await sql`select pg_advisory_xact_lock(hashtext('site_picture'), hashtext(${centreId}))`.execute(tx);
  const { number } = await tx
    .insertInto('site_picture')
    .values({
      id,
      centre_id: centreId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from site_picture where centre_id = ${centreId}::uuid)`,
      file_id: fileId,
      width: file.width,
      height: file.height,
      alt_uk: words.altUk,
      alt_en: words.altEn,
      added_at: now,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  await record(tx, actor, { id, centreId }, 'sitePicture.added', { number, alt: words.altUk });
  return number;
}

/** Other words for a picture. False: somebody was faster, or it is gone. */
export async function describePicture(
  tx: Tx,
  actor: Actor,
  picture: { readonly id: string; readonly centreId: string },
  version: number,
  words: PictureWords,
): Promise<boolean> {
  const changed = await tx
    .updateTable('site_picture')
    .set({ alt_uk: words.altUk, alt_en: words.altEn, version: version + 1 })
    .where('id', '=', picture.id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await record(tx, actor, picture, 'sitePicture.described', { alt: words.altUk });
  return true;
}

/** The picture is shown no more; pages that name it go on without it. */
export async function removePicture(
  tx: Tx,
  actor: Actor,
  picture: { readonly id: string; readonly centreId: string },
  now: Date,
): Promise<boolean> {
  const removed = await tx
    .updateTable('site_picture')
    .set({ removed_at: now })
    .where('id', '=', picture.id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (removed.numUpdatedRows === 0n) return false;
  await record(tx, actor, picture, 'sitePicture.removed', {});
  return true;
}

const record = (
  tx: Tx,
  actor: Actor,
  picture: { readonly id: string; readonly centreId: string },
  kind: `sitePicture.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: picture.centreId,
    subject: 'sitePicture',
    subjectId: picture.id,
    kind,
    payload,
  });
