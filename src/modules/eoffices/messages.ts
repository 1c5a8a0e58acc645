import type { Locale } from '#platform/i18n/locale.ts';
import { eofficesEn } from './messages.en.ts';
import { type EofficesTexts, eofficesUk } from './messages.uk.ts';

export const eofficesTexts: Readonly<Record<Locale, EofficesTexts>> = { uk: eofficesUk, en: eofficesEn };
