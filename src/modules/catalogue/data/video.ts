import type { Reader } from './services.ts';

/** The video in sign language of a service; its files are in the store. */
export interface CardVideo {
  readonly serviceId: string;
  /** Version of the card that it tells. */
  readonly cardVersionId: string;
  readonly version: number;
  readonly fileId: string;
  readonly captionsId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly addedBy: string;
  readonly addedAt: Date;
  readonly edition: number;
}

/** Undefined where there is none; it may tell an older version than the one in force. */
export const videoOf = (db: Reader, serviceId: string): Promise<CardVideo | undefined> =>
  videoRow(db).where('video.service_id', '=', serviceId).executeTakeFirst();

/** The row of `videoOf` of the service that the caller adds. */
export const videoRow = (db: Reader) =>
  db
    .selectFrom('card_video as video')
    .innerJoin('card_version as told', 'told.id', 'video.card_version_id')
    .innerJoin('stored_file as film', 'film.id', 'video.file_id')
    .select([
      'video.service_id as serviceId',
      'video.card_version_id as cardVersionId',
      'told.version',
      'video.file_id as fileId',
      'video.captions_id as captionsId',
      'film.name as fileName',
      'film.media_type as mediaType',
      'film.bytes',
      'video.added_by as addedBy',
      'video.added_at as addedAt',
      'video.edition',
    ]);
