import { businessDate } from '#platform/clock/clock.ts';

/** Why an entry cannot bear a date; null: it can. `today` is the business date of the server. */
export type DateProblem = 'future' | 'tooOld';

/** An appeal of last week may be written down late; one of the year before last belongs to a journal that is closed. */
export function dateProblem(date: string, today: string): DateProblem | null {
  if (date > today) return 'future';
  return Number(date.slice(0, 4)) < Number(today.slice(0, 4)) - 1 ? 'tooOld' : null;
}

/** What a device knows of the time at which an entry was written on it. */
export interface DeviceTimes {
  /** The device's clock when the operator wrote, and when the entry is sent. */
  readonly writtenAt: Date;
  readonly sentAt: Date;
  /** Server's clock minus the device's at their last contact before the writing, milliseconds; null: there was none. */
  readonly offsetMs: number | null;
  /** The server's time at that contact: nothing was written earlier. */
  readonly contactAt: Date | null;
}

/** `unsure`: the clock of the device was moved while the entry waited, and two days are possible. */
export interface Moment {
  readonly kind: 'known' | 'unsure';
  readonly at: Date;
}

/** Longest time that an entry may have waited on a device before it is sent. */
const keptOnDeviceMs = 60 * 86_400_000;
const slackMs = 2 * 60_000;

/**
 * The moment of writing by the server's clock. It is reckoned twice: back from now, which holds when nobody moved the
 * device's clock since the writing, and on from the last contact, which holds when nobody moved it before. A reckoning that
 * leaves the time between contact and now is wrong. However wrong a clock is, it cannot move an entry into another day.
 */
export function momentWritten(times: DeviceTimes, serverNow: Date): Moment {
  const now = serverNow.getTime();
  const earliest = Math.max(now - keptOnDeviceMs, (times.contactAt?.getTime() ?? 0) - slackMs);
  const written = times.writtenAt.getTime();
  const reckoned = [now - (times.sentAt.getTime() - written)];
  if (times.offsetMs !== null) reckoned.push(written + times.offsetMs);
  const possible = reckoned
    .filter((at) => at >= earliest && at <= now + slackMs)
    .map((at) => new Date(Math.min(at, now)));
  const [first, second] = possible;
  if (!first) return { kind: 'unsure', at: serverNow };
  const sameDay = !second || businessDate(first) === businessDate(second);
  return { kind: sameDay ? 'known' : 'unsure', at: first };
}
