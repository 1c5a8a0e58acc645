import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { SiteScope } from '../rights.ts';
import type { DocumentFacts, ItemKind, ItemText } from '../rules/items.ts';
import { documentOf } from './items.ts';

/** An item as everybody sees it: the version that is shown now. */
export interface ShownItem extends ItemText {
  readonly id: string;
  readonly slug: string;
  readonly number: number;
  readonly owner: string;
  readonly checkedOn: string;
  readonly shownFrom: Date;
  readonly writtenAt: Date;
  readonly document: DocumentFacts | null;
  readonly fileId: string | null;
  readonly fileName: string | null;
  readonly fileBytes: number | null;
}

export type ShownHead = Omit<ShownItem, 'bodyUk' | 'bodyEn'>;

/** The newest publication of each item that has begun by `now`: whether it still holds is asked outside (rules/publication). */
export const shownNow = (db: Queries, now: Date) =>
  db
    .selectFrom('site_item as i')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('site_publication as p')
          .whereRef('p.item_id', '=', 'i.id')
          .where('p.cancelled_at', 'is', null)
          .where('p.shown_from', '<=', now)
          .orderBy('p.shown_from', 'desc')
          .orderBy('p.made_at', 'desc')
          .orderBy('p.id', 'desc')
          .limit(1)
          .select(['p.number', 'p.shown_from', 'p.shown_to'])
          .as('p'),
      (join) => join.onTrue(),
    )
    .innerJoin('site_version as v', (join) =>
      join.onRef('v.item_id', '=', 'i.id').onRef('v.number', '=', 'p.number'),
    )
    .leftJoin('stored_file as f', 'f.id', 'v.file_id')
    .where('i.archived_at', 'is', null)
    .where((eb) => eb.or([eb('p.shown_to', 'is', null), eb('p.shown_to', '>', now)]));

const head = [
  'i.id',
  'i.slug',
  'i.owner',
  'i.checked_on as checkedOn',
  'p.shown_from as shownFrom',
  'v.number',
  'v.title_uk as titleUk',
  'v.title_en as titleEn',
  'v.summary_uk as summaryUk',
  'v.summary_en as summaryEn',
  'v.document_kind',
  'v.document_number',
  'v.document_date',
  'v.approved_by',
  'v.file_id as fileId',
  'v.written_at as writtenAt',
  'f.name as fileName',
  'f.bytes as fileBytes',
] as const;

function typed<
  Row extends {
    document_kind: string | null;
    document_number: string | null;
    document_date: string | null;
    approved_by: string | null;
  },
>(row: Row) {
  const { document_kind, document_number, document_date, approved_by, ...rest } = row;
  return { ...rest, document: documentOf({ document_kind, document_number, document_date, approved_by }) };
}

/** What is shown of one kind, newest first. `before`: older than this moment (the page after). */
export async function shownItems(
  db: Queries,
  centreId: string,
  kind: ItemKind,
  now: Date,
  limit: number,
  before: Date | null = null,
): Promise<ShownHead[]> {
  const rows = await shownNow(db, now)
    .where('i.centre_id', '=', centreId)
    .where('i.kind', '=', kind)
    .$if(before !== null, (query) => query.where('p.shown_from', '<', before ?? now))
    .orderBy('i.position')
    .orderBy('p.shown_from', 'desc')
    .orderBy('i.id')
    .limit(limit)
    .select(head)
    .execute();
  return rows.map(typed);
}

/** One shown item by the word in its address; undefined when there is none, or none is shown now. */
export async function shownItem(
  db: Queries,
  centreId: string,
  kind: ItemKind,
  slug: string,
  now: Date,
): Promise<ShownItem | undefined> {
  const row = await shownNow(db, now)
    .where('i.centre_id', '=', centreId)
    .where('i.kind', '=', kind)
    .where('i.slug', '=', slug)
    .select([...head, 'v.body_uk as bodyUk', 'v.body_en as bodyEn'])
    .executeTakeFirst();
  return row && typed(row);
}

/** A file in the store, by the digest of its bytes. */
export interface StoredFile {
  readonly sha256: Buffer;
  readonly mediaType: string;
  readonly name: string;
}

export const storedFile = (db: Queries, id: string): Promise<StoredFile | undefined> =>
  db
    .selectFrom('stored_file')
    .select(['sha256', 'media_type as mediaType', 'name'])
    .where('id', '=', id)
    .executeTakeFirst();

/** Versions of a document that were ever shown, newest first: the public may read what held before. */
export const pastVersions = (db: Queries, itemId: string, now: Date) =>
  db
    .selectFrom('site_publication as p')
    .innerJoin('site_version as v', (join) =>
      join.onRef('v.item_id', '=', 'p.item_id').onRef('v.number', '=', 'p.number'),
    )
    .where('p.item_id', '=', itemId)
    .where('p.cancelled_at', 'is', null)
    .where('p.shown_from', '<=', now)
    .groupBy(['v.number', 'v.document_number', 'v.document_date', 'v.approved_by', 'v.file_id'])
    .select([
      'v.number',
      'v.document_number as documentNumber',
      'v.document_date as documentDate',
      'v.approved_by as approvedBy',
      'v.file_id as fileId',
      sql<Date>`min(p.shown_from)`.as('shownFrom'),
    ])
    .orderBy('v.number', 'desc')
    .limit(50)
    .execute();

export interface Picture {
  readonly id: string;
  readonly number: number;
  readonly fileId: string;
  readonly width: number;
  readonly height: number;
  readonly altUk: string;
  readonly altEn: string;
  readonly version: number;
}

/** Pictures of a centre, newest first; `numbers`: only these. */
export function picturesOfCentre(
  db: Queries,
  centreId: string,
  numbers: readonly number[] | null,
): Promise<Picture[]> {
  if (numbers !== null && numbers.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('site_picture')
    .where('centre_id', '=', centreId)
    .where('removed_at', 'is', null)
    .$if(numbers !== null, (query) => query.where('number', 'in', numbers ?? []))
    .select([
      'id',
      'number',
      'file_id as fileId',
      'width',
      'height',
      'alt_uk as altUk',
      'alt_en as altEn',
      'version',
    ])
    .orderBy('number', 'desc')
    .limit(300)
    .execute();
}

/** The facts of how to get to a centre, as they were saved; undefined when nobody has written them. */
export async function savedWay(
  db: Queries,
  centreId: string,
): Promise<{ readonly plan: unknown; readonly version: number; readonly changedAt: Date } | undefined> {
  return db
    .selectFrom('site_way')
    .where('centre_id', '=', centreId)
    .select(['plan', 'version', 'changed_at as changedAt'])
    .executeTakeFirst();
}

/** A picture within reach of its editor; undefined outside of it or when it was removed. */
export async function pictureById(
  db: Queries,
  scope: SiteScope,
  id: string,
): Promise<{ readonly id: string; readonly centreId: string } | undefined> {
  const row = await db
    .selectFrom('site_picture')
    .select(['id', 'centre_id as centreId'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row && (scope.centreIds === 'all' || scope.centreIds.includes(row.centreId)) ? row : undefined;
}

/** Whether an item is shown now. */
export async function hasItem(
  db: Queries,
  centreId: string,
  kind: ItemKind,
  slug: string,
  now: Date,
): Promise<boolean> {
  const row = await shownNow(db, now)
    .where('i.centre_id', '=', centreId)
    .where('i.kind', '=', kind)
    .where('i.slug', '=', slug)
    .select('i.id')
    .executeTakeFirst();
  return row !== undefined;
}
