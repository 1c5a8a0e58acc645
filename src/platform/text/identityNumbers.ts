import { addDays, type CivilDate, isCivilDate } from '../calendar/civilDate.ts';

/** What is wrong with a number; the words are in `numberProblemText`. */
export type NumberProblem = 'length' | 'digits' | 'check' | 'form' | 'birthDate';

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: NumberProblem };

const spaces = /[\s\u00a0-]/g;
const wrong = (problem: NumberProblem): { ok: false; problem: NumberProblem } => ({ ok: false, problem });

export interface Rnokpp {
  readonly number: string;
  readonly birthDate: CivilDate;
  readonly sex: 'female' | 'male';
}

/** РНОКПП: ten digits that carry the birth date (days since 31.12.1899), the sex (ninth digit) and a check digit. */
export function checkRnokpp(text: string): Checked<Rnokpp> {
  const number = text.replace(spaces, '');
  if (!/^\d*$/.test(number)) return wrong('digits');
  if (number.length !== 10) return wrong('length');
  const digits = [...number].map(Number);
  const sum = [-1, 5, 7, 9, 4, 6, 10, 5, 7].reduce(
    (total, weight, i) => total + weight * (digits[i] ?? 0),
    0,
  );
  if ((((sum % 11) + 11) % 11) % 10 !== digits[9]) return wrong('check');
  const day = Number(number.slice(0, 5));
  if (day === 0) return wrong('birthDate');
  return {
    ok: true,
    value: {
      number,
      birthDate: addDays('1899-12-31', day),
      sex: (digits[8] ?? 0) % 2 === 1 ? 'male' : 'female',
    },
  };
}

/** ЄДРПОУ: eight digits, the last one a check digit. */
export function checkEdrpou(text: string): Checked<string> {
  const number = text.replace(spaces, '');
  if (!/^\d*$/.test(number)) return wrong('digits');
  if (number.length !== 8) return wrong('length');
  const digits = [...number].map(Number);
  const value = Number(number);
  const base = value > 30_000_000 && value < 60_000_000 ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
  const remainder = (more: number) =>
    base.reduce((total, weight, i) => total + (weight + more) * (digits[i] ?? 0), 0) % 11;
  const first = remainder(0);
  const check = first < 10 ? first : remainder(2) % 10;
  return check === digits[7] ? { ok: true, value: number } : wrong('check');
}

const latinLookAlikes: Readonly<Record<string, string>> = {
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
};

/** Passport booklet: two Ukrainian letters and six digits; Latin letters of the same look are turned over. */
export function checkPassportBooklet(text: string): Checked<string> {
  const number = text
    .replace(spaces, '')
    .replace(/№/g, '')
    .toLocaleUpperCase('uk')
    .replace(/[A-Z]/g, (letter) => latinLookAlikes[letter] ?? letter);
  return /^[А-ЩЬЮЯҐЄІЇ]{2}\d{6}$/u.test(number) ? { ok: true, value: number } : wrong('form');
}

/** Number of an ID card: nine digits without a check. */
export function checkIdCard(text: string): Checked<string> {
  const number = text.replace(spaces, '');
  if (!/^\d*$/.test(number)) return wrong('digits');
  return number.length === 9 ? { ok: true, value: number } : wrong('length');
}

/** УНЗР: birth date and five digits, `19850304-12345`. The date is checked; the last digit's rule is not public. */
export function checkUnzr(text: string): Checked<{ readonly number: string; readonly birthDate: CivilDate }> {
  const digits = text.replace(spaces, '');
  if (!/^\d*$/.test(digits)) return wrong('digits');
  if (digits.length !== 13) return wrong('length');
  const birthDate = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  if (!isCivilDate(birthDate)) return wrong('birthDate');
  return { ok: true, value: { number: `${digits.slice(0, 8)}-${digits.slice(8)}`, birthDate } };
}

export type IdentityNumber = 'rnokpp' | 'edrpou' | 'passportBooklet' | 'idCard' | 'unzr';

const shapes = {
  rnokpp: { uk: 'РНОКПП — це 10 цифр', en: 'РНОКПП has 10 digits' },
  edrpou: { uk: 'Код ЄДРПОУ — це 8 цифр', en: 'ЄДРПОУ has 8 digits' },
  passportBooklet: {
    uk: 'Серія та номер паспорта — це дві українські літери і шість цифр, наприклад АБ123456',
    en: 'A passport booklet has two Ukrainian letters and six digits, such as АБ123456',
  },
  idCard: { uk: 'Номер ID-картки — це 9 цифр', en: 'An ID card number has 9 digits' },
  unzr: {
    uk: 'УНЗР — це 13 цифр, наприклад 19850304-12345',
    en: 'УНЗР has 13 digits, such as 19850304-12345',
  },
} as const;

/** One sentence that says how to mend the number. */
export function numberProblemText(kind: IdentityNumber, problem: NumberProblem, locale: 'uk' | 'en'): string {
  const shape = shapes[kind][locale];
  if (problem === 'check')
    return locale === 'uk'
      ? 'Звірте цифри з документом: у номері є помилка'
      : 'Compare the digits with the document: one of them is wrong';
  if (problem === 'birthDate')
    return locale === 'uk'
      ? `Звірте номер із документом: у ньому немає правильної дати народження. ${shape}`
      : `Compare the number with the document: it holds no birth date. ${shape}`;
  return locale === 'uk' ? `Перевірте номер: ${lowerStart(shape)}` : `Check the number: ${shape}`;
}

/** Abbreviations keep their capitals. */
const lowerStart = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase('uk') + text.slice(1) : text;
