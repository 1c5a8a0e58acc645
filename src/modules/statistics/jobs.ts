import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { buildDays } from './commands/rebuild.ts';

const hourly = 'statistics.build';

/** Every hour the days that have ended, or to which events came late, are counted (KS-stats); mostly there is nothing to do. */
export async function startStatistics(services: Services): Promise<void> {
  const { clock, database, jobs, log } = services;
  await jobs.register({
    name: hourly,
    retries: 3,
    run: async () => {
      const now = clock.now();
      const built = await buildDays(database, businessDate(now), now);
      if (built > 0) log.info({ days: built }, 'statistics: days counted');
    },
  });
  await jobs.schedule(hourly, '20 * * * *');
}
