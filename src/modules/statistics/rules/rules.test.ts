import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '#platform/calendar/civilDate.ts';
import { dangerOf, lateOf } from './danger.ts';
import { quantile, scaleS, stepOf, steps } from './histogram.ts';
import { added, measuresOf, nothing } from './measures.ts';
import { neighbour, periodKinds, periodOf } from './period.ts';

describe('[KS-stats] medians and tenths from steps', () => {
  test('err by less than the step that holds them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 * 3600 - 1 }), { minLength: 1, maxLength: 200 }),
        fc.constantFrom(0.5, 0.9),
        (lengths, share) => {
          const counts = Array.from(
            { length: steps },
            (_, at) => lengths.filter((one) => stepOf(one) === at).length,
          );
          const sorted = [...lengths].sort((a, b) => a - b);
          const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
          const step = stepOf(exact);
          const width = (scaleS[step] ?? 0) - (step === 0 ? 0 : (scaleS[step - 1] ?? 0));
          expect(Math.abs((quantile(counts, share) ?? Number.NaN) - exact)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  test('nothing counted is no number, and more than four hours is said as four', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(measuresOf(nothing)).toMatchObject({ waitMeanMin: null, leftShare: null, inStandardShare: null });
    const counts = Array.from({ length: steps }, (_, at) => (at === steps - 1 ? 3 : 0));
    expect(quantile(counts, 0.5)).toBe(4 * 3600);
  });

  test('days are added as their rows would be', () => {
    const day = {
      ...nothing,
      firstCalls: 2,
      waitedS: 600,
      inStandard: 1,
      calls: 4,
      noShows: 1,
      tickets: 5,
      leftUnserved: 1,
    };
    const two = added(day, { ...day, waitedS: 1200 });
    expect(measuresOf(two)).toMatchObject({
      waitMeanMin: 7.5,
      inStandardShare: 0.5,
      noShowShare: 0.25,
      leftShare: 0.2,
    });
  });
});

describe('[KS-stats] periods', () => {
  test('hold their date, follow each other without a gap, and begin where a calendar begins them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...periodKinds), fc.integer({ min: 0, max: 20_000 }), (kind, days) => {
        const date = addDays('2000-01-01', days);
        const period = periodOf(kind, date);
        expect(period.from <= date && date <= period.to).toBe(true);
        expect(neighbour(period, 1).from).toBe(addDays(period.to, 1));
        expect(neighbour(neighbour(period, -1), 1)).toEqual(period);
      }),
    );
    expect(periodOf('week', '2026-11-22')).toMatchObject({ from: '2026-11-16', to: '2026-11-22' });
    expect(periodOf('quarter', '2026-11-22')).toMatchObject({ from: '2026-10-01', to: '2026-12-31' });
    expect(periodOf('month', '2028-02-10').to).toBe('2028-02-29');
    expect(daysBetween(periodOf('year', '2026-05-05').from, periodOf('year', '2026-05-05').to)).toBe(364);
  });
});

describe('[BR-14] danger to the standard', () => {
  const stand = { waiting: 3, desks: 1, longestS: 300, expectedS: 600, wholeS: [400, 500, 600] };
  test('is seen before it has come', () => {
    expect(dangerOf(stand, 15)).toBe('fine');
    expect(dangerOf({ ...stand, expectedS: 1000 }, 15)).toBe('coming');
    expect(dangerOf({ ...stand, wholeS: [400, 1200] }, 15)).toBe('coming');
    expect(lateOf({ ...stand, wholeS: [400, 1200] }, 15)).toBe(1);
    expect(dangerOf({ ...stand, longestS: 901 }, 15)).toBe('passed');
    expect(dangerOf({ ...stand, desks: 0 }, 15)).toBe('unserved');
    expect(dangerOf({ ...stand, desks: 0, waiting: 0, longestS: null, wholeS: [] }, 15)).toBe('fine');
    expect(dangerOf({ ...stand, expectedS: null, wholeS: [] }, 15)).toBe('fine');
  });
});
