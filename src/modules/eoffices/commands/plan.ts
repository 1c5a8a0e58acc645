import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { districtPlaces } from '../data/plan.ts';
import type { Place } from '../rules/plan.ts';

/** Puts the districts of a network where the head office says; the plan of before stays in the ledger. */
export async function placeDistricts(
  tx: Tx,
  actor: Actor,
  municipalityId: string,
  places: readonly Place[],
): Promise<void> {
  const before = await districtPlaces(tx, municipalityId);
  await tx.deleteFrom('eoffice_district').where('municipality_id', '=', municipalityId).execute();
  if (places.length > 0)
    await tx
      .insertInto('eoffice_district')
      .values(places.map((place) => ({ municipality_id: municipalityId, ...place })))
      .execute();
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'municipality',
    subjectId: municipalityId,
    kind: 'eofficePlan.changed',
    payload: { before, after: places },
  });
}
