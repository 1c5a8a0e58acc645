import { caseUk } from './messages/case.uk.ts';
import { decideUk } from './messages/decide.uk.ts';
import { errorsUk } from './messages/errors.uk.ts';
import { historyUk } from './messages/history.uk.ts';
import { intakeUk } from './messages/intake.uk.ts';
import { listsUk } from './messages/lists.uk.ts';
import { trackUk } from './messages/track.uk.ts';

/** Ukrainian words of cases; a file for each group of screens. */
export const casesUk = {
  ...caseUk,
  ...intakeUk,
  ...decideUk,
  ...errorsUk,
  ...listsUk,
  ...historyUk,
  ...trackUk,
};

/** The same words in another language. */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Words<T[K]>;
};

export type CasesWords = Words<typeof casesUk>;
