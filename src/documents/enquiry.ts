import { z } from 'zod';
import { caseSchema, dateWords, letterheadSchema, serviceSchema, signatorySchema, words } from './parts.ts';

/** Міжвідомчий запит with every field that BR-24, BP-24 and KC-23 demand; only for the service asked (BP-25, KC-24). */
export const enquirySchema = letterheadSchema.extend({
  number: words,
  date: dateWords,
  sender: z.object({ name: words, registryCode: words.optional(), address: words }),
  addressee: z.object({ name: words, address: words.optional() }),
  service: serviceSchema,
  case: caseSchema,
  /** The legal provision with its details: act, date, number, article. */
  legalProvision: words,
  subject: z.object({ name: words, details: words.optional() }),
  requested: z.array(words).min(1),
  contact: z.object({ name: words, position: words, phone: words, email: words.optional(), address: words }),
  replyDueOn: dateWords,
  replyBasis: words.optional(),
  other: words.optional(),
  attachments: z.array(words).default([]),
  signatory: signatorySchema,
});
export type EnquiryInput = z.input<typeof enquirySchema>;
