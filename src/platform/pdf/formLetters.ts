/**
 * The letters of a form field. A field has one font with 8-bit codes, since every viewer can type in such a font: the
 * codes are those of windows-1251, where Ukrainian and all the signs of a Ukrainian keyboard have their places.
 */

const FIRST = 0x20;
const UPPER = 0x80;
/** 0x98 means nothing in windows-1251. */
const UNUSED = 0x98;

const decoder = new TextDecoder('windows-1251');

/** Codes of a field's font with the letter that each means. */
export const formLetters: ReadonlyMap<number, string> = new Map(
  Array.from({ length: 0x100 - FIRST }, (_, index) => FIRST + index)
    .filter((code) => code !== 0x7f && code !== UNUSED)
    .map((code) => [code, decoder.decode(Uint8Array.of(code))]),
);

const codes: ReadonlyMap<string, number> = new Map(
  [...formLetters].map(([code, letter]): [string, number] => [letter, code]),
);

/** The two apostrophes of Ukrainian look alike on paper; the font has a place for one. */
const likeness = (text: string): string => text.normalize('NFC').replaceAll('\u02bc', '’');

/** Whether a form field can show every letter of the text. */
export const isTypable = (text: string): boolean =>
  [...likeness(text)].every((letter) => letter === '\n' || codes.has(letter));

/** The text in codes of a field's font; a letter that has none is a question mark. */
export const formCodes = (text: string): number[] =>
  [...likeness(text)].map((letter) => codes.get(letter) ?? 0x3f);

// Names of the Adobe Glyph List: PDF/UA-1 (ISO 14289-1, 7.21.6) lets an encoding name a letter by no others.
const signs: Readonly<Record<string, string>> = {
  '‚': 'quotesinglbase',
  '„': 'quotedblbase',
  '…': 'ellipsis',
  '†': 'dagger',
  '‡': 'daggerdbl',
  '€': 'Euro',
  '‰': 'perthousand',
  '‹': 'guilsinglleft',
  '‘': 'quoteleft',
  '’': 'quoteright',
  '“': 'quotedblleft',
  '”': 'quotedblright',
  '•': 'bullet',
  '–': 'endash',
  '—': 'emdash',
  '™': 'trademark',
  '›': 'guilsinglright',
  '\u00a0': 'space',
  '¤': 'currency',
  '¦': 'brokenbar',
  '§': 'section',
  '©': 'copyright',
  '«': 'guillemotleft',
  '¬': 'logicalnot',
  '\u00ad': 'hyphen',
  '®': 'registered',
  '°': 'degree',
  '±': 'plusminus',
  µ: 'mu',
  '¶': 'paragraph',
  '·': 'periodcentered',
  '»': 'guillemotright',
  '№': 'afii61352',
  Ё: 'afii10023',
  ё: 'afii10071',
  Ґ: 'afii10050',
  ґ: 'afii10098',
  Џ: 'afii10145',
  џ: 'afii10193',
  Ў: 'afii10062',
  ў: 'afii10110',
};

/** `Differences` of the font's encoding: names of what stands above ASCII, in the order of codes. */
export function letterNames(): string {
  const named = [...formLetters].filter(([code]) => code >= UPPER);
  return named.map(([code, letter]) => `${code} /${signs[letter] ?? cyrillicName(letter)}`).join(' ');
}

function cyrillicName(letter: string): string {
  const point = letter.codePointAt(0) ?? 0;
  const number =
    point >= 0x436
      ? afterZhe(point)
      : point >= 0x430
        ? 10065 + point - 0x430
        : point >= 0x416
          ? 10024 + point - 0x416
          : point >= 0x410
            ? 10017 + point - 0x410
            : 10051 + point - 0x402;
  return `afii${number}`;
}

/** ж…я, and after them the letters that Russian lacks: ђ ѓ є ѕ і ї ј љ њ ћ ќ. */
const afterZhe = (point: number): number => (point <= 0x44f ? 10072 + point - 0x436 : 10099 + point - 0x452);
