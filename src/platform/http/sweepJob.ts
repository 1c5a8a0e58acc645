import { daysBefore, sweep } from '#platform/jobs/sweep.ts';
import type { Services } from './services.ts';

/** A key older than this is not repeated by anybody any more: browsers and kiosks give up within hours. */
const keptDays = 30;

/** Forgets the keys of writes that nobody will repeat. */
export async function registerSweeping({ jobs, database, clock }: Services): Promise<void> {
  await jobs.register({
    name: 'idempotency-sweep',
    retries: 2,
    run: async () => {
      await sweep(
        database,
        `delete from idempotency where (owner, key) in
           (select owner, key from idempotency where created_at < $1 limit $2)`,
        daysBefore(clock.now(), keptDays),
      );
    },
  });
  await jobs.schedule('idempotency-sweep', '40 3 * * *');
}
