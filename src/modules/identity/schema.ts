import { z } from 'zod';
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
