import type { Locale } from '#platform/i18n/locale.ts';
import { catalogueEn } from './messages.en.ts';
import { type CatalogueTexts, catalogueUk } from './messages.uk.ts';

export const catalogueTexts: Readonly<Record<Locale, CatalogueTexts>> = { uk: catalogueUk, en: catalogueEn };
