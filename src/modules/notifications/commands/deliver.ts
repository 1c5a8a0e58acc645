import type { Queries } from '#platform/database/database.ts';

export type Ended = 'sent' | 'failed' | 'gone' | 'outOfDate' | 'overLimit';

/** Remembers how a message ended; `parts`: short messages that it took. */
export async function endNotification(
  queries: Queries,
  id: string,
  state: Ended,
  now: Date,
  parts = 0,
): Promise<void> {
  await queries
    .updateTable('notification')
    .set({ state, ended_at: now, parts })
    .where('id', '=', id)
    .where('state', '=', 'due')
    .execute();
}

/** A browser that its push service no longer knows is forgotten. */
export async function forgetBrowser(queries: Queries, subscriptionId: string): Promise<void> {
  await queries.deleteFrom('push_subscription').where('id', '=', subscriptionId).execute();
}

/** The day is over: browsers and numbers of earlier days are forgotten, what never left has failed (BP-9). */
export async function forgetDaysBefore(queries: Queries, date: string, now: Date): Promise<void> {
  await queries.deleteFrom('push_subscription').where('business_date', '<', date).execute();
  await queries.deleteFrom('sms_subscription').where('business_date', '<', date).execute();
  await queries
    .updateTable('notification')
    .set({ state: 'failed', ended_at: now })
    .where('business_date', '<', date)
    .where('state', '=', 'due')
    .execute();
}
