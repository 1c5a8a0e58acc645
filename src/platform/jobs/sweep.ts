import type { Database } from '#platform/database/database.ts';

/** Rows removed in one statement, so that no lock is held long. */
const batch = 5_000;

/**
 * Removes rows in batches until none is left; `statement` deletes at most `$2` rows that are older than `$1`. Returns how
 * many went.
 */
export async function sweep({ pool }: Database, statement: string, before: Date): Promise<number> {
  for (let removed = 0; ; ) {
    const { rowCount } = await pool.query(statement, [before, batch]);
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < batch) return removed;
  }
}

/** The moment `days` before `now`: what is older may go. */
export const daysBefore = (now: Date, days: number): Date =>
  new Date(now.getTime() - days * 24 * 3600 * 1000);
