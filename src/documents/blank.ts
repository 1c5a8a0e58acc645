import { z } from 'zod';
import { dateWords, letterheadSchema, serviceSchema, words } from './parts.ts';

/** An application to fill in by hand or on the screen, or a sample with an invented person (BR-6, BR-8). */
export const blankSchema = letterheadSchema.extend({
  recipient: words,
  service: serviceSchema,
  /** What is asked, in the first person. */
  request: words,
  /** Who applies; what is not here is a line to write on. */
  who: z.object({
    name: words.optional(),
    birthDate: dateWords.optional(),
    /** The same for a field that is typed in: 12.04.1996. */
    birthDateDigits: words.optional(),
    taxNumber: words.optional(),
    identityDocument: words.optional(),
    address: words.optional(),
    phone: words.optional(),
  }),
  /** Who applies for somebody else. */
  agent: words.optional(),
  /** Answers of «Що мені потрібно?». */
  answers: z.array(z.object({ label: words, value: words })).default([]),
  /** Questions without an answer, to tick one of the options. */
  questions: z.array(z.object({ label: words, options: z.array(words) })).default([]),
  attachments: z.array(words).default([]),
  /** Documents that only some applicants attach, to tick. */
  perhaps: z.array(words).default([]),
  /** With fields of a form; otherwise with lines for a pen. */
  fillable: z.boolean().default(false),
  sample: z.boolean().default(false),
});
export type BlankInput = z.input<typeof blankSchema>;
