import { z } from 'zod';
import { dateInWords, hourInWords } from './dates.ts';
import { qrSchema } from './qr.ts';

const BEFORE_A_NUMBER = /(№|(?<![\p{L}\d])(?:м|вул|просп|пров|буд|кв|тел|ст|п)\.|РНОКПП|ЄДРПОУ|код) (?=\S)/gu;

// Longer than any real word: without a place to break it would run over the next column of a table.
const ENDLESS_WORD = /\p{L}{26,}/gu;
const SOFT_HYPHEN = '\u00AD';

/** Text that must say something. A number is kept on one line with its sign, and a street with its abbreviation. */
export const words = z
  .string()
  .trim()
  .min(1)
  .transform((text) =>
    text
      .replace(BEFORE_A_NUMBER, '$1\u00A0')
      .replace(ENDLESS_WORD, (word) => (word.match(/.{1,13}/gu) ?? [word]).join(SOFT_HYPHEN)),
  );

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
