import type { Queries, Tx } from '#platform/database/database.ts';
import type { Place } from '../rules/plan.ts';

/** Where staff put the districts of the municipalities; a plan is public. */
export const districtPlaces = (db: Queries | Tx, municipalityId: string): Promise<Place[]> =>
  db
    .selectFrom('eoffice_district')
    .select(['name', 'col', 'row'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('name')
    .execute();
