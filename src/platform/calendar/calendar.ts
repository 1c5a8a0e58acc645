import { addDays, type CivilDate, parseCivilDate, weekdayOf } from './civilDate.ts';
import { type HolidayRule, holidaysOf, ukrainianHolidays } from './holidays.ts';

/** Which rule about public holidays is in force from a date (ORG-3); dates included, `to` null = until changed. */
export interface CalendarRegime {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly publicHolidaysAreDaysOff: boolean;
  readonly act: string;
}

/** A single date that an act makes different. A `holiday` is a day off only where holidays are; a `dayOff` always. */
export interface CalendarException {
  readonly date: CivilDate;
  readonly kind: 'holiday' | 'dayOff' | 'workingDay';
  readonly name: string;
  readonly act: string;
}

/** What a date is, and why. */
export interface CalendarDay {
  readonly date: CivilDate;
  readonly working: boolean;
  readonly because:
    | 'weekday'
    | 'weekend'
    | 'holiday'
    | 'movedDayOff'
    | 'dayOff'
    | 'workingDay'
    | 'holidayNotKept';
  readonly name: string | null;
  readonly act: string | null;
}

export interface Calendar {
  day(date: CivilDate): CalendarDay;
  isWorkingDay(date: CivilDate): boolean;
  /** The first working day after `date`. */
  nextWorkingDay(date: CivilDate): CivilDate;
  /** `date` itself if it is a working day, else the first one after it (ЦК ст. 254 ч. 5). */
  workingDayOnOrAfter(date: CivilDate): CivilDate;
  /** The `count`-th working day after `date`; 0 gives `date`. */
  addWorkingDays(date: CivilDate, count: number): CivilDate;
  /** Working days after `from` up to and with `to`; negative when `to` is earlier. */
  workingDaysBetween(from: CivilDate, to: CivilDate): number;
}

/** Martial law since 24.02.2022: holidays are ordinary working days and are not moved. */
export const martialLaw: CalendarRegime = {
  from: '2022-02-24',
  to: null,
  publicHolidaysAreDaysOff: false,
  act: 'Закон від 15.03.2022 № 2136-IX «Про організацію трудових відносин в умовах воєнного стану», ст. 6',
};

/** A row of days off longer than this is an error in the data, not a holiday. */
const longestBreak = 400;

/** Where no regime covers a date, the Labour Code alone applies: holidays are days off. */
export function createCalendar(
  regimes: readonly CalendarRegime[],
  exceptions: readonly CalendarException[],
  holidayRules: readonly HolidayRule[] = ukrainianHolidays,
): Calendar {
  const exceptionOn = new Map(exceptions.map((exception) => [exception.date, exception]));
  const regimeOn = (date: CivilDate) =>
    regimes.find((regime) => regime.from <= date && (regime.to === null || date <= regime.to));
  const keepsHolidays = (date: CivilDate) => regimeOn(date)?.publicHolidaysAreDaysOff ?? true;

  const byYear = new Map<number, ReadonlyMap<CivilDate, HolidayRule>>();
  const lawfulHoliday = (date: CivilDate): HolidayRule | undefined => {
    const { year } = parseCivilDate(date);
    let days = byYear.get(year);
    if (!days) {
      days = holidaysOf(year, holidayRules);
      byYear.set(year, days);
    }
    return days.get(date);
  };
  const holidayOn = (date: CivilDate): { name: string; act: string } | undefined => {
    const exception = exceptionOn.get(date);
    return exception?.kind === 'holiday' ? exception : lawfulHoliday(date);
  };

  /** Holidays of the weekend just before `date` whose day off fell on `date` (КЗпП ст. 67 ч. 3). */
  const movedTo = (date: CivilDate): { name: string; act: string } | undefined => {
    const weekday = weekdayOf(date);
    if (weekday > 5 || holidayOn(date) || !keepsHolidays(date)) return undefined;
    const saturday = addDays(date, -weekday - 1);
    const owed = [saturday, addDays(saturday, 1)].filter((day) => holidayOn(day) && keepsHolidays(day));
    let place = 0;
    for (let day = addDays(saturday, 2); day < date; day = addDays(day, 1))
      if (!holidayOn(day) && keepsHolidays(day) && !exceptionOn.has(day)) place += 1;
    const holiday = owed[place];
    return holiday === undefined ? undefined : holidayOn(holiday);
  };

  const day = (date: CivilDate): CalendarDay => {
    const exception = exceptionOn.get(date);
    if (exception && exception.kind !== 'holiday')
      return {
        date,
        working: exception.kind === 'workingDay',
        because: exception.kind,
        name: exception.name,
        act: exception.act,
      };
    const weekend = weekdayOf(date) > 5;
    const holiday = holidayOn(date);
    if (holiday && keepsHolidays(date))
      return { date, working: false, because: 'holiday', name: holiday.name, act: holiday.act };
    if (weekend) return { date, working: false, because: 'weekend', name: null, act: 'КЗпП, ст. 67' };
    if (holiday)
      return {
        date,
        working: true,
        because: 'holidayNotKept',
        name: holiday.name,
        act: regimeOn(date)?.act ?? null,
      };
    const moved = movedTo(date);
    if (moved)
      return { date, working: false, because: 'movedDayOff', name: moved.name, act: 'КЗпП, ст. 67 ч. 3' };
    return { date, working: true, because: 'weekday', name: null, act: null };
  };

  const isWorkingDay = (date: CivilDate) => day(date).working;
  const workingDayOnOrAfter = (date: CivilDate): CivilDate => {
    let at = date;
    for (let step = 0; step < longestBreak; step += 1) {
      if (isWorkingDay(at)) return at;
      at = addDays(at, 1);
    }
    throw new RangeError(
      `no working day within ${longestBreak} days after ${date}: check the calendar exceptions`,
    );
  };
  const nextWorkingDay = (date: CivilDate) => workingDayOnOrAfter(addDays(date, 1));
  const countWorkingDays = (from: CivilDate, to: CivilDate): number => {
    let count = 0;
    for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) count += 1;
    return count;
  };

  return {
    day,
    isWorkingDay,
    nextWorkingDay,
    workingDayOnOrAfter,
    addWorkingDays: (date, count) => {
      let at = date;
      for (let left = count; left > 0; left -= 1) at = nextWorkingDay(at);
      return at;
    },
    workingDaysBetween: (from, to) => (from <= to ? countWorkingDays(from, to) : -countWorkingDays(to, from)),
  };
}
