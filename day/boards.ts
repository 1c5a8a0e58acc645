import type { BoardLog } from './check/facts.ts';
import { openStream } from './stream.ts';

export interface Board {
  readonly log: BoardLog;
  readonly connections: () => number;
  close(): void;
}

/** A board on the wall: connected all day, it notes every call that it has ever shown. */
export function openBoard(url: string, centreId: string, name: string): Board {
  const seen = new Set<string>();
  let last: string[] = [];
  const stream = openStream(`${url}/live/board/${centreId}`, {}, ({ event, data }) => {
    if (event === 'beat') return;
    last = callsOf(data);
    for (const call of last) seen.add(call);
  });
  return {
    log: {
      name,
      seen,
      get last() {
        return last;
      },
    },
    connections: stream.connections,
    close: stream.close,
  };
}

/** Calls on a board as `number@desk`. */
function callsOf(data: unknown): string[] {
  if (typeof data !== 'object' || data === null || !('calls' in data) || !Array.isArray(data.calls))
    return [];
  return data.calls.map((call: { number?: unknown; desk?: unknown }) => `${call.number}@${call.desk}`);
}
