import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { queueTexts } from '../messages.ts';
import type { QueueTexts } from '../messages.uk.ts';
import { lateMinutes } from '../rules/reception.ts';
import { accessCode } from '../schema.ts';

const say = (pick: (texts: QueueTexts['reception']) => string) => ({
  error: sentence(pick(queueTexts.uk.reception), pick(queueTexts.en.reception)),
});
/** More at once is a mistake of the hand, not a wish of a visitor. */
export const mostMatters = 5;

const matter = z.string().regex(
  /^(group|service):[0-9a-f-]{36}$/,
  say((t) => t.whatMissing),
);
const emptyAsNull = (text: string) => (text === '' ? null : text);
const ground = z
  .string()
  .max(
    120,
    say((t) => t.groundLong),
  )
  .default('');

/** The form of the reception; each `what` is `group:<id>` or `service:<id>`. */
export const receptionForm = z
  .object({
    what: z
      .union(
        [matter.transform((one) => [one]), z.array(matter)],
        say((t) => t.whatMissing),
      )
      .transform((all) => [...new Set(all)])
      .refine(
        (all) => all.length > 0,
        say((t) => t.whatMissing),
      )
      .refine(
        (all) => all.length <= mostMatters,
        say((t) => t.whatMany),
      ),
    purpose: z.enum(['submit', 'consult', 'collect']),
    sign: z.string().default(''),
    visit: z
      .union([z.literal(''), accessCode])
      .default('')
      .transform(emptyAsNull),
    name: z
      .string()
      .max(100, { error: sentence(queueTexts.uk.kiosk.nameLong, queueTexts.en.kiosk.nameLong) })
      .default(''),
    category: z
      .union([z.literal(''), z.uuid()])
      .default('')
      .transform(emptyAsNull),
    ground,
    language: z.enum(['uk', 'en']).default('uk'),
  })
  .refine(({ category, ground: seen }) => category === null || seen !== '', {
    path: ['ground'],
    ...say((t) => t.groundMissing),
  });

export const receptionQuery = z.object({
  find: z.string().max(200).optional(),
  visit: accessCode.optional(),
  what: z
    .string()
    .regex(/^(group|service):[0-9a-f-]{36}$/)
    .optional(),
  purpose: z.enum(['submit', 'consult', 'collect']).optional(),
});

export const whereQuery = z.object({ q: z.string().max(200).default('') });

export const ticketQuery = z.object({ paper: z.enum(['uk', 'en']).optional() });

export const lateForm = z.object({
  minutes: z.coerce
    .number()
    .refine((n) => lateMinutes.some((one) => one === n))
    .default(10),
});

export const cancelForm = z.object({
  reason: z
    .string(say((t) => t.cancelMissing))
    .min(
      2,
      say((t) => t.cancelMissing),
    )
    .max(
      200,
      say((t) => t.groundLong),
    ),
});
