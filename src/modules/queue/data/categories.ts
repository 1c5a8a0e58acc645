import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { QueueScope } from '../rights.ts';

export interface Category {
  readonly id: string;
  readonly municipalityId: string;
  readonly code: string;
  readonly nameUk: string;
  readonly nameEn: string;
  readonly act: string;
  readonly actCheckedOn: string | null;
  readonly proof: string;
  readonly allowanceMinutes: number;
  readonly atKiosk: boolean;
  readonly position: number;
  readonly active: boolean;
  readonly version: number;
}

const categories = (queries: Queries) =>
  queries
    .selectFrom('priority_category')
    .select([
      'priority_category.id',
      'priority_category.municipality_id as municipalityId',
      'priority_category.code',
      'priority_category.name_uk as nameUk',
      'priority_category.name_en as nameEn',
      'priority_category.act',
      'priority_category.act_checked_on as actCheckedOn',
      'priority_category.proof',
      'priority_category.allowance_minutes as allowanceMinutes',
      'priority_category.at_kiosk as atKiosk',
      'priority_category.position',
      'priority_category.active',
      'priority_category.version',
    ]);

/** The lawful categories that hold at a centre, in their order; public (BR-18). */
export const categoriesOfCentre = (queries: Queries, centreId: string): Promise<Category[]> =>
  categories(queries)
    .innerJoin('centre', 'centre.municipality_id', 'priority_category.municipality_id')
    .where('centre.id', '=', centreId)
    .where('priority_category.active', '=', true)
    .orderBy('priority_category.position')
    .orderBy('priority_category.name_uk')
    .execute();

/** All categories of the municipalities whose centres the reader configures, switched-off ones too. */
export const categoriesToKeep = (
  queries: Queries,
  municipalityIds: readonly string[],
): Promise<Category[]> =>
  municipalityIds.length === 0
    ? Promise.resolve([])
    : categories(queries)
        .where('priority_category.municipality_id', 'in', [...municipalityIds])
        .orderBy('priority_category.active', 'desc')
        .orderBy('priority_category.position')
        .orderBy('priority_category.name_uk')
        .execute();

export interface ConfiguredCentre {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly municipalityId: string;
  readonly municipality: string;
}

/** Working centres within reach, with their municipalities. */
export const centresToConfigure = (queries: Queries, scope: QueueScope): Promise<ConfiguredCentre[]> => {
  let query = queries
    .selectFrom('centre')
    .innerJoin('municipality', 'municipality.id', 'centre.municipality_id')
    .select([
      'centre.id',
      'centre.code',
      'centre.name',
      'centre.municipality_id as municipalityId',
      'municipality.name as municipality',
    ])
    .where('centre.active', '=', true)
    .where('municipality.active', '=', true);
  if (scope.centreIds !== 'all') {
    if (scope.centreIds.length === 0) return Promise.resolve([]);
    query = query.where('centre.id', 'in', [...scope.centreIds]);
  }
  return query.orderBy('municipality.name').orderBy('centre.name').execute();
};

export interface CategoryChange {
  readonly seq: number;
  readonly at: Date;
  readonly kind: string;
  readonly payload: unknown;
  readonly worker: string | null;
}

/** Who changed a category and when, newest first, from the ledger; at most `limit`. */
export const categoryHistory = async (
  queries: Queries,
  categoryId: string,
  limit: number,
): Promise<CategoryChange[]> => {
  const rows = await queries
    .selectFrom('ledger')
    .leftJoin('worker', (join) => join.on('ledger.actor', '=', sql<string>`'worker:' || worker.id`))
    .select(['ledger.seq', 'ledger.at', 'ledger.kind', 'ledger.payload', 'worker.surname', 'worker.given'])
    .where('ledger.subject', '=', 'priorityCategory')
    .where('ledger.subject_id', '=', categoryId)
    .orderBy('ledger.seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ surname, given, ...row }) => ({
    ...row,
    worker: surname === null ? null : `${surname} ${given ?? ''}`.trim(),
  }));
};

export interface QueueSettings {
  readonly priorityRun: number;
  readonly returnGraceMinutes: number;
  readonly recallCoolDownSeconds: number;
  readonly mostCalls: number;
  readonly lastEntryMinutes: number;
  readonly shelterNote: string;
  readonly shelterNoteEn: string;
  readonly childrenCapacity: number;
  readonly version: number;
  /** The standard of waiting that the centre measures itself by. */
  readonly waitStandardMinutes: number;
}

/** How the queue of a centre works; public but for its version. */
export const settingsOf = async (queries: Queries, centreId: string): Promise<QueueSettings | undefined> => {
  const row = await queries
    .selectFrom('queue_settings')
    .innerJoin('centre', 'centre.id', 'queue_settings.centre_id')
    .leftJoin('childrens_room', 'childrens_room.centre_id', 'queue_settings.centre_id')
    .select([
      'queue_settings.priority_run as priorityRun',
      'queue_settings.return_grace_minutes as returnGraceMinutes',
      'queue_settings.recall_cool_down_seconds as recallCoolDownSeconds',
      'queue_settings.most_calls as mostCalls',
      'queue_settings.last_entry_minutes as lastEntryMinutes',
      'queue_settings.shelter_note as shelterNote',
      'queue_settings.shelter_note_en as shelterNoteEn',
      'queue_settings.version',
      'centre.wait_standard_minutes as waitStandardMinutes',
      'childrens_room.capacity',
    ])
    .where('queue_settings.centre_id', '=', centreId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { capacity, ...settings } = row;
  return { ...settings, childrenCapacity: capacity ?? 0 };
};
