import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeWanted } from './byteRange.ts';

test.each([
  [undefined, { kind: 'whole' }],
  ['bytes=0-99', { kind: 'part', from: 0, to: 99 }],
  ['bytes=900-', { kind: 'part', from: 900, to: 999 }],
  ['bytes=-100', { kind: 'part', from: 900, to: 999 }],
  ['bytes=-5000', { kind: 'part', from: 0, to: 999 }],
  ['bytes=990-5000', { kind: 'part', from: 990, to: 999 }],
  ['bytes=1000-', { kind: 'none' }],
  ['bytes=-0', { kind: 'none' }],
  ['bytes=9-3', { kind: 'whole' }],
  ['bytes=0-1,5-6', { kind: 'whole' }],
  ['items=0-1', { kind: 'whole' }],
  ['bytes=-', { kind: 'whole' }],
])('of a thousand bytes %s asks for %o', (header, wanted) => {
  expect(rangeWanted(header, 1_000)).toEqual(wanted);
});

test('a part always lies within the file', () => {
  const numbers = fc.option(fc.nat(3_000), { nil: '' });
  fc.assert(
    fc.property(numbers, numbers, fc.nat(2_000), (first, last, size) => {
      const wanted = rangeWanted(`bytes=${first}-${last}`, size);
      if (wanted.kind !== 'part') return;
      expect(wanted.from).toBeGreaterThanOrEqual(0);
      expect(wanted.to).toBeGreaterThanOrEqual(wanted.from);
      expect(wanted.to).toBeLessThan(size);
    }),
  );
});
