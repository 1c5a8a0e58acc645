import { createHash } from 'node:crypto';
import { violatedConstraint } from '#platform/database/database.ts';
import { Problem } from '#platform/http/problems.ts';

/** Who writes, under which key: the statement itself keeps both with its answer, so a doubled press changes nothing. */
export interface HotWrite {
  readonly owner: string;
  readonly key: string;
  readonly route: string;
  readonly hash: Buffer;
}

export const hotWrite = (owner: string, key: string, route: string, body: unknown): HotWrite => ({
  owner,
  key,
  route,
  hash: createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest(),
});

/** What the statement found under the key, when it had been used before. */
export interface KnownWrite {
  readonly known_route: string | null;
  readonly known_hash: Buffer | null;
}

/** The same key for another request is a mistake of the caller: throws `keyReused`. */
export function checkKnown(row: KnownWrite, write: HotWrite): void {
  if (row.known_route !== write.route || !row.known_hash?.equals(write.hash)) throw new Problem('keyReused');
}

/** Two writers met on a unique index; nobody waited long, so a few turns are enough. */
const turns = 8;

/**
 * Runs a single-statement write again when it lost a race on one of `constraints`: the loser's statement left nothing
 * behind, and its next reading sees what the winner did.
 */
export async function againAfterRace<T>(
  constraints: readonly string[],
  work: () => Promise<T>,
  turn = 1,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const violated = violatedConstraint(error);
    if (turn >= turns || !violated || !constraints.includes(violated)) throw error;
    return againAfterRace(constraints, work, turn + 1);
  }
}
