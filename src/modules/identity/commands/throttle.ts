import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { ThrottleRule } from '../rules/throttle.ts';

/** One counter: what is counted, and how long it makes one wait. */
export interface Counter {
  readonly scope: string;
  readonly rule: ThrottleRule;
}

/** Logins are kept as digests: people type passwords into the wrong field. */
export const counterOf = (kind: string, key: string, rule: ThrottleRule): Counter => ({
  scope: `${kind}:${createHash('sha256').update(key).digest('base64url')}`,
  rule,
});

/**
 * Counts an attempt before it is tried, so that attempts sent at once cannot outrun the count; `forgive` takes it back.
 * Each statement is its own transaction: the count survives the refusal. Returns the seconds to wait, 0 when it may be tried.
 */
export async function countAttempt(
  queries: Queries,
  counters: readonly Counter[],
  now: Date,
): Promise<number> {
  const scopes = counters.map(({ scope }) => scope);
  const wait = await longestWait(queries, scopes, now);
  if (wait > 0) return wait;
  for (const { scope, rule } of counters) {
    const counted = await sql<{ failures: number }>`
      insert into sign_in_throttle as t (scope, failures, since) values (${scope}, 1, ${now})
      on conflict (scope) do update set
        failures = case when t.since < ${now}::timestamptz - make_interval(secs => ${rule.memory}) then 1 else t.failures + 1 end,
        since = ${now},
        blocked_until = case
          when t.since < ${now}::timestamptz - make_interval(secs => ${rule.memory}) or t.failures + 1 < ${rule.freeFailures} then null
          else ${now}::timestamptz + make_interval(secs => least(${rule.longestWait}::float8,
            ${rule.firstWait}::float8 * power(2, least(20, t.failures + 1 - ${rule.freeFailures})))) end
      where t.blocked_until is null or t.blocked_until <= ${now}
      returning failures`.execute(queries);
    if (counted.rows.length === 0) return Math.max(1, await longestWait(queries, scopes, now));
  }
  return 0;
}

/** Takes back the attempt that succeeded: `own` counters start anew, `shared` ones lose one count and their block. */
export async function forgive(
  queries: Queries,
  own: readonly Counter[],
  shared: readonly Counter[],
): Promise<void> {
  if (own.length > 0) {
    await queries
      .deleteFrom('sign_in_throttle')
      .where(
        'scope',
        'in',
        own.map(({ scope }) => scope),
      )
      .execute();
  }
  for (const { scope } of shared) {
    await queries
      .updateTable('sign_in_throttle')
      .set({ failures: sql`greatest(0, failures - 1)`, blocked_until: null })
      .where('scope', '=', scope)
      .execute();
  }
}

async function longestWait(queries: Queries, scopes: readonly string[], now: Date): Promise<number> {
  const row = await queries
    .selectFrom('sign_in_throttle')
    .select(sql<Date | null>`max(blocked_until)`.as('until'))
    .where('scope', 'in', scopes)
    .where('blocked_until', '>', now)
    .executeTakeFirst();
  return row?.until ? Math.ceil((row.until.getTime() - now.getTime()) / 1000) : 0;
}
