import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

/** Puts a worker's own new password in force. Ending the other sessions is the caller's next step. */
export async function setOwnPassword(
  tx: Tx,
  actor: Actor,
  workerId: string,
  passwordHash: string,
): Promise<void> {
  await tx
    .updateTable('worker')
    .set({ password_hash: passwordHash, must_change_password: false })
    .where('id', '=', workerId)
    .execute();
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'worker',
    subjectId: workerId,
    kind: 'password.changed',
  });
}
