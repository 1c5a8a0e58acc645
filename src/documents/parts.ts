import { z } from 'zod';
import { dateInWords, hourInWords } from './dates.ts';
import { qrSchema } from './qr.ts';

/** Text that must say something. */
export const words = z.string().trim().min(1);
/** An ISO date or instant, or a date already in words; comes out in words. */
export const dateWords = words.transform(dateInWords);
export const hourWords = words.transform(hourInWords);

export const centreSchema = z.object({
  name: words,
  address: words,
  phone: words.optional(),
  email: words.optional(),
});

export const serviceSchema = z.object({
  name: words,
  /** Registration number of the service in the centre's list; the list's own words, not always a number. */
  listNumber: words,
});

export const applicantSchema = z.object({
  name: words,
  taxNumber: words.optional(),
  birthDate: dateWords.optional(),
  address: words.optional(),
  phone: words.optional(),
  email: words.optional(),
  identityDocument: words.optional(),
});

export const representativeSchema = z.object({ name: words, authority: words });

export const caseSchema = z.object({ number: words, registeredAt: dateWords });

export const workerSchema = z.object({ name: words, position: words, desk: words.optional() });

export const signatorySchema = z.object({ position: words, name: words });

export const trackingSchema = z.object({ code: words, address: words, qr: qrSchema });

export const labelledSchema = z.object({ label: words, value: words });

/** How a decision, a refusal or inaction can be appealed; BR-27 wants all of it. */
export const appealSchema = z.object({
  authority: words,
  authorityAddress: words.optional(),
  authorityTerm: words,
  court: words,
  courtTerm: words,
  /** Articles of law that give the right and the terms. */
  basis: words,
});

/** What every document has: the centre that issues it. */
export const letterheadSchema = z.object({ centre: centreSchema, provider: words.optional() });
