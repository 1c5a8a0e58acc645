import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { NotificationSettings } from '../data/settings.ts';

export async function saveNotificationSettings(
  tx: Tx,
  actor: Actor,
  centreId: string,
  settings: NotificationSettings,
): Promise<void> {
  await tx
    .updateTable('notification_settings')
    .set({
      push: settings.push,
      sms: settings.sms,
      sms_daily_limit: settings.smsDailyLimit,
      near_ahead: settings.nearAhead,
      near_minutes: settings.nearMinutes,
    })
    .where('centre_id', '=', centreId)
    .execute();
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'centre',
    subjectId: centreId,
    kind: 'notification.settingsChanged',
    payload: { ...settings },
  });
}
