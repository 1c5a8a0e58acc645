import type { Locale } from './locale.ts';

/** Ukrainian forms for 1, 2, 5 («день», «дні», «днів»); a fraction takes the second form, or `fraction`. */
export interface UkrainianForms {
  readonly one: string;
  readonly few: string;
  readonly many: string;
  readonly fraction?: string;
}

export interface EnglishForms {
  readonly one: string;
  readonly other: string;
}

export function pluralUk(n: number, forms: UkrainianForms): string {
  if (!Number.isInteger(n)) return forms.fraction ?? forms.few;
  const tens = Math.abs(n) % 100;
  const ones = tens % 10;
  if (tens > 10 && tens < 20) return forms.many;
  if (ones === 1) return forms.one;
  return ones >= 2 && ones <= 4 ? forms.few : forms.many;
}

export const pluralEn = (n: number, forms: EnglishForms): string => (n === 1 ? forms.one : forms.other);

/** The form of a word after the number `n`, without the number. */
export const plural = (
  locale: Locale,
  n: number,
  forms: { readonly uk: UkrainianForms; readonly en: EnglishForms },
): string => (locale === 'uk' ? pluralUk(n, forms.uk) : pluralEn(n, forms.en));

/** Words that many screens count with. */
export const counted = {
  day: { uk: { one: 'день', few: 'дні', many: 'днів' }, en: { one: 'day', other: 'days' } },
  workingDay: {
    uk: { one: 'робочий день', few: 'робочі дні', many: 'робочих днів' },
    en: { one: 'working day', other: 'working days' },
  },
  month: { uk: { one: 'місяць', few: 'місяці', many: 'місяців' }, en: { one: 'month', other: 'months' } },
  year: { uk: { one: 'рік', few: 'роки', many: 'років' }, en: { one: 'year', other: 'years' } },
  hour: { uk: { one: 'година', few: 'години', many: 'годин' }, en: { one: 'hour', other: 'hours' } },
  minute: { uk: { one: 'хвилина', few: 'хвилини', many: 'хвилин' }, en: { one: 'minute', other: 'minutes' } },
  character: {
    uk: { one: 'символ', few: 'символи', many: 'символів' },
    en: { one: 'character', other: 'characters' },
  },
  document: {
    uk: { one: 'документ', few: 'документи', many: 'документів' },
    en: { one: 'document', other: 'documents' },
  },
} as const satisfies Record<string, { readonly uk: UkrainianForms; readonly en: EnglishForms }>;
