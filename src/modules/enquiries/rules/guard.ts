/** Least and most time between showing the form and sending it, milliseconds: programs are quicker, old copies are older. */
const soonest = 3_000;
const latest = 24 * 3600_000;

/** Questions that one address or one number may send in a day by the form: a person in trouble, not a flood. */
export const mostADay = 10;

export type GuardProblem = 'hidden' | 'soon' | 'old';

/**
 * Whether a person filled in the form. `hidden` is a field that people do not see; `shownAt` is when the form was drawn,
 * as it was signed then; null: not signed by us.
 */
export function guardProblem(form: {
  readonly hidden: string;
  readonly shownAt: number | null;
  readonly now: number;
}): GuardProblem | null {
  if (form.hidden !== '') return 'hidden';
  if (form.shownAt === null || form.now - form.shownAt > latest || form.shownAt > form.now + soonest)
    return 'old';
  return form.now - form.shownAt < soonest ? 'soon' : null;
}
