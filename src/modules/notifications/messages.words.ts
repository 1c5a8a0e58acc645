import { formatTime } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { Outgoing } from './data/outgoing.ts';
import { notificationTexts } from './messages.ts';

/** One message as the visitor reads it: the number of the ticket and what to do, nobody's name. */
export function messageText(
  locale: Locale,
  message: Pick<Outgoing, 'kind' | 'label' | 'desk' | 'ahead' | 'pauseKind' | 'graceUntil'>,
): string {
  const t = notificationTexts[locale].message;
  const { label } = message;
  switch (message.kind) {
    case 'near':
      return message.ahead === 0 ? t.next(label) : t.near(label, message.ahead ?? 0);
    case 'called':
      return t.called(label, message.desk ?? 0);
    case 'pauseBegan':
      return message.pauseKind === 'airRaid' ? t.airRaid(label) : t.paused(label);
    case 'pauseEnded':
      return message.graceUntil
        ? t.resumedUntil(label, formatTime(locale, message.graceUntil))
        : t.resumed(label);
  }
}
