import { z } from 'zod';
import { socialStatuses } from '../rules/report.ts';

const moment = z.iso.datetime({ offset: true });
const text = z.string().max(4000);

/** API: an entry that an operator wrote on a device, with or without a line. Its fields are checked as those of the form. */
export const deviceEntry = z
  .object({
    id: z.uuid().describe('Made on the device: the same entry sent twice is one entry'),
    eofficeId: z.uuid(),
    entry: z.object({
      date: text,
      consent: text,
      personName: text,
      socialStatus: text,
      address: text,
      content: text,
      note: text,
      kind: text,
      answered: text.describe('yes or empty'),
      serviceId: text,
      referredTo: text,
    }),
    dateChosen: z.boolean().describe('The operator chose the date; else it is the day of writing'),
    offline: z.boolean().describe('It waited for the line'),
    writtenAt: moment.describe('Clock of the device when it was written'),
    sentAt: moment.describe('Clock of the device now'),
    offsetMs: z
      .number()
      .int()
      .nullable()
      .describe('Clock of the server minus that of the device at their last contact'),
    contactAt: moment.nullable().describe('Time of the server at that contact'),
  })
  .strict();
export type DeviceEntry = z.output<typeof deviceEntry>;

/** What the operator should look at although the entry is recorded. */
export const entryNotices = ['dateMoved', 'visitorChanged', 'monthReported'] as const;
/** Why an entry was not taken: its fields, an unsure clock, a journal that is not the operator's. */
export const entryRefusals = ['fields', 'clock', 'otherOffice'] as const;

export const deviceEntryAnswer = z.object({
  kind: z.enum(['recorded', 'repeated', 'differs', 'refused']),
  number: z.number().int().nullable().describe('№ з/п, given by the server without gaps'),
  date: z.string().nullable().describe('Date under which it stands in the journal'),
  notices: z.array(z.enum(entryNotices)),
  refusal: z.enum(entryRefusals).nullable(),
  problems: z.array(z.string()).describe('What is wrong with its fields, in words'),
  today: z.string().describe('Business date of the server'),
});
export type DeviceEntryAnswer = z.infer<typeof deviceEntryAnswer>;

/** API: what the operator's device keeps to work without a line. */
export const journalKit = z.object({
  at: z.string().describe('Time of the server: the device corrects its own clock by it'),
  eofficeId: z.uuid(),
  workerId: z.uuid(),
  key: z.string().describe('Under which the device keeps what it writes; 32 bytes, base64url'),
  visitors: z.array(
    z.object({
      personName: z.string(),
      address: z.string(),
      socialStatus: z.enum(socialStatuses),
      times: z.number().int(),
      lastDate: z.string(),
    }),
  ),
});
export type JournalKit = z.infer<typeof journalKit>;
