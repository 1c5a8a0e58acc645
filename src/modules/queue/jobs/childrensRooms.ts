import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';
import { closeRoom, eraseHandedBack } from '../commands/children.ts';
import { roomsToEnd } from '../data/children.ts';

const name = 'queue.childrensRooms';

/** Late every evening: rooms that nobody closed end their day, so that no name of a child outlives it (BP-9, KC-8). */
export async function registerChildrensRooms(services: Services): Promise<void> {
  await services.jobs.register({ name, retries: 5, run: () => endRooms(services) });
  await services.jobs.schedule(name, '45 22 * * *');
}

/** A room in which a child still is stays open, and the log says so loudly: somebody has to be found. */
export async function endRooms({ clock, database, live, log }: Services): Promise<void> {
  const actor = systemActor('childrensRooms');
  for (const centreId of await roomsToEnd(database.queries)) {
    const now = clock.now();
    const ended = await database.transaction(async (tx) => {
      const closed = await closeRoom(tx, actor, { centreId, now });
      if (closed.kind !== 'closed') await eraseHandedBack(tx, centreId, now);
      return closed;
    });
    if (ended.kind === 'children')
      log.error({ centreId, tags: ended.tags }, 'children are still in the room');
  }
  live.poke();
}
