import type { Words } from '#platform/i18n/words.ts';
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

export type CasesWords = Words<typeof casesUk>;
