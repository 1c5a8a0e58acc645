import type { Locale } from '#platform/i18n/locale.ts';
import { peopleEn } from './messages.en.ts';
import { type PeopleTexts, peopleUk } from './messages.uk.ts';

export const peopleTexts: Readonly<Record<Locale, PeopleTexts>> = { uk: peopleUk, en: peopleEn };
