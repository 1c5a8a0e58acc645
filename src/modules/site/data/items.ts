import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { SiteScope } from '../rights.ts';
import {
  type DocumentFacts,
  documentKinds,
  type ItemKind,
  type ItemText,
  itemKinds,
} from '../rules/items.ts';
import type { Publication } from '../rules/publication.ts';

type Reader = Queries | Tx;

export interface EditedCentre {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** Centres whose site the worker may edit, in Ukrainian order. */
export function centresToEdit(db: Reader, scope: SiteScope): Promise<EditedCentre[]> {
  const query = db
    .selectFrom('centre')
    .select(['id', 'code', 'name'])
    .where('active', '=', true)
    .orderBy(sql`name collate "uk-x-icu"`)
    .limit(1_500);
  if (scope.centreIds === 'all') return query.execute();
  return scope.centreIds.length === 0
    ? Promise.resolve([])
    : query.where('id', 'in', scope.centreIds).execute();
}

/** An item as its editor sees it, whatever is published. */
export interface Item {
  readonly id: string;
  readonly centreId: string;
  readonly centreCode: string;
  readonly centreName: string;
  readonly kind: ItemKind;
  readonly slug: string;
  readonly draft: number;
  readonly owner: string;
  readonly checkedOn: string;
  readonly archived: boolean;
}

export interface Version extends ItemText {
  readonly number: number;
  readonly document: DocumentFacts | null;
  readonly fileId: string | null;
  readonly fileName: string | null;
  readonly restoredFrom: number | null;
  readonly writtenBy: string;
  readonly writtenAt: Date;
}

export interface ListedItem extends Item {
  readonly titleUk: string;
  readonly writtenAt: Date;
  readonly publications: readonly Publication[];
}

const itemQuery = (db: Reader) =>
  db
    .selectFrom('site_item as i')
    .innerJoin('centre as c', 'c.id', 'i.centre_id')
    .select([
      'i.id',
      'i.centre_id as centreId',
      'c.code as centreCode',
      'c.name as centreName',
      'i.kind',
      'i.slug',
      'i.draft',
      'i.owner',
      'i.checked_on as checkedOn',
      'i.archived_at as archivedAt',
    ]);

const kindOf = (text: string): ItemKind => itemKinds.find((kind) => kind === text) ?? 'page';
function typed<Row extends { kind: string; archivedAt: Date | null }>(row: Row) {
  const { archivedAt, kind, ...rest } = row;
  return { ...rest, kind: kindOf(kind), archived: archivedAt !== null };
}

/** Most items of a centre that its editor sees in one list. */
export const mostItems = 500;

/** What a centre has written, the newest work first, with its publications. Two queries. */
export async function itemsOf(db: Queries, centreId: string): Promise<ListedItem[]> {
  const rows = await itemQuery(db)
    .innerJoin('site_version as v', (join) =>
      join.onRef('v.item_id', '=', 'i.id').onRef('v.number', '=', 'i.draft'),
    )
    .select(['v.title_uk as titleUk', 'v.written_at as writtenAt'])
    .where('i.centre_id', '=', centreId)
    .where('i.archived_at', 'is', null)
    .orderBy('v.written_at', 'desc')
    .orderBy('i.id')
    .limit(mostItems)
    .execute();
  const publications = await publicationsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...typed(row), publications: publications.get(row.id) ?? [] }));
}

/** One item within reach; undefined outside of it. */
export async function itemById(db: Reader, scope: SiteScope, id: string): Promise<Item | undefined> {
  const row = await itemQuery(db).where('i.id', '=', id).executeTakeFirst();
  if (!row || (scope.centreIds !== 'all' && !scope.centreIds.includes(row.centreId))) return undefined;
  return typed(row);
}

/** Publications that were not called off, by item. */
export async function publicationsOf(
  db: Reader,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Publication[]>> {
  const found = new Map<string, Publication[]>();
  if (itemIds.length === 0) return found;
  const rows = await db
    .selectFrom('site_publication')
    .select(['id', 'item_id', 'number', 'shown_from as from', 'shown_to as to', 'made_at as madeAt'])
    .where('item_id', 'in', itemIds)
    .where('cancelled_at', 'is', null)
    .execute();
  for (const { item_id, ...row } of rows) found.set(item_id, [...(found.get(item_id) ?? []), row]);
  return found;
}

const versionQuery = (db: Reader, itemId: string) =>
  db
    .selectFrom('site_version as v')
    .leftJoin('stored_file as f', 'f.id', 'v.file_id')
    .where('v.item_id', '=', itemId)
    .select([
      'v.number',
      'v.title_uk as titleUk',
      'v.title_en as titleEn',
      'v.summary_uk as summaryUk',
      'v.summary_en as summaryEn',
      'v.body_uk as bodyUk',
      'v.body_en as bodyEn',
      'v.document_kind',
      'v.document_number',
      'v.document_date',
      'v.approved_by',
      'v.file_id as fileId',
      'f.name as fileName',
      'v.restored_from as restoredFrom',
      'v.written_by as writtenBy',
      'v.written_at as writtenAt',
    ]);

/** The columns of an official document as one value; null for pages and news. */
export function documentOf(row: {
  document_kind: string | null;
  document_number: string | null;
  document_date: string | null;
  approved_by: string | null;
}): DocumentFacts | null {
  const kind = documentKinds.find((one) => one === row.document_kind);
  return kind
    ? {
        kind,
        number: row.document_number ?? '',
        date: row.document_date ?? '',
        approvedBy: row.approved_by ?? '',
      }
    : null;
}

/** One version of an item; undefined when there is none. */
export async function versionOf(db: Reader, itemId: string, number: number): Promise<Version | undefined> {
  const row = await versionQuery(db, itemId).where('v.number', '=', number).executeTakeFirst();
  if (!row) return undefined;
  const { document_kind, document_number, document_date, approved_by, ...rest } = row;
  return { ...rest, document: documentOf({ document_kind, document_number, document_date, approved_by }) };
}

/** Versions without their texts, newest first, at most 200. */
export const versionsOf = (db: Reader, itemId: string) =>
  db
    .selectFrom('site_version')
    .where('item_id', '=', itemId)
    .select([
      'number',
      'title_uk as titleUk',
      'restored_from as restoredFrom',
      'written_by as writtenBy',
      'written_at as writtenAt',
    ])
    .orderBy('number', 'desc')
    .limit(200)
    .execute();

/** Names of workers by actor, as «worker:…»; other actors have none. */
export async function authorNames(
  db: Reader,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actors)].flatMap((actor) => {
    const [, id] = /^worker:([0-9a-f-]{36})$/.exec(actor) ?? [];
    return id ? [id] : [];
  });
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('worker')
    .select(['id', 'surname', 'given'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [`worker:${row.id}`, `${row.surname} ${row.given}`]));
}
