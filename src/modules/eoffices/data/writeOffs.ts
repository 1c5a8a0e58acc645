import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { EofficeScope } from '../rights.ts';
import type { WriteOffKind, WriteOffState } from '../rules/writeOff.ts';

type Reader = Queries | Tx;

const acts = (db: Reader, scope: EofficeScope) =>
  db
    .selectFrom('eoffice_write_off as a')
    .innerJoin('eoffice as o', 'o.id', 'a.eoffice_id')
    .leftJoin('worker as s', 's.id', 'a.signed_by')
    .leftJoin('eoffice_write_off as r', 'r.id', 'a.reverses_id')
    .leftJoin('eoffice_write_off as b', 'b.reverses_id', 'a.id')
    .select([
      'a.id',
      'a.eoffice_id as eofficeId',
      'o.number as office',
      sql<WriteOffKind>`a.kind`.as('kind'),
      sql<WriteOffState>`a.state`.as('state'),
      'a.date',
      'a.basis',
      'a.draft',
      'a.year',
      'a.number',
      'a.reverses_id as reversesId',
      'r.number as reversesNumber',
      'r.date as reversesDate',
      'b.id as reversedById',
      'b.number as reversedByNumber',
      'a.signed_at as signedAt',
      sql<string>`concat_ws(' ', s.surname, s.given, s.patronymic)`.as('signedBy'),
      'a.version',
      sql<number>`(select coalesce(sum(l.value), 0)::float8 from eoffice_write_off_line l where l.write_off_id = a.id)`.as(
        'value',
      ),
    ])
    .where('o.municipality_id', '=', scope.municipalityId)
    .$if(scope.number !== null, (query) => query.where('o.number', '=', scope.number));
export type WriteOff = Awaited<ReturnType<ReturnType<typeof acts>['execute']>>[number];

/** Acts of one office, the newest first; dropped drafts are gone from view. */
export const writeOffsOf = (db: Reader, scope: EofficeScope, eofficeId: string): Promise<WriteOff[]> =>
  acts(db, scope)
    .where('a.eoffice_id', '=', eofficeId)
    .where('a.state', '!=', 'dropped')
    .orderBy('a.date', 'desc')
    .orderBy('a.created_at', 'desc')
    .limit(200)
    .execute();

/** Signed acts of a network between two days, by office and number: what the report of a quarter lists. */
export const writeOffsBetween = (
  db: Reader,
  scope: EofficeScope,
  days: { readonly from: string; readonly to: string },
): Promise<WriteOff[]> =>
  acts(db, scope)
    .where('a.state', '=', 'signed')
    .where('a.date', '>=', days.from)
    .where('a.date', '<=', days.to)
    .orderBy('o.number')
    .orderBy('a.number')
    .execute();

export const writeOffWithin = (db: Reader, scope: EofficeScope, id: string): Promise<WriteOff | undefined> =>
  acts(db, scope).where('a.id', '=', id).executeTakeFirst();

/** The commission of a signed act, the chair first. */
export const writeOffMembers = (db: Reader, id: string) =>
  db
    .selectFrom('eoffice_write_off_member')
    .select(['position', 'name', 'post'])
    .where('write_off_id', '=', id)
    .orderBy('position')
    .execute();

/** The list of a signed act. */
export const writeOffLines = (db: Reader, id: string) =>
  db
    .selectFrom('eoffice_write_off_line as l')
    .leftJoin('eoffice_item as i', 'i.id', 'l.item_id')
    .leftJoin('eoffice_good as g', 'g.id', 'l.good_id')
    .select([
      'l.id',
      'l.item_id as itemId',
      'l.good_id as goodId',
      'i.inventory_number as inventoryNumber',
      sql<string>`coalesce(i.name, g.name)`.as('name'),
      sql<string>`coalesce(g.unit, 'шт.')`.as('unit'),
      'l.quantity',
      'l.value',
      'l.reason',
    ])
    .where('l.write_off_id', '=', id)
    .orderBy('i.inventory_number')
    .orderBy(sql`g.name collate "uk-x-icu"`)
    .execute();
