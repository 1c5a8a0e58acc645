import type { Queries, Tx } from '#platform/database/database.ts';
import type { WorkerRole } from '../rules.ts';

export interface Grant {
  readonly id: string;
  readonly role: WorkerRole;
  readonly centreId: string | null;
  readonly centreName: string | null;
  readonly providerId: string | null;
  readonly providerName: string | null;
  readonly municipalityId: string | null;
  readonly municipalityName: string | null;
  readonly eofficeNumber: number | null;
  readonly validFrom: string;
  readonly endedOn: string | null;
}

/** Roles that a worker holds on `date` (YYYY-MM-DD), in a steady order. */
export async function grantsOn(queries: Queries | Tx, workerId: string, date: string): Promise<Grant[]> {
  return grantRows(queries, workerId)
    .where('g.valid_from', '<=', date)
    .where((eb) => eb.or([eb('g.ended_on', 'is', null), eb('g.ended_on', '>', date)]))
    .execute();
}

/** All roles that a worker ever held, newest first. */
export const allGrants = (queries: Queries | Tx, workerId: string): Promise<Grant[]> =>
  grantRows(queries, workerId).orderBy('g.valid_from', 'desc').execute();

const grantRows = (queries: Queries | Tx, workerId: string) =>
  queries
    .selectFrom('role_grant as g')
    .leftJoin('centre as c', 'c.id', 'g.centre_id')
    .leftJoin('provider as p', 'p.id', 'g.provider_id')
    .leftJoin('municipality as m', 'm.id', 'g.municipality_id')
    .select([
      'g.id',
      'g.role',
      'g.centre_id as centreId',
      'c.name as centreName',
      'g.provider_id as providerId',
      'p.short_name as providerName',
      'g.municipality_id as municipalityId',
      'm.name as municipalityName',
      'g.eoffice_number as eofficeNumber',
      'g.valid_from as validFrom',
      'g.ended_on as endedOn',
    ])
    .$narrowType<{ role: WorkerRole }>()
    .where('g.worker_id', '=', workerId)
    .orderBy('c.name')
    .orderBy('p.short_name')
    .orderBy('g.role')
    .orderBy('g.id');

/** Where a grant applies, in words: «Центр · Управління»; empty when the role has no place. */
export const placeText = (grant: Grant): string =>
  [
    grant.centreName ?? grant.municipalityName,
    grant.providerName,
    grant.eofficeNumber === null ? null : `№ ${grant.eofficeNumber}`,
  ]
    .filter(Boolean)
    .join(' · ');
