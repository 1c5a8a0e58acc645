import type { Queries, Tx } from '#platform/database/database.ts';
import { idleMinutes } from '../rules/session.ts';

/** The grant in which a session works, or null. */
export async function currentGrant(queries: Queries | Tx, sessionId: string): Promise<string | null> {
  const row = await queries
    .selectFrom('session')
    .select('grant_id')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return row?.grant_id ?? null;
}

export interface OwnSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly userAgent: string;
  readonly address: string;
}

/** The sessions of a worker that are open now, last used first. */
export const openSessions = (queries: Queries, workerId: string, now: Date): Promise<OwnSession[]> =>
  queries
    .selectFrom('session')
    .select([
      'id',
      'created_at as createdAt',
      'last_seen_at as lastSeenAt',
      'user_agent as userAgent',
      'address',
    ])
    .where('worker_id', '=', workerId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', new Date(now.getTime() - idleMinutes * 60_000))
    .orderBy('last_seen_at', 'desc')
    .limit(100)
    .execute();
