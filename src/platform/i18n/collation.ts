import { withoutApostrophes } from '../text/apostrophe.ts';

const alphabet = new Intl.Collator('uk');

/**
 * Order of the Ukrainian alphabet (ґ after г, є after е, і and ї after и, ь before ю). An apostrophe and its
 * many keyboard forms do not change the place of a word.
 */
export const compareUkrainian = (a: string, b: string): number =>
  alphabet.compare(withoutApostrophes(a), withoutApostrophes(b)) || alphabet.compare(a, b);
