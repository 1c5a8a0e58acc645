import { z } from 'zod';
import {
  applicantSchema,
  dateWords,
  letterheadSchema,
  representativeSchema,
  serviceSchema,
  words,
} from './parts.ts';

/** Заява prefilled from data on hand (BR-20); a field without a value is printed as a line to fill in by hand. */
export const applicationSchema = letterheadSchema.extend({
  recipient: words,
  caseNumber: words.optional(),
  date: dateWords.optional(),
  service: serviceSchema,
  applicant: applicantSchema,
  representative: representativeSchema.optional(),
  /** What is asked, in the first person: «Прошу призначити мені…». */
  request: words,
  sections: z
    .array(
      z.object({
        title: words,
        fields: z.array(z.object({ label: words, value: words.optional() })).min(1),
      }),
    )
    .default([]),
  attachments: z.array(words).default([]),
  consentText: words,
  notifyBy: words.optional(),
});
export type ApplicationInput = z.input<typeof applicationSchema>;
