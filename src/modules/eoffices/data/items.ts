import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { EofficeScope } from '../rights.ts';
import type { ItemCondition, ItemKind } from '../rules/stock.ts';

type Reader = Queries | Tx;

const items = (db: Reader, scope: EofficeScope) =>
  db
    .selectFrom('eoffice_item as i')
    .innerJoin('eoffice as o', 'o.id', 'i.eoffice_id')
    .innerJoin('worker as w', 'w.id', 'i.keeper_id')
    .select([
      'i.id',
      'i.eoffice_id as eofficeId',
      'o.number as office',
      'i.inventory_number as inventoryNumber',
      sql<ItemKind>`i.kind`.as('kind'),
      'i.name',
      'i.serial',
      'i.received_on as receivedOn',
      'i.document',
      'i.cost',
      sql<ItemCondition>`i.condition`.as('condition'),
      'i.keeper_id as keeperId',
      sql<string>`concat_ws(' ', w.surname, w.given, w.patronymic)`.as('keeper'),
      'i.written_off_on as writtenOffOn',
      'i.version',
    ])
    .where('o.municipality_id', '=', scope.municipalityId)
    .$if(scope.number !== null, (query) => query.where('o.number', '=', scope.number));
export type Item = Awaited<ReturnType<ReturnType<typeof items>['execute']>>[number];

/** Things of one office that are in use, by inventory number: tens. */
export const itemsOf = (db: Reader, scope: EofficeScope, eofficeId: string): Promise<Item[]> =>
  items(db, scope)
    .where('i.eoffice_id', '=', eofficeId)
    .where('i.written_off_on', 'is', null)
    .orderBy('i.inventory_number')
    .execute();

export const itemWithin = (db: Reader, scope: EofficeScope, id: string): Promise<Item | undefined> =>
  items(db, scope).where('i.id', '=', id).executeTakeFirst();
