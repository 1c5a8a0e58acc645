import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanBody, cleanText } from './cleanText.ts';

test('what is left can be kept, and text that could be kept is left as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cleanText(text)).toBe(text.replaceAll('\0', ''));
      expect(cleanText(`${text}\ud83d`).isWellFormed()).toBe(true);
    }),
  );
  expect(cleanText('П’ять\0 їжаків \ud800🦔')).toBe('П’ять їжаків \ufffd🦔');
});

test('a body is cleaned to its depth, and numbers and absences stay', () => {
  expect(cleanBody({ 'na\0me': ['a\0', { b: '\0c' }], n: 1, none: null, no: undefined, yes: true })).toEqual({
    name: ['a', { b: 'c' }],
    n: 1,
    none: null,
    no: undefined,
    yes: true,
  });
});
