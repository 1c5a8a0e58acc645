import { z } from 'zod';
import { keyRights, overlapHours } from './rules/keyRights.ts';
import { workerRoles } from './rules.ts';

const line = (most: number) => z.string().max(most);
const optionalLine = (most: number) =>
  line(most)
    .default('')
    .transform((value) => value || null);

/** What is known of a worker, as typed in a form. */
export const personSchema = z.object({
  surname: line(100).min(1),
  given: line(100).min(1),
  patronymic: optionalLine(100),
  positionTitle: line(200).default(''),
  email: z.union([z.literal('').transform(() => null), z.email().max(200)]).default(null),
  signLanguageCertificate: optionalLine(100),
});

/** With the version from which the form was made. */
export const editedPersonSchema = personSchema.extend({ version: z.coerce.number().int().min(1).default(1) });

/** The same shape as the check of the table. */
export const loginSchema = z
  .string()
  .transform((value) => value.toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._@-]{2,79}$/));

export const newWorkerSchema = personSchema.extend({ login: loginSchema });

const day = z.iso.date();

export const grantSchema = z.object({
  role: z.enum(workerRoles),
  place: z.string().max(200).default(''),
  eofficeNumber: z
    .union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(999)])
    .default(null),
  validFrom: day,
  endedOn: z.union([z.literal('').transform(() => null), day]).default(null),
});

export const deviceSchema = z.object({
  centreId: z.uuid(),
  kind: z.enum(['kiosk', 'board']),
  name: z.string().min(1).max(100),
});

const oneOrMore = (value: unknown) => (typeof value === 'string' ? [value] : value);

const centreIds = z
  .preprocess(oneOrMore, z.array(z.uuid()).min(1).max(1000))
  .transform((all) => [...new Set(all)]);

/** Where the key of a system opens something and what, until which day, and how often. */
export const keyTermsSchema = z.object({
  centreId: centreIds,
  rights: z.preprocess(oneOrMore, z.array(z.enum(keyRights)).min(1)).transform((all) => [...new Set(all)]),
  expires: z.union([z.literal('').transform(() => null), day]).default(null),
  perMinute: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().int().min(1).max(100_000)),
});

export const systemSchema = keyTermsSchema.extend({
  name: z.string().min(1).max(100),
});

/** A duration that is not offered ends the old key at once. */
export const overlapSchema = z.object({
  overlap: z.coerce
    .number()
    .catch(0)
    .transform((hours) => overlapHours.find((one) => one === hours) ?? 0),
});
