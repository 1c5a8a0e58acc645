import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compareUkrainian } from './collation.ts';
import {
  formatDate,
  formatDateLong,
  formatDateTime,
  formatDayOfYear,
  formatDuration,
  formatMonth,
  formatRelative,
  formatRelativeDays,
  formatTime,
} from './dates.ts';
import { issueText, sentence } from './issueText.ts';
import { defineMessages, type Translation, translator } from './messages.ts';
import { formatChoice, formatList, formatMoney, formatNumber } from './numbers.ts';
import { counted, plural, pluralUk } from './plural.ts';
import { weekText } from './weekText.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

test('Ukrainian words follow their number', () => {
  const said = [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 111, 112, 121].map((n) => pluralUk(n, counted.day.uk));
  expect(said).toEqual([
    'днів',
    'день',
    'дні',
    'дні',
    'днів',
    'днів',
    'днів',
    'днів',
    'день',
    'дні',
    'днів',
    'днів',
    'днів',
    'день',
  ]);
  expect(pluralUk(1.5, { one: 'година', few: 'години', many: 'годин' })).toBe('години');
  expect(plural('en', 1, counted.day)).toBe('day');
  expect(plural('en', 0, counted.day)).toBe('days');
  const rules = new Intl.PluralRules('uk');
  for (let n = 0; n < 300; n += 1)
    expect(pluralUk(n, { one: 'one', few: 'few', many: 'many' }), String(n)).toBe(rules.select(n));
});

describe('dates and times are shown as in Kyiv', () => {
  const at = new Date('2026-11-20T22:05:00Z');
  test('dates', () => {
    expect(formatDate('uk', at)).toBe('21.11.2026');
    expect(formatDate('en', '2026-11-01')).toBe('1 Nov 2026');
    expect(spaced(formatDateLong('uk', at))).toBe('21 листопада 2026 року');
    expect(spaced(formatDateLong('en', at))).toBe('21 November 2026');
    expect(spaced(formatDayOfYear('uk', '2026-11-20'))).toBe('п’ятниця, 20 листопада');
    expect(formatMonth('uk', at)).toBe('листопад 2026');
    expect(() => formatDate('uk', '2026-02-30')).toThrow(RangeError);
  });
  test('times', () => {
    expect(formatTime('uk', at)).toBe('00:05');
    expect(formatDateTime('uk', at)).toBe('21.11.2026, 00:05');
  });
  test('durations', () => {
    expect([0, 1, 60, 65, 125.9].map((m) => spaced(formatDuration('uk', m)))).toEqual([
      'менше хвилини',
      '1 хв',
      '1 год',
      '1 год 5 хв',
      '2 год 5 хв',
    ]);
    expect(spaced(formatDuration('en', 65))).toBe('1 h 5 min');
  });
  test('how long ago', () => {
    const now = new Date('2026-11-21T12:00:00Z');
    const ago = (minutes: number) =>
      spaced(formatRelative('uk', new Date(now.getTime() - minutes * 60_000), now));
    expect([0, 1, 5, 60, 125].map(ago)).toEqual([
      'щойно',
      '1 хвилину тому',
      '5 хвилин тому',
      '1 годину тому',
      '2 години тому',
    ]);
    expect([15 * 60, 3 * 1440, 100 * 1440, 800 * 1440].map(ago)).toEqual([
      'учора',
      '3 дні тому',
      '3 місяці тому',
      '2 роки тому',
    ]);
    expect([ago(-10), ago(-1440), ago(-2 * 1440)]).toEqual(['за 10 хвилин', 'завтра', 'за 2 дні']);
    expect(spaced(formatRelativeDays('en', -3))).toBe('3 days ago');
    expect(formatRelativeDays('en', 0)).toBe('today');
  });
});

test('numbers, money and lists', () => {
  expect(spaced(formatNumber('uk', 1234567.5))).toBe('1 234 567,5');
  expect(spaced(formatMoney('uk', 123450))).toBe('1 234,50 грн');
  expect(spaced(formatMoney('uk', 5))).toBe('0,05 грн');
  expect(spaced(formatMoney('en', 123450))).toBe('UAH 1,234.50');
  expect(() => formatMoney('uk', 0.5)).toThrow(RangeError);
  expect(formatList('uk', ['а', 'б', 'в'])).toBe('а, б і в');
  expect(formatChoice('en', ['a', 'b'])).toBe('a or b');
});

test('words are ordered by the Ukrainian alphabet; an apostrophe changes nothing', () => {
  const alphabet = [...'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'];
  expect([...alphabet].reverse().sort(compareUkrainian)).toEqual(alphabet);
  const names = [
    'Лук’янова',
    'Лукяненко',
    "Лук'янчук",
    'Лукьо',
    'Ґудзь',
    'Гуцул',
    'Дуб',
    'Єрмак',
    'Ернст',
    'Їжак',
    'Івасюк',
  ];
  expect([...names].sort(compareUkrainian)).toEqual([
    'Гуцул',
    'Ґудзь',
    'Дуб',
    'Ернст',
    'Єрмак',
    'Івасюк',
    'Їжак',
    'Лукьо',
    'Лукяненко',
    'Лук’янова',
    "Лук'янчук",
  ]);
});

test('messages take typed parameters in both languages', () => {
  const uk = defineMessages({
    hello: 'Добрий день',
    days: (n: number) => `${n} ${pluralUk(n, counted.day.uk)}`,
  });
  const en: Translation<typeof uk> = { hello: 'Hello', days: (n) => `${n} ${plural('en', n, counted.day)}` };
  expect(translator('uk', { uk, en })('days', 5)).toBe('5 днів');
  expect(translator('en', { uk, en })('days', 1)).toBe('1 day');
  expect(translator('en', { uk, en })('hello')).toBe('Hello');
  // @ts-expect-error a translation that lacks a key does not compile
  const lacking: Translation<typeof uk> = { hello: 'Hello' };
  expect(Object.keys(lacking)).toEqual(['hello']);
});

test('[BR-6] the week reads as on the door', () => {
  const day = { opens: '08:00:00', closes: '17:00:00' };
  const groups = [
    { days: [1, 2, 3, 4], intervals: [day] },
    {
      days: [5],
      intervals: [
        { opens: '08:00', closes: '12:00' },
        { opens: '13:00', closes: '16:00' },
      ],
    },
    { days: [6, 7], intervals: [] },
  ];
  expect(weekText('uk', groups)).toBe('Пн–Чт 8:00–17:00; Пт 8:00–12:00, 13:00–16:00; Сб, Нд — вихідний');
  expect(weekText('en', groups)).toBe('Mon–Thu 8:00–17:00; Fri 8:00–12:00, 13:00–16:00; Sat, Sun — closed');
});

describe('wrong input is answered with how to mend it', () => {
  const said = (schema: z.ZodType, value: unknown, locale: 'uk' | 'en' = 'uk') =>
    spaced(
      schema
        .safeParse(value)
        .error?.issues.map((issue) => issueText(issue, locale))
        .join(' | ') ?? 'fits',
    );
  test.each<[z.ZodType, unknown, string]>([
    [z.string(), undefined, 'Заповніть це поле'],
    [z.string().min(1), '', 'Заповніть це поле'],
    [z.string().min(3), 'аб', 'Допишіть: тут має бути щонайменше 3 символи'],
    [z.string().max(21), 'а'.repeat(22), 'Скоротіть: тут може бути не більше ніж 21 символ'],
    [z.string().length(10), '1', 'Тут має бути рівно 10 символів'],
    [z.coerce.number(), 'сім', 'Введіть число цифрами, наприклад 12'],
    [z.coerce.number().int(), '1.5', 'Введіть ціле число, наприклад 12'],
    [z.coerce.number().min(1), '0', 'Введіть число не менше ніж 1'],
    [z.coerce.number().positive(), '0', 'Введіть число, більше за 0'],
    [z.coerce.number().max(1000), '5000', 'Введіть число не більше ніж 1 000'],
    [z.iso.date(), '21 листопада', 'Введіть дату, наприклад 21.11.2026'],
    [z.iso.time(), '25:00', 'Введіть час, наприклад 14:30'],
    [z.email(), 'я@', 'Перевірте адресу електронної пошти: вона має вигляд name@example.com'],
    [z.url(), 'сайт', 'Введіть адресу сторінки повністю, наприклад https://example.com'],
    [z.uuid(), 'x', 'Виберіть один із варіантів'],
    [z.enum(['a', 'b']), 'c', 'Виберіть один із варіантів'],
    [z.literal('yes'), undefined, 'Поставте позначку, щоб продовжити'],
    [z.array(z.string()).min(1), [], 'Виберіть хоча б один варіант'],
    [z.array(z.string()), undefined, 'Виберіть хоча б один варіант'],
    [
      z.union([z.email(), z.literal('')]),
      'я',
      'Перевірте адресу електронної пошти: вона має вигляд name@example.com',
    ],
    [z.string().refine(() => false), 'x', 'Перевірте це поле'],
    [z.string().regex(/^\d$/), 'x', 'Перевірте, чи правильно це написано'],
    [z.string().regex(/^\d$/, sentence('Введіть цифру', 'Enter a digit')), 'x', 'Введіть цифру'],
    [z.strictObject({}), { a: 1 }, 'У формі є зайві поля. Оновіть сторінку й заповніть її ще раз'],
  ])('%#', (schema, value, expected) => expect(said(schema, value)).toBe(expected));
  test('in English too, with no Ukrainian or zod words left', () => {
    expect(said(z.string().min(3), 'a', 'en')).toBe('Write at least 3 characters');
    expect(said(z.string().regex(/^\d$/, sentence('Введіть цифру', 'Enter a digit')), 'x', 'en')).toBe(
      'Enter a digit',
    );
  });
});
