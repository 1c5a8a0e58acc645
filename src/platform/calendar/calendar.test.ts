import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, martialLaw } from './calendar.ts';
import { addDays, addMonths, daysBetween, isCivilDate, weekdayOf } from './civilDate.ts';
import { easterOf, holidaysOf } from './holidays.ts';

const peace = createCalendar([], []);
const war = createCalendar([martialLaw], []);
const date = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2018-01-01', days));

describe('civil dates', () => {
  test('days are added over February, summer time and the end of a year', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(weekdayOf('1969-12-31')).toBe(3);
    expect(isCivilDate('2026-02-29')).toBe(false);
    expect(isCivilDate('22.11.2026')).toBe(false);
  });
  test('a month that has no such day ends on its last day (ЦК ст. 254)', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });
  test('adding and subtracting agree', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -800, max: 800 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });
});

describe('[ORG-3] public holidays', () => {
  test.each([
    [2018, '2018-04-08'],
    [2023, '2023-04-16'],
    [2024, '2024-05-05'],
    [2025, '2025-04-20'],
    [2026, '2026-04-12'],
    [2027, '2027-05-02'],
  ])('Easter of %i is on %s', (year, expected) => expect(easterOf(year)).toBe(expected));
  test('each year keeps the days of its own wording of the law', () => {
    const days = (year: number) => [...holidaysOf(year).keys()];
    expect(days(2023)).toEqual(
      expect.arrayContaining(['2023-01-07', '2023-05-09', '2023-07-28', '2023-10-01']),
    );
    expect(days(2024)).toEqual(
      expect.arrayContaining(['2024-05-08', '2024-07-15', '2024-10-01', '2024-12-25']),
    );
    expect(days(2024)).not.toContain('2024-01-07');
    expect(days(2024)).not.toContain('2024-07-28');
    expect(days(2016)).not.toContain('2016-12-25');
  });
  test('are days off in peace, and a day that falls on a weekend is moved (КЗпП ст. 67)', () => {
    expect(peace.day('2021-03-08')).toMatchObject({ working: false, because: 'holiday' });
    // Easter of 2021 was on 2 May; 1 May was a Saturday: two days off are owed.
    expect(peace.day('2021-05-03')).toMatchObject({
      working: false,
      because: 'movedDayOff',
      name: 'День праці',
    });
    expect(peace.day('2021-05-04')).toMatchObject({ working: false, because: 'movedDayOff' });
    expect(peace.day('2021-05-05').working).toBe(true);
    expect(peace.day('2020-04-20')).toMatchObject({ working: false, because: 'movedDayOff' });
  });
  test('are ordinary working days under martial law, and nothing is moved', () => {
    expect(war.day('2026-08-24')).toMatchObject({ working: true, because: 'holidayNotKept' });
    expect(war.day('2026-04-13').working).toBe(true);
    expect(war.day('2022-01-07').working).toBe(false);
    expect(war.isWorkingDay('2026-11-21')).toBe(false);
  });
  test('a regime that ends gives the holidays back', () => {
    const calendar = createCalendar([{ ...martialLaw, to: '2027-05-31' }], []);
    expect(calendar.isWorkingDay('2027-03-08')).toBe(true);
    expect(calendar.isWorkingDay('2027-06-28')).toBe(false);
  });
  test('a date set by an act: working Saturday, day off, new holiday', () => {
    const calendar = createCalendar(
      [martialLaw],
      [
        { date: '2026-11-21', kind: 'workingDay', name: 'Робоча субота', act: 'Розпорядження 1' },
        { date: '2026-11-23', kind: 'dayOff', name: 'Перенесений вихідний', act: 'Розпорядження 1' },
        { date: '2026-11-24', kind: 'holiday', name: 'Нове свято', act: 'Закон' },
      ],
    );
    expect(calendar.day('2026-11-21')).toMatchObject({ working: true, act: 'Розпорядження 1' });
    expect(calendar.isWorkingDay('2026-11-23')).toBe(false);
    expect(calendar.isWorkingDay('2026-11-24')).toBe(true);
    expect(calendar.nextWorkingDay('2026-11-21')).toBe('2026-11-24');
  });
});

test('working days are counted the same forwards and by a walk', () => {
  for (const calendar of [peace, war])
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 60 }), (from, count) => {
        const to = calendar.addWorkingDays(from, count);
        let walked = 0;
        for (let at = addDays(from, 1); at <= to; at = addDays(at, 1))
          if (calendar.isWorkingDay(at)) walked += 1;
        expect(walked).toBe(count);
        expect(calendar.workingDaysBetween(from, to)).toBe(count);
        expect(calendar.workingDaysBetween(to, from)).toBe(-count || 0);
        if (count > 0) expect(calendar.isWorkingDay(to)).toBe(true);
      }),
      { numRuns: 60 },
    );
});

test('an endless row of days off is reported, not walked for ever', () => {
  const off = Array.from({ length: 450 }, (_, day) => ({
    date: addDays('2026-01-01', day),
    kind: 'dayOff' as const,
    name: 'x',
    act: 'x',
  }));
  expect(() => createCalendar([], off).nextWorkingDay('2026-01-01')).toThrow(/calendar exceptions/);
});
