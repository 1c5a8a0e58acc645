export const questionStates = ['new', 'inWork', 'waiting', 'answered', 'closed'] as const;
export type QuestionState = (typeof questionStates)[number];

export const questionActions = [
  'take',
  'assign',
  'classify',
  'answer',
  'askBack',
  'call',
  'forward',
  'extend',
  'close',
] as const;
export type QuestionAction = (typeof questionActions)[number];

/** What may follow in each state. A closed question comes back only by the asker's own words. */
export const allowedActions: Readonly<Record<QuestionState, readonly QuestionAction[]>> = {
  new: ['take', 'assign', 'classify', 'answer', 'askBack', 'call', 'forward', 'extend', 'close'],
  inWork: ['take', 'assign', 'classify', 'answer', 'askBack', 'call', 'forward', 'extend', 'close'],
  // The asker was asked to say more; the term goes on, for no law stops it.
  waiting: ['take', 'assign', 'classify', 'answer', 'askBack', 'call', 'forward', 'extend', 'close'],
  answered: ['answer', 'classify', 'close'],
  closed: [],
};

export type Means = 'form' | 'email' | 'telephone' | 'other';
export type AnswerBy = 'email' | 'telephone' | 'site' | 'other';

/** Where a state goes when the asker says more: an answered or closed question is work again, with a new term. */
export const afterAddition = (
  state: QuestionState,
  assigned: boolean,
): { readonly state: QuestionState; readonly newTerm: boolean } => ({
  state: assigned ? 'inWork' : 'new',
  newTerm: state === 'answered' || state === 'closed',
});

/** Why an action is refused; null: it may be done. A complaint about workers is decided by a head (KC-15). */
export function refusal(
  question: { readonly state: QuestionState; readonly kind: string },
  action: QuestionAction,
  role: string,
): 'state' | 'complaint' | null {
  if (!allowedActions[question.state].includes(action)) return 'state';
  const head = role === 'centreHead' || role === 'providerHead';
  const decides = action === 'answer' || action === 'close' || action === 'classify';
  return question.kind === 'complaint' && decides && !head ? 'complaint' : null;
}
