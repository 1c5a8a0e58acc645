import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import type { LedgerRow } from '#platform/live/ledgerReader.ts';
import { queueNow } from './data/menu.ts';
import { visitsAt, visitsByCentre } from './data/visit.ts';
import { placeNow, ticketsNow } from './data/visitNow.ts';
import { boardSource } from './liveBoard.ts';
import { hallSource } from './liveHall.ts';
import { visitTold } from './messages.visitor.ts';
import { pauseEvents } from './rules/pause.ts';

/** What the console, the reception and the children's room draw anew. */
const deskSubjects: ReadonlySet<string> = new Set(['ticket', 'desk', 'child', 'childrensRoom']);

/** Centres that the events concern and that a screen watches, once each. */
function centresOf(
  rows: readonly LedgerRow[],
  concerns: (row: LedgerRow) => boolean,
  watched?: ReadonlySet<string>,
): string[] {
  const centres = new Set<string>();
  for (const row of rows) {
    if (row.centreId && concerns(row) && (!watched || watched.has(row.centreId))) centres.add(row.centreId);
  }
  return [...centres];
}

/**
 * What the live screens of the queue are told. A delta holds the whole new value, never a difference: it may be told
 * twice, and its size does not depend on how many people wait.
 */
export function registerQueueLive({ clock, database, live }: Services): void {
  const { queries } = database;
  const today = () => businessDate(clock.now());

  live.register(boardSource(queries, today));
  live.register(hallSource({ clock, database }));

  const counts = async (centreId: string) => ({
    groups: (await queueNow(queries, centreId, today())).map(({ id, waiting }) => ({ id, waiting })),
  });
  live.register({
    name: 'desk',
    snapshot: counts,
    project: (rows, watched) =>
      eachOf(
        centresOf(rows, (row) => deskSubjects.has(row.subject) || pauseEvents.has(row.kind), watched),
        counts,
      ),
  });

  live.register({
    name: 'ticket',
    snapshot: async (visitId) => (await visitStates([visitId])).get(visitId) ?? { shape: '', tickets: [] },
    project: async (rows, watched) => {
      const centres = centresOf(rows, (row) => row.subject === 'ticket' || pauseEvents.has(row.kind));
      if (centres.length === 0) return new Map();
      return visitStates(await visitsAt(queries, [...watched], centres));
    },
  });

  /** What the own pages of visits show: the shape of the page, and words and numbers of each ticket in both languages. */
  async function visitStates(visitIds: readonly string[]): Promise<Map<string, unknown>> {
    const states = new Map<string, unknown>();
    if (visitIds.length === 0) return states;
    const now = clock.now();
    for (const [centreId, visits] of await visitsByCentre(queries, visitIds)) {
      const place = await placeNow(queries, centreId, now);
      for (const [visitId, tickets] of ticketsNow(database, centreId, visits, place, now))
        states.set(visitId, visitTold(tickets, place, now));
    }
    return states;
  }
}

async function eachOf<T>(ids: readonly string[], read: (id: string) => Promise<T>): Promise<Map<string, T>> {
  return new Map(await Promise.all(ids.map(async (id) => [id, await read(id)] as const)));
}
