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

/** Розписка про видачу результату (BR-5.1, BR-26): handing out is an event of its own. */
export const handoverSchema = letterheadSchema.extend({
  case: caseSchema,
  service: serviceSchema,
  applicant: applicantSchema,
  representative: representativeSchema.optional(),
  items: z
    .array(
      z.object({
        name: words,
        number: z.string().trim().min(1).max(24).optional(),
        form: z.enum(['original', 'copy', 'electronic']),
        pages: z.int().min(0),
      }),
    )
    .min(1),
  handedAt: dateWords,
  worker: workerSchema,
});
export type HandoverInput = z.input<typeof handoverSchema>;
