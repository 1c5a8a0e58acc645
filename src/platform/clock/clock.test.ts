import { expect, test } from 'vitest';
import { businessDate, fixedClock } from './clock.ts';
import { kyivInstant, kyivTimeOfDay } from './kyivTime.ts';

test('the business date is the date in Kyiv, winter and summer', () => {
  expect(businessDate(new Date('2026-11-21T21:59:59Z'))).toBe('2026-11-21');
  expect(businessDate(new Date('2026-11-21T22:00:00Z'))).toBe('2026-11-22');
  expect(businessDate(new Date('2026-07-01T20:59:59Z'))).toBe('2026-07-01');
  expect(businessDate(new Date('2026-07-01T21:00:00Z'))).toBe('2026-07-02');
});

test('time on the wall turns into an instant and back, around both changes of the clock', () => {
  expect(kyivInstant('2026-11-23', '08:00').toISOString()).toBe('2026-11-23T06:00:00.000Z');
  expect(kyivInstant('2026-07-01', '08:00:30').toISOString()).toBe('2026-07-01T05:00:30.000Z');
  expect(kyivTimeOfDay(kyivInstant('2026-03-29', '02:30'))).toBe('02:30');
  expect(kyivTimeOfDay(kyivInstant('2026-03-29', '03:30'))).toBe('04:30');
  expect(kyivInstant('2026-10-25', '03:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  expect(kyivTimeOfDay(new Date('2026-11-21T22:00:00Z'))).toBe('00:00');
  expect(() => kyivInstant('2026-11-23', '8')).toThrow(RangeError);
});

test('a fixed clock stands still until it is set', () => {
  const clock = fixedClock('2026-11-21T10:00:00Z');
  expect(clock.now().toISOString()).toBe('2026-11-21T10:00:00.000Z');
  clock.set('2026-11-22T10:00:00Z');
  expect(businessDate(clock.now())).toBe('2026-11-22');
});
