import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { EofficeScope } from '../rights.ts';
import type { GoodKind, MovementKind } from '../rules/stock.ts';

type Reader = Queries | Tx;

/** Kinds of goods of a network, by name. */
export const goodsOf = (db: Reader, municipalityId: string) =>
  db
    .selectFrom('eoffice_good')
    .select(['id', 'name', 'unit', sql<GoodKind>`kind`.as('kind')])
    .where('municipality_id', '=', municipalityId)
    .orderBy(sql`name collate "uk-x-icu"`)
    .limit(1000)
    .execute();

/** Stock of one office that is not nothing. */
export const stockOf = (db: Reader, eofficeId: string) =>
  db
    .selectFrom('eoffice_stock as s')
    .innerJoin('eoffice_good as g', 'g.id', 's.good_id')
    .select(['g.id', 'g.name', 'g.unit', sql<GoodKind>`g.kind`.as('kind'), 's.quantity', 's.used', 's.value'])
    .where('s.eoffice_id', '=', eofficeId)
    .where('s.quantity', '>', 0)
    .orderBy(sql`g.name collate "uk-x-icu"`)
    .execute();
export type StockRow = Awaited<ReturnType<typeof stockOf>>[number];

/** The last movements of an office. */
export const movementsOf = (db: Reader, eofficeId: string, most: number) =>
  db
    .selectFrom('eoffice_movement as m')
    .innerJoin('eoffice_good as g', 'g.id', 'm.good_id')
    .innerJoin('worker as w', 'w.id', 'm.recorded_by')
    .select([
      'm.id',
      'm.date',
      sql<MovementKind>`m.kind`.as('kind'),
      'g.name',
      'g.unit',
      'm.quantity',
      'm.used',
      'm.value',
      'm.document',
      sql<string>`concat_ws(' ', w.surname, w.given)`.as('by'),
    ])
    .where('m.eoffice_id', '=', eofficeId)
    .orderBy('m.date', 'desc')
    .orderBy('m.id', 'desc')
    .limit(most)
    .execute();
export type MovementRow = Awaited<ReturnType<typeof movementsOf>>[number];

const counts = (db: Reader, scope: EofficeScope) =>
  db
    .selectFrom('eoffice_count as c')
    .innerJoin('eoffice as o', 'o.id', 'c.eoffice_id')
    .innerJoin('worker as w', 'w.id', 'c.counted_by')
    .leftJoin('worker as a', 'a.id', 'c.accepted_by')
    .select([
      'c.id',
      'c.eoffice_id as eofficeId',
      'o.number as office',
      'o.organisation',
      'c.number',
      'c.counted_on as countedOn',
      sql<string>`concat_ws(' ', w.surname, w.given, w.patronymic)`.as('countedBy'),
      'c.note',
      'c.accepted_at as acceptedAt',
      sql<string>`concat_ws(' ', a.surname, a.given, a.patronymic)`.as('acceptedBy'),
      'c.version',
    ])
    .where('o.municipality_id', '=', scope.municipalityId)
    .$if(scope.number !== null, (query) => query.where('o.number', '=', scope.number));
export type Count = Awaited<ReturnType<ReturnType<typeof counts>['execute']>>[number];

export const countWithin = (db: Reader, scope: EofficeScope, id: string): Promise<Count | undefined> =>
  counts(db, scope).where('c.id', '=', id).executeTakeFirst();

/** Stock-takings of one office, the newest first. */
export const countsOf = (db: Reader, scope: EofficeScope, eofficeId: string): Promise<Count[]> =>
  counts(db, scope)
    .where('c.eoffice_id', '=', eofficeId)
    .orderBy('c.counted_on', 'desc')
    .orderBy('c.id', 'desc')
    .limit(50)
    .execute();

/** Lines of a stock-taking: things first, by inventory number. */
export const countLines = (db: Reader, countId: string) =>
  db
    .selectFrom('eoffice_count_line as l')
    .leftJoin('eoffice_item as i', 'i.id', 'l.item_id')
    .leftJoin('eoffice_good as g', 'g.id', 'l.good_id')
    .select([
      'l.id',
      sql<string>`coalesce(i.name, g.name)`.as('name'),
      'i.inventory_number as inventoryNumber',
      'i.cost',
      'g.unit',
      'l.recorded',
      'l.counted',
    ])
    .where('l.count_id', '=', countId)
    .orderBy('i.inventory_number')
    .orderBy(sql`g.name collate "uk-x-icu"`)
    .execute();

/** Workers who may take things into their care in an office today: its operators and, in the head one, the head of the network. */
export const keepersOf = (
  db: Reader,
  office: { readonly municipalityId: string; readonly number: number; readonly head: boolean },
  today: string,
) =>
  db
    .selectFrom('role_grant as g')
    .innerJoin('worker as w', 'w.id', 'g.worker_id')
    .select(['w.id', sql<string>`concat_ws(' ', w.surname, w.given, w.patronymic)`.as('name')])
    .distinct()
    .where('w.active', '=', true)
    .where('g.municipality_id', '=', office.municipalityId)
    .where('g.valid_from', '<=', today)
    .where((e) => e.or([e('g.ended_on', 'is', null), e('g.ended_on', '>', today)]))
    .where((e) =>
      e.or([
        e.and([e('g.role', '=', 'eofficeOperator'), e('g.eoffice_number', '=', office.number)]),
        e.and([e('g.role', '=', 'headEoffice'), e.val(office.head)]),
      ]),
    )
    .orderBy('name')
    .execute();
