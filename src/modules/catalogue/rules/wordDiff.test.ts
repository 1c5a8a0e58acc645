import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDiff } from './wordDiff.ts';

const text = fc
  .array(fc.constantFrom('строк', 'не', 'більше', '10', 'днів', ' ', '\n', ',', '—', 'сім’я', '😀'), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

test('[CARD-flow] a difference holds both texts and nothing else, and equal texts have none', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const stretches = wordDiff(before, after);
      const spell = (without: string) =>
        stretches.flatMap((one) => (one.kind === without ? [] : [one.text])).join('');
      expect(spell('added')).toBe(before);
      expect(spell('removed')).toBe(after);
      if (before === after) expect(stretches.every((one) => one.kind === 'same')).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('[CARD-flow] only the words that changed are marked', () => {
  expect(wordDiff('Строк — 10 календарних днів', 'Строк — 30 календарних днів')).toEqual([
    { kind: 'same', text: 'Строк — ' },
    { kind: 'removed', text: '10' },
    { kind: 'added', text: '30' },
    { kind: 'same', text: ' календарних днів' },
  ]);
});

test('[CARD-flow] a very long text is compared without stopping the server', () => {
  const long = (word: string) => `початок ${`${word} `.repeat(4_000)}кінець`;
  const kinds = wordDiff(long('а'), long('б')).map((one) => one.kind);
  expect(kinds[0]).toBe('same');
  expect(kinds.at(-1)).toBe('same');
  expect(kinds).toContain('removed');
});
