import type { Locale } from '#platform/i18n/locale.ts';
import type { Words } from '#platform/i18n/words.ts';
import { personalListEn } from './personalList.en.ts';
import { personalListUk } from './personalList.uk.ts';

const uk = {
  list: personalListUk,
  services: { parts: 'Частини переліку', previous: 'Попередні', next: 'Наступні' },
};

/** Words of the visitor's pages of a service, beside those of the card itself. */
export const visitorTexts: Readonly<Record<Locale, Words<typeof uk>>> = {
  uk,
  en: {
    list: personalListEn,
    services: { parts: 'Parts of the list', previous: 'Previous', next: 'Next' },
  },
};
export type VisitorTexts = Words<typeof uk>;
