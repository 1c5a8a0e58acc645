import type { Locale } from '#platform/i18n/locale.ts';
import { exchangeEn } from './messages/exchange.en.ts';
import { exchangeUk } from './messages/exchange.uk.ts';
import { mailboxEn } from './messages/mailbox.en.ts';
import { mailboxUk } from './messages/mailbox.uk.ts';

/** Words of the head office's mailbox and of the exchange between offices. */
export const exchangeTexts = {
  uk: { ...mailboxUk, ...exchangeUk },
  en: { ...mailboxEn, ...exchangeEn },
} satisfies Readonly<Record<Locale, unknown>>;
