import type { Locale } from '#platform/i18n/locale.ts';
import { uiTextsEn } from '../texts.en.ts';
import type { UiTexts } from '../texts.ts';
import { uiTextsUk } from '../texts.uk.ts';

export const uiTexts: Readonly<Record<Locale, UiTexts>> = { uk: uiTextsUk, en: uiTextsEn };

/** Words of the frame around every page. */
export const shellTexts = {
  uk: {
    site: 'Вікно',
    tagline: 'Прозорий офіс',
    home: 'Головна',
    signIn: 'Вхід для працівників',
    openData: 'Відкриті дані',
    status: 'Живий стан',
    waiting: 'Чекає на вас',
    asOf: 'Станом на',
    note: 'Послуги безоплатні. Ніхто не має права вимагати документ, якого немає в інформаційній картці.',
  },
  en: {
    site: 'Vikno',
    tagline: 'Transparent office',
    home: 'Home',
    signIn: 'Staff sign-in',
    openData: 'Open data',
    status: 'Live state',
    waiting: 'Waiting for you',
    asOf: 'As of',
    note: 'Services are free of charge. Nobody may demand a document that the information card does not name.',
  },
} as const satisfies Record<Locale, Record<string, string>>;
