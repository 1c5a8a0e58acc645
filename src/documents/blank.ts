import { z } from 'zod';
import { dateWords, letterheadSchema, serviceSchema, words } from './parts.ts';

/** An empty application to fill in by hand, one filled in on the screen, or a sample with an invented person (BR-6, BR-8). */
export const blankSchema = letterheadSchema.extend({
  recipient: words,
  service: serviceSchema,
  /** What is asked, in the first person. */
  request: words,
  /** Who applies; what is not here is a line to write on. */
  who: z.object({
    name: words.optional(),
    birthDate: dateWords.optional(),
    taxNumber: words.optional(),
    identityDocument: words.optional(),
    address: words.optional(),
    phone: words.optional(),
  }),
  /** Who applies for somebody else. */
  agent: words.optional(),
  /** Answers of «Що мені потрібно?». */
  answers: z.array(z.object({ label: words, value: words })).default([]),
  attachments: z.array(words).default([]),
  sample: z.boolean().default(false),
});
export type BlankInput = z.input<typeof blankSchema>;
