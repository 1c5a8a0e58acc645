import type { Queries } from '#platform/database/database.ts';
import type { EofficeScope } from '../rights.ts';

/** The last reminders of the network, newest first. */
export const lastReminders = (db: Queries, scope: EofficeScope) =>
  db
    .selectFrom('eoffice_reminder as r')
    .innerJoin('eoffice as o', 'o.id', 'r.eoffice_id')
    .select(['r.kind', 'r.period', 'r.made_at as madeAt', 'o.id', 'o.number', 'o.organisation'])
    .where('o.municipality_id', '=', scope.municipalityId)
    .orderBy('r.made_at', 'desc')
    .limit(100)
    .execute();
