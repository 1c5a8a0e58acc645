import { addScheduleException } from '#modules/organisation/commands/schedule.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';

/** Days from today on that a start of the demo keeps open. */
const days = 3;

/**
 * Whoever tries the demo in the evening or on a Sunday must be able to take a ticket: the demo centres get an exception
 * of their schedule for these days, the same that a head of a centre would enter. Days that have one keep it.
 */
export async function keepDemoOpen({ clock, database }: Pick<Services, 'clock' | 'database'>): Promise<void> {
  await database.transaction(async (tx) => {
    const centres = await tx
      .selectFrom('centre')
      .select('id')
      .where('active', '=', true)
      .orderBy('id')
      .execute();
    for (let day = 0; day < days; day++) {
      const date = businessDate(new Date(clock.now().getTime() + day * 24 * 3600 * 1000));
      for (const { id: centreId } of centres) {
        await addScheduleException(tx, systemActor('demo'), {
          centreId,
          providerId: null,
          date,
          opens: '00:00',
          closes: '24:00',
          reason: 'демонстрація: прийом цілодобово',
        });
      }
    }
  });
}
