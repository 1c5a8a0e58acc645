import { centreHours } from '#modules/organisation/data/hours.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Queries } from '#platform/database/database.ts';
import { entryNow } from '../rules/kiosk.ts';

/**
 * Whether visitors are still received while no tickets are given any more: the last minutes of the day, as the centre has
 * set them. A centre that gives tickets to the end, or stands still, has nothing to announce (KS-voice).
 */
export async function closesSoon(queries: Queries, centreId: string, now: Date): Promise<boolean> {
  const settings = await queries
    .selectFrom('queue_settings')
    .select(['last_entry_minutes', 'paused_since'])
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  if (!settings || settings.last_entry_minutes === 0 || settings.paused_since !== null) return false;
  const today = businessDate(now);
  const hours = await centreHours(queries, centreId, today);
  const entry = entryNow(
    hours.state(null, now),
    hours.on(null, today).intervals,
    settings.last_entry_minutes,
    now,
  );
  return entry.kind === 'tooLate';
}
