import type { Locale } from '#platform/i18n/locale.ts';
import { englishWorkEn } from './englishWork.en.ts';
import { englishWorkUk } from './englishWork.uk.ts';

export const englishWorkTexts: Readonly<Record<Locale, typeof englishWorkUk>> = {
  uk: englishWorkUk,
  en: englishWorkEn,
};
