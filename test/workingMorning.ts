import { businessDate, type Clock } from '#platform/clock/clock.ts';

/**
 * A clock that runs on from ten in the morning in Kyiv of the last Monday: centres are open whenever the tests run.
 */
export function workingMorning(): Clock {
  const begun = Date.now();
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Kyiv', hour: '2-digit', hour12: false });
  let at = new Date(begun);
  at.setUTCMinutes(0, 0, 0);
  const isMonday = () => new Date(`${businessDate(at)}T12:00:00Z`).getUTCDay() === 1;
  while (!(isMonday() && hour.format(at) === '10')) at = new Date(at.getTime() - 3600_000);
  const start = at.getTime();
  return { now: () => new Date(start + (Date.now() - begun)) };
}
