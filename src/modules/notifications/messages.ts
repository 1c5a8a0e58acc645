import type { Locale } from '#platform/i18n/locale.ts';
import { notificationsEn } from './messages.en.ts';
import { type NotificationTexts, notificationsUk } from './messages.uk.ts';

export const notificationTexts: Readonly<Record<Locale, NotificationTexts>> = {
  uk: notificationsUk,
  en: notificationsEn,
};
