import { describe, expect, test } from 'vitest';
import { dateInWords, hourInWords } from './dates.ts';

describe('dates in official papers', () => {
  test.each([
    ['2026-11-21', '21 листопада 2026 р.'],
    ['2026-01-01', '1 січня 2026 р.'],
    ['2026-11-21T08:35:00Z', '21 листопада 2026 р., 10:35'],
    // Kyiv is already in the next day, and in summer time.
    ['2026-07-31T21:30:00.000Z', '1 серпня 2026 р., 00:30'],
    ['2026-07-31T23:30:00+03:00', '31 липня 2026 р., 23:30'],
    ['21.11.2026', '21.11.2026'],
    ['у день звернення', 'у день звернення'],
    ['2026-13-01', '2026-13-01'],
    ['2026-13-01T10:00:00Z', '2026-13-01T10:00:00Z'],
  ])('%s is written as %s', (value, words) => {
    expect(dateInWords(value)).toBe(words);
  });

  test('the hour is that of Kyiv', () => {
    expect(hourInWords('2026-11-21T08:20:00Z')).toBe('10:20');
    expect(hourInWords('10:20')).toBe('10:20');
  });
});
