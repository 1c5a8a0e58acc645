import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { queueTexts } from './messages.ts';
import type { QueueTexts } from './messages.uk.ts';

const purpose = z.enum(['submit', 'consult', 'collect']);
/** A sentence of the messages, for the errors of a schema. */
const say = (pick: (texts: QueueTexts) => string) => ({
  error: sentence(pick(queueTexts.uk), pick(queueTexts.en)),
});
const emptyAsNull = (text: string) => (text === '' ? null : text);

/** Secret of a visit, as in the address of its page. */
export const accessCode = z.string().regex(/^[\w-]{16,64}$/);
export const codeParams = z.object({ code: accessCode });
export const idParams = z.object({ id: z.uuid() });

/** The form of the reception; `what` is `group:<id>` or `service:<id>`. */
export const receptionForm = z.object({
  what: z.string(say((t) => t.reception.whatMissing)).regex(
    /^(group|service):[0-9a-f-]{36}$/,
    say((t) => t.reception.whatMissing),
  ),
  purpose,
  sign: z.string().default(''),
  visit: z
    .union([z.literal(''), accessCode])
    .default('')
    .transform(emptyAsNull),
  name: z
    .string()
    .max(
      100,
      say((t) => t.kiosk.nameLong),
    )
    .default(''),
});

/** API: body and answer of «issue a ticket». */
export const ticketRequest = z
  .object({
    groupId: z.uuid().describe('Group of services, as the queue lists them'),
    serviceId: z.uuid().nullish().describe('Service, when the visitor chose one'),
    purpose: purpose.default('submit'),
    personName: z.string().trim().min(2).max(100).nullish().describe('Only where the centre asks for names'),
    signLanguage: z.boolean().default(false),
    visitCode: accessCode.nullish().describe('Secret of a visit that already has a ticket: a second matter'),
    categoryId: z
      .uuid()
      .nullish()
      .describe('Lawful category that may be chosen at a kiosk; the desk checks its proof (BR-18)'),
  })
  .strict();

export const ticketAnswer = z.object({
  ticketId: z.uuid(),
  visitId: z.uuid(),
  accessCode: z.string(),
  label: z.string().describe('As printed: А-014'),
  prefix: z.string(),
  number: z.number().int(),
  groupId: z.uuid(),
  serviceId: z.uuid().nullable(),
  purpose,
  follow: z.string().describe('Address of the ticket’s own page, as in its QR code'),
});

export const queueAnswer = z.object({
  centre: z.object({ code: z.string(), name: z.string() }),
  at: z.string(),
  groups: z.array(
    z.object({
      id: z.uuid(),
      prefix: z.string(),
      nameUk: z.string(),
      nameEn: z.string(),
      waiting: z.number().int().describe('At most 100: more is not counted'),
    }),
  ),
});

export const centreParams = z.object({ code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/) });
