import { z } from 'zod';
import {
  applicantSchema,
  caseSchema,
  dateWords,
  letterheadSchema,
  representativeSchema,
  serviceSchema,
  trackingSchema,
  words,
  workerSchema,
} from './parts.ts';

/** Опис вхідного пакета документів (BR-22): all documents handed in, the number, the date and the term. */
export const inventorySchema = letterheadSchema.extend({
  case: caseSchema,
  service: serviceSchema,
  applicant: applicantSchema,
  representative: representativeSchema.optional(),
  documents: z
    .array(
      z.object({
        name: words,
        form: z.enum(['original', 'copy', 'electronic']),
        count: z.int().min(1),
        pages: z.int().min(0),
        /** The card does not ask for it; the applicant gives it on their own initiative. */
        ownInitiative: z.boolean().default(false),
        note: words.optional(),
      }),
    )
    .min(1),
  missing: z.array(z.object({ name: words, howToMend: words })).default([]),
  term: z.object({ dueOn: dateWords, counting: words, basis: words.optional() }),
  tracking: trackingSchema,
  /** BR-21: the short note that consent was taken. */
  consent: z.object({ givenOn: dateWords, form: words, version: words.optional() }).optional(),
  worker: workerSchema,
});
export type InventoryInput = z.input<typeof inventorySchema>;
