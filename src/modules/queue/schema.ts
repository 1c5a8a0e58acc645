import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { queueTexts } from './messages.ts';
import type { QueueTexts } from './messages.uk.ts';
import { finishResults } from './rules/ticketActions.ts';

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

/** What stands in the address between two questions of the kiosk. */
export const kioskQuery = z.object({ visit: accessCode.optional() });
export const purposeQuery = kioskQuery.extend({ group: z.uuid(), service: z.uuid().optional() });

/** The last form of the kiosk. The name is asked for only where the centre wants it (BR-15). */
export const kioskForm = (personal: boolean) =>
  z.object({
    group: z.uuid(),
    service: z
      .union([z.literal(''), z.uuid()])
      .default('')
      .transform(emptyAsNull),
    purpose,
    visit: z
      .union([z.literal(''), accessCode])
      .default('')
      .transform(emptyAsNull),
    sign: z.string().default(''),
    name: personal
      ? z
          .string(say((t) => t.kiosk.nameMissing))
          .min(
            2,
            say((t) => t.kiosk.nameMissing),
          )
          .max(
            100,
            say((t) => t.kiosk.nameLong),
          )
      : z
          .string()
          .default('')
          .transform(() => ''),
  });

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

export const openDeskForm = z.object({ desk: z.uuid() });
export const finishForm = z.object({
  result: z.enum(
    finishResults,
    say((t) => t.console.resultMissing),
  ),
});
export const transferForm = z.object({ group: z.uuid(say((t) => t.console.groupMissing)) });

/** API: body and answer of «issue a ticket». */
export const ticketRequest = z
  .object({
    groupId: z.uuid().describe('Group of services, as the queue lists them'),
    serviceId: z.uuid().nullish().describe('Service, when the visitor chose one'),
    purpose: purpose.default('submit'),
    personName: z.string().trim().min(2).max(100).nullish().describe('Only where the centre asks for names'),
    signLanguage: z.boolean().default(false),
    visitCode: accessCode.nullish().describe('Secret of a visit that already has a ticket: a second matter'),
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

export const callAnswer = z.object({
  outcome: z.enum(['called', 'nobody', 'busy', 'onBreak', 'noShift']),
  ticket: z
    .object({
      ticketId: z.uuid(),
      visitId: z.uuid(),
      label: z.string(),
      prefix: z.string(),
      number: z.number().int(),
      groupId: z.uuid(),
      serviceId: z.uuid().nullable(),
      purpose: z.string(),
      desk: z.number().int(),
      reason: z.object({
        key: z.enum(['earliest', 'allowance', 'thisDesk']),
        params: z.object({ issuedAt: z.string(), rankAt: z.string(), allowanceMinutes: z.number().int() }),
      }),
    })
    .nullable(),
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

export const deskParams = z.object({ deskId: z.uuid() });
export const centreParams = z.object({ code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/) });
