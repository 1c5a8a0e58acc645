import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database, Tx } from '#platform/database/database.ts';

export interface JobKind<Data extends object> {
  readonly name: string;
  /** Tries after the first failure; the wait doubles each time. */
  readonly retries: number;
  /** Jobs of this kind that this process runs at once; 1 unless told. More where one slow machine outside must not hold up the others. */
  readonly concurrency?: number;
  readonly run: (data: Data, jobId: string) => Promise<void>;
}

export interface Jobs {
  register<Data extends object>(kind: JobKind<Data>): Promise<void>;
  /** Runs a job by the clock; `cron` in Kyiv time. */
  schedule(name: string, cron: string): Promise<void>;
  /** Enqueues in the transaction of the change itself: without the commit there is no job, with it the job is sure. */
  enqueue(tx: Tx, name: string, data: object): Promise<void>;
  close(): Promise<void>;
}

/** Jobs live in the same database (schema `jobs`, owned by the application's role). */
export async function createJobs(database: Database, log: Logger): Promise<Jobs> {
  const boss = new PgBoss({
    schema: 'jobs',
    // The first migration has made it: the application's role may create nothing outside of it.
    createSchema: false,
    db: { executeSql: (text, values) => database.pool.query(text, values as unknown[]) },
  });
  boss.on('error', (error) => log.warn({ err: error }, 'jobs'));
  await boss.start();
  return {
    register: async ({ name, retries, concurrency = 1, run }) => {
      await boss.createQueue(name, {
        retryLimit: retries,
        retryBackoff: true,
        retryDelay: 2,
        expireInSeconds: 300,
      });
      await boss.work(
        name,
        { pollingIntervalSeconds: 1, batchSize: 1, localConcurrency: concurrency },
        async (jobs) => {
          for (const job of jobs) await run(job.data as Parameters<typeof run>[0], job.id);
        },
      );
    },
    schedule: (name, cron) => boss.schedule(name, cron, {}, { tz: 'Europe/Kyiv' }),
    enqueue: async (tx, name, data) => {
      const db = {
        executeSql: async (text: string, values: unknown[] = []) => {
          const { rows } = await tx.executeQuery(CompiledQuery.raw(text, values));
          return { rows };
        },
      };
      await boss.send(name, data, { db });
    },
    close: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}
