import { expect } from 'vitest';
import type { Database } from '#platform/database/database.ts';
import type { SampleCentre } from './sampleCentre.ts';

/** Waiting added up from the events alone, without the pauses. Seconds. */
export async function waitedByLedger(
  { queries }: Database,
  { centreId }: SampleCentre,
  ticketId: string,
): Promise<number> {
  const pauses = await queries
    .selectFrom('centre_pause')
    .select(['started_at', 'ended_at'])
    .where('centre_id', '=', centreId)
    .orderBy('started_at')
    .execute();
  const events = await queries
    .selectFrom('ledger')
    .select(['kind', 'payload'])
    .where('subject_id', '=', ticketId)
    .orderBy('seq')
    .execute();
  let since: number | null = null;
  let last = 0;
  let sum = 0;
  for (const { kind, payload } of events) {
    const told: unknown = Reflect.get(Object(payload), 'at');
    // The pause itself sent the visitor back: in the moment when it began.
    const moment =
      typeof told === 'string'
        ? Date.parse(told)
        : (pauses.find(({ started_at }) => started_at.getTime() >= last)?.started_at.getTime() ?? 0);
    last = moment;
    if (kind === 'ticket.called' && since !== null) {
      const from = since;
      const paused = pauses.reduce(
        (total, pause) =>
          total +
          Math.max(
            0,
            Math.min(moment, pause.ended_at?.getTime() ?? moment) -
              Math.max(from, pause.started_at.getTime()),
          ),
        0,
      );
      sum += (moment - from - paused) / 1000;
      since = null;
    }
    if (['ticket.issued', 'ticket.returned', 'ticket.transferred'].includes(kind)) since = moment;
  }
  return sum;
}

/** One episode a stay: as many as calls that ended, none longer than the time between call and end. */
export async function checkEpisodes({ queries }: Database, { centreId }: SampleCentre): Promise<void> {
  const episodes = await queries
    .selectFrom('desk_episode')
    .selectAll()
    .where('centre_id', '=', centreId)
    .execute();
  for (const stay of episodes) {
    const length = (stay.ended_at.getTime() - stay.called_at.getTime()) / 1000;
    expect(stay.walked_s + stay.served_s).toBeLessThanOrEqual(length);
    if (stay.outcome === 'finished') expect(stay.started_at).not.toBeNull();
  }
  const calls = await queries
    .selectFrom('ledger')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('centre_id', '=', centreId)
    .where('kind', '=', 'ticket.called')
    .executeTakeFirstOrThrow();
  expect(episodes).toHaveLength(calls.n);
}
