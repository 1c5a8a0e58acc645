import { addDays, type CivilDate, civilDate } from './civilDate.ts';

/** A day that the law names; years are those in which the day is kept, both included. */
export interface HolidayRule {
  readonly on: { readonly month: number; readonly day: number } | { readonly daysAfterEaster: number };
  readonly firstYear: number;
  readonly lastYear: number | null;
  readonly name: string;
  readonly act: string;
}

const labourCode = 'КЗпП, ст. 73';
const law2023 = `${labourCode} (Закон від 14.07.2023 № 3258-IX)`;
const fixed = (
  month: number,
  day: number,
  name: string,
  years: { firstYear?: number; lastYear?: number; act?: string } = {},
): HolidayRule => ({
  on: { month, day },
  firstYear: years.firstYear ?? 2015,
  lastYear: years.lastYear ?? null,
  name,
  act: years.act ?? labourCode,
});

/**
 * Public holidays of Ukraine since 2015 (КЗпП ст. 73) with the years of each wording. Days that a later act
 * adds or moves are entered as calendar exceptions until the list is brought up to date.
 */
export const ukrainianHolidays: readonly HolidayRule[] = [
  fixed(1, 1, 'Новий рік'),
  // Christmas by the Julian calendar left the list in 2023; that by the new one came in at the end of 2017.
  fixed(1, 7, 'Різдво Христове', { lastYear: 2023 }),
  fixed(12, 25, 'Різдво Христове', {
    firstYear: 2017,
    act: `${labourCode} (Закон від 16.11.2017 № 2211-VIII)`,
  }),
  fixed(3, 8, 'Міжнародний жіночий день'),
  fixed(5, 1, 'День праці'),
  fixed(5, 2, 'День праці', { lastYear: 2017 }),
  fixed(5, 9, 'День перемоги над нацизмом у Другій світовій війні', { lastYear: 2023 }),
  fixed(5, 8, 'День пам’яті та перемоги над нацизмом у Другій світовій війні 1939–1945 років', {
    firstYear: 2024,
    act: `${labourCode} (Закон від 29.05.2023 № 3107-IX)`,
  }),
  fixed(6, 28, 'День Конституції України'),
  // The law that moved three days was in force from the end of July 2023: that year still kept 28 July.
  fixed(7, 28, 'День Української Державності', { firstYear: 2022, lastYear: 2023 }),
  fixed(7, 15, 'День Української Державності', { firstYear: 2024, act: law2023 }),
  fixed(8, 24, 'День незалежності України'),
  fixed(10, 14, 'День захисників і захисниць України', { lastYear: 2022 }),
  fixed(10, 1, 'День захисників і захисниць України', { firstYear: 2023, act: law2023 }),
  { on: { daysAfterEaster: 0 }, firstYear: 2015, lastYear: null, name: 'Пасха (Великдень)', act: labourCode },
  { on: { daysAfterEaster: 49 }, firstYear: 2015, lastYear: null, name: 'Трійця', act: labourCode },
];

/**
 * Easter by the Julian reckoning, as a date of the civil calendar; 1900–2099 (the calendars are 13 days apart).
 * The churches of Ukraine that moved fixed feasts in 2023 kept the Julian Easter.
 */
export function easterOf(year: number): CivilDate {
  if (year < 1900 || year > 2099) throw new RangeError(`Easter is computed for 1900–2099, not ${year}`);
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  const day = ((d + e + 114) % 31) + 1;
  return addDays(civilDate(year, month, day), 13);
}

/** The days of one year that `rules` name. */
export function holidaysOf(
  year: number,
  rules: readonly HolidayRule[] = ukrainianHolidays,
): ReadonlyMap<CivilDate, HolidayRule> {
  const days = new Map<CivilDate, HolidayRule>();
  for (const rule of rules) {
    if (year < rule.firstYear || (rule.lastYear !== null && year > rule.lastYear)) continue;
    const date =
      'month' in rule.on
        ? civilDate(year, rule.on.month, rule.on.day)
        : addDays(easterOf(year), rule.on.daysAfterEaster);
    if (!days.has(date)) days.set(date, rule);
  }
  return days;
}
