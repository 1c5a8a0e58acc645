import type { Locale } from '#platform/i18n/locale.ts';
import type { Words } from '#platform/i18n/words.ts';
import { answeringEn } from './messages/answering.en.ts';
import { answeringUk } from './messages/answering.uk.ts';
import { makingEn } from './messages/making.en.ts';
import { makingUk } from './messages/making.uk.ts';

const uk = { ...makingUk, ...answeringUk };
export type SurveysTexts = Words<typeof uk>;

/** Words of surveys: of those who make them, and of those who answer. */
export const surveysTexts: Readonly<Record<Locale, SurveysTexts>> = {
  uk,
  en: { ...makingEn, ...answeringEn },
};
