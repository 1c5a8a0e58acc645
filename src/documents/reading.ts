import { z } from 'zod';
import { letterheadSchema, words } from './parts.ts';

/** A page of the site as a paper to read: an information card, in print of the usual size or large (BR-9). */
export const readingSchema = letterheadSchema.extend({
  title: words,
  subtitle: words.optional(),
  /** Of the words; what is written in Cyrillic stays Ukrainian in an English paper. */
  language: z.enum(['uk', 'en']).default('uk'),
  large: z.boolean().default(false),
  sections: z
    .array(z.object({ title: words, texts: z.array(words).default([]), items: z.array(words).default([]) }))
    .min(1),
  /** Where it comes from and when it was last compared with the law (BR-12). */
  note: words.optional(),
});
export type ReadingInput = z.input<typeof readingSchema>;
