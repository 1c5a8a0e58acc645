import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { eofficesTexts } from '../messages.ts';
import { parseMoney } from '../rules/supplies.ts';

const { uk, en } = eofficesTexts;
const line = (longest: number) => z.string().trim().min(1).max(longest);
const dateIn = z
  .string()
  .transform((text) => parseDateInput(text) ?? '')
  .refine((text) => text !== '', { error: sentence(uk.supplies.errors.date, en.supplies.errors.date) });
const money = z
  .string()
  .transform((text) => parseMoney(text) ?? 0)
  .refine((kopiyky) => kopiyky > 0, { error: sentence(uk.supplies.errors.money, en.supplies.errors.money) });
const orNull = (text: string) => (text === '' ? null : text);
const version = z.coerce.number().int().positive();

export const suppliesQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  quarter: z.coerce.number().int().min(1).max(4).optional().catch(undefined),
});

/** The plan of a line, or a change of it. */
export const changeForm = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  code: z
    .string()
    .trim()
    .regex(/^\d+(\.\d+)*$/, { error: sentence(uk.supplies.errors.code, en.supplies.errors.code) })
    .max(20),
  name: z.string().trim().max(200).default(''),
  direction: z.enum(['more', 'less']),
  amount: money,
  act: line(300),
  date: dateIn,
});
export const expenseForm = z.object({
  line: z.uuid(),
  office: z
    .union([z.literal(''), z.uuid()])
    .default('')
    .transform(orNull),
  date: dateIn,
  supplier: line(200),
  purpose: line(500),
  document: line(200),
  amount: money,
});
export type ExpenseFacts = z.output<typeof expenseForm>;

export const payForm = z.object({ version, amount: money, paidOn: dateIn, payment: line(200) });
export type Payment = z.output<typeof payForm>;
export const cancelForm = z.object({ version });
