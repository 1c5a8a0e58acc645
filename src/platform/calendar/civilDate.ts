/** A date without time or zone, `YYYY-MM-DD`: strings compare in the order of time. */
export type CivilDate = string;

const millisecondsADay = 86_400_000;

/** Throws RangeError for a text that is not a date of the calendar. */
export function parseCivilDate(date: CivilDate): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) throw new RangeError(`not a date: ${date}`);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year, month))
    throw new RangeError(`not a date: ${date}`);
  return { year, month, day };
}

export function isCivilDate(text: string): boolean {
  try {
    parseCivilDate(text);
    return true;
  } catch {
    return false;
  }
}

/** Months count from 1. */
export const lastDayOfMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

export const civilDate = (year: number, month: number, day: number): CivilDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Days since 1970-01-01: arithmetic in UTC, so that summer time cannot lose a day. */
function dayNumber(date: CivilDate): number {
  const { year, month, day } = parseCivilDate(date);
  return Date.UTC(year, month - 1, day) / millisecondsADay;
}

export const addDays = (date: CivilDate, days: number): CivilDate =>
  new Date((dayNumber(date) + days) * millisecondsADay).toISOString().slice(0, 10);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: CivilDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** Same day of a later month; where that month has no such day, its last day (ЦК ст. 254 ч. 3). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = parseCivilDate(date);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return civilDate(toYear, toMonth, Math.min(day, lastDayOfMonth(toYear, toMonth)));
}
