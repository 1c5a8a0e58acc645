import type { Locale } from '#platform/i18n/locale.ts';
import { en } from './messages.en.ts';
import { type IdentityMessages, uk } from './messages.uk.ts';
import type { DeviceKind, WorkerRole } from './rules.ts';

const messages: Readonly<Record<Locale, IdentityMessages>> = { uk, en };

/** Words of this module in the language of the request. */
export const words = (locale: Locale): IdentityMessages => messages[locale];

/** Name of a role in both languages, as the frame of pages shows it. */
export const roleTitle = (role: WorkerRole | DeviceKind | null): Readonly<Record<Locale, string>> => ({
  uk: role ? uk.roles[role] : uk.noRole,
  en: role ? en.roles[role] : en.noRole,
});
