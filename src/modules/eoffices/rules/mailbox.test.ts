import { describe, expect, test } from 'vitest';
import { type KnownOffice, matchOpening, officeNumber } from './mailbox.ts';
import { remindsOfOpening, reportReminder } from './reminders.ts';

const offices: KnownOffice[] = [
  { id: 'a', number: 3, addresses: ['three@x.ua', 'shared@x.ua'] },
  { id: 'b', number: 7, addresses: ['seven@x.ua', 'shared@x.ua'] },
];
const letter = { from: 'three@x.ua', subject: 'Офіс відкрито', body: '', working: true, time: '10:05' };

describe('[KO-A2-3] an opening told by letter', () => {
  test.each([
    ['from the office itself', {}, { opening: 'a' }],
    ['late, but told', { time: '11:40' }, { opening: 'a' }],
    ['with its own number', { subject: 'Е-офіс № 3 розпочав роботу' }, { opening: 'a' }],
    ['with another number', { subject: 'Е-офіс № 7 відкрито' }, { unclear: 'conflict', suggested: 'a' }],
    [
      'from an address of two, with a number',
      { from: 'shared@x.ua', subject: 'Офіс 7 відкрито' },
      { opening: 'b' },
    ],
    ['from an address of two, without', { from: 'shared@x.ua' }, { unclear: 'ambiguous', suggested: null }],
    [
      'from nobody known, with a number',
      { from: 'who@x.ua', subject: '№7 відкрито' },
      { unclear: 'unknownSender', suggested: 'b' },
    ],
    [
      'about a broken station',
      { body: 'Відкрито, але не працює станція' },
      { unclear: 'problem', suggested: 'a' },
    ],
    ['about something else', { subject: 'Прошу картридж' }, { unclear: 'notOpening', suggested: 'a' }],
    ['before ten', { time: '09:40' }, { unclear: 'early', suggested: 'a' }],
    ['on a day off', { working: false }, { unclear: 'dayOff', suggested: 'a' }],
  ] as const)('%s', (_, part, expected) => {
    expect(matchOpening(offices, { ...letter, ...part })).toEqual(expected);
  });

  test('the number of an office is read, a time or a date is none', () => {
    expect(officeNumber('Інформаційний електронний соціальний офіс №12')).toBe(12);
    expect(officeNumber('відкрито о 10:05, 02.11.2026')).toBeNull();
    expect(officeNumber('офіс 10:05')).toBeNull();
  });
});

test('[KO-A2-3] offices are reminded after half past ten of a working day, until they close', () => {
  expect(remindsOfOpening(true, '10:30')).toBe(false);
  expect(remindsOfOpening(true, '10:31')).toBe(true);
  expect(remindsOfOpening(true, '16:00')).toBe(false);
  expect(remindsOfOpening(false, '11:00')).toBe(false);
});

test('[KO-A2-7] a report is asked for before the 5th, on it, and as late from the 6th', () => {
  expect(['02', '03', '04', '05', '06', '20'].map((day) => reportReminder(`2026-11-${day}`))).toEqual([
    null,
    'reportSoon',
    'reportSoon',
    'reportLast',
    'reportLate',
    'reportLate',
  ]);
});
