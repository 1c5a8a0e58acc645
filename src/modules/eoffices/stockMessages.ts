import type { Locale } from '#platform/i18n/locale.ts';
import type { Words } from '#platform/i18n/words.ts';
import { requestsEn } from './messages/requests.en.ts';
import { requestsUk } from './messages/requests.uk.ts';
import { stockEn } from './messages/stock.en.ts';
import { stockUk } from './messages/stock.uk.ts';

const uk = { ...requestsUk, ...stockUk };
type StockTexts = Words<typeof uk>;

/** Words of requests for service, of things and stock, of acts. */
export const stockTexts: Readonly<Record<Locale, StockTexts>> = { uk, en: { ...requestsEn, ...stockEn } };
