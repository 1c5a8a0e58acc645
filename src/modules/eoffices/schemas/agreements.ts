import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { eofficesTexts } from '../messages.ts';
import { messageYears } from '../rules/settings.ts';

const { uk, en } = eofficesTexts;
const line = (longest: number) => z.string().trim().min(1).max(longest);
const dateIn = z
  .string()
  .transform((text) => parseDateInput(text) ?? '')
  .refine((text) => text !== '', {
    error: sentence('Вкажіть дату, наприклад 31.12.2026.', 'Give a date, for example 31.12.2026.'),
  });
const orNull = (text: string) => (text === '' ? null : text);

export const agreementForm = z
  .object({
    office: z.uuid(),
    number: line(60),
    subject: line(500),
    signedOn: dateIn,
    validTo: z
      .union([z.literal(''), dateIn])
      .default('')
      .transform(orNull),
  })
  .refine(({ signedOn, validTo }) => validTo === null || validTo >= signedOn, {
    path: ['validTo'],
    error: sentence(uk.agreements.errors.order, en.agreements.errors.order),
  });
export type AgreementFacts = z.output<typeof agreementForm>;

const version = z.coerce.number().int().positive();
const endOrNot = z
  .union([z.literal(''), dateIn])
  .default('')
  .transform(orNull);

export const endForm = z.object({ version, endedOn: dateIn, reason: line(300) });
export type EndFacts = z.output<typeof endForm>;

/** A mistake of writing mended, with the reason. */
export const correctionForm = z
  .object({
    version,
    number: line(60),
    subject: line(500),
    signedOn: dateIn,
    validTo: endOrNot,
    reason: line(300),
  })
  .refine(({ signedOn, validTo }) => validTo === null || validTo >= signedOn, {
    path: ['validTo'],
    error: sentence(uk.agreements.errors.order, en.agreements.errors.order),
  });
export type AgreementCorrection = z.output<typeof correctionForm>;

/** An additional agreement that prolongs the term; an empty end is a term without an end. */
export const prolongForm = z.object({ version, title: line(300), signedOn: dateIn, validTo: endOrNot });
export type Prolonging = z.output<typeof prolongForm>;

export const documentKinds = ['scan', 'termination', 'other'] as const;
export const documentForm = z.object({ kind: z.enum(documentKinds), title: line(300), signedOn: dateIn });
export type DocumentFacts = z.output<typeof documentForm>;

const yearsWrong = sentence(uk.agreements.settings.yearsWrong, en.agreements.settings.yearsWrong);

/** Parameters of the network. */
export const networkForm = z.object({
  version: z.coerce.number().int().nonnegative(),
  agreementDays: z.string().transform((text, ctx) => {
    const days = text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number);
    if (
      days.length < 1 ||
      days.length > 5 ||
      days.some((n) => !(Number.isInteger(n) && n >= 1 && n <= 365))
    ) {
      ctx.addIssue({
        code: 'custom',
        message: sentence(uk.agreements.settings.daysWrong, en.agreements.settings.daysWrong),
      });
      return z.NEVER;
    }
    return [...new Set(days)].sort((a, b) => b - a);
  }),
  lettersKeptDays: z.coerce
    .number({ error: sentence(uk.agreements.settings.keptWrong, en.agreements.settings.keptWrong) })
    .int()
    .min(30, { error: sentence(uk.agreements.settings.keptWrong, en.agreements.settings.keptWrong) })
    .max(3650, { error: sentence(uk.agreements.settings.keptWrong, en.agreements.settings.keptWrong) }),
  messagesKeptYears: z.coerce
    .number({ error: yearsWrong })
    .int({ error: yearsWrong })
    .min(messageYears.least, { error: yearsWrong })
    .max(messageYears.most, { error: yearsWrong }),
});
export type NetworkForm = z.output<typeof networkForm>;

export const partnerForm = z.object({
  name: line(300),
  project: line(300),
  year: z.coerce
    .number({ error: sentence(uk.partners.yearWrong, en.partners.yearWrong) })
    .int()
    .min(2000, { error: sentence(uk.partners.yearWrong, en.partners.yearWrong) })
    .max(2100, { error: sentence(uk.partners.yearWrong, en.partners.yearWrong) }),
  act: z.string().max(300).default(''),
  summary: z.string().max(2000).default(''),
  office: z
    .union([z.literal(''), z.uuid()])
    .default('')
    .transform(orNull),
  active: z
    .string()
    .default('')
    .transform((value) => value === 'yes'),
  version: z.coerce.number().int().positive().default(1),
});
export type PartnerFacts = z.output<typeof partnerForm>;
