import type { Locale } from '#platform/i18n/locale.ts';
import type { QueueSettings } from '../../data/categories.ts';
import { queueTexts } from '../../messages.ts';

/** The sentences that hold with these settings, in the order in which a visitor meets them (BR-18). */
export function rulesIn(locale: Locale, settings: QueueSettings): string[] {
  const { rules } = queueTexts[locale].categories.order;
  return [
    rules.arrival,
    rules.desk,
    rules.matters,
    rules.kept,
    rules.express,
    rules.sign,
    rules.calls(settings.mostCalls, settings.recallCoolDownSeconds),
    rules.returns(settings.returnGraceMinutes),
    rules.pause,
    ...(settings.lastEntryMinutes > 0 ? [rules.lastEntry(settings.lastEntryMinutes)] : []),
    rules.reason,
  ];
}
