import type { Locale } from '#platform/i18n/locale.ts';
import type { CalledOne } from './commands/callOne.ts';
import type { Opened, ShiftChanged } from './commands/desks.ts';
import type { TakenOver } from './commands/takeOver.ts';
import type { Transferred } from './commands/transfer.ts';
import type { Undone } from './commands/undo.ts';
import { queueTexts } from './messages.ts';
import type { RecallRefusal } from './rules/ticketActions.ts';

type Refused =
  | 'noShift'
  | 'paused'
  | 'onBreak'
  | 'busy'
  | 'nobody'
  | 'notServed'
  | 'notHere'
  | 'gone'
  | 'otherDesk';

/** Why a call, or a desk, was refused, in words that say what to do. */
export const refusalWords = (locale: Locale, why: Refused): string => queueTexts[locale].console.refused[why];

/** The same for a call of one ticket. */
export const calledOneWords = (locale: Locale, why: Exclude<CalledOne['kind'], 'called'>): string =>
  why === 'stale'
    ? refusalWords(locale, 'gone')
    : why === 'elsewhere'
      ? queueTexts[locale].console.refused.overtaken
      : refusalWords(locale, why);

/** The same for opening and taking over a desk. */
export function deskWords(
  locale: Locale,
  why: Exclude<Opened, { kind: 'opened' }> | Exclude<TakenOver, { kind: 'takenOver' }>,
): string {
  const t = queueTexts[locale].console.refused;
  switch (why.kind) {
    case 'taken':
      return t.taken(why.by);
    case 'elsewhere':
      return t.elsewhere(why.desk);
    case 'unknown':
      return t.unknownDesk;
    case 'free':
      return t.nobodySits;
    case 'own':
      return t.ownDesk;
  }
}

/** The same for the moves of a ticket and of a shift. */
export function moveWords(
  locale: Locale,
  why: Exclude<Undone | Transferred | ShiftChanged, 'done'> | 'paused' | 'shiftBusy' | RecallRefusal,
): string {
  const t = queueTexts[locale].console;
  if (typeof why === 'object')
    return why.key === 'tooSoon' ? t.refused.tooSoon(why.seconds) : t.refused.tooMany(why.calls);
  switch (why) {
    case 'elsewhere':
      return t.refused.overtaken;
    case 'unknown':
      return t.transferPick;
    case 'shiftBusy':
      return t.refused.visitorHere;
    default:
      return t.refused[why];
  }
}
