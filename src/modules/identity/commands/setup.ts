import type { Queries, Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/services.ts';
import type { Secrets } from '#platform/security/secrets.ts';
import { codeHash } from './codes.ts';
import { groups } from './passwords.ts';

const use = 'setup';

/** Whether nobody has an account yet. */
export async function isEmpty(queries: Queries | Tx): Promise<boolean> {
  return (await queries.selectFrom('worker').select('id').limit(1).executeTakeFirst()) === undefined;
}

/**
 * A fresh code for making the first administrator at /setup, to be printed on the console; null when there are accounts.
 * Only its digest is kept: a code of an earlier start stops working.
 */
export async function setupCode({ database, secrets }: Services): Promise<string | null> {
  if (!(await isEmpty(database.queries))) return null;
  const code = groups(4, 4);
  await database.queries
    .insertInto('setup_code')
    .values({ code_hash: codeHash(secrets, use, code) })
    .onConflict((conflict) =>
      conflict.column('only_one').doUpdateSet({ code_hash: codeHash(secrets, use, code), used_at: null }),
    )
    .execute();
  return code;
}

/** Uses the code up, unless somebody has an account by now. The row is locked: two who hold the code cannot both succeed. */
export async function useSetupCode(tx: Tx, secrets: Secrets, code: string, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('setup_code')
    .set({ used_at: now })
    .where('code_hash', '=', codeHash(secrets, use, code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n && (await isEmpty(tx));
}
