import { type CasesWords, casesUk } from './messages.uk.ts';

export const casesEn: CasesWords = casesUk;
