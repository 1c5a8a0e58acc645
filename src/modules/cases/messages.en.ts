import { caseEn } from './messages/case.en.ts';
import { decideEn } from './messages/decide.en.ts';
import { errorsEn } from './messages/errors.en.ts';
import { historyEn } from './messages/history.en.ts';
import { intakeEn } from './messages/intake.en.ts';
import { listsEn } from './messages/lists.en.ts';
import { trackEn } from './messages/track.en.ts';
import type { CasesWords } from './messages.uk.ts';

/** English words of cases. */
export const casesEn: CasesWords = {
  ...caseEn,
  ...intakeEn,
  ...decideEn,
  ...errorsEn,
  ...listsEn,
  ...historyEn,
  ...trackEn,
};
