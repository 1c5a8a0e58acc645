import { z } from 'zod';
import {
  appealSchema,
  applicantSchema,
  caseSchema,
  dateWords,
  letterheadSchema,
  serviceSchema,
  signatorySchema,
  words,
} from './parts.ts';

/** Обґрунтована відмова: BR-27 forbids one without the norms of law and the way to appeal. */
export const refusalSchema = letterheadSchema.extend({
  number: words,
  decidedOn: dateWords,
  case: caseSchema,
  service: serviceSchema,
  applicant: applicantSchema,
  norms: z.array(z.object({ norm: words, requires: words, found: words })).min(1),
  /** Reasons in plain words, a paragraph each. */
  reasons: z.array(words).min(1),
  /** What the person can do now: mend and apply again, another service, advice. */
  whatNext: z.array(words).default([]),
  appeal: appealSchema,
  signatory: signatorySchema,
});
export type RefusalInput = z.input<typeof refusalSchema>;
