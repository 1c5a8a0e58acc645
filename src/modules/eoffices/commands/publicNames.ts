import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

/** An operator agrees that the directory shows the own name, or withdraws that (BP-9); false: it was so already. */
export async function choosePublicName(
  tx: Tx,
  actor: Actor,
  workerId: string,
  shown: boolean,
  now: Date,
): Promise<boolean> {
  const changed = shown
    ? await tx
        .insertInto('eoffice_public_name')
        .values({ worker_id: workerId, given_at: now })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst()
    : await tx
        .updateTable('eoffice_public_name')
        .set({ withdrawn_at: now })
        .where('worker_id', '=', workerId)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst();
  const rows = 'numUpdatedRows' in changed ? changed.numUpdatedRows : changed.numInsertedOrUpdatedRows;
  if (!rows) return false;
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'worker',
    subjectId: workerId,
    kind: shown ? 'eofficeName.agreed' : 'eofficeName.withdrawn',
    payload: {},
  });
  return true;
}
