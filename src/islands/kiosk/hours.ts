import type { Facts } from './store.ts';

const kyivDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Kyiv',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const kyivClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Kyiv',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Business date and time on the wall in Kyiv. */
export const dayOf = (at: Date): string => kyivDay.format(at);
export const timeOf = (at: Date): string => kyivClock.format(at);

/** Server's time, as far as it was known when the menu was learnt: this machine's own clock may be wrong by hours. */
export const serverNow = (facts: Facts | undefined): Date => new Date(Date.now() + (facts?.offset ?? 0));

/** Whether numbers may be given now: the kiosk as it last stood, today's hours by the server's clock. */
export function standingOf(facts: Facts | undefined): 'open' | 'closed' | 'locked' | 'paused' | 'unknown' {
  if (!facts) return 'unknown';
  const { menu } = facts;
  if (menu.standing === 'locked' || menu.standing === 'paused') return menu.standing;
  const at = serverNow(facts);
  // Numbers of another day are worth nothing today.
  if (menu.date !== dayOf(at)) return 'unknown';
  const open = menu.entries.some(
    ({ from, to }) => Date.parse(from) <= at.getTime() && at.getTime() < Date.parse(to),
  );
  return open ? 'open' : 'closed';
}
