import { formatTime } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { DeskWaiting } from './data/deskNow.ts';
import type { CentreStanding } from './data/pause.ts';
import { queueTexts } from './messages.ts';
import type { CallReason } from './rules/callReason.ts';
import type { PauseKind } from './rules/pause.ts';

/** Why a ticket was called, in words that a visitor and a court can read (BR-18). */
export function reasonWords(locale: Locale, { key, params }: CallReason): string {
  const t = queueTexts[locale].reason;
  const rank = formatTime(locale, new Date(params.rankAt));
  const issued = formatTime(locale, new Date(params.issuedAt));
  switch (key) {
    case 'allowance':
      return params.category
        ? t.category(params.category[locale], params.category.act, rank, issued, params.allowanceMinutes)
        : t.allowance(rank, issued, params.allowanceMinutes);
    case 'fairness':
      return t.fairness(issued, params.run ?? 0);
    case 'sameVisit':
      return t.sameVisit;
    case 'chosen':
      return t.chosen(params.note ?? '');
    default:
      return t[key](rank);
  }
}

/** Why a waiting ticket stands where it stands. */
export function orderWords(
  locale: Locale,
  ticket: {
    readonly issuedAt: Date;
    readonly rankAt: Date;
    readonly allowanceMinutes: number;
    readonly blocked: boolean;
    readonly categoryUk?: string | null;
    readonly categoryEn?: string | null;
    readonly categoryAct?: string | null;
  },
): string {
  const t = queueTexts[locale].reason;
  if (ticket.blocked) return t.blocked;
  if (ticket.allowanceMinutes === 0) return t.arrival;
  const { categoryUk: uk, categoryEn: en, categoryAct: act } = ticket;
  return reasonWords(locale, {
    key: 'allowance',
    params: {
      issuedAt: ticket.issuedAt.toISOString(),
      rankAt: ticket.rankAt.toISOString(),
      allowanceMinutes: ticket.allowanceMinutes,
      ...(uk && en && act ? { category: { uk, en, act } } : {}),
    },
  });
}

/** Why a ticket stands where it stands in the list of one desk, and what hinders its call. */
export function waitingWords(locale: Locale, ticket: DeskWaiting): string {
  const t = queueTexts[locale].reason;
  switch (ticket.hindrance) {
    case 'late':
      return t.late(ticket.notBefore ? formatTime(locale, ticket.notBefore) : '');
    case 'otherDesk':
      return t.forDesk(ticket.onlyDesk ?? 0);
    case 'signer':
      return t.signer;
    case 'long':
      return t.long;
    case 'blocked':
    case null:
      break;
  }
  if (ticket.onlyDesk !== null && !ticket.blocked) return t.here;
  // In a list the ground in full would hide the order; it stands in the call, and on the page of the ticket.
  return ticket.allowanceMinutes > 0 && !ticket.blocked
    ? t.short(formatTime(locale, ticket.rankAt), ticket.allowanceMinutes)
    : orderWords(locale, ticket);
}

/** What a visitor should know and do while the centre stands still, or has just gone on; null in ordinary times. */
export function standingWords(locale: Locale, standing: CentreStanding): StandingWords | null {
  const t = queueTexts[locale].pause.visitors;
  const { pause, graceUntil } = standing;
  if (pause !== null) {
    const shelter = locale === 'uk' ? standing.shelterUk : standing.shelterEn;
    const lines = [t[pause.kind].text];
    if (pause.kind === 'other' && pause.note !== '') lines.unshift(pause.note);
    if (pause.kind === 'airRaid' && shelter !== '') lines.unshift(t.shelter(shelter));
    lines.push(t.since(formatTime(locale, pause.since)));
    return { kind: pause.kind, title: t[pause.kind].title, lines };
  }
  if (graceUntil !== null)
    return {
      kind: 'resumed',
      title: t.resumedTitle,
      lines: [t.resumedText(formatTime(locale, graceUntil))],
    };
  return null;
}

export interface StandingWords {
  readonly kind: PauseKind | 'resumed';
  readonly title: string;
  readonly lines: readonly string[];
}
