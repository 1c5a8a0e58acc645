import type { Locale } from '#platform/i18n/locale.ts';
import type { Words } from '#platform/i18n/words.ts';
import { blankEn } from './blank.en.ts';
import { blankUk } from './blank.uk.ts';

/** Words of the blank of an application. */
export const blankTexts: Readonly<Record<Locale, Words<typeof blankUk>>> = { uk: blankUk, en: blankEn };
