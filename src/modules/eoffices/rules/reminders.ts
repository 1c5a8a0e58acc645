import { openingWindow } from './day.ts';

/** Reminders of the opening go out after the half hour and while an office may still open (KO-A2-2: to 16:00). */
const closes = '16:00';

/** Whether offices that have not reported are reminded at `time` (HH:MM). */
export const remindsOfOpening = (working: boolean, time: string): boolean =>
  working && time > openingWindow.to && time < closes;

export type ReportReminder = 'reportSoon' | 'reportLast' | 'reportLate';

/** From this day of the month on the report of the last one is asked for; by the 5th it is due (KO-A2-7). */
const soonFrom = 3;
const lastDay = 5;

/** Which reminder of last month's report is due on a day (an ISO date); null: it is too early to press. */
export function reportReminder(today: string): ReportReminder | null {
  const day = Number(today.slice(8, 10));
  if (day < soonFrom) return null;
  if (day < lastDay) return 'reportSoon';
  return day === lastDay ? 'reportLast' : 'reportLate';
}
