import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { WayPlan } from '../rules/way.ts';

/** Saves how to get to a centre. `version`: what the editor saw, 0 for the first. False: somebody was faster. */
export async function saveWay(
  tx: Tx,
  actor: Actor,
  centreId: string,
  version: number,
  plan: WayPlan,
  now: Date,
): Promise<boolean> {
  const row = { plan: JSON.stringify(plan), changed_at: now };
  const saved =
    version === 0
      ? await tx
          .insertInto('site_way')
          .values({ centre_id: centreId, ...row })
          .onConflict((conflict) => conflict.column('centre_id').doNothing())
          .executeTakeFirst()
          .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows)
      : await tx
          .updateTable('site_way')
          .set({ ...row, version: version + 1 })
          .where('centre_id', '=', centreId)
          .where('version', '=', version)
          .executeTakeFirst()
          .then(({ numUpdatedRows }) => numUpdatedRows);
  if (!saved) return false;
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'siteWay',
    subjectId: centreId,
    kind: 'siteWay.changed',
    payload: { plan },
  });
  return true;
}
