import { formatTime } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { PlaceNow, TicketNow } from './data/visitNow.ts';
import { queueTexts } from './messages.ts';
import { returnUntil } from './rules/late.ts';

/** What the visitor should know and do now, in one sentence (Q-phone). */
export function visitorSentence(locale: Locale, ticket: TicketNow, place: PlaceNow, now: Date): string {
  const t = queueTexts[locale].phone;
  switch (ticket.state) {
    case 'called':
      return t.go(ticket.desk ?? 0);
    case 'serving':
      return queueTexts[locale].ticket.serving(ticket.desk ?? 0);
    case 'held':
      return queueTexts[locale].ticket.held;
    case 'finished':
      return t.thanks;
    case 'left':
      return t.left;
    case 'noShow': {
      const back = returnUntil(ticket, place.returnGraceMinutes, now);
      if (back.kind === 'today') return t.missedToday;
      return back.kind === 'over' ? t.missedOver : t.missedUntil(formatTime(locale, back.at));
    }
    case 'waiting':
      if (place.standing.pause) return t.paused;
      if (ticket.otherNow) return t.otherNow;
      if (ticket.notBefore && ticket.notBefore > now) return t.late(formatTime(locale, ticket.notBefore));
      if (ticket.ahead === 0) return t.first;
      return ticket.near ? t.near : t.waiting;
  }
}

/** «12», «понад 99», «нікого». */
export function aheadText(locale: Locale, ahead: number): string {
  return ahead === 0 ? queueTexts[locale].phone.nobodyAhead : queueTexts[locale].many(ahead);
}

/** «15–25 хв»; null when nothing honest can be said. */
export function expectedText(locale: Locale, expected: TicketNow['expected']): string | null {
  return expected && queueTexts[locale].phone.range(expected.lowMinutes, expected.highMinutes);
}

/**
 * What makes the page look different, as a short text: while it stays the same the island only changes numbers and
 * words, and when it differs it fetches the page anew.
 */
export function visitShape(tickets: readonly TicketNow[], place: PlaceNow, now: Date): string {
  const { pause, graceUntil } = place.standing;
  const hall = pause ? pause.kind : graceUntil ? 'grace' : '';
  const each = tickets.map(({ id, state, near, notBefore, expected, ahead }) =>
    [
      id.slice(-6),
      state,
      near ? 'near' : '',
      notBefore && notBefore > now ? 'late' : '',
      expected ? 'range' : '',
      ahead === null ? '' : 'ahead',
    ].join('.'),
  );
  return [hall, ...each].join(' ');
}

/** What a live page of a visit is told: never more than its own tickets. */
export function visitTold(tickets: readonly TicketNow[], place: PlaceNow, now: Date) {
  const both = <T>(say: (locale: Locale) => T) => ({ uk: say('uk'), en: say('en') });
  return {
    shape: visitShape(tickets, place, now),
    tickets: tickets.map((ticket) => ({
      id: ticket.id,
      state: ticket.state,
      desk: ticket.desk,
      words: both((locale) => visitorSentence(locale, ticket, place, now)),
      ahead: both((locale) => (ticket.ahead === null ? null : aheadText(locale, ticket.ahead))),
      expected: both((locale) => expectedText(locale, ticket.expected)),
    })),
  };
}
