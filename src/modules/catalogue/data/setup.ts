import type { CatalogueScope } from '../rights.ts';
import type { Reader } from './services.ts';
import { type Topic, topicsOf } from './topics.ts';

/** An empty list must match nothing. */
const nobody = '00000000-0000-0000-0000-000000000000';
const listed = (ids: readonly string[]): readonly string[] => (ids.length === 0 ? [nobody] : ids);

export interface KeptCentre {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly municipalityId: string;
  /** Months after which a card is compared with the law again (BR-12). */
  readonly checkMonths: number;
}

/** Open centres within the worker's reach. */
export const keptCentres = (db: Reader, scope: CatalogueScope): Promise<KeptCentre[]> => {
  const { centreIds } = scope;
  return db
    .selectFrom('centre')
    .where('active', '=', true)
    .$if(centreIds !== 'all', (query) =>
      query.where('id', 'in', listed(centreIds === 'all' ? [] : centreIds)),
    )
    .orderBy('name')
    .select(['id', 'code', 'name', 'municipality_id as municipalityId', 'card_check_months as checkMonths'])
    .execute();
};

/**
 * Approved lists of centres, the newest first, with how many services each holds (KC-9) and whether a case has been
 * registered under one of them.
 */
export const listsOf = (db: Reader, centreIds: readonly string[]) =>
  db
    .selectFrom('service_list')
    .where('centre_id', 'in', listed(centreIds))
    .select((e) => [
      'id',
      'centre_id as centreId',
      'body',
      'number',
      'decided_on as decidedOn',
      'version',
      e
        .exists(
          e
            .selectFrom('case_file')
            .innerJoin('service', 'service.id', 'case_file.service_id')
            .whereRef('service.list_id', '=', 'service_list.id')
            .where('case_file.number', 'is not', null)
            .select('case_file.id'),
        )
        .as('used'),
      e
        .selectFrom('service')
        .whereRef('service.list_id', '=', 'service_list.id')
        .where('service.active', '=', true)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('services'),
    ])
    .orderBy('decided_on', 'desc')
    .execute();

export type KeptList = Awaited<ReturnType<typeof listsOf>>[number];

/** Groups of centres in the order of the kiosk, closed ones too. */
export const groupsOf = (db: Reader, centreIds: readonly string[]) =>
  db
    .selectFrom('service_group')
    .where('centre_id', 'in', listed(centreIds))
    .select((e) => [
      'id',
      'centre_id as centreId',
      'prefix as letter',
      'name_uk as nameUk',
      'name_en as nameEn',
      'position',
      'active',
      'version',
      e
        .selectFrom('service')
        .whereRef('service.group_id', '=', 'service_group.id')
        .where('service.active', '=', true)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('services'),
    ])
    .orderBy('position')
    .orderBy('prefix')
    .execute();

export type KeptGroup = Awaited<ReturnType<typeof groupsOf>>[number];

/** Providers seated in a centre, among those within reach. */
const providersToKeep = (db: Reader, scope: CatalogueScope, centreId: string) => {
  const { providerIds } = scope;
  return db
    .selectFrom('centre_provider')
    .innerJoin('provider', 'provider.id', 'centre_provider.provider_id')
    .where('centre_provider.centre_id', '=', centreId)
    .where('centre_provider.active', '=', true)
    .where('provider.active', '=', true)
    .$if(providerIds !== 'all', (query) =>
      query.where('provider.id', 'in', listed(providerIds === 'all' ? [] : providerIds)),
    )
    .orderBy('centre_provider.position')
    .select(['provider.id as id', 'provider.name as name'])
    .execute();
};

/** What the form of a service holds. The service must have been found through a scope. */
export const serviceToEdit = (db: Reader, id: string) =>
  db
    .selectFrom('service')
    .where('id', '=', id)
    .select([
      'version',
      'list_id as listId',
      'list_number as listNumber',
      'name',
      'plain_name_uk as plainNameUk',
      'plain_name_en as plainNameEn',
      'group_id as groupId',
      'synonyms',
      'average_minutes as averageMinutes',
      'express',
      'guide_id as guideId',
    ])
    .executeTakeFirstOrThrow();

/** The next free number in a list. */
export async function nextListNumber(db: Reader, listId: string): Promise<number> {
  const row = await db
    .selectFrom('service')
    .where('list_id', '=', listId)
    .select(({ fn }) => fn.max('list_number').as('last'))
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** What a service of a centre may be given: its lists, its groups in use, its providers within reach. */
export interface Choices {
  readonly centre: KeptCentre;
  readonly lists: readonly KeptList[];
  readonly groups: readonly KeptGroup[];
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  /** Life situations and categories that are shown to people. */
  readonly topics: readonly Topic[];
}

export async function choicesIn(db: Reader, scope: CatalogueScope, centre: KeptCentre): Promise<Choices> {
  const [lists, groups, providers, topics] = await Promise.all([
    listsOf(db, [centre.id]),
    groupsOf(db, [centre.id]),
    providersToKeep(db, scope, centre.id),
    topicsOf(db, centre.municipalityId),
  ]);
  return {
    centre,
    lists,
    groups: groups.filter(({ active }) => active),
    providers,
    topics: topics.filter(({ active }) => active),
  };
}
