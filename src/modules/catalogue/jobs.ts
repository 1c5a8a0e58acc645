import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { bringAllIntoForce } from './commands/cardsInForce.ts';

const nightly = 'catalogue.cardsInForce';

/** A card approved for a day ahead takes effect at midnight in Kyiv (CARD-flow); a start catches up with missed nights. */
export async function startCatalogue(services: Services): Promise<void> {
  const run = async () => {
    const today = businessDate(services.clock.now());
    if ((await bringAllIntoForce(services.database, today)) > 0) services.live.poke();
  };
  await services.jobs.register({ name: nightly, retries: 5, run });
  await services.jobs.schedule(nightly, '0 0 * * *');
  await run();
}
