import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { queueTexts } from '../messages.ts';
import type { QueueTexts } from '../messages.uk.ts';

const say = (pick: (texts: QueueTexts['childrensRoom']) => string) => ({
  error: sentence(pick(queueTexts.uk.childrensRoom), pick(queueTexts.en.childrensRoom)),
});

export const childrenQuery = z.object({ ticket: z.string().max(20).optional() });

/** A room takes children, so the year of birth is one of the last eighteen. */
export const checkInForm = (thisYear: number) => {
  const years = say((t) => t.yearWrong(thisYear - 18, thisYear));
  return z.object({
    ticket: z
      .string(say((t) => t.ticketUnknown))
      .min(
        1,
        say((t) => t.ticketUnknown),
      )
      .max(
        20,
        say((t) => t.ticketUnknown),
      ),
    firstName: z
      .string(say((t) => t.nameMissing))
      .min(
        1,
        say((t) => t.nameMissing),
      )
      .max(
        60,
        say((t) => t.nameLong),
      ),
    birthYear: z
      .string()
      .default('')
      .refine((text) => text === '' || /^\d{4}$/.test(text), years)
      .transform((text) => (text === '' ? null : Number(text)))
      .refine((year) => year === null || (year >= thisYear - 18 && year <= thisYear), years),
    notes: z
      .string()
      .max(
        200,
        say((t) => t.notesLong),
      )
      .default('')
      .transform((text) => (text === '' ? null : text)),
    tag: z
      .string(say((t) => t.tagWrong))
      .regex(
        /^\d{1,3}$/,
        say((t) => t.tagWrong),
      )
      .transform(Number)
      .refine(
        (tag) => tag >= 1,
        say((t) => t.tagWrong),
      ),
  });
};

/** The number may be left empty where the QR code is scanned: it alone names the ticket. */
export const handBackForm = z.object({
  number: z.string().max(20).default(''),
  code: z
    .string(say((t) => t.codeMissing))
    .min(
      6,
      say((t) => t.codeMissing),
    )
    .max(
      300,
      say((t) => t.codeMissing),
    ),
});
