/** Key for search: lower case, one apostrophe (U+02BC), one space; the same for every way of typing a name. */
export function searchKey(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part)
    .join(' ')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’‘`´ʹ′ʼ]/gu, 'ʼ')
    .replace(/[«»"“”„]/gu, '')
    .replace(/[‐‑–—]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** End of the range of keys that begin with `prefix`, for a search by explicit range. */
export function prefixEnd(prefix: string): string {
  const points = [...prefix];
  const last = points.pop()?.codePointAt(0) ?? 0;
  return points.join('') + String.fromCodePoint(last + 1);
}

/** A name as it is kept: one typographic apostrophe, one space, plain hyphens. */
export function tidyName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/['‘`´ʹ′ʼ]/gu, '’')
    .replace(/[‐‑–—]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

export const isName = (text: string): boolean =>
  text.length <= 100 && /^\p{L}[\p{L}\p{M}’ -]*\.?$/u.test(text);

/** Letters of two alphabets in one word: a name that nobody will find again. */
export const mixesAlphabets = (text: string): boolean =>
  text.split(/[\s-]/u).some((word) => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word));

/** РНОКПП: ten digits, the last one from the other nine (rules of the State Register of Individuals). */
export function isTaxNumber(text: string): boolean {
  if (!/^\d{10}$/.test(text) || /^0+$/.test(text)) return false;
  const weights = [-1, 5, 7, 9, 4, 6, 10, 5, 7];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return (((sum % 11) + 11) % 11) % 10 === Number(text[9]);
}

/** ЄДРПОУ: eight digits, the last one from the other seven; the weights depend on the range. */
export function isRegistryCode(text: string): boolean {
  if (!/^\d{8}$/.test(text) || /^0+$/.test(text)) return false;
  const value = Number(text);
  const middle = value >= 30_000_000 && value <= 60_000_000;
  const first = middle ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
  const rest = (weights: readonly number[]) =>
    weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0) % 11;
  const once = rest(first);
  const check = once < 10 ? once : rest(first.map((weight) => weight + 2)) % 10;
  return check === Number(text[7]);
}

const lookalikes: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
};

/** Number of a document without spaces, in capitals; letters of a passport booklet are Ukrainian ones. */
export function tidyDocumentNumber(kind: string, text: string): string {
  const plain = text.toUpperCase().replace(/[\s№]/gu, '');
  return kind === 'passportBook' ? plain.replace(/[A-Z]/g, (letter) => lookalikes[letter] ?? letter) : plain;
}

export interface Name {
  readonly kind: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
}

/** Full name, or the name of a legal entity. */
export const fullName = (person: Name): string =>
  [person.surname, person.given, person.patronymic].filter(Boolean).join(' ');

/** Digits in the middle are hidden where the whole number is not needed: in lists. */
export const maskedNumber = (number: string | null): string =>
  number === null
    ? '—'
    : `${number.slice(0, 2)}${'•'.repeat(Math.max(0, number.length - 4))}${number.slice(-2)}`;
