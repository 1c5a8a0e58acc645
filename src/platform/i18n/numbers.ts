import type { Locale } from './locale.ts';

const tag: Readonly<Record<Locale, string>> = { uk: 'uk-UA', en: 'en-GB' };
const plain = { uk: new Intl.NumberFormat(tag.uk), en: new Intl.NumberFormat(tag.en) };
const withKopiyky = {
  uk: new Intl.NumberFormat(tag.uk, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(tag.en, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};
const lists = { uk: new Intl.ListFormat(tag.uk), en: new Intl.ListFormat(tag.en) };
const choices = {
  uk: new Intl.ListFormat(tag.uk, { type: 'disjunction' }),
  en: new Intl.ListFormat(tag.en, { type: 'disjunction' }),
};

/** 1 234 567,5; the spaces do not break. */
export const formatNumber = (locale: Locale, n: number): string => plain[locale].format(n);

/** A sum in kopiyky, a whole number: 123450 → «1 234,50 грн». Throws RangeError for a fraction of a kopiyka. */
export function formatMoney(locale: Locale, kopiyky: number): string {
  if (!Number.isSafeInteger(kopiyky)) throw new RangeError(`not a whole number of kopiyky: ${kopiyky}`);
  const sum = withKopiyky[locale].format(kopiyky / 100);
  return locale === 'uk' ? `${sum}\u00a0грн` : `UAH\u00a0${sum}`;
}

/** «а, б і в». */
export const formatList = (locale: Locale, items: readonly string[]): string => lists[locale].format(items);

/** «а, б або в». */
export const formatChoice = (locale: Locale, items: readonly string[]): string =>
  choices[locale].format(items);
