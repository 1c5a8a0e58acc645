import type { Queries } from '#platform/database/database.ts';
import { notFound } from '#platform/http/problems.ts';
import { compareUkrainian } from '#platform/i18n/collation.ts';
import type { StatisticsScope } from '../rights.ts';

/** A centre whose figures may be read. */
export interface Place {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly standardMinutes: number;
}

/** Centres within reach, by name. */
export async function placesOf(queries: Queries, scope: StatisticsScope): Promise<readonly Place[]> {
  const rows = await queries
    .selectFrom('centre')
    .select(['id', 'code', 'name', 'wait_standard_minutes as standardMinutes'])
    .where('active', '=', true)
    .$if(scope.centreIds !== 'all', (query) =>
      query.where(
        'id',
        'in',
        scope.centreIds === 'all' || scope.centreIds.length === 0 ? [noId] : scope.centreIds,
      ),
    )
    .execute();
  return rows.sort((a, b) => compareUkrainian(a.name, b.name));
}

const noId = '00000000-0000-0000-0000-000000000000';

/** The centre and provider that are asked about, when the scope reaches them; throws `notFound` otherwise. */
export function inReach<Asked extends { readonly centreId: string; readonly providerId: string | null }>(
  scope: StatisticsScope,
  asked: Asked,
): Asked {
  const { centreIds, providerIds } = scope;
  if (centreIds !== 'all' && !centreIds.includes(asked.centreId)) throw notFound();
  // Whoever reaches only some providers may not read the sums of the whole centre.
  if (providerIds !== 'all' && (asked.providerId === null || !providerIds.includes(asked.providerId)))
    throw notFound();
  return asked;
}

/** The provider to whom a reader is bound; null: the whole centre may be read. */
export const boundProvider = (scope: StatisticsScope): string | null =>
  scope.providerIds === 'all' ? null : (scope.providerIds[0] ?? noId);

/** Words for the keys of the sides: groups, services, desks and providers of a centre, in both languages. */
export async function namesOf(queries: Queries, centreId: string) {
  const [groups, services, desks, providers] = await Promise.all([
    queries
      .selectFrom('service_group')
      .select(['id', 'prefix', 'name_uk', 'name_en'])
      .where('centre_id', '=', centreId)
      .orderBy('position')
      .execute(),
    queries
      .selectFrom('service')
      .select(['id', 'plain_name_uk', 'plain_name_en'])
      .where('centre_id', '=', centreId)
      .orderBy('list_number')
      .execute(),
    queries
      .selectFrom('desk')
      .select(['id', 'number'])
      .where('centre_id', '=', centreId)
      .orderBy('number')
      .execute(),
    queries
      .selectFrom('provider')
      .innerJoin('centre_provider', 'centre_provider.provider_id', 'provider.id')
      .select(['provider.id', 'provider.short_name'])
      .where('centre_provider.centre_id', '=', centreId)
      .orderBy('centre_provider.position')
      .execute(),
  ]);
  return { groups, services, desks, providers };
}

export type Names = Awaited<ReturnType<typeof namesOf>>;
