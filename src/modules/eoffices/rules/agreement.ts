import { firstReminder } from '#modules/organisation/rules/reminders.ts';
import { daysBetween } from '#platform/calendar/civilDate.ts';

export type AgreementState = 'inForce' | 'soon' | 'over' | 'ended';

interface Term {
  readonly validTo: string | null;
  readonly endedOn: string | null;
}

/** How an agreement stands on `today`; shown as running out from sixty days before its end, as those of centres are. */
export function agreementState({ validTo, endedOn }: Term, today: string): AgreementState {
  if (endedOn !== null && endedOn <= today) return 'ended';
  if (validTo === null) return 'inForce';
  const left = daysBetween(today, validTo);
  if (left < 0) return 'over';
  return left <= firstReminder ? 'soon' : 'inForce';
}

/** What the head office has to look after: agreements that run out or ran out without another, offices without any. */
export function agreementsToMind(
  offices: readonly { readonly id: string }[],
  agreements: readonly (Term & { readonly eofficeId: string })[],
  today: string,
): { readonly expiring: number; readonly without: number } {
  const stateOf = (agreement: Term) => agreementState(agreement, today);
  let expiring = 0;
  let without = 0;
  for (const { id } of offices) {
    const states = agreements.filter(({ eofficeId }) => eofficeId === id).map(stateOf);
    if (states.includes('inForce')) continue;
    if (states.includes('soon') || states.includes('over')) expiring++;
    else without++;
  }
  return { expiring, without };
}
