import type { Locale } from '#platform/i18n/locale.ts';
import { formatNumber } from '#platform/i18n/numbers.ts';
import type { LiveTexts } from '../messages/live.uk.ts';

/** Seconds as whole minutes, in words below one. */
export const wholeMinutes = (t: LiveTexts, seconds: number): string => t.minutes(seconds / 60);

/** «81 %»; a dash where nothing was counted. */
export const percent = (locale: Locale, share: number | null): string =>
  share === null ? '—' : `${formatNumber(locale, Math.round(share * 100))}\u00a0%`;

/** One digit after the comma; a dash where nothing was counted. */
export const oneDigit = (locale: Locale, value: number | null): string =>
  value === null ? '—' : formatNumber(locale, Math.round(value * 10) / 10);
