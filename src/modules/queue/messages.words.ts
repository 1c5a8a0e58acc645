import { formatTime } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { CallReason } from './commands/callNext.ts';
import type { VisitTicket } from './data/visit.ts';
import { queueTexts } from './messages.ts';

/** What a visitor should know and do now, in one sentence. */
export function ticketWords(locale: Locale, ticket: Pick<VisitTicket, 'state' | 'ahead' | 'desk'>): string {
  const t = queueTexts[locale];
  switch (ticket.state) {
    case 'waiting':
      return t.ahead(ticket.ahead ?? 0);
    case 'called':
      return t.ticket.go(ticket.desk ?? 0);
    case 'serving':
      return t.ticket.serving(ticket.desk ?? 0);
    case 'held':
    case 'noShow':
    case 'finished':
    case 'left':
      return t.ticket[ticket.state];
  }
}

/** Why a ticket was called, in words that a visitor and a court can read (BR-18). */
export function reasonWords(locale: Locale, reason: CallReason): string {
  const t = queueTexts[locale].reason;
  const rank = formatTime(locale, new Date(reason.params.rankAt));
  if (reason.key === 'allowance')
    return t.allowance(
      rank,
      formatTime(locale, new Date(reason.params.issuedAt)),
      reason.params.allowanceMinutes,
    );
  return t[reason.key](rank);
}

/** Why a waiting ticket stands where it stands. */
export function orderWords(
  locale: Locale,
  ticket: {
    readonly issuedAt: Date;
    readonly rankAt: Date;
    readonly allowanceMinutes: number;
    readonly blocked: boolean;
  },
): string {
  if (ticket.blocked) return queueTexts[locale].reason.blocked;
  if (ticket.allowanceMinutes === 0) return queueTexts[locale].reason.arrival;
  return reasonWords(locale, {
    key: 'allowance',
    params: {
      issuedAt: ticket.issuedAt.toISOString(),
      rankAt: ticket.rankAt.toISOString(),
      allowanceMinutes: ticket.allowanceMinutes,
    },
  });
}
