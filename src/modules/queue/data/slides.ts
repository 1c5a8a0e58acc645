import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { QueueScope } from '../rights.ts';
import { type SlideKind, slideKinds } from '../rules/slides.ts';

export interface Slide {
  readonly id: string;
  readonly centreId: string;
  /** Null: on every board of the centre that shows slides. */
  readonly deviceId: string | null;
  readonly kind: SlideKind;
  readonly titleUk: string;
  readonly titleEn: string;
  readonly bodyUk: string;
  readonly bodyEn: string;
  readonly altUk: string;
  readonly altEn: string;
  readonly fileId: string | null;
  readonly mediaType: string | null;
  readonly fileName: string | null;
  readonly captionsId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly seconds: number;
  readonly position: number;
  readonly version: number;
}

const slides = (queries: Queries | Tx) =>
  queries
    .selectFrom('board_slide as s')
    .leftJoin('stored_file as f', 'f.id', 's.file_id')
    .select([
      's.id',
      's.centre_id as centreId',
      's.device_id as deviceId',
      's.kind',
      's.title_uk as titleUk',
      's.title_en as titleEn',
      's.body_uk as bodyUk',
      's.body_en as bodyEn',
      's.alt_uk as altUk',
      's.alt_en as altEn',
      's.file_id as fileId',
      'f.media_type as mediaType',
      'f.name as fileName',
      's.captions_id as captionsId',
      's.valid_from as validFrom',
      's.valid_to as validTo',
      's.seconds',
      's.position',
      's.version',
    ])
    .where('s.removed_at', 'is', null);

const kindOf = (text: string): SlideKind => slideKinds.find((kind) => kind === text) ?? 'notice';
const typed = <T extends { kind: string }>(row: T): Omit<T, 'kind'> & { kind: SlideKind } => ({
  ...row,
  kind: kindOf(row.kind),
});

/** At most so many slides turn on one board: more would come round once in half an hour. */
export const mostSlides = 60;

/** Slides of one board on a day, in their order. `deviceId` null: those of all boards of the centre. */
export async function slidesOn(
  queries: Queries,
  centreId: string,
  deviceId: string | null,
  date: string,
): Promise<Slide[]> {
  const rows = await slides(queries)
    .where('s.centre_id', '=', centreId)
    .where((where) =>
      where.or([
        where('s.device_id', 'is', null),
        ...(deviceId ? [where('s.device_id', '=', deviceId)] : []),
      ]),
    )
    .where('s.valid_from', '<=', date)
    .where((where) => where.or([where('s.valid_to', 'is', null), where('s.valid_to', '>=', date)]))
    .orderBy('s.position')
    .orderBy('s.id')
    .limit(mostSlides)
    .execute();
  return rows.map(typed);
}

/** Slides of the centres within reach, past and future too. */
export async function slidesWithin(queries: Queries, scope: QueueScope): Promise<Slide[]> {
  if (scope.centreIds !== 'all' && scope.centreIds.length === 0) return [];
  const rows = await slides(queries)
    .$if(scope.centreIds !== 'all', (query) =>
      query.where('s.centre_id', 'in', scope.centreIds === 'all' ? [] : scope.centreIds),
    )
    .orderBy('s.centre_id')
    .orderBy('s.position')
    .orderBy('s.id')
    .limit(500)
    .execute();
  return rows.map(typed);
}

/** One slide within reach; undefined outside of it. */
export async function slideById(
  queries: Queries | Tx,
  scope: QueueScope,
  id: string,
): Promise<Slide | undefined> {
  const row = await slides(queries).where('s.id', '=', id).executeTakeFirst();
  if (!row || (scope.centreIds !== 'all' && !scope.centreIds.includes(row.centreId))) return undefined;
  return typed(row);
}

/** Bytes of a slide that hangs on a wall: the picture, the video or its captions. Undefined for any other file. */
export const slideMediaFile = (queries: Queries, fileId: string) =>
  queries
    .selectFrom('stored_file')
    .select(['sha256', 'media_type as mediaType', 'name'])
    .where('id', '=', fileId)
    .where((where) =>
      where.exists(
        where
          .selectFrom('board_slide')
          .select(sql`1`.as('one'))
          .where('removed_at', 'is', null)
          .where((one) => one.or([one('file_id', '=', fileId), one('captions_id', '=', fileId)])),
      ),
    )
    .executeTakeFirst();
