import { z } from 'zod';

const purpose = z.enum(['submit', 'consult', 'collect']);

/** Secret of a visit, as in the address of its page. */
export const accessCode = z
  .string()
  .regex(/^[\w-]{16,64}$/)
  .meta({ examples: ['q3Vn8sJr2LkXe0ZbT5yWdA'] });
export const codeParams = z.object({ code: accessCode });
export const idParams = z.object({ id: z.uuid() });

/** API: body and answer of «issue a ticket». */
export const ticketRequest = z
  .object({
    centre: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,39}$/)
      .meta({ examples: ['bakhmut'] })
      .nullish()
      .describe('Code of the centre, for a key of several; absent: its first centre'),
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

export const centreParams = z.object({ code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/) });
