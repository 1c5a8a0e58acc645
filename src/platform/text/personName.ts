import { displayApostrophes } from './apostrophe.ts';

export interface PersonName {
  readonly surname: string;
  readonly given: string;
  /** Empty where the person has none. */
  readonly patronymic?: string | null;
}

/** What is wrong with a part of a name; null = nothing. The words are in `nameProblemText`. */
export type NameProblem = 'empty' | 'tooLong' | 'latin' | 'foreignCyrillic' | 'symbols';

const longestPart = 100;
const namePart = /^[а-щьюяґєії]+(?:[’\- ][а-щьюяґєії]+)*$/iu;

/** Spaces, hyphens and apostrophes as in print; all capitals or all small letters become «Коваленко-Мороз». */
export function normaliseNamePart(text: string): string {
  const tidy = displayApostrophes(text.normalize('NFC'))
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\s*-\s*/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  const upper = tidy.toLocaleUpperCase('uk');
  const lower = tidy.toLocaleLowerCase('uk');
  if (tidy !== upper && tidy !== lower) return tidy;
  return lower.replace(
    /(^|[- ])(\p{L})/gu,
    (_all, before: string, letter: string) => before + letter.toLocaleUpperCase('uk'),
  );
}

/** Checks a normalised part: Ukrainian letters, apostrophe, hyphen, space; double surnames are welcome. */
export function nameProblem(part: string): NameProblem | null {
  if (part === '') return 'empty';
  if (part.length > longestPart) return 'tooLong';
  if (/\p{Script=Latin}/u.test(part)) return 'latin';
  if (/[ыэёъ]/iu.test(part)) return 'foreignCyrillic';
  return namePart.test(part) ? null : 'symbols';
}

const problemTexts = {
  empty: { uk: 'Заповніть це поле', en: 'Fill in this field' },
  tooLong: { uk: `Скоротіть до ${longestPart} символів`, en: `Shorten to ${longestPart} characters` },
  latin: {
    uk: 'Напишіть українськими літерами: тут є латинські, які можуть мати такий самий вигляд',
    en: 'Use Ukrainian letters: some here are Latin, even if they look the same',
  },
  foreignCyrillic: {
    uk: 'Напишіть ім’я так, як у документі українською: літер «ы», «э», «ё», «ъ» в українській абетці немає',
    en: 'Write the name as in the Ukrainian document: the letters «ы», «э», «ё», «ъ» are not Ukrainian',
  },
  symbols: {
    uk: 'Залиште лише літери, апостроф, дефіс і пробіл між частинами',
    en: 'Keep only letters, an apostrophe, a hyphen and a space between parts',
  },
} as const;

export const nameProblemText = (problem: NameProblem, locale: 'uk' | 'en'): string =>
  problemTexts[problem][locale];

/** «Коваленко Олена Петрівна». */
export const fullName = (name: PersonName): string =>
  [name.surname, name.given, name.patronymic ?? ''].filter((part) => part !== '').join(' ');

/** «Коваленко О. П.»; a double given name keeps both letters: «О.-М.». */
export const shortName = (name: PersonName): string =>
  [name.surname, initial(name.given), initial(name.patronymic ?? '')]
    .filter((part) => part !== '')
    .join('\u00a0');

/** «Олена К.»: enough for the person to know themself on a board, too little for a stranger (BP-23). */
export const boardName = (name: PersonName): string =>
  [name.given, initial(name.surname)].filter((part) => part !== '').join('\u00a0');

const initial = (part: string): string =>
  part
    .split('-')
    .filter((piece) => piece !== '')
    .map((piece) => `${[...piece][0]?.toLocaleUpperCase('uk')}.`)
    .join('-');
