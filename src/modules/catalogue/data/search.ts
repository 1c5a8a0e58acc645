import { sql } from 'kysely';
import type { Services } from '#platform/http/services.ts';
import { compareUkrainian } from '#platform/i18n/collation.ts';
import { buildSearch, type SearchEntry, type ServiceSearch } from '../rules/search.ts';

/** A service as the lists of the site show it. */
export interface ListedService extends SearchEntry {
  readonly centreCode: string;
  readonly slug: string;
  readonly groupId: string;
  readonly listNumber: number;
}

interface CentreIndex {
  readonly at: number;
  readonly services: readonly ListedService[];
  readonly search: ServiceSearch;
}

/** How long a changed catalogue may stay unseen in searches and lists, milliseconds. */
const freshFor = 15_000;

const indexes = new WeakMap<object, Map<string, CentreIndex>>();

/** Services of a centre in Ukrainian order and their search, kept in memory for a few seconds. */
export async function catalogueOfCentre(services: Services, centreId: string): Promise<CentreIndex> {
  const known = indexes.get(services) ?? new Map<string, CentreIndex>();
  indexes.set(services, known);
  const now = services.clock.now().getTime();
  const kept = known.get(centreId);
  if (kept && Math.abs(now - kept.at) < freshFor) return kept;
  const list = await read(services, centreId);
  const fresh = { at: now, services: list, search: buildSearch(list) };
  known.set(centreId, fresh);
  return fresh;
}

async function read(services: Services, centreId: string): Promise<ListedService[]> {
  const rows = await services.database.queries
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .leftJoin('card_version', (join) =>
      join.onRef('card_version.service_id', '=', 'service.id').on('card_version.state', '=', 'inForce'),
    )
    .where('service.centre_id', '=', centreId)
    .where('service.active', '=', true)
    .select([
      'service.id as id',
      'centre.code as centreCode',
      'service.slug as slug',
      'service.group_id as groupId',
      'service.list_number as listNumber',
      'service.name as name',
      'service.plain_name_uk as plainUk',
      'service.plain_name_en as plainEn',
      'service.synonyms as synonyms',
      sql<string>`coalesce(card_version.content ->> 'recipients', '')`.as('recipients'),
    ])
    .execute();
  return rows.sort((a, b) => compareUkrainian(a.plainUk, b.plainUk));
}
