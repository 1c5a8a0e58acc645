export type SurveyState = 'draft' | 'open' | 'closed';
export type SurveyAction = 'edit' | 'open' | 'close' | 'copy';

/** What may be done with a survey. Once open its questions stand still: another wording is a copy. */
export const surveyActions: Readonly<Record<SurveyState, readonly SurveyAction[]>> = {
  draft: ['edit', 'open', 'copy'],
  open: ['close', 'copy'],
  closed: ['copy'],
};

interface Period {
  readonly state: SurveyState;
  /** First and last day of answering, ISO dates. */
  readonly opensOn: string;
  readonly closesOn: string;
}

export type Reception = 'draft' | 'early' | 'open' | 'over';

/** Whether a survey takes answers on `today`. */
export function reception({ state, opensOn, closesOn }: Period, today: string): Reception {
  if (state === 'draft') return 'draft';
  if (state === 'closed' || today > closesOn) return 'over';
  return today < opensOn ? 'early' : 'open';
}

/** Answers taken in a day from one address: an office with one line has fewer visitors. */
export const mostADay = 60;
