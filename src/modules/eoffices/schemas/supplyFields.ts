import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { eofficesTexts } from '../messages.ts';
import { parseMoney } from '../rules/supplies.ts';

const { uk, en } = eofficesTexts;

/** A line of text that must be there. */
export const line = (longest: number) => z.string().trim().min(1).max(longest);

/** A date as people type it. */
export const dateIn = z
  .string()
  .transform((text) => parseDateInput(text) ?? '')
  .refine((text) => text !== '', { error: sentence(uk.supplies.errors.date, en.supplies.errors.date) });

/** A sum above nothing, in kopiyky. */
export const money = z
  .string()
  .transform((text) => parseMoney(text) ?? 0)
  .refine((kopiyky) => kopiyky > 0, { error: sentence(uk.supplies.errors.money, en.supplies.errors.money) });

/** A sum in kopiyky; nothing typed or «0» is nothing. */
export const moneyOrNothing = z
  .string()
  .default('')
  .transform((text) => (/^0*([.,]0*)?$/.test(text.trim()) ? 0 : (parseMoney(text) ?? -1)))
  .refine((kopiyky) => kopiyky >= 0, { error: sentence(uk.supplies.errors.money, en.supplies.errors.money) });

/** A row chosen from a list, or none. */
export const rowOrNone = z
  .union([z.literal(''), z.uuid()])
  .default('')
  .transform((text) => (text === '' ? null : text));

export const version = z.coerce.number().int().positive();

/** A filter that is not understood filters nothing. */
export const optionalRow = z.uuid().optional().catch(undefined);
export const optionalYear = z.coerce.number().int().min(2000).max(2100).optional().catch(undefined);
