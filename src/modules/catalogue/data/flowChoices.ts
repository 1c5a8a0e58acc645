import { sql } from 'kysely';
import type { CatalogueScope } from '../rights.ts';
import type { Reader } from './services.ts';

/** Municipalities whose centres lie within reach. */
export const keptMunicipalities = (db: Reader, scope: CatalogueScope) => {
  const { centreIds } = scope;
  return db
    .selectFrom('municipality')
    .$if(centreIds !== 'all', (query) =>
      query.where((e) =>
        e.exists(
          e
            .selectFrom('centre')
            .select('centre.id')
            .whereRef('centre.municipality_id', '=', 'municipality.id')
            .where(sql<boolean>`centre.id = any(${centreIds === 'all' ? [] : [...centreIds]}::uuid[])`),
        ),
      ),
    )
    .orderBy('municipality.name')
    .select(['municipality.id', 'municipality.name'])
    .limit(200)
    .execute();
};

/** Providers of a municipality's centres, and workers who head something in it: whom a step can name. */
export async function flowChoices(db: Reader, municipalityId: string) {
  const [providers, workers] = await Promise.all([
    db
      .selectFrom('provider')
      .innerJoin('centre_provider', 'centre_provider.provider_id', 'provider.id')
      .innerJoin('centre', 'centre.id', 'centre_provider.centre_id')
      .where('centre.municipality_id', '=', municipalityId)
      .where('provider.active', '=', true)
      .select(['provider.id', 'provider.name'])
      .distinct()
      .orderBy('provider.name')
      .execute(),
    db
      .selectFrom('worker')
      .innerJoin('role_grant', 'role_grant.worker_id', 'worker.id')
      .leftJoin('centre', 'centre.id', 'role_grant.centre_id')
      .where('worker.active', '=', true)
      .where('role_grant.ended_on', 'is', null)
      .where('role_grant.role', 'in', ['providerHead', 'centreHead', 'coordinator'])
      .where((e) =>
        e.or([
          e('centre.municipality_id', '=', municipalityId),
          e('role_grant.municipality_id', '=', municipalityId),
        ]),
      )
      .select([
        'worker.id',
        sql<string>`concat_ws(' ', worker.surname, worker.given, worker.patronymic)`.as('name'),
        'worker.position_title as title',
      ])
      .distinct()
      .orderBy('name')
      .execute(),
  ]);
  return { providers, workers };
}
