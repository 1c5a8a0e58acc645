import type { Locale } from '#platform/i18n/locale.ts';
import type { Words } from '#platform/i18n/words.ts';
import { publicEn } from './messages/public.en.ts';
import { publicUk } from './messages/public.uk.ts';
import { staffEn } from './messages/staff.en.ts';
import { staffUk } from './messages/staff.uk.ts';

const uk = { ...publicUk, ...staffUk };
export type EnquiryTexts = Words<typeof uk>;

/** Words of questions; a file for what visitors read and one for what workers read. */
export const enquiryTexts: Readonly<Record<Locale, EnquiryTexts>> = {
  uk,
  en: { ...publicEn, ...staffEn },
};
