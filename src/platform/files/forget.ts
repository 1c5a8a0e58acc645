import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/services.ts';

const job = 'files.forget';

/**
 * How long bytes stay after the last row that named them, milliseconds: longer than any transaction that has put them and
 * not committed yet.
 */
const grace = 3600_000;

/**
 * Deletes files whose keeping has ended (BP-9), in the transaction that deletes what showed them; a file that something
 * else still shows stays. The bytes follow by a job, unless another file has the same.
 */
export async function forgetFiles(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`select forget_stored_files(${[...ids]}::uuid[])`.execute(tx);
}

/** Deletes bytes that no file names any more and that nobody has put since `before`; returns how many. */
export async function deleteForgotten(
  { database, files }: Pick<Services, 'database' | 'files'>,
  before: Date,
): Promise<number> {
  const rows = await database.queries
    .selectFrom('forgotten_bytes')
    .select('sha256')
    .where('since', '<', before)
    .orderBy('since')
    .limit(1000)
    .execute();
  let removed = 0;
  for (const { sha256 } of rows) {
    const shared = await database.queries
      .selectFrom('stored_file')
      .select('id')
      .where('sha256', '=', sha256)
      .limit(1)
      .executeTakeFirst();
    const done = shared ? 'shared' : await files.remove(sha256, before);
    if (done === 'recent') continue;
    if (done === 'removed') removed += 1;
    await database.queries.deleteFrom('forgotten_bytes').where('sha256', '=', sha256).execute();
  }
  return removed;
}

/** Every hour: bytes of files that are gone. */
export async function registerForgetting(services: Services): Promise<void> {
  await services.jobs.register({
    name: job,
    retries: 2,
    run: async () => {
      const before = new Date(services.clock.now().getTime() - grace);
      const removed = await deleteForgotten(services, before);
      if (removed > 0) services.log.info({ removed }, 'files: bytes deleted');
    },
  });
  await services.jobs.schedule(job, '25 * * * *');
}
