import type { Services } from '#platform/http/services.ts';
import { forgetOldSignIns } from './commands/sweep.ts';

/** Each night: sessions, counts of failures and pairing codes that are long over are removed. */
export async function registerIdentityJobs({ jobs, database, clock }: Services): Promise<void> {
  await jobs.register({
    name: 'sign-in-sweep',
    retries: 2,
    run: () => forgetOldSignIns(database, clock.now()),
  });
  await jobs.schedule('sign-in-sweep', '50 3 * * *');
}
