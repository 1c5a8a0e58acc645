import { sql } from 'kysely';
import type { Services } from '#platform/http/services.ts';
import { compareUkrainian } from '#platform/i18n/collation.ts';
import { buildLargeSearch, buildSearch, type SearchEntry, type ServiceSearch } from '../rules/search.ts';

/** A service as the lists of the site show it. */
export interface ListedService extends SearchEntry {
  /** Empty where it is not translated. */
  readonly recipientsEn: string;
  readonly centreCode: string;
  readonly slug: string;
  readonly groupId: string;
  readonly listNumber: number;
}

export interface CentreIndex {
  readonly services: readonly ListedService[];
  readonly byId: ReadonlyMap<string, ListedService>;
  /** The same services by the identifier of their group. */
  readonly byGroup: ReadonlyMap<string, readonly ListedService[]>;
  readonly search: ServiceSearch;
}

interface Kept {
  /** When the catalogue was last looked at, milliseconds. */
  at: number;
  mark: string;
  index: CentreIndex;
  /** A newer one is being built; the old one answers until then. */
  building: Promise<void> | null;
}

/** How long a changed catalogue may stay unseen in searches and lists, milliseconds. */
const freshFor = 5_000;

/** Up to so many the index is built at once, in less time than a page takes. */
const fewServices = 300;

const indexes = new WeakMap<object, Map<string, Promise<Kept>>>();

/**
 * Services of a centre in Ukrainian order and their search, in memory (docs/decisions/0010-search.md). Every few seconds
 * one small query tells whether the catalogue has changed; only then it is read and indexed again.
 */
export async function catalogueOfCentre(services: Services, centreId: string): Promise<CentreIndex> {
  const known = indexes.get(services) ?? new Map<string, Promise<Kept>>();
  indexes.set(services, known);
  const now = services.clock.now().getTime();
  let kept = known.get(centreId);
  if (!kept) {
    kept = first(services, centreId, now);
    known.set(centreId, kept);
    // A failed reading is tried again by the next visitor.
    kept.catch(() => known.delete(centreId));
  }
  const found = await kept;
  if (Math.abs(now - found.at) < freshFor || found.building) return found.index;
  found.at = now;
  const mark = await markOf(services, centreId);
  if (mark === found.mark) return found.index;
  found.building = read(services, centreId)
    .then((index) => {
      found.index = index;
      found.mark = mark;
    })
    .finally(() => {
      found.building = null;
    });
  // A small catalogue is there at once; behind a large one the old answers a few seconds longer.
  if (found.index.services.length <= fewServices) await found.building;
  else found.building.catch((error) => services.log.error({ err: error }, 'the catalogue was not indexed'));
  return found.index;
}

async function first(services: Services, centreId: string, at: number): Promise<Kept> {
  const mark = await markOf(services, centreId);
  return { at, mark, index: await read(services, centreId), building: null };
}

/** Changes with every service and every card in force, and is read without reading them. */
async function markOf(services: Services, centreId: string): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws('.', count(*), sum(service.version), count(*) filter (where service.active),
      count(card_version.id), max(card_version.approved_at)) as mark
    from service left join card_version on card_version.service_id = service.id and card_version.state = 'inForce'
    where service.centre_id = ${centreId}`.execute(services.database.queries);
  return rows[0]?.mark ?? '';
}

async function read(services: Services, centreId: string): Promise<CentreIndex> {
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
      sql<string>`coalesce((
        select piece ->> 'en' from jsonb_array_elements(card_version.translation) piece
        where piece ->> 'uk' = card_version.content ->> 'recipients' limit 1), '')`.as('recipientsEn'),
    ])
    .execute();
  const list = rows.sort((a, b) => compareUkrainian(a.plainUk, b.plainUk));
  const search = list.length <= fewServices ? buildSearch(list) : await buildLargeSearch(list);
  return {
    services: list,
    byId: new Map(list.map((service) => [service.id, service])),
    byGroup: Map.groupBy(list, ({ groupId }) => groupId),
    search,
  };
}
