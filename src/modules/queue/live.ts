import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import type { LedgerRow } from '#platform/live/ledgerReader.ts';
import { boardState } from './data/board.ts';
import { queueNow } from './data/menu.ts';
import { visitsAt, visitTickets } from './data/visit.ts';
import { ticketWords } from './messages.words.ts';
import { pauseEvents } from './rules/pause.ts';

/** Events after which a board may show something else. */
const boardEvents = new Set([
  'ticket.called',
  'ticket.recalled',
  'ticket.started',
  'ticket.finished',
  'ticket.missed',
  'ticket.held',
  'ticket.transferred',
  'ticket.returned',
  'ticket.left',
]);

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

  live.register({
    name: 'board',
    snapshot: (centreId) => boardState(queries, centreId, today()),
    project: (rows, watched) =>
      eachOf(
        centresOf(rows, (row) => boardEvents.has(row.kind) || pauseEvents.has(row.kind), watched),
        (id) => boardState(queries, id, today()),
      ),
  });

  const counts = async (centreId: string) => ({
    groups: (await queueNow(queries, centreId, today())).map(({ id, waiting }) => ({ id, waiting })),
  });
  live.register({
    name: 'desk',
    snapshot: counts,
    project: (rows, watched) =>
      eachOf(
        centresOf(
          rows,
          (row) => row.subject === 'ticket' || row.subject === 'desk' || pauseEvents.has(row.kind),
          watched,
        ),
        counts,
      ),
  });

  live.register({
    name: 'ticket',
    snapshot: async (visitId) => (await visitStates([visitId])).get(visitId) ?? { tickets: [] },
    project: async (rows, watched) => {
      const centres = centresOf(rows, (row) => row.subject === 'ticket' || pauseEvents.has(row.kind));
      if (centres.length === 0) return new Map();
      return visitStates(await visitsAt(queries, [...watched], centres));
    },
  });

  /** What the own page of a visit shows: state and one sentence a ticket, in both languages. */
  async function visitStates(visitIds: readonly string[]): Promise<Map<string, { tickets: unknown[] }>> {
    const states = new Map<string, { tickets: unknown[] }>();
    if (visitIds.length === 0) return states;
    for (const { visitId, id, state, desk, ahead } of await visitTickets(queries, visitIds)) {
      const visit = states.get(visitId) ?? { tickets: [] };
      const words = {
        uk: ticketWords('uk', { state, desk, ahead }),
        en: ticketWords('en', { state, desk, ahead }),
      };
      visit.tickets.push({ id, state, desk, ahead, words });
      states.set(visitId, visit);
    }
    return states;
  }
}

async function eachOf<T>(ids: readonly string[], read: (id: string) => Promise<T>): Promise<Map<string, T>> {
  return new Map(await Promise.all(ids.map(async (id) => [id, await read(id)] as const)));
}
