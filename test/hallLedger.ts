import { expect } from 'vitest';
import type { Database } from '#platform/database/database.ts';
import type { SampleCentre } from './sampleCentre.ts';

/** Waiting of each ticket added up from its events alone, without the pauses. Seconds. */
export async function waitedByLedger(
  { queries }: Database,
  { centreId }: SampleCentre,
): Promise<ReadonlyMap<string, number>> {
  const pauses = await queries
    .selectFrom('centre_pause')
    .select(['started_at', 'ended_at'])
    .where('centre_id', '=', centreId)
    .orderBy('started_at')
    .execute();
  const events = await queries
    .selectFrom('ledger')
    .select(['subject_id', 'kind', 'payload'])
    .where('centre_id', '=', centreId)
    .where('subject', '=', 'ticket')
    .orderBy('seq')
    .execute();
  const waits = new Map<string, number>();
  for (const [ticketId, own] of Map.groupBy(events, ({ subject_id }) => subject_id))
    waits.set(ticketId, waited(own, pauses));
  return waits;
}

function waited(
  events: readonly { readonly kind: string; readonly payload: unknown }[],
  pauses: readonly { readonly started_at: Date; readonly ended_at: Date | null }[],
): number {
  let since: number | null = null;
  let last = 0;
  let sum = 0;
  for (const { kind, payload } of events) {
    const moment = Date.parse(String(Reflect.get(Object(payload), 'at')));
    expect(moment, `${kind} tells its moment, not before the event it follows`).toBeGreaterThanOrEqual(last);
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
