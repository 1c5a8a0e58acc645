import type { Locale } from '#platform/i18n/locale.ts';
import { organisationEn } from './messages.en.ts';
import { type OrganisationTexts, organisationUk } from './messages.uk.ts';

export const organisationTexts: Readonly<Record<Locale, OrganisationTexts>> = {
  uk: organisationUk,
  en: organisationEn,
};
