import { v7 } from 'uuid';
import { createWorker, grantRole } from '#modules/identity/commands/workers.ts';
import type { WorkerRole } from '#modules/identity/rules.ts';
import { systemActor } from '#platform/session/actor.ts';
import type { House } from './house.ts';

export interface Place {
  readonly municipalityId: string;
  readonly centreId: string;
  readonly providerId: string;
}

/** Password of every worker of the tests. */
export const password = 'чотири-слова-під-вікном';

/** One municipality with one centre and one provider. */
export async function furnish(house: House): Promise<Place> {
  const place = { municipalityId: v7(), centreId: v7(), providerId: v7() };
  const { queries } = house.services.database;
  await queries
    .insertInto('municipality')
    .values({ id: place.municipalityId, code: 'town', name: 'Містечко' })
    .execute();
  await queries
    .insertInto('centre')
    .values({
      id: place.centreId,
      municipality_id: place.municipalityId,
      code: 'town-centre',
      number_prefix: 'МТ',
      name: 'Центр у Містечку',
      kind: 'town',
      address: 'Площа, 1',
    })
    .execute();
  await queries
    .insertInto('provider')
    .values({
      id: place.providerId,
      municipality_id: place.municipalityId,
      code: 'social',
      name: 'Управління соціального захисту',
      short_name: 'Соцзахист',
      kind: 'socialProtection',
    })
    .execute();
  await queries
    .insertInto('centre_provider')
    .values({ centre_id: place.centreId, provider_id: place.providerId })
    .execute();
  return place;
}

/** A worker with roles, each in its place. */
export async function addWorker(house: House, place: Place, login: string, ...roles: WorkerRole[]) {
  return house.services.database.transaction(async (tx) => {
    const actor = systemActor('test');
    const worker = { login, surname: 'Петренко', given: 'Олена', password };
    const { id } = await createWorker(tx, actor, worker);
    const grants: string[] = [];
    for (const role of roles) {
      const inCentre = ['reception', 'frontOffice', 'backOffice', 'providerHead', 'centreHead'].includes(
        role,
      );
      const ofProvider = ['frontOffice', 'backOffice', 'providerHead'].includes(role);
      const grant = await grantRole(tx, actor, {
        workerId: id,
        role,
        centreId: inCentre ? place.centreId : null,
        providerId: ofProvider ? place.providerId : null,
        municipalityId: role === 'coordinator' ? place.municipalityId : null,
        eofficeNumber: role === 'eofficeOperator' ? 1 : null,
        validFrom: '2026-01-01',
      });
      grants.push(grant.id);
    }
    return { id, grants };
  });
}
