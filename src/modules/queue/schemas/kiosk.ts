import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { kioskEn } from '../messages/kiosk.en.ts';
import { type KioskTexts, kioskUk } from '../messages/kiosk.uk.ts';

const purpose = z.enum(['submit', 'consult', 'collect']);
const secret = z
  .string()
  .regex(/^[\w-]{16,64}$/)
  .meta({ examples: ['q3Vn8sJr2LkXe0ZbT5yWdA'] });
/** What stands in the address between two questions of the kiosk; nothing of it is kept anywhere else. */
export const kioskQuery = z.object({ visit: secret.optional(), mode: z.literal('easy').optional() });
export const groupQuery = kioskQuery.extend({ group: z.uuid() });
export const searchQuery = kioskQuery.extend({ q: z.string().max(400).default('') });
export const wishQuery = groupQuery.extend({
  service: z.uuid().optional(),
  category: z.uuid().optional(),
  sign: z.literal('yes').optional(),
});
export const ticketQuery = kioskQuery.extend({ new: z.uuid().optional() });
export type Wish = z.output<typeof wishQuery>;

/** A sentence of the messages, for the errors of a schema. */
const say = (pick: (texts: KioskTexts) => string) => ({ error: sentence(pick(kioskUk), pick(kioskEn)) });
const emptyAsNull = (text: string) => (text === '' ? null : text);
const optional = (shape: z.ZodType<string, string>) =>
  z
    .union([z.literal(''), shape])
    .default('')
    .transform(emptyAsNull);

/** The last form of the kiosk. The name is asked for only where the centre wants it (BR-15). */
export const kioskForm = (personal: boolean) =>
  z.object({
    group: z.uuid(),
    service: optional(z.uuid()),
    category: optional(z.uuid()),
    purpose,
    visit: optional(secret),
    mode: z.string().max(10).default(''),
    sign: z.string().max(10).default(''),
    name: personal
      ? z
          .string(say((t) => t.nameMissing))
          .min(
            2,
            say((t) => t.nameMissing),
          )
          .max(
            100,
            say((t) => t.nameLong),
          )
      : z
          .string()
          .default('')
          .transform(() => ''),
  });

const bothNames = { nameUk: z.string(), nameEn: z.string() };

/** API: «lend me numbers for the time without you». */
export const blocksRequest = z
  .object({
    known: z.array(z.uuid()).max(200).default([]).describe('Blocks that the kiosk still remembers'),
  })
  .strict();

export const blocksAnswer = z.object({
  date: z.string().describe('Business date for which the numbers are lent'),
  blocks: z.array(
    z.object({
      id: z.uuid(),
      groupId: z.uuid(),
      prefix: z.string(),
      first: z.number().int(),
      last: z.number().int(),
      next: z.number().int().describe('First number of the block that the server has not seen'),
    }),
  ),
});

/** API: whether the kiosk gives tickets now, and if not, why. */
export const standingAnswer = z.object({ standing: z.enum(['open', 'closed', 'locked', 'paused']) });

/** API: everything that a kiosk must know to work without a connection. */
export const menuAnswer = z.object({
  at: z.string().describe('Time of the server: the kiosk corrects its own clock by it'),
  date: z.string().describe('Business date'),
  centre: z.object({
    name: z.string(),
    personal: z.boolean().describe('The kiosk asks for the name (BR-15)'),
  }),
  standing: standingAnswer.shape.standing,
  entries: z
    .array(z.object({ from: z.string(), to: z.string() }))
    .describe('When tickets are given today, as instants'),
  mostTickets: z.number().int().describe('Tickets of one visit'),
  follow: z.string().describe('Address before the secret of a visit'),
  groups: z.array(z.object({ id: z.uuid(), ...bothNames })),
  services: z.array(
    z.object({
      id: z.uuid(),
      groupId: z.uuid(),
      ...bothNames,
      name: z.string().describe('Official name, letter by letter'),
      synonyms: z.array(z.string()),
    }),
  ),
  categories: z.array(z.object({ id: z.uuid(), ...bothNames, act: z.string(), proof: z.string() })),
});

/** API: how the printing of each ticket of a visit stands; null: it was not asked for. */
export const printsAnswer = z.object({
  tickets: z.array(
    z.object({
      ticketId: z.uuid(),
      label: z.string(),
      print: z.enum(['waiting', 'sending', 'printed', 'failed', 'settled']).nullable(),
    }),
  ),
});

/** API: one ticket that a kiosk gave without a connection. */
export const offlineTicket = z
  .object({
    blockId: z.uuid(),
    number: z.number().int().min(5001).max(10_000),
    visitCode: secret.describe('Made by the kiosk; printed in the QR code'),
    groupId: z.uuid(),
    serviceId: z.uuid().nullable().default(null),
    purpose,
    categoryId: z.uuid().nullable().default(null),
    signLanguage: z.boolean().default(false),
    personName: z.string().trim().max(100).nullable().default(null),
    issuedAt: z.iso.datetime(),
    instead: z
      .string()
      .regex(/^[\w-]{16,64}$/)
      .nullable()
      .default(null)
      .describe('Key of the form whose answer was lost: the ticket that it may have made leaves the queue'),
  })
  .strict();

export const offlineAnswer = z.object({
  outcome: z
    .enum(['taken', 'refused'])
    .describe(
      'Taken over, now or before; or refused and reported to reception. Either way it need not be sent again',
    ),
  label: z.string(),
});

export type OfflineTicketBody = z.output<typeof offlineTicket>;
export type BlocksAnswer = z.output<typeof blocksAnswer>;
export type MenuAnswer = z.output<typeof menuAnswer>;

/** «Print again». */
export const printForm = z.object({ ticket: z.uuid(), mode: z.string().max(10).default('') });

/** The PIN at the kiosk. */
export const pinForm = z.object({ pin: z.string().regex(/^\d{4,8}$/), wish: z.enum(['lock', 'unlock']) });

/** A new PIN, set by the head of the centre. */
export const newPinForm = z.object({ pin: z.string().regex(/^\d{4,8}$/) });

/** The printer of a kiosk; an empty address: it has none. */
export const printerForm = z.object({
  host: z.union([z.literal(''), z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.:-]{0,252}$/)]).default(''),
  port: z.coerce.number().int().min(1).max(65_535).default(9100),
  paper: z.enum(['58', '80']).default('80'),
});
