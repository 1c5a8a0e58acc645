import type { Locale } from '#platform/i18n/locale.ts';
import { statisticsEn } from './messages.en.ts';
import { type StatisticsTexts, statisticsUk } from './messages.uk.ts';

export const statisticsTexts: Readonly<Record<Locale, StatisticsTexts>> = {
  uk: statisticsUk,
  en: statisticsEn,
};
