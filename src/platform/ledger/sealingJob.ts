import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { sealDay } from './seal.ts';

/** Seals yesterday shortly after midnight in Kyiv; a night without power is caught up by the next run. */
export async function registerSealing({ jobs, database, clock, log }: Services): Promise<void> {
  await jobs.register({
    name: 'ledger-seal',
    retries: 5,
    run: async () => {
      const yesterday = businessDate(new Date(clock.now().getTime() - 24 * 3600 * 1000));
      const seal = await sealDay(database.pool, yesterday);
      if (seal) log.info({ day: seal.day, rows: seal.rows, digest: seal.digest }, 'ledger sealed');
    },
  });
  await jobs.schedule('ledger-seal', '15 0 * * *');
}
