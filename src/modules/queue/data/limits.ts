import type { Queries } from '#platform/database/database.ts';
import { notFound } from '#platform/http/problems.ts';
import type { CallLimits } from '../rules/ticketActions.ts';

export interface QueueLimits extends CallLimits {
  /** After so many calls in a row moved forward by a category a desk calls the earliest arrival. */
  readonly priorityRun: number;
  readonly pausedSince: Date | null;
  readonly graceUntil: Date | null;
}

/** How the queue of a centre works; every centre has its row. */
export async function queueLimits(queries: Queries, centreId: string): Promise<QueueLimits> {
  const row = await queries
    .selectFrom('queue_settings')
    .select([
      'recall_cool_down_seconds as recallCoolDownSeconds',
      'most_calls as mostCalls',
      'return_grace_minutes as returnGraceMinutes',
      'priority_run as priorityRun',
      'paused_since as pausedSince',
      'grace_until as graceUntil',
    ])
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}
