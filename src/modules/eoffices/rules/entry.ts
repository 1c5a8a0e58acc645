import { addDays, daysBetween } from '#platform/calendar/civilDate.ts';

/** Why an entry cannot bear a date; null: it can. `today` is the business date of the server. */
export type DateProblem = 'future' | 'tooOld';

/** An appeal of last week may be written down late; one of the year before last belongs to a journal that is closed. */
export function dateProblem(date: string, today: string): DateProblem | null {
  if (date > today) return 'future';
  return Number(date.slice(0, 4)) < Number(today.slice(0, 4)) - 1 ? 'tooOld' : null;
}

/** Longest time that an entry may have waited on a device before it is sent. */
const keptOnDeviceDays = 60;

/**
 * The moment of writing by the server's clock: the device says when by its own clock and what that clock showed when it
 * sent. A clock wrong by a day cannot move an entry into another day.
 */
export function correctedMoment(written: Date, deviceNow: Date, serverNow: Date): Date {
  const ago = Math.max(0, deviceNow.getTime() - written.getTime());
  return new Date(serverNow.getTime() - Math.min(ago, keptOnDeviceDays * 86_400_000));
}

/**
 * The date of an entry that the device dated by its own clock: moved by as many days as that clock was wrong, when the
 * operator left today's date standing.
 */
export function correctedDate(date: string, deviceToday: string, serverToday: string): string {
  const wrongDays = daysBetween(deviceToday, serverToday);
  return wrongDays === 0 ? date : addDays(date, wrongDays);
}
