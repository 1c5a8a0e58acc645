import type { Interval, OpeningState } from '#modules/organisation/rules/hours.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';

/** Tickets that one visit may have at once: who comes with more is helped by reception (BR-16). */
export const mostTicketsOfVisit = 4;

/** From so many minutes before the end the kiosk says when reception ends. */
export const closingMinutes = 60;

/** Whether tickets are given now. `closing`: whole minutes until the end of reception, in its last hour. */
export type Entry =
  | { readonly kind: 'open'; readonly until: string; readonly closing: number | null }
  /** Visitors are still received, but no tickets are given any more. Times on the wall. */
  | { readonly kind: 'tooLate'; readonly until: string; readonly entryUntil: string }
  | { readonly kind: 'closed' };

/** Whether a kiosk gives tickets now: within the hours, up to the last entry before the end of the day. */
export function entryNow(
  state: OpeningState,
  today: readonly Interval[],
  lastEntryMinutes: number,
  now: Date,
): Entry {
  if (state.kind !== 'open') return { kind: 'closed' };
  const until = today.at(-1)?.closes ?? state.until;
  const ends = kyivInstant(businessDate(now), until);
  const left = Math.floor((ends.getTime() - now.getTime()) / 60_000);
  // A lunch break is no end: who takes a ticket before it is received after it.
  if (lastEntryMinutes > 0 && ends.getTime() - now.getTime() <= lastEntryMinutes * 60_000)
    return { kind: 'tooLate', until, entryUntil: minutesBefore(until, lastEntryMinutes) };
  return { kind: 'open', until, closing: left <= closingMinutes ? left : null };
}

function minutesBefore(time: string, minutes: number): string {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  const total = Math.max(0, hours * 60 + rest - minutes);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** Equal digits and rows such as 1234 are the first that anybody tries. */
export function isSimplePin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 9);
}

/** What a kiosk may tell of the time at which it gave a ticket: never the future, never before its block was lent. */
export function lawfulTime(
  told: Date,
  leasedAt: Date,
  now: Date,
): { readonly at: Date; readonly mended: boolean } {
  if (told > now) return { at: now, mended: told.getTime() - now.getTime() > clockSlackMs };
  if (told < leasedAt) return { at: leasedAt, mended: leasedAt.getTime() - told.getTime() > clockSlackMs };
  return { at: told, mended: false };
}

/** Two good clocks differ by less: nobody need look at it. */
const clockSlackMs = 60_000;
