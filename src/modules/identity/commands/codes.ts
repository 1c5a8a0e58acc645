import type { Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/security/secrets.ts';
import { groups, plainCode } from './passwords.ts';

/** Codes handed out at once. */
const recoveryCount = 10;

/**
 * What the database keeps of a short code: a keyed digest, since a plain one of so few characters could be searched
 * through by whoever stole the table.
 */
export const codeHash = (secrets: Secrets, use: string, code: string): Buffer =>
  Buffer.from(secrets.sign(use, plainCode(code)), 'base64url');

const recoveryUse = (workerId: string): string => `recovery-code:${workerId}`;

/** New recovery codes in place of all earlier ones; shown once. */
export async function makeRecoveryCodes(tx: Tx, secrets: Secrets, workerId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCount }, () => groups(2, 5));
  await tx.deleteFrom('recovery_code').where('worker_id', '=', workerId).execute();
  await tx
    .insertInto('recovery_code')
    .values(
      codes.map((code) => ({
        worker_id: workerId,
        code_hash: codeHash(secrets, recoveryUse(workerId), code),
      })),
    )
    .execute();
  return codes;
}

/** Uses a recovery code up; false when there is no such unused code. */
export async function useRecoveryCode(
  tx: Tx,
  secrets: Secrets,
  workerId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const used = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('worker_id', '=', workerId)
    .where('code_hash', '=', codeHash(secrets, recoveryUse(workerId), code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}
