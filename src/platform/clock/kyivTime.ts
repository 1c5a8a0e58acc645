import { DateTime } from 'luxon';
import { type CivilDate, parseCivilDate } from '../calendar/civilDate.ts';

/** All centres keep Kyiv time: hours of work and business dates are in this zone. */
export const kyivZone = 'Europe/Kyiv';

const kyivParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: kyivZone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Time on the wall in Kyiv, `HH:MM`. */
export const kyivTimeOfDay = (at: Date): string => kyivParts.format(at);

/**
 * The instant at which the clock on the wall in Kyiv shows `time` (`HH:MM` or `HH:MM:SS`) on `date`.
 * An hour that the spring change skips is read as the hour after it; of two equal autumn hours, the first.
 */
export function kyivInstant(date: CivilDate, time: string): Date {
  const { year, month, day } = parseCivilDate(date);
  const match = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(time);
  if (!match) throw new RangeError(`not a time of day: ${time}`);
  const at = DateTime.fromObject(
    { year, month, day, hour: Number(match[1]), minute: Number(match[2]), second: Number(match[3] ?? 0) },
    { zone: kyivZone },
  );
  // Which of two equal hours luxon takes depends on the season in which it is asked.
  const instants = at.getPossibleOffsets().map((possible) => possible.toMillis());
  return new Date(Math.min(...instants));
}
