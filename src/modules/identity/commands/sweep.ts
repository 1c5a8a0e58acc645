import type { Database } from '#platform/database/database.ts';
import { daysBefore, sweep } from '#platform/jobs/sweep.ts';

/**
 * Days for which traces of signing in are kept after their end. That a session began and ended stays in the ledger; its row
 * holds the address and the browser of a person, which nobody needs after an inquiry into last month (docs/security.md).
 */
export const keptDays = { session: 90, pairing: 30, failures: 2 } as const;

/** Removes what is over for longer than that. Counts of failures are forgotten within an hour, so two days are plenty. */
export async function forgetOldSignIns(database: Database, now: Date): Promise<void> {
  await sweep(
    database,
    `delete from session where id in
       (select id from session where coalesce(ended_at, expires_at) < $1 limit $2)`,
    daysBefore(now, keptDays.session),
  );
  await sweep(
    database,
    `delete from device_pairing where code_hash in
       (select code_hash from device_pairing where expires_at < $1 limit $2)`,
    daysBefore(now, keptDays.pairing),
  );
  await sweep(
    database,
    `delete from sign_in_throttle where scope in
       (select scope from sign_in_throttle where since < $1 and (blocked_until is null or blocked_until < $1) limit $2)`,
    daysBefore(now, keptDays.failures),
  );
}
