import { sql } from 'kysely';
import type { Reader } from './services.ts';

/** Roles of a provider that can keep a card: its head, and whoever prepares its decisions. */
const ownerRoles = ['providerHead', 'backOffice'] as const;

/**
 * The named owner of a row of `service`, for a left join: only while he works at the provider of the service in such a role,
 * so that the card of one who left falls to the head (BR-12).
 */
export const stillOwns = sql<boolean>`owner.active and exists (
  select from role_grant held where held.worker_id = owner.id and held.centre_id = service.centre_id
    and held.provider_id = service.provider_id and held.role in (${sql.join(ownerRoles)}) and held.ended_on is null)`;

/** Whom a service may be given to: workers of the provider in the centre, by name. */
export interface PossibleOwner {
  readonly id: string;
  readonly name: string;
  readonly position: string;
}

export const possibleOwners = (
  db: Reader,
  place: { readonly centreId: string; readonly providerId: string },
): Promise<PossibleOwner[]> =>
  db
    .selectFrom('worker')
    .innerJoin('role_grant', 'role_grant.worker_id', 'worker.id')
    .where('worker.active', '=', true)
    .where('role_grant.centre_id', '=', place.centreId)
    .where('role_grant.provider_id', '=', place.providerId)
    .where('role_grant.role', 'in', [...ownerRoles])
    .where('role_grant.ended_on', 'is', null)
    .select([
      'worker.id',
      sql<string>`concat_ws(' ', worker.surname, worker.given, nullif(worker.patronymic, ''))`.as('name'),
      'worker.position_title as position',
    ])
    .distinct()
    .orderBy('name')
    .limit(200)
    .execute();
