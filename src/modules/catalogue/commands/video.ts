import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { forgetFiles } from '#platform/files/forget.ts';
import { stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { videoOf } from '../data/video.ts';
import { lockService } from './cardDrafts.ts';

/** A file already in the store: its digest and what it is. */
export interface StoredMedia {
  readonly sha256: Uint8Array;
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
}

export interface VideoToAttach {
  readonly serviceId: string;
  readonly cardVersionId: string;
  /** `edition` that the form showed; 0: there was no video. */
  readonly edition: number;
  readonly film: StoredMedia;
  readonly captions: StoredMedia;
  /** Name of the worker. */
  readonly by: string;
  readonly at: Date;
}

/** Puts a video in the place of the one before, whose files are forgotten (BP-9). Throws `stale` for an older form. */
export async function attachVideo(tx: Tx, actor: Actor, video: VideoToAttach): Promise<void> {
  const { serviceId, cardVersionId, edition } = video;
  const { centre_id } = await lockService(tx, serviceId);
  const before = await videoOf(tx, serviceId);
  if ((before?.edition ?? 0) !== edition) throw stale();
  const row = {
    card_version_id: cardVersionId,
    file_id: await keep(tx, video.film),
    captions_id: await keep(tx, video.captions),
    added_by: video.by,
    added_at: video.at,
    edition: edition + 1,
  };
  await tx
    .insertInto('card_video')
    .values({ service_id: serviceId, ...row })
    .onConflict((conflicting) => conflicting.column('service_id').doUpdateSet(row))
    .execute();
  if (before) await forgetFiles(tx, [before.fileId, before.captionsId]);
  await record(tx, actor, centre_id, video, 'card.videoAttached');
}

export interface VideoChange {
  readonly serviceId: string;
  readonly cardVersionId: string;
  readonly edition: number;
}

/** Somebody has looked: the video tells the new version of the card as well. */
export async function confirmVideo(tx: Tx, actor: Actor, change: VideoChange): Promise<void> {
  const { serviceId, cardVersionId, edition } = change;
  const { centre_id } = await lockService(tx, serviceId);
  const changed = await tx
    .updateTable('card_video')
    .set({ card_version_id: cardVersionId, edition: edition + 1 })
    .where('service_id', '=', serviceId)
    .where('edition', '=', edition)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw stale();
  await record(tx, actor, centre_id, change, 'card.videoConfirmed');
}

/** Takes the video away for good; the ledger keeps that it was there. */
export async function removeVideo(tx: Tx, actor: Actor, change: VideoChange): Promise<void> {
  const { serviceId, edition } = change;
  const { centre_id } = await lockService(tx, serviceId);
  const gone = await tx
    .deleteFrom('card_video')
    .where('service_id', '=', serviceId)
    .where('edition', '=', edition)
    .returning(['file_id', 'captions_id'])
    .executeTakeFirst();
  if (!gone) throw stale();
  await forgetFiles(tx, [gone.file_id, gone.captions_id]);
  await record(tx, actor, centre_id, change, 'card.videoRemoved');
}

async function keep(tx: Tx, { sha256, size, mediaType, name }: StoredMedia): Promise<string> {
  const id = v7();
  await tx
    .insertInto('stored_file')
    .values({ id, sha256: Buffer.from(sha256), bytes: size, media_type: mediaType, name })
    .execute();
  return id;
}

const record = (
  tx: Tx,
  actor: Actor,
  centreId: string,
  { serviceId, cardVersionId }: { readonly serviceId: string; readonly cardVersionId: string },
  kind: `card.${string}`,
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId,
    subject: 'card',
    subjectId: cardVersionId,
    kind,
    payload: { service: serviceId },
  });
