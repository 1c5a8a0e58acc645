import { z } from 'zod';
import { dateWords, hourWords, words } from './parts.ts';
import { qrSchema } from './qr.ts';

/** Талон черги for an 80 mm roll: the same picture is printed, previewed and sent to the printer. */
export const ticketSchema = z.object({
  centre: words,
  /** Short enough to be read from afar on 72 mm of paper. */
  number: z.string().trim().min(1).max(12),
  serviceGroup: words,
  service: words.optional(),
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
  qr: qrSchema,
  followAddress: words,
});
export type TicketInput = z.input<typeof ticketSchema>;
