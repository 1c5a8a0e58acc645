import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brailleSheet, cellsInLine, linesOnPage } from './sheet.ts';
import { braille } from './translate.ts';

const fixtures = readFileSync(new URL('./fixtures.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

test('[BR-9] every text of the demo cards is the Braille that liblouis writes (lou_translate ru-brf.dis,uk.utb)', () => {
  expect(fixtures.length).toBeGreaterThan(600);
  for (const line of fixtures) {
    const [text = '', expected] = line.split('\t');
    expect(braille(text), text).toBe(expected);
  }
});

test('[BR-9] whatever is written, the sheet has 40 cells a line, 25 lines a page and only Braille characters', () => {
  const part = fc.record({
    kind: fc.constantFrom('title' as const, 'heading' as const, 'text' as const, 'item' as const),
    text: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...fixtures.slice(0, 60)), fc.lorem()),
  });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const brf = brailleSheet(parts);
      expect(brf).toMatch(/^[ -_\r\n\f]*$/);
      expect(brf.endsWith('\r\n\f')).toBe(true);
      for (const page of brf.split('\f').slice(0, -1)) {
        const lines = page.split('\r\n').slice(0, -1);
        expect(lines).toHaveLength(linesOnPage);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(cellsInLine);
      }
    }),
    { numRuns: 60 },
  );
});

test('a heading goes to the next page rather than stand last on this one', () => {
  const lines = Array.from({ length: 23 }, (_, at) => ({ kind: 'item' as const, text: `рядок ${at}` }));
  const brf = brailleSheet([
    ...lines,
    { kind: 'heading', text: 'Строк' },
    { kind: 'text', text: 'Десять днів' },
  ]);
  const [first = '', second = ''] = brf.split('\f');
  expect(first).not.toContain('STROK');
  expect(second).toContain('STROK');
});
