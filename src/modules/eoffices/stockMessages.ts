import type { Locale } from '#platform/i18n/locale.ts';
import type { Words } from '#platform/i18n/words.ts';
import { actsEn } from './messages/acts.en.ts';
import { actsUk } from './messages/acts.uk.ts';
import { quarterEn } from './messages/quarter.en.ts';
import { quarterUk } from './messages/quarter.uk.ts';
import { requestsEn } from './messages/requests.en.ts';
import { requestsUk } from './messages/requests.uk.ts';
import { stockEn } from './messages/stock.en.ts';
import { stockUk } from './messages/stock.uk.ts';

const uk = { ...requestsUk, ...stockUk, ...actsUk, ...quarterUk };
type StockTexts = Words<typeof uk>;

/** Words of requests for service, of things and stock, of acts. */
export const stockTexts: Readonly<Record<Locale, StockTexts>> = {
  uk,
  en: { ...requestsEn, ...stockEn, ...actsEn, ...quarterEn },
};
