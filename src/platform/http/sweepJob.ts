import type { Services } from './services.ts';

/** A key older than this is not repeated by anybody any more: browsers and kiosks give up within hours. */
const keptDays = 30;
/** Rows removed in one statement, so that no lock is held long. */
const batch = 5_000;

/** Forgets the keys of writes that nobody will repeat. */
export async function registerSweeping({ jobs, database, clock }: Services): Promise<void> {
  await jobs.register({
    name: 'idempotency-sweep',
    retries: 2,
    run: async () => {
      const before = new Date(clock.now().getTime() - keptDays * 24 * 3600 * 1000);
      for (;;) {
        const { rowCount } = await database.pool.query(
          `delete from idempotency where (owner, key) in
             (select owner, key from idempotency where created_at < $1 limit $2)`,
          [before, batch],
        );
        if ((rowCount ?? 0) < batch) return;
      }
    },
  });
  await jobs.schedule('idempotency-sweep', '40 3 * * *');
}
