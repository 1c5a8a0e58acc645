import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suggestedSlug } from './slug.ts';

test('[KC-9] the address of a service is its name in Latin letters', () => {
  expect(suggestedSlug('Допомога при народженні дитини')).toBe('dopomoha-pry-narodzhenni-dytyny');
  expect(suggestedSlug('  Субсидія (об’єкт № 2)!')).toBe('subsydiia-obiekt-2');
  expect(suggestedSlug('№№')).toBe('');
});

test('an address is always one that the database takes, or nothing', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(suggestedSlug(name)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
    }),
  );
});
