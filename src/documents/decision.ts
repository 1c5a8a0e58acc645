import { z } from 'zod';
import {
  appealSchema,
  applicantSchema,
  caseSchema,
  dateWords,
  labelledSchema,
  letterheadSchema,
  serviceSchema,
  signatorySchema,
  words,
} from './parts.ts';

/** Рішення про надання послуги (BR-26). */
export const decisionSchema = letterheadSchema.extend({
  number: words,
  decidedOn: dateWords,
  case: caseSchema,
  service: serviceSchema,
  applicant: applicantSchema,
  /** Legal provisions that the decision rests on. */
  basis: z.array(words).min(1),
  /** The operative part: one numbered point each. */
  points: z.array(words).min(1),
  granted: z.array(labelledSchema).default([]),
  receive: words.optional(),
  appeal: appealSchema,
  signatory: signatorySchema,
});
export type DecisionInput = z.input<typeof decisionSchema>;
