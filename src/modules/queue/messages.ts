import type { Locale } from '#platform/i18n/locale.ts';
import { queueEn } from './messages.en.ts';
import { type QueueTexts, queueUk } from './messages.uk.ts';

export const queueTexts: Readonly<Record<Locale, QueueTexts>> = { uk: queueUk, en: queueEn };
