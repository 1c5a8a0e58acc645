import type { Queries } from '#platform/database/database.ts';

export interface NotificationSettings {
  readonly push: boolean;
  readonly sms: boolean;
  readonly smsDailyLimit: number;
  readonly nearAhead: number;
  readonly nearMinutes: number;
}

/** How a centre tells its visitors. */
export const notificationSettings = (queries: Queries, centreId: string): Promise<NotificationSettings> =>
  queries
    .selectFrom('notification_settings')
    .select([
      'push',
      'sms',
      'sms_daily_limit as smsDailyLimit',
      'near_ahead as nearAhead',
      'near_minutes as nearMinutes',
    ])
    .where('centre_id', '=', centreId)
    .executeTakeFirstOrThrow();

/** Short messages that the centre has paid for on a day: parts, as operators count. */
export async function smsSent(queries: Queries, centreId: string, date: string): Promise<number> {
  const { parts } = await queries
    .selectFrom('notification')
    .select((e) => e.fn.coalesce(e.fn.sum<number>('parts'), e.lit(0)).as('parts'))
    .where('centre_id', '=', centreId)
    .where('business_date', '=', date)
    .where('channel', '=', 'sms')
    .executeTakeFirstOrThrow();
  return Number(parts);
}
