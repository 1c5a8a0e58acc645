/** Words that stand in every question and distinguish nothing. */
const stopWords = new Set(
  'а або але в во від до для з за зі і із й ж же на не ні о об по про та те ти то у це чи що щоб як яка яке який які коли де куди хто чим мені мене мій моя моє моєї нам нас наш ми я він вона вони є був була було бути треба потрібно потрібна потрібний потрібні можна хочу отримати оформити подати подаю дати дають робити зробити якщо бо документи документ послуга послуги the a an of for to in on and or how do i get my'.split(
    ' ',
  ),
);

/** Endings of nouns, adjectives and verbs that a question bends; the longest first. */
const endings =
  'увати ювати ування ювання ується юється ення ання істю ості ость ами ями ого ому ими іми ові еві єві ївна їв ах ях ів ей ий ій ої ою ею єю ає ють уть ать ять ить їть ти ла ли ло ав ив їв ам ям ом ем єм их іх їх им їм ми ка ку ок ки а я о е є і ї и у ю ь й'.split(
    ' ',
  );

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const ukrainianKeys = 'йцукенгшщзхїфівапролджєячсмитьбю’';

/** Latin letters of the same look, typed by a keyboard left on the other language. */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  k: 'к',
  m: 'м',
  t: 'т',
  h: 'н',
  b: 'в',
};

/** Letters that differ for the spelling alone are one for the search: ґ г, и і ї ы, е є э ё. */
const folds: Readonly<Record<string, string>> = {
  ґ: 'г',
  і: 'и',
  ї: 'и',
  ы: 'и',
  є: 'е',
  э: 'е',
  ё: 'е',
  ъ: '',
  ь: '',
};

const latinParts: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['zgh', 'зг'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yi', 'ї'],
  ['ye', 'є'],
  ['ie', 'є'],
  ['yu', 'ю'],
  ['iu', 'ю'],
  ['ju', 'ю'],
  ['ya', 'я'],
  ['ia', 'я'],
  ['ja', 'я'],
  ...[...'abcdefghijklmnopqrstuvwxyz'].map((letter, at): [string, string] => [
    letter,
    [...'абцдефггійклмнопкрстуввхиз'][at] ?? letter,
  ]),
];

/** Lower case, without apostrophes: the ways in which the same word is typed. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’'ʼ`´′‘]/g, '');

/** The base of a Ukrainian word, roughly: enough for «субсидію» to meet «субсидії» and «субсидия». */
export function stem(word: string): string {
  const bare = word.length > 5 ? word.replace(/(ся|сь)$/, '') : word;
  const ending = endings.find((one) => bare.length - one.length >= 3 && bare.endsWith(one));
  const base = ending ? bare.slice(0, -ending.length) : bare;
  return base.replace(/[ґіїыєэёъь]/g, (letter) => folds[letter] ?? letter);
}

/** Words of a text, lower case. */
export const tokens = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** What a word is searched by; null for one that distinguishes nothing. */
export const term = (token: string): string | null => (stopWords.has(token) ? null : stem(token));

const hasCyrillic = /[а-яєіїґ]/i;
const hasLatin = /[a-z]/i;

/** «ce,cblsz», typed with the other keyboard on, is «субсидія». Null when something Ukrainian was typed. */
export function otherKeyboard(text: string): string | null {
  if (!hasLatin.test(text) || hasCyrillic.test(text)) return null;
  return [...text.toLowerCase()].map((key) => ukrainianKeys[latinKeys.indexOf(key)] ?? key).join('');
}

/** «dopomoha» is «допомога», as in passports or as people write it. Null when something Ukrainian was typed. */
export function fromLatin(text: string): string | null {
  if (!hasLatin.test(text) || hasCyrillic.test(text)) return null;
  let rest = plain(text);
  let written = '';
  while (rest !== '') {
    const part = latinParts.find(([latin]) => rest.startsWith(latin));
    written += part ? part[1] : rest.charAt(0);
    rest = rest.slice(part ? part[0].length : 1);
  }
  return written;
}

/** A word half in each alphabet, as «cубсидiя», becomes a Ukrainian one. */
export const oneAlphabet = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\S+/g, (word) =>
      hasCyrillic.test(word) && hasLatin.test(word)
        ? [...word].map((letter) => lookAlikes[letter] ?? letter).join('')
        : word,
    );
