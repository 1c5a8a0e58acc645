import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';
import { endTickets } from '../commands/dayEnd.ts';
import { centresWithOpenTickets } from '../data/dayEnd.ts';

const name = 'queue.dayEnd';

/** Shortly after midnight in Kyiv, before the day is counted: tickets of the day before end. */
export async function registerDayEnd(services: Services): Promise<void> {
  await services.jobs.register({
    name,
    retries: 5,
    run: async () => {
      const ended = await endDay(services);
      if (ended === 0) return;
      services.log.info({ tickets: ended }, 'tickets of a day that is over have ended');
      services.live.poke();
    },
  });
  await services.jobs.schedule(name, '10 0 * * *');
}

/** Every centre in a transaction of its own; how many tickets ended. */
export async function endDay({ clock, database }: Pick<Services, 'clock' | 'database'>): Promise<number> {
  const actor = systemActor('dayEnd');
  const now = clock.now();
  let ended = 0;
  for (const centreId of await centresWithOpenTickets(database.queries, businessDate(now)))
    ended += await database.transaction((tx) => endTickets(tx, actor, { centreId, now }));
  return ended;
}
