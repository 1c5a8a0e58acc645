import type { Services } from '#platform/http/services.ts';
import type { ChannelSource } from '#platform/live/hub.ts';
import { allHalls, type PublicHall, publicHalls } from './data/publicQueue.ts';
import { pauseEvents } from './rules/pause.ts';

/** The channel of the page of all centres. */
export const everyHall = 'all';

/** What a public page is told of a centre: numbers, from which its island makes the words. */
const told = ({ code, open, paused, openDesks, groups }: PublicHall) => ({
  code,
  open,
  paused,
  openDesks,
  groups: groups.map(({ id, waiting, expected }) => ({ id, waiting, expected })),
});

/**
 * The queues of centres for everybody (KS-site). Key: a centre, or `all`. A delta holds the centres that changed, whole:
 * its size depends neither on how many wait nor on how many centres there are.
 */
export const hallSource = (services: Pick<Services, 'clock' | 'database'>): ChannelSource => ({
  name: 'hall',
  snapshot: async (key) => {
    const { at, halls } = key === everyHall ? await allHalls(services) : await publicHalls(services, [key]);
    return { at, centres: halls.map(told) };
  },
  project: async (rows, watched) => {
    const changed = new Set(
      rows.flatMap(({ centreId, subject, kind }) =>
        centreId &&
        (subject === 'ticket' || subject === 'desk' || pauseEvents.has(kind)) &&
        (watched.has(centreId) || watched.has(everyHall))
          ? [centreId]
          : [],
      ),
    );
    if (changed.size === 0) return new Map();
    const { at, halls } = await publicHalls(services, [...changed]);
    const deltas = new Map<string, unknown>();
    for (const hall of halls)
      if (watched.has(hall.centreId)) deltas.set(hall.centreId, { at, centres: [told(hall)] });
    if (watched.has(everyHall)) deltas.set(everyHall, { at, centres: halls.map(told) });
    return deltas;
  },
});
