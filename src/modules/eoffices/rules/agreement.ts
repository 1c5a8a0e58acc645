import { firstReminder } from '#modules/organisation/rules/reminders.ts';
import { daysBetween } from '#platform/calendar/civilDate.ts';

export type AgreementState = 'inForce' | 'soon' | 'over' | 'ended';

interface Term {
  readonly validTo: string | null;
  readonly endedOn: string | null;
}

/** How an agreement stands on `today`; shown as running out from `soonDays` before its end. */
export function agreementState(
  { validTo, endedOn }: Term,
  today: string,
  soonDays: number = firstReminder,
): AgreementState {
  if (endedOn !== null && endedOn <= today) return 'ended';
  if (validTo === null) return 'inForce';
  const left = daysBetween(today, validTo);
  if (left < 0) return 'over';
  return left <= soonDays ? 'soon' : 'inForce';
}

export type AgreementAction = 'correct' | 'prolong' | 'end' | 'attach';

/** What may be done with an agreement. One whose term ran out can be prolonged still; an ended one is only read and completed. */
export const agreementActions: Readonly<Record<AgreementState, readonly AgreementAction[]>> = {
  inForce: ['prolong', 'correct', 'attach', 'end'],
  soon: ['prolong', 'correct', 'attach', 'end'],
  over: ['prolong', 'correct', 'attach', 'end'],
  ended: ['attach'],
};

/** Whether a new end of the term lengthens it: without an end is the longest. */
export const prolongs = (from: string | null, to: string | null): boolean =>
  from !== null && (to === null || to > from);

/** What the head office has to look after: agreements that run out or ran out without another, offices without any. */
export function agreementsToMind(
  offices: readonly { readonly id: string }[],
  agreements: readonly (Term & { readonly eofficeId: string })[],
  today: string,
  soonDays: number = firstReminder,
): { readonly expiring: number; readonly without: number } {
  const states = officeStates(agreements, today, soonDays);
  let expiring = 0;
  let without = 0;
  for (const { id } of offices) {
    const state = states.get(id);
    if (state === 'inForce') continue;
    if (state === 'soon' || state === 'over') expiring++;
    else without++;
  }
  return { expiring, without };
}

const order: readonly AgreementState[] = ['inForce', 'soon', 'over', 'ended'];

/** How each office stands: by the best of its agreements. An office that is absent has none. */
export function officeStates(
  agreements: readonly (Term & { readonly eofficeId: string })[],
  today: string,
  soonDays: number = firstReminder,
): ReadonlyMap<string, AgreementState> {
  const states = new Map<string, AgreementState>();
  for (const agreement of agreements) {
    const state = agreementState(agreement, today, soonDays);
    const known = states.get(agreement.eofficeId);
    if (!known || order.indexOf(state) < order.indexOf(known)) states.set(agreement.eofficeId, state);
  }
  return states;
}
