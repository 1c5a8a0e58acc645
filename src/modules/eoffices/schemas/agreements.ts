import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { eofficesTexts } from '../messages.ts';

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

export const endForm = z.object({
  version: z.coerce.number().int().positive(),
  endedOn: dateIn,
  reason: line(300),
});

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
