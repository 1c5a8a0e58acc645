import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { eofficesTexts } from '../messages.ts';

const year = z.coerce.number().int().min(2000).max(2199);
const month = z.coerce.number().int().min(1).max(12);

export const yearQuery = z.object({
  year: year.optional().catch(undefined),
  office: z.uuid().optional().catch(undefined),
});
/** The prescribed form: up to which month of the year; the year where the address has none. */
export const formQuery = z.object({
  year: year.optional().catch(undefined),
  month: month.optional().catch(undefined),
});
export const monthQuery = z.object({
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
});
export const reportParams = z.object({ id: z.uuid(), year, month });
export const yearParams = z.object({ id: z.uuid(), year });
export const reportIdParams = z.object({ id: z.uuid() });

const figure = z.coerce.number().int().min(0);

/** Signing: the figures that the operator saw come back, so that a journal that grew meanwhile is noticed. */
export const signForm = z.object({
  personal: figure,
  written: figure,
  telephone: figure,
  internet: figure,
  answered: figure,
  veteran: figure,
  childOfWar: figure,
  chornobyl: figure,
  disability: figure,
  other: figure,
  reason: z.string().max(500).default(''),
});

export const returnForm = z.object({
  remark: z
    .string()
    .min(1, {
      error: sentence(eofficesTexts.uk.reports.remarkMissing, eofficesTexts.en.reports.remarkMissing),
    })
    .max(1000),
});
