import { z } from 'zod';
import { dateWords, hourWords, words } from './parts.ts';
import { qrSchema } from './qr.ts';

/** Талон черги for a roll of 80 or 58 mm: the same picture is printed, previewed and sent to the printer. */
export const ticketSchema = z.object({
  paperMm: z.union([z.literal(58), z.literal(80)]).default(80),
  lang: z.enum(['uk', 'en']).default('uk'),
  centre: words,
  /** Short enough to be read from afar on 72 mm of paper. */
  number: z.string().trim().min(1).max(12),
  serviceGroup: words,
  service: words.optional(),
  /** What the visitor came for: to apply, to ask, to collect. */
  purpose: words.optional(),
  issuedOn: dateWords,
  issuedAt: hourWords,
  peopleAhead: z.int().min(0),
  /** Expected wait, minutes; absent when data are too thin for an honest range. */
  waitMinutes: z
    .object({ from: z.int().min(0), to: z.int().min(0) })
    .refine((range) => range.from <= range.to)
    .optional(),
  /** Agreed time of a booking, or the ground of priority. */
  note: words.optional(),
  /** Proves whose the ticket is where no phone can show the QR code. */
  code: words.optional(),
  qr: qrSchema,
  followAddress: words,
});
export type TicketInput = z.input<typeof ticketSchema>;
