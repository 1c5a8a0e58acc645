import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { QueueScope } from '../rights.ts';
import {
  type BoardConfig,
  type BoardFilter,
  type BoardKind,
  type BoardLanguages,
  boardKinds,
  boardLanguages,
  usualBoard,
} from '../rules/boardView.ts';

/** A setting as it is kept, with what a form needs to change it. */
export interface KeptBoard extends BoardConfig {
  /** Null: nobody has set it; the usual values hold. */
  readonly id: string | null;
  readonly version: number;
  /** Set for this very board, not taken from its centre. */
  readonly own: boolean;
}

const kindOf = (text: string): BoardKind => boardKinds.find((kind) => kind === text) ?? 'hall';
const languagesOf = (text: string): BoardLanguages => boardLanguages.find((one) => one === text) ?? 'uk';

/** How a board is set: its own row, else the default of its centre, else the usual. `deviceId` null: the default itself. */
export async function keptBoard(
  queries: Queries | Tx,
  centreId: string,
  deviceId: string | null,
): Promise<KeptBoard> {
  const row = await queries
    .selectFrom('board_config')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where((where) =>
      where.or([
        where('device_id', 'is', null),
        ...(deviceId === null ? [] : [where('device_id', '=', deviceId)]),
      ]),
    )
    .orderBy(sql`device_id is null`)
    .limit(1)
    .executeTakeFirst();
  if (!row) return { ...usualBoard, id: null, version: 1, own: false };
  const volumes = await queries
    .selectFrom('board_volume')
    .select(['starts', 'ends', 'volume'])
    .where('config_id', '=', row.id)
    .orderBy('starts')
    .execute();
  return {
    id: row.id,
    version: row.version,
    own: row.device_id === deviceId,
    kind: kindOf(row.kind),
    floors: row.floors,
    deskIds: row.desk_ids,
    groupIds: row.group_ids,
    rows: row.row_count,
    headingUk: row.heading_uk,
    headingEn: row.heading_en,
    numberUk: row.number_uk,
    numberEn: row.number_en,
    placeUk: row.place_uk,
    placeEn: row.place_en,
    lineUk: row.line_uk,
    lineEn: row.line_en,
    languages: languagesOf(row.languages),
    speaks: row.speaks,
    zone: row.zone,
    saysFloor: row.says_floor,
    volume: row.volume,
    volumes: volumes.map(({ starts, ends, volume }) => ({
      from: starts.slice(0, 5),
      to: ends.slice(0, 5),
      volume,
    })),
    showsSlides: row.shows_slides,
  };
}

export interface BoardPlaces {
  readonly desks: readonly { readonly id: string; readonly number: number; readonly floor: number }[];
  readonly groups: readonly {
    readonly id: string;
    readonly prefix: string;
    readonly nameUk: string;
    readonly nameEn: string;
  }[];
}

/** Working desks and groups of a centre: what a board can be told to show. */
export async function boardPlaces(queries: Queries | Tx, centreId: string): Promise<BoardPlaces> {
  const [desks, groups] = await Promise.all([
    queries
      .selectFrom('desk')
      .select(['id', 'number', 'floor'])
      .where('centre_id', '=', centreId)
      .where('active', '=', true)
      .orderBy('number')
      .execute(),
    queries
      .selectFrom('service_group')
      .select(['id', 'prefix', 'name_uk as nameUk', 'name_en as nameEn'])
      .where('centre_id', '=', centreId)
      .where('active', '=', true)
      .orderBy('position')
      .orderBy('prefix')
      .execute(),
  ]);
  return { desks, groups };
}

/**
 * What a setting means today: desks closed since are passed over. When nothing of the choice is left the board shows the whole
 * centre: rather a call too many than a call that nobody sees.
 */
export function filterOf(config: BoardConfig, places: BoardPlaces): BoardFilter {
  const desks = places.desks.filter(({ id }) => config.deskIds.includes(id)).map(({ number }) => number);
  const floors = places.desks.some(({ floor }) => config.floors.includes(floor)) ? config.floors : [];
  const groups = places.groups.filter(({ id }) => config.groupIds.includes(id)).map(({ id }) => id);
  return { floors, desks, groups, plates: config.kind === 'desk' && desks.length === 1 };
}

export interface BoardDevice {
  readonly id: string;
  readonly name: string;
  readonly centreId: string;
  readonly lastSeenAt: Date | null;
}

const devices = (queries: Queries | Tx, scope: QueueScope) => {
  const query = queries
    .selectFrom('device')
    .select(['id', 'name', 'centre_id as centreId', 'last_seen_at as lastSeenAt'])
    .where('kind', '=', 'board')
    .where('revoked_at', 'is', null);
  if (scope.centreIds === 'all') return query;
  return scope.centreIds.length === 0
    ? query.where(sql<boolean>`false`)
    : query.where('centre_id', 'in', scope.centreIds);
};

/** Connected boards of the centres within reach. */
export const boardDevices = (queries: Queries, scope: QueueScope): Promise<BoardDevice[]> =>
  devices(queries, scope).orderBy(sql`name collate "uk-x-icu"`).limit(500).execute();

export const boardDevice = (
  queries: Queries | Tx,
  scope: QueueScope,
  id: string,
): Promise<BoardDevice | undefined> => devices(queries, scope).where('id', '=', id).executeTakeFirst();

/** Settings of boards within reach that somebody made: for the list. */
export const settingsWithin = (queries: Queries, scope: QueueScope) =>
  queries
    .selectFrom('board_config')
    .select([
      'centre_id as centreId',
      'device_id as deviceId',
      'kind',
      'speaks',
      'zone',
      'shows_slides as showsSlides',
    ])
    .$if(scope.centreIds !== 'all', (query) =>
      query.where((where) =>
        scope.centreIds === 'all' || scope.centreIds.length === 0
          ? where.lit(false)
          : where('centre_id', 'in', scope.centreIds),
      ),
    )
    .limit(2_000)
    .execute();

/** Working centres within reach. */
export function boardCentres(
  queries: Queries | Tx,
  scope: QueueScope,
): Promise<{ id: string; name: string }[]> {
  const query = queries
    .selectFrom('centre')
    .select(['id', 'name'])
    .where('active', '=', true)
    .orderBy(sql`name collate "uk-x-icu"`)
    .limit(1_500);
  if (scope.centreIds === 'all') return query.execute();
  return scope.centreIds.length === 0
    ? Promise.resolve([])
    : query.where('id', 'in', scope.centreIds).execute();
}
