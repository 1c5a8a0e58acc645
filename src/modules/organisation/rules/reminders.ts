/** Days before the end of an agreement on which its centre's head is reminded (ORG-8). */
export const reminderDays = [60, 30, 7] as const;

/** From this many days before its end an agreement is shown as running out. */
export const firstReminder = reminderDays[0];

/**
 * The reminder that is due now: the nearest one reached, of those before the end, the longest first. Null: too early, or it
 * was sent. One that the program slept through is sent late, and the earlier ones with it are not sent any more.
 */
export function dueReminder(
  daysLeft: number,
  sent: readonly number[],
  before: readonly number[] = reminderDays,
): number | null {
  if (daysLeft < 0) return null;
  const reached = before.filter((days) => daysLeft <= days);
  const nearest = reached.at(-1);
  return nearest === undefined || sent.some((days) => days <= nearest) ? null : nearest;
}
