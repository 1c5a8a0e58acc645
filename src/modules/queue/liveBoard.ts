import type { Queries } from '#platform/database/database.ts';
import type { ChannelSource } from '#platform/live/hub.ts';
import type { LedgerRow } from '#platform/live/ledgerReader.ts';
import { boardState, boardStates } from './data/board.ts';
import { type BoardFilter, filterText, parseFilter, wholeCentre } from './rules/boardView.ts';
import { pauseEvents } from './rules/pause.ts';
import { screenEvents } from './rules/ticketEvents.ts';

/** Subjects whose events may change how a board is set: its desks, devices, slides and settings. */
const settingSubjects: ReadonlySet<string> = new Set(['board', 'slide', 'desk', 'device', 'centre']);

/** Name of the channel of all boards of a centre with one filter. */
export const boardChannel = (centreId: string, filter: BoardFilter): string =>
  [centreId, filterText(filter)].filter(Boolean).join(';');

function parseKey(key: string): { centreId: string; filter: BoardFilter } {
  const [centreId = '', ...rest] = key.split(';');
  return { centreId, filter: parseFilter(rest.join(';')) ?? wholeCentre };
}

/**
 * Boards: one reading a centre for all its boards together, one buffer for all boards with the same filter. A delta is the
 * whole state: it may be told twice.
 */
export const boardSource = (queries: Queries, today: () => string): ChannelSource => ({
  name: 'board',
  snapshot: async (key) => {
    const { centreId, filter } = parseKey(key);
    const states = await boardStates(queries, centreId, [filter], today());
    return states.get(filterText(filter)) ?? boardState(queries, centreId, today());
  },
  project: async (rows, watched) => {
    const touched = new Set(rows.filter(concernsBoards).map(({ centreId }) => centreId));
    const filters = new Map<string, BoardFilter[]>();
    for (const key of watched) {
      const { centreId, filter } = parseKey(key);
      if (touched.has(centreId)) filters.set(centreId, [...(filters.get(centreId) ?? []), filter]);
    }
    const told = await Promise.all(
      [...filters].map(async ([centreId, list]) => {
        const states = await boardStates(queries, centreId, list, today());
        return list.map(
          (filter) => [boardChannel(centreId, filter), states.get(filterText(filter))] as const,
        );
      }),
    );
    return new Map(told.flat());
  },
});

const concernsBoards = ({ kind, subject }: LedgerRow): boolean =>
  screenEvents.has(kind) || pauseEvents.has(kind) || settingSubjects.has(subject);
