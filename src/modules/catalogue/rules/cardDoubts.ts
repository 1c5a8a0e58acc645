import type { CardContent } from '../schema.ts';

/** What is wrong in a card that its schema cannot see; `path` is that of the card. */
export type CardDoubt =
  | { readonly kind: 'missingAct'; readonly path: readonly (string | number)[]; readonly act: string }
  | { readonly kind: 'repeatedDocument'; readonly path: readonly (string | number)[]; readonly key: string };

/**
 * A norm that rests on an act which the card does not name among its legal grounds (CARD, KC-19), and two documents with
 * one code. Acts are known by their numbers, because people shorten their names in different ways.
 */
export function cardDoubts(card: CardContent): CardDoubt[] {
  const named = new Set(card.legalBasis.flatMap(numbersIn));
  const doubts: CardDoubt[] = [];
  const rests = (path: readonly (string | number)[], ground: string) => {
    for (const act of actsIn(ground))
      if (!named.has(sameLetters(act))) doubts.push({ kind: 'missingAct', path, act });
  };
  const keys = new Set<string>();
  for (const [at, document] of card.documents.entries()) {
    if (keys.has(document.key))
      doubts.push({ kind: 'repeatedDocument', path: ['documents', at, 'key'], key: document.key });
    keys.add(document.key);
    rests(['documents', at, 'ground'], document.ground);
  }
  if (card.term) rests(['term', 'ground'], card.term.ground);
  for (const [at, { norm }] of card.refusals.entries()) rests(['refusals', at, 'norm'], norm);
  return doubts;
}

/** Numbers that a norm gives to acts: «постанова № 1751», not «додаток № 3» or «форма № 10». */
function actsIn(ground: string): string[] {
  const found = ground.matchAll(/(\p{L}*)\s*№\s*(\d[\p{L}\p{N}/-]*)/gu);
  return [...found].flatMap(([, before = '', number = '']) =>
    /^(додат|форм|розділ|пункт|част|графік|зраз)/iu.test(before) ? [] : [number],
  );
}

const numbersIn = (basis: string): string[] => (basis.match(/\d[\p{L}\p{N}/-]*/gu) ?? []).map(sameLetters);

/** Roman digits are typed in both alphabets: 2811-XII, 2811-ХІІ. */
const sameLetters = (number: string): string =>
  number
    .toLocaleUpperCase('uk')
    .replaceAll('Х', 'X')
    .replaceAll('І', 'I')
    .replaceAll('М', 'M')
    .replaceAll('С', 'C');
