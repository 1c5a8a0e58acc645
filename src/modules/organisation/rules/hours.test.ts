import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, martialLaw } from '#platform/calendar/calendar.ts';
import { weekText } from '#platform/i18n/weekText.ts';
import {
  describeWeek,
  effectiveSchedule,
  isOpenAt,
  nextOpening,
  openingHours,
  openingState,
  overlappingRules,
  type Schedule,
  type ScheduleRule,
} from './hours.ts';

const war = createCalendar([martialLaw], []);
const rule = (weekday: number, opens = '08:00', closes = '17:00', change: Partial<ScheduleRule> = {}) => ({
  weekday,
  opens,
  closes,
  validFrom: '2020-10-21',
  validTo: null,
  ...change,
});
/** BR-4: Monday to Thursday 8:00–17:00, Friday 8:00–16:00. */
const bakhmut: Schedule = {
  rules: [rule(1), rule(2), rule(3), rule(4), rule(5, '08:00:00', '16:00:00')],
  exceptions: [
    { date: '2026-11-25', opens: null, closes: null, reason: 'Санітарний день' },
    { date: '2026-11-28', opens: '13:00', closes: '15:00', reason: 'Робоча субота' },
    { date: '2026-11-28', opens: '09:00', closes: '12:00', reason: 'Робоча субота' },
  ],
};
const bakhmutOn = (date: string) => openingHours(bakhmut, war, date);
const hours = (date: string, calendar = war) =>
  openingHours(bakhmut, calendar, date).intervals.map(({ opens, closes }) => `${opens}-${closes}`);

describe('[ORG-3] hours of a date', () => {
  test('come from the week', () => {
    expect(hours('2026-11-23')).toEqual(['08:00-17:00']);
    expect(hours('2026-11-27')).toEqual(['08:00-16:00']);
    expect(hours('2026-11-22')).toEqual([]);
  });
  test('an exception goes before the week, with its reason', () => {
    expect(openingHours(bakhmut, war, '2026-11-25')).toEqual({
      date: '2026-11-25',
      intervals: [],
      because: 'exception',
      note: 'Санітарний день',
    });
    expect(hours('2026-11-28')).toEqual(['09:00-12:00', '13:00-15:00']);
  });
  test('a public holiday closes in peace and is an ordinary day under martial law', () => {
    expect(hours('2026-08-24')).toEqual(['08:00-17:00']);
    expect(openingHours(bakhmut, createCalendar([], []), '2026-08-24')).toMatchObject({
      intervals: [],
      because: 'dayOff',
      note: 'День незалежності України',
    });
  });
  test('[BR-4] a provider without hours follows the centre, with its own exceptions', () => {
    const none: Schedule = {
      rules: [],
      exceptions: [{ date: '2026-11-24', opens: null, closes: null, reason: 'Навчання' }],
    };
    const own: Schedule = { rules: [rule(1, '09:00', '13:00')], exceptions: [] };
    const on = (schedule: Schedule, date: string) =>
      openingHours(effectiveSchedule(schedule, bakhmut, date), war, date).intervals.length;
    expect([on(none, '2026-11-23'), on(none, '2026-11-24'), on(none, '2026-11-25')]).toEqual([1, 0, 0]);
    expect([on(own, '2026-11-23'), on(own, '2026-11-24'), on(own, '2026-11-25')]).toEqual([1, 0, 0]);
  });
  test('hours of another time are not hours of today', () => {
    const schedule = {
      rules: [
        rule(1, '08:00', '12:00', { validTo: '2026-11-22' }),
        rule(1, '10:00', '18:00', { validFrom: '2026-11-23' }),
      ],
      exceptions: [],
    };
    expect(openingHours(schedule, war, '2026-11-16').intervals).toEqual([
      { opens: '08:00', closes: '12:00' },
    ]);
    expect(openingHours(schedule, war, '2026-11-23').intervals).toEqual([
      { opens: '10:00', closes: '18:00' },
    ]);
  });
});

describe('[ORG-3] open or closed', () => {
  test('by the clock in Kyiv; the closing minute is closed', () => {
    expect(isOpenAt(bakhmut, war, new Date('2026-11-23T05:59:59Z'))).toBe(false);
    expect(isOpenAt(bakhmut, war, new Date('2026-11-23T06:00:00Z'))).toBe(true);
    expect(isOpenAt(bakhmut, war, new Date('2026-11-23T14:59:59Z'))).toBe(true);
    expect(isOpenAt(bakhmut, war, new Date('2026-11-23T15:00:00Z'))).toBe(false);
    expect(isOpenAt(bakhmut, war, new Date('2026-07-06T05:00:00Z'))).toBe(true);
  });
  test('tells when it opens next, over weekends, exceptions and changes of the clock', () => {
    const next = (at: string) => nextOpening(bakhmutOn, new Date(at));
    expect(next('2026-11-20T15:00:00Z')).toMatchObject({ date: '2026-11-23', opens: '08:00' });
    expect(next('2026-11-24T15:00:00Z')?.date).toBe('2026-11-26');
    expect(next('2026-10-23T15:00:00Z')?.at.toISOString()).toBe('2026-10-26T06:00:00.000Z');
    expect(
      nextOpening((date) => openingHours({ rules: [], exceptions: [] }, war, date), new Date()),
    ).toBeNull();
  });
  test.each([
    ['2026-11-20T13:59:00Z', { kind: 'open', until: '16:00' }],
    ['2026-11-20T14:00:00Z', { kind: 'opens', date: '2026-11-23', today: false, opens: '08:00' }],
    ['2026-11-23T05:59:00Z', { kind: 'opens', date: '2026-11-23', today: true, opens: '08:00' }],
    ['2026-11-28T10:30:00Z', { kind: 'opens', date: '2026-11-28', today: true, opens: '13:00' }],
    // The clock goes back on 25.10.2026 and forward on 28.03.2027: eight o’clock on the wall is another instant.
    ['2026-10-26T05:30:00Z', { kind: 'opens', date: '2026-10-26', today: true, opens: '08:00' }],
    ['2026-10-26T06:00:00Z', { kind: 'open', until: '17:00' }],
    ['2027-03-29T04:59:00Z', { kind: 'opens', date: '2027-03-29', today: true, opens: '08:00' }],
    ['2027-03-29T05:00:00Z', { kind: 'open', until: '17:00' }],
  ])('[BR-6] at %s it tells until when, or when next', (at, expected) => {
    expect(openingState(bakhmutOn, new Date(at))).toEqual(expected);
  });
  test('the next opening is open, and later than now', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 }), (minutes) => {
        const at = new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);
        const next = nextOpening(bakhmutOn, at);
        expect(next && next.at > at && isOpenAt(bakhmut, war, next.at)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

test('[BR-6] the week is described with equal days together', () => {
  const groups = describeWeek(bakhmut.rules, '2026-11-23');
  expect(weekText('uk', groups)).toBe('Пн–Чт 8:00–17:00; Пт 8:00–16:00; Сб, Нд — вихідний');
  expect(weekText('en', groups)).toBe('Mon–Thu 8:00–17:00; Fri 8:00–16:00; Sat, Sun — closed');
});

test('[BR-6] days with the same hours are told together also when others lie between; days off come last', () => {
  const week = [rule(1, '09:00', '15:00'), rule(3, '09:00', '15:00')];
  expect(weekText('uk', describeWeek(week, '2026-11-23'))).toBe('Пн, Ср 9:00–15:00; Вт, Чт–Нд — вихідний');
});

test('[ORG-3] rules that open the same minute twice are found', () => {
  const morning = rule(1, '08:00', '12:00');
  expect(overlappingRules([morning, rule(1, '11:00', '13:00')])).toHaveLength(1);
  expect(overlappingRules([morning, rule(1, '12:00', '13:00')])).toEqual([]);
  expect(overlappingRules([morning, rule(2, '08:00', '12:00')])).toEqual([]);
  expect(
    overlappingRules([
      { ...morning, validTo: '2026-01-31' },
      rule(1, '08:00', '12:00', { validFrom: '2026-02-01' }),
    ]),
  ).toEqual([]);
});
