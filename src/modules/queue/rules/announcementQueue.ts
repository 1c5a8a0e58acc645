import type { BoardCall } from './boardView.ts';

type Call = Pick<BoardCall, 'id' | 'state' | 'call' | 'at'>;

/** A call waits so long for the voice; then its visitor has seen the board or sits at the desk. Milliseconds. */
export const worthSayingMs = 120_000;

/** Calls that were not heard yet, oldest first: a new ticket, or one more call of a known one (recall). */
export function freshCalls<T extends Call>(known: ReadonlyMap<string, number>, calls: readonly T[]): T[] {
  return calls
    .filter((call) => call.state === 'called' && call.call > (known.get(call.id) ?? 0))
    .sort((a, b) => a.at.localeCompare(b.at));
}

/**
 * What of the waiting announcements is still true (KS-voice: a call revoked before it is spoken is dropped). A ticket that
 * is told in another state, or with a later call, is not said; one that newer calls pushed off the list still is.
 */
export function stillTrue<T extends Call>(pending: readonly T[], calls: readonly Call[]): T[] {
  const told = new Map(calls.map((call) => [call.id, call]));
  const oldest = calls.at(-1)?.at ?? '';
  return pending.filter((one) => {
    const now = told.get(one.id);
    if (now) return now.state === 'called' && now.call === one.call;
    return one.at < oldest;
  });
}

/** Calls that a new speaker of a zone has to say: after the last that was spoken, and not long ago. */
export function unspoken<T extends Call>(
  calls: readonly T[],
  spokenThrough: string | null,
  now: number,
): T[] {
  return calls
    .filter(
      ({ state, at }) =>
        state === 'called' && (spokenThrough === null || at > spokenThrough) && now - Date.parse(at) < 60_000,
    )
    .sort((a, b) => a.at.localeCompare(b.at));
}
