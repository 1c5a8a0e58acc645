import { z } from 'zod';
import {
  applicantSchema,
  caseSchema,
  dateWords,
  letterheadSchema,
  representativeSchema,
  serviceSchema,
  words,
  workerSchema,
} from './parts.ts';

/** Повідомлення про недоліки (BR-20): errors and gaps, how to mend them, by when. */
export const deficiencyNoticeSchema = letterheadSchema.extend({
  number: words.optional(),
  date: dateWords,
  /** Absent while the packet is not registered. */
  case: caseSchema.optional(),
  service: serviceSchema,
  applicant: applicantSchema,
  representative: representativeSchema.optional(),
  deficiencies: z.array(z.object({ what: words, basis: words.optional(), howToMend: words })).min(1),
  mend: z.object({ until: dateWords, counting: words }),
  /** Where and how to bring what is missing. */
  bringTo: words,
  /** What happens to the term and the case meanwhile, and if nothing is mended. */
  consequence: words,
  worker: workerSchema,
});
export type DeficiencyNoticeInput = z.input<typeof deficiencyNoticeSchema>;
