import type { Queries } from '#platform/database/database.ts';
import { compareUkrainian } from '#platform/i18n/collation.ts';
import type { OrganisationScope } from '../rights.ts';

/** Municipalities with how many open centres and providers each has. */
export async function listMunicipalities(db: Queries, scope: OrganisationScope) {
  const rows = await db
    .selectFrom('municipality')
    .select((e) => [
      'id',
      'code',
      'name',
      'active',
      'version',
      e
        .selectFrom('centre')
        .whereRef('centre.municipality_id', '=', 'municipality.id')
        .where('centre.active', '=', true)
        .select((c) => c.fn.countAll<number>().as('count'))
        .as('centres'),
      e
        .selectFrom('provider')
        .whereRef('provider.municipality_id', '=', 'municipality.id')
        .where('provider.active', '=', true)
        .select((c) => c.fn.countAll<number>().as('count'))
        .as('providers'),
    ])
    .$if(scope.centreIds !== 'all', (query) =>
      query.where((e) =>
        e.exists(
          e
            .selectFrom('centre')
            .whereRef('centre.municipality_id', '=', 'municipality.id')
            .where('centre.id', 'in', idsOf(scope))
            .select('centre.id'),
        ),
      ),
    )
    .execute();
  return rows.sort((a, b) => compareUkrainian(a.name, b.name));
}

/** The identifiers of a limited scope; a list that matches nothing when it is empty. */
export const idsOf = (scope: OrganisationScope): readonly string[] =>
  scope.centreIds === 'all' || scope.centreIds.length === 0
    ? ['00000000-0000-0000-0000-000000000000']
    : scope.centreIds;

export type MunicipalityRow = Awaited<ReturnType<typeof listMunicipalities>>[number];

/** Centres that the reader may see, by municipality and name. */
export async function listCentres(
  db: Queries,
  scope: OrganisationScope,
  filter: { municipalityId?: string | undefined; activeOnly?: boolean } = {},
) {
  const rows = await db
    .selectFrom('centre')
    .innerJoin('municipality', 'municipality.id', 'centre.municipality_id')
    .selectAll('centre')
    .select('municipality.name as municipality_name')
    .$if(scope.centreIds !== 'all', (query) => query.where('centre.id', 'in', idsOf(scope)))
    .$if(filter.municipalityId !== undefined, (query) =>
      query.where('centre.municipality_id', '=', filter.municipalityId ?? ''),
    )
    .$if(filter.activeOnly === true, (query) => query.where('centre.active', '=', true))
    .execute();
  return rows.sort(
    (a, b) => compareUkrainian(a.municipality_name, b.municipality_name) || compareUkrainian(a.name, b.name),
  );
}

export type CentreRow = Awaited<ReturnType<typeof listCentres>>[number];

/** One centre within the scope; undefined when there is none or it is not the reader's. */
export async function findCentre(
  db: Queries,
  scope: OrganisationScope,
  id: string,
): Promise<CentreRow | undefined> {
  if (scope.centreIds !== 'all' && !scope.centreIds.includes(id)) return undefined;
  return db
    .selectFrom('centre')
    .innerJoin('municipality', 'municipality.id', 'centre.municipality_id')
    .selectAll('centre')
    .select('municipality.name as municipality_name')
    .where('centre.id', '=', id)
    .executeTakeFirst();
}

/** Providers of all municipalities, or of one, with how many open centres each works in. */
export async function listProviders(db: Queries, filter: { municipalityId?: string | undefined } = {}) {
  const rows = await db
    .selectFrom('provider')
    .innerJoin('municipality', 'municipality.id', 'provider.municipality_id')
    .selectAll('provider')
    .select((e) => [
      'municipality.name as municipality_name',
      e
        .selectFrom('centre_provider')
        .whereRef('centre_provider.provider_id', '=', 'provider.id')
        .where('centre_provider.active', '=', true)
        .select((c) => c.fn.countAll<number>().as('count'))
        .as('centres'),
    ])
    .$if(filter.municipalityId !== undefined, (query) =>
      query.where('provider.municipality_id', '=', filter.municipalityId ?? ''),
    )
    .execute();
  return rows.sort(
    (a, b) => compareUkrainian(a.municipality_name, b.municipality_name) || compareUkrainian(a.name, b.name),
  );
}

export type ProviderRow = Awaited<ReturnType<typeof listProviders>>[number];

/** Providers seated in a centre, in the order in which visitors see them. */
export function providersOfCentre(db: Queries, centreId: string) {
  return db
    .selectFrom('centre_provider')
    .innerJoin('provider', 'provider.id', 'centre_provider.provider_id')
    .selectAll('provider')
    .select((e) => [
      'centre_provider.position',
      e
        .selectFrom('desk')
        .whereRef('desk.centre_id', '=', 'centre_provider.centre_id')
        .whereRef('desk.provider_id', '=', 'provider.id')
        .where('desk.active', '=', true)
        .select((c) => c.fn.countAll<number>().as('count'))
        .as('desks'),
      e
        .selectFrom('service')
        .whereRef('service.centre_id', '=', 'centre_provider.centre_id')
        .whereRef('service.provider_id', '=', 'provider.id')
        .where('service.active', '=', true)
        .select((c) => c.fn.countAll<number>().as('count'))
        .as('services'),
    ])
    .where('centre_provider.centre_id', '=', centreId)
    .where('centre_provider.active', '=', true)
    .orderBy('centre_provider.position')
    .orderBy('provider.id')
    .execute();
}

export type SeatedProvider = Awaited<ReturnType<typeof providersOfCentre>>[number];

/** Centres in which a provider is seated. */
export function centresOfProvider(db: Queries, providerId: string) {
  return db
    .selectFrom('centre_provider')
    .innerJoin('centre', 'centre.id', 'centre_provider.centre_id')
    .select(['centre.id', 'centre.name', 'centre.active'])
    .where('centre_provider.provider_id', '=', providerId)
    .where('centre_provider.active', '=', true)
    .orderBy('centre.name')
    .execute();
}
