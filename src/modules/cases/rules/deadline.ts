import type { Calendar } from '#platform/calendar/calendar.ts';
import { type CivilDate, daysBetween } from '#platform/calendar/civilDate.ts';

/** A number that an act sets, with the date from which it holds; `to` null = until changed. */
export interface LegalDays {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly workingDays: number;
  readonly act: string;
}

/** How long a packet may stay at the front office (BR-25). */
export const sendTerms: readonly LegalDays[] = [
  { from: '2020-10-21', to: null, workingDays: 3, act: 'Регламент Центру, п. 25' },
];

/** Within which time mail is registered (BR-23). */
export const mailTerms: readonly LegalDays[] = [
  { from: '2020-10-21', to: null, workingDays: 1, act: 'Регламент Центру, п. 23' },
];

/** The rule that holds on `date`; throws RangeError where none does. */
export function legalDaysOn(rules: readonly LegalDays[], date: CivilDate): LegalDays {
  const rule = rules.find((one) => one.from <= date && (one.to === null || date <= one.to));
  if (!rule) throw new RangeError(`no legal term is known for ${date}`);
  return rule;
}

/** The last day on which a registered packet must be sent to the back office (BR-25). */
export const sendBy = (calendar: Calendar, registeredOn: CivilDate, rules = sendTerms): CivilDate =>
  calendar.addWorkingDays(registeredOn, legalDaysOn(rules, registeredOn).workingDays);

/** The last day on which what came by post must be registered (BR-23). */
export const registerMailBy = (calendar: Calendar, receivedOn: CivilDate, rules = mailTerms): CivilDate =>
  calendar.addWorkingDays(receivedOn, legalDaysOn(rules, receivedOn).workingDays);

/** By when mail had to be registered, where `today` is past that day; null: in time, or the day is no day of mail. */
export function lateMail(calendar: Calendar, receivedOn: CivilDate, today: CivilDate): CivilDate | null {
  if (!mailTerms.some((term) => term.from <= receivedOn)) return null;
  const by = registerMailBy(calendar, receivedOn);
  return today > by ? by : null;
}

/** How a term stands. Days are calendar days to the term, negative when it has passed. */
export type DeadlineState =
  | { readonly state: 'paused' }
  | {
      readonly state: 'onTime' | 'soon' | 'today' | 'overdue';
      readonly days: number;
      readonly workingDays: number;
    };

/** A term is near from this many working days before its last day: the executor and the heads see it (DEADLINE). */
export const soonWorkingDays = 3;

/** `due` null = the term is paused. */
export function deadlineState(today: CivilDate, due: CivilDate | null, calendar: Calendar): DeadlineState {
  if (due === null) return { state: 'paused' };
  const days = daysBetween(today, due);
  const workingDays = calendar.workingDaysBetween(today, due);
  if (days < 0) return { state: 'overdue', days, workingDays };
  if (days === 0) return { state: 'today', days, workingDays };
  return { state: workingDays <= soonWorkingDays ? 'soon' : 'onTime', days, workingDays };
}
