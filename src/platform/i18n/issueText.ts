import type { z } from 'zod';
import type { Locale } from './locale.ts';
import { formatNumber } from './numbers.ts';
import { counted, plural } from './plural.ts';

const separator = '\u001f';

/**
 * A schema's own sentence in both languages, for the `error` of any zod check:
 * `z.string().regex(x, sentence('Введіть …', 'Enter …'))`.
 */
export const sentence = (uk: string, en: string): string => uk + separator + en;

/** The schema's own sentence in one language; undefined for the words of zod. */
export function ownSentence(message: string, locale: Locale): string | undefined {
  const own = message.split(separator);
  return own.length === 2 ? own[locale === 'uk' ? 0 : 1] : undefined;
}

/** One sentence that says how to mend the field; zod's own Ukrainian words say only that something is wrong. */
export function issueText(issue: z.core.$ZodIssue, locale: Locale): string {
  const own = ownSentence(issue.message, locale);
  if (own !== undefined) return own;
  const [uk, en] = sentences(issue, locale);
  return locale === 'uk' ? uk : en;
}

type Pair = readonly [uk: string, en: string];

const fillIn: Pair = ['Заповніть це поле', 'Fill in this field'];
const choose: Pair = ['Виберіть один із варіантів', 'Choose one of the options'];
const check: Pair = ['Перевірте це поле', 'Check this field'];

function sentences(issue: z.core.$ZodIssue, locale: Locale): Pair {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected);
    case 'too_small':
      return tooSmall(issue, locale);
    case 'too_big':
      return tooBig(issue, locale);
    case 'invalid_format':
      return wrongFormat(issue.format);
    case 'invalid_value':
      return issue.values.length === 1
        ? ['Поставте позначку, щоб продовжити', 'Tick the box to continue']
        : choose;
    case 'not_multiple_of': {
      const step = formatNumber(locale, Number(issue.divisor));
      return [`Введіть число, кратне ${step}`, `Enter a multiple of ${step}`];
    }
    case 'invalid_union':
      return firstOfUnion(issue, locale);
    case 'unrecognized_keys':
      return [
        'У формі є зайві поля. Оновіть сторінку й заповніть її ще раз',
        'The form holds unknown fields. Reload the page and fill it in again',
      ];
    case 'custom':
      return issue.message === 'Invalid input' ? check : [issue.message, issue.message];
    default:
      return check;
  }
}

function wrongType(expected: string): Pair {
  switch (expected) {
    case 'number':
    case 'bigint':
      return ['Введіть число цифрами, наприклад 12', 'Enter a number in digits, such as 12'];
    case 'int':
      return ['Введіть ціле число, наприклад 12', 'Enter a whole number, such as 12'];
    case 'date':
      return enterDate;
    case 'boolean':
      return choose;
    case 'array':
    case 'set':
      return ['Виберіть хоча б один варіант', 'Choose at least one option'];
    case 'file':
      return ['Додайте файл', 'Add a file'];
    default:
      return fillIn;
  }
}

const enterDate: Pair = ['Введіть дату, наприклад 21.11.2026', 'Enter a date, such as 21.11.2026'];

function tooSmall(issue: z.core.$ZodIssueTooSmall, locale: Locale): Pair {
  const least = Number(issue.minimum);
  const n = formatNumber(locale, least);
  switch (issue.origin) {
    case 'string':
      if (least <= 1) return fillIn;
      return issue.exact
        ? exactLength(least, locale)
        : [
            `Допишіть: тут має бути щонайменше ${n} ${characters(least, locale)}`,
            `Write at least ${n} ${characters(least, locale)}`,
          ];
    case 'array':
    case 'set':
      return least <= 1
        ? ['Виберіть хоча б один варіант', 'Choose at least one option']
        : [`Виберіть щонайменше ${n}`, `Choose at least ${n}`];
    case 'date':
      return ['Введіть пізнішу дату', 'Enter a later date'];
    case 'file':
      return ['Цей файл порожній. Додайте інший', 'This file is empty. Add another one'];
    default:
      return issue.inclusive === false
        ? [`Введіть число, більше за ${n}`, `Enter a number greater than ${n}`]
        : [`Введіть число не менше ніж ${n}`, `Enter ${n} or more`];
  }
}

function tooBig(issue: z.core.$ZodIssueTooBig, locale: Locale): Pair {
  const most = Number(issue.maximum);
  const n = formatNumber(locale, most);
  switch (issue.origin) {
    case 'string':
      return issue.exact
        ? exactLength(most, locale)
        : [
            `Скоротіть: тут може бути не більше ніж ${n} ${characters(most, locale)}`,
            `Shorten to ${n} ${characters(most, locale)}`,
          ];
    case 'array':
    case 'set':
      return [`Виберіть не більше ніж ${n}`, `Choose no more than ${n}`];
    case 'date':
      return ['Введіть ранішу дату', 'Enter an earlier date'];
    case 'file': {
      const megabytes = formatNumber(locale, Math.max(0.1, Math.round(most / 104_857.6) / 10));
      return [`Додайте менший файл: до ${megabytes} МБ`, `Add a smaller file: up to ${megabytes} MB`];
    }
    default:
      return issue.inclusive === false
        ? [`Введіть число, менше за ${n}`, `Enter a number less than ${n}`]
        : [`Введіть число не більше ніж ${n}`, `Enter ${n} or less`];
  }
}

const characters = (n: number, locale: Locale): string => plural(locale, n, counted.character);
const exactLength = (n: number, locale: Locale): Pair => [
  `Тут має бути рівно ${n} ${characters(n, locale)}`,
  `Enter exactly ${n} ${characters(n, locale)}`,
];

function wrongFormat(format: string): Pair {
  switch (format) {
    case 'email':
      return [
        'Перевірте адресу електронної пошти: вона має вигляд name@example.com',
        'Check the e-mail address: it looks like name@example.com',
      ];
    case 'url':
      return [
        'Введіть адресу сторінки повністю, наприклад https://example.com',
        'Enter the whole address, such as https://example.com',
      ];
    case 'date':
      return enterDate;
    case 'datetime':
      return ['Введіть дату й час', 'Enter a date and a time'];
    case 'time':
      return ['Введіть час, наприклад 14:30', 'Enter a time, such as 14:30'];
    case 'uuid':
    case 'guid':
      return choose;
    default:
      return ['Перевірте, чи правильно це написано', 'Check how this is written'];
  }
}

/** Of several shapes that did not fit, the sentence of the one that came nearest: with the fewest complaints. */
function firstOfUnion(issue: z.core.$ZodIssueInvalidUnion, locale: Locale): Pair {
  const nearest = [...issue.errors].sort((a, b) => a.length - b.length)[0]?.[0];
  if (!nearest) return choose;
  const text = issueText(nearest, locale);
  return [text, text];
}
