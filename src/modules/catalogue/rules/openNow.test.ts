import { expect, test } from 'vitest';
import { type Hours, intervalsOn, openState, weekOf } from './openNow.ts';

const rule = (weekday: number, opens: string, closes: string, providerId: string | null = null) => ({
  providerId,
  weekday,
  opens,
  closes,
  validFrom: '2020-10-21',
  validTo: null,
});

/** Bakhmut: Mon–Thu 8–17, Fri 8–16; one provider receives on Mondays and Wednesdays 9–15. */
const hours: Hours = {
  rules: [
    ...[1, 2, 3, 4].map((day) => rule(day, '08:00:00', '17:00:00')),
    rule(5, '08:00:00', '16:00:00'),
    rule(1, '09:00:00', '15:00:00', 'youth'),
    rule(3, '09:00:00', '15:00:00', 'youth'),
  ],
  exceptions: [
    { providerId: null, date: '2026-11-24', opens: null, closes: null },
    { providerId: 'youth', date: '2026-11-25', opens: '10:00', closes: '11:00' },
  ],
};

test.each([
  // 2026-11-20 is a Friday.
  ['2026-11-20', '15:59', null, { state: 'open', till: '16:00' }],
  ['2026-11-20', '16:00', null, { state: 'opens', on: '2026-11-23', today: false, at: '08:00' }],
  ['2026-11-23', '07:59', null, { state: 'opens', on: '2026-11-23', today: true, at: '08:00' }],
  ['2026-11-23', '08:00', 'youth', { state: 'opens', on: '2026-11-23', today: true, at: '09:00' }],
  ['2026-11-23', '17:30', null, { state: 'opens', on: '2026-11-25', today: false, at: '08:00' }],
  ['2026-11-23', '16:00', 'youth', { state: 'opens', on: '2026-11-25', today: false, at: '10:00' }],
  ['2026-11-21', '12:00', 'pfu', { state: 'opens', on: '2026-11-23', today: false, at: '08:00' }],
] as const)('[BR-4, BR-6] %s at %s, provider %s', (today, time, provider, expected) => {
  expect(openState(hours, provider, today, time)).toEqual(expected);
});

test('[BR-4] a provider without hours of its own follows the centre; a day closed by an exception is closed', () => {
  expect(intervalsOn(hours, 'pfu', '2026-11-20')).toEqual([{ opens: '08:00', closes: '16:00' }]);
  expect(intervalsOn(hours, 'pfu', '2026-11-24')).toEqual([]);
  expect(openState({ rules: [], exceptions: [] }, null, '2026-11-20', '10:00')).toEqual({ state: 'closed' });
});

test('[BR-6] the week joins days with the same hours', () => {
  expect(weekOf(hours, null, '2026-11-24')).toEqual([
    { days: [1, 2, 3, 4], intervals: [{ opens: '08:00', closes: '17:00' }] },
    { days: [5], intervals: [{ opens: '08:00', closes: '16:00' }] },
    { days: [6, 7], intervals: [] },
  ]);
});
