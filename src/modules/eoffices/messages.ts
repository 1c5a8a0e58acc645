import type { Locale } from '#platform/i18n/locale.ts';
import type { Words } from '#platform/i18n/words.ts';
import { agreementsEn } from './messages/agreements.en.ts';
import { agreementsUk } from './messages/agreements.uk.ts';
import { dayEn } from './messages/day.en.ts';
import { dayUk } from './messages/day.uk.ts';
import { directoryEn } from './messages/directory.en.ts';
import { directoryUk } from './messages/directory.uk.ts';
import { journalEn } from './messages/journal.en.ts';
import { journalUk } from './messages/journal.uk.ts';
import { needsEn } from './messages/needs.en.ts';
import { needsUk } from './messages/needs.uk.ts';
import { offlineEn } from './messages/offline.en.ts';
import { offlineUk } from './messages/offline.uk.ts';
import { planEn } from './messages/plan.en.ts';
import { planUk } from './messages/plan.uk.ts';
import { readingEn } from './messages/reading.en.ts';
import { readingUk } from './messages/reading.uk.ts';
import { referralsEn } from './messages/referrals.en.ts';
import { referralsUk } from './messages/referrals.uk.ts';
import { reportsEn } from './messages/reports.en.ts';
import { reportsUk } from './messages/reports.uk.ts';
import { suppliesEn } from './messages/supplies.en.ts';
import { suppliesUk } from './messages/supplies.uk.ts';

const uk = {
  ...directoryUk,
  ...suppliesUk,
  ...agreementsUk,
  ...dayUk,
  ...journalUk,
  ...needsUk,
  ...offlineUk,
  ...planUk,
  ...readingUk,
  ...referralsUk,
  ...reportsUk,
};
export type EofficesTexts = Words<typeof uk>;

/** Words of the network of e-offices; a file for each group of screens. */
export const eofficesTexts: Readonly<Record<Locale, EofficesTexts>> = {
  uk,
  en: {
    ...directoryEn,
    ...suppliesEn,
    ...agreementsEn,
    ...dayEn,
    ...journalEn,
    ...needsEn,
    ...offlineEn,
    ...planEn,
    ...readingEn,
    ...referralsEn,
    ...reportsEn,
  },
};
