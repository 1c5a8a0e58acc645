import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { describe, expect, test } from 'vitest';
import { displayApostrophes, searchKey, withoutApostrophes } from './apostrophe.ts';
import {
  checkEdrpou,
  checkIdCard,
  checkPassportBooklet,
  checkRnokpp,
  checkUnzr,
  numberProblemText,
} from './identityNumbers.ts';
import { maskEmail, maskNumber, maskPhone, maskWord } from './mask.ts';
import { boardName, fullName, nameProblem, normaliseNamePart, shortName } from './personName.ts';
import { checkPhone, formatPhone } from './phone.ts';
import { parseReadableCode, printedCode, readableCode, readableCodeBytes } from './readableCode.ts';
import { transliterate } from './transliterate.ts';

test('every apostrophe of a keyboard is the same letter to the search', () => {
  const keys = ["Лук'яненко", 'Лук’яненко', 'Лукʼяненко', 'Лук`яненко', 'ЛУК‘ЯНЕНКО'].map(searchKey);
  expect(new Set(keys)).toEqual(new Set(['лук\u02bcяненко']));
  expect(displayApostrophes("сім'я 'в лапках'")).toBe("сім’я 'в лапках'");
  expect(withoutApostrophes('м’який')).toBe('мякий');
  expect(searchKey('  Їжак   колючий ')).toBe('їжак колючий');
});

describe('names', () => {
  test('are written as in print', () => {
    expect(normaliseNamePart(' КОВАЛЕНКО - МОРОЗ ')).toBe('Коваленко-Мороз');
    expect(normaliseNamePart("лук'яненко")).toBe('Лук’яненко');
    expect(normaliseNamePart('Олег фон')).toBe('Олег фон');
  });
  test.each([
    ['Коваленко', null],
    ['Нечуй-Левицький', null],
    ['Лук’яненко', null],
    ['Ґалаґан', null],
    ['', 'empty'],
    ['Kовaленко', 'latin'],
    ['Крымов', 'foreignCyrillic'],
    ['Іван2', 'symbols'],
    ['Іван-', 'symbols'],
    ['а'.repeat(101), 'tooLong'],
  ] as const)('%s: %s', (name, expected) => expect(nameProblem(name)).toBe(expected));
  test('[ORG-4] have a full, a short and a board form', () => {
    const name = { surname: 'Коваленко', given: 'Олена', patronymic: 'Петрівна' };
    expect(fullName(name)).toBe('Коваленко Олена Петрівна');
    expect(shortName(name)).toBe('Коваленко\u00a0О.\u00a0П.');
    expect(shortName({ surname: 'Ян', given: 'Анна-Марія', patronymic: null })).toBe('Ян\u00a0А.-М.');
    expect(boardName(name)).toBe('Олена\u00a0К.');
  });
});

test.each([
  ['Алушта', 'Alushta'],
  ['Згорани Розгон', 'Zghorany Rozghon'],
  ['Єнакієве', 'Yenakiieve'],
  ['Їжакевич Кадиївка', 'Yizhakevych Kadyivka'],
  ['Йосипівка Стрий', 'Yosypivka Stryi'],
  ['Щербухи Гоща Гаращенко', 'Shcherbukhy Hoshcha Harashchenko'],
  ['Юрій Корюківка', 'Yurii Koriukivka'],
  ['Яготин Костянтин', 'Yahotyn Kostiantyn'],
  ['Знам’янка Ґалаґан', 'Znamianka Galagan'],
  ['ЩАСТЯ', 'SHCHASTIA'],
])('«%s» in Latin letters is %s (КМУ № 55)', (uk, latin) => expect(transliterate(uk)).toBe(latin));

test('[BP-23] a mask never shows the whole', () => {
  expect(maskWord('Коваленко')).toBe('К***');
  expect(maskNumber('2222222222')).toBe('****2222');
  expect(maskNumber('1234')).toBe('****');
  expect(maskPhone('+380501234567')).toBe('+380…67');
  expect(maskEmail('olena@example.com')).toBe('o***@example.com');
  expect(maskEmail('olena')).toBe('***');
  fc.assert(fc.property(fc.string({ minLength: 1 }), (text) => maskNumber(text) !== text));
});

describe('numbers of documents', () => {
  test('РНОКПП holds birth date and sex', () => {
    expect(checkRnokpp('1759013776')).toEqual({
      ok: true,
      value: { number: '1759013776', birthDate: '1948-02-28', sex: 'male' },
    });
    expect(checkRnokpp('1759013777')).toEqual({ ok: false, problem: 'check' });
    expect(checkRnokpp('175901377')).toEqual({ ok: false, problem: 'length' });
    expect(checkRnokpp('17590137a6')).toEqual({ ok: false, problem: 'digits' });
    expect(checkRnokpp('0000000000')).toEqual({ ok: false, problem: 'birthDate' });
  });
  test('check digits agree with an independent implementation', () => {
    const theirs = (kind: 'rntrc' | 'edrpou', number: string) =>
      stdnum.UA?.[kind]?.validate(number).isValid ?? null;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 0, max: 99_999 }), (day, rest) => {
        const number = String(day).padStart(5, '0') + String(rest).padStart(5, '0');
        expect(checkRnokpp(number).ok).toBe(theirs('rntrc', number));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 30_000_001, max: 59_999_999 }), (n) => {
        expect(checkEdrpou(String(n)).ok).toBe(theirs('edrpou', String(n)));
      }),
      { numRuns: 2000 },
    );
    expect(checkEdrpou('32855961').ok).toBe(true);
    expect(checkEdrpou('00032129').ok).toBe(true);
    expect(checkEdrpou('32855968')).toEqual({ ok: false, problem: 'check' });
  });
  test('passport booklet, ID card, УНЗР', () => {
    expect(checkPassportBooklet('ab 123456')).toEqual({ ok: true, value: 'АВ123456' });
    expect(checkPassportBooklet('АБ № 123456')).toEqual({ ok: true, value: 'АБ123456' });
    expect(checkPassportBooklet('А123456').ok).toBe(false);
    expect(checkPassportBooklet('ЫЭ123456').ok).toBe(false);
    expect(checkIdCard('000 123 456')).toEqual({ ok: true, value: '000123456' });
    expect(checkIdCard('12345678')).toEqual({ ok: false, problem: 'length' });
    expect(checkUnzr('1985030412345')).toEqual({
      ok: true,
      value: { number: '19850304-12345', birthDate: '1985-03-04' },
    });
    expect(checkUnzr('19850230-12345')).toEqual({ ok: false, problem: 'birthDate' });
  });
  test('each problem is told with how to mend it', () => {
    expect(numberProblemText('idCard', 'length', 'uk')).toBe('Перевірте номер: номер ID-картки — це 9 цифр');
    expect(numberProblemText('rnokpp', 'length', 'uk')).toBe('Перевірте номер: РНОКПП — це 10 цифр');
    expect(numberProblemText('rnokpp', 'check', 'en')).toMatch(/document/);
  });
});

describe('telephones', () => {
  test.each([
    '0501234567',
    '+380 50 123-45-67',
    '380501234567',
    '8 (050) 123 45 67',
    '00380501234567',
    '501234567',
  ])('%s', (typed) => expect(checkPhone(typed)).toEqual({ ok: true, e164: '+380501234567' }));
  test('other countries start with a plus', () => expect(checkPhone('+48 22 694 75 00').ok).toBe(true));
  test.each([
    ['', 'empty'],
    ['050 12', 'short'],
    ['дім', 'letters'],
    ['050123456789', 'long'],
    ['0001234567', 'unknown'],
  ] as const)('%s: %s', (typed, problem) => expect(checkPhone(typed)).toEqual({ ok: false, problem }));
  test('are shown in groups', () =>
    expect(formatPhone('+380501234567').replaceAll('\u00a0', ' ')).toBe('+380 50 123 45 67'));
});

describe('[BR-22] the code with which an applicant follows a case', () => {
  const codes = fc
    .uint8Array({ minLength: 64, maxLength: 64 })
    .filter((bytes) => bytes.filter((b) => b < 230).length >= 8);
  test('is read back in any case, with spaces, dashes and Cyrillic letters', () => {
    const cyrillic: Record<string, string> = {
      A: 'а',
      C: 'с',
      E: 'Е',
      H: 'н',
      K: 'К',
      M: 'м',
      P: 'р',
      T: 'Т',
      X: 'х',
      Y: 'У',
    };
    fc.assert(
      fc.property(codes, (bytes) => {
        const code = readableCode(bytes);
        expect(printedCode(code)).toMatch(/^[2346789A-Z]{3}-[2346789A-Z]{3}-[2346789A-Z]{3}$/);
        const typed = [...printedCode(code).replaceAll('-', ' – ').toLowerCase()]
          .map((symbol) => cyrillic[symbol.toUpperCase()] ?? symbol)
          .join('');
        expect(parseReadableCode(typed)).toEqual({ ok: true, code });
      }),
    );
  });
  test('a wrong symbol or two swapped neighbours are found', () => {
    fc.assert(
      fc.property(codes, fc.nat(8), fc.nat(21), (bytes, at, other) => {
        const code = readableCode(bytes);
        const symbols = '2346789ACDEFHJKMNPRTWXY'.replace(code.charAt(at), '');
        const wrong = code.slice(0, at) + symbols.charAt(other) + code.slice(at + 1);
        expect(parseReadableCode(wrong)).toEqual({ ok: false, problem: 'check' });
        const first = Math.min(at, 6);
        const [a, b] = [code.charAt(first), code.charAt(first + 1)];
        if (a !== b)
          expect(parseReadableCode(code.slice(0, first) + b + a + code.slice(first + 2)).ok).toBe(false);
      }),
    );
  });
  test('other input is refused with its reason', () => {
    expect(parseReadableCode(' - ')).toEqual({ ok: false, problem: 'empty' });
    expect(parseReadableCode('ACD')).toEqual({ ok: false, problem: 'length' });
    expect(parseReadableCode('ACDACDAC0')).toEqual({ ok: false, problem: 'symbol' });
    expect(() => readableCode(new Uint8Array(40).fill(255))).toThrow(RangeError);
    expect(readableCode(randomBytes(readableCodeBytes))).toHaveLength(9);
  });
});
