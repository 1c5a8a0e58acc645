import type { Queries } from '#platform/database/database.ts';

/** Accompanying services of a centre, open ones first (ORG-6). */
export const accompanyingOfCentre = (db: Queries, centreId: string) =>
  db
    .selectFrom('accompanying_service')
    .selectAll()
    .where('centre_id', '=', centreId)
    .orderBy('active', 'desc')
    .orderBy('name')
    .execute();

export type AccompanyingRow = Awaited<ReturnType<typeof accompanyingOfCentre>>[number];
