import { z } from 'zod';

/** Which centre a key of several asks about. */
export const callsQuery = z.object({
  centre: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/)
    .optional()
    .describe('Code of the centre; absent: the first centre of the key'),
});

/** API: the queue of a centre as a board shows it. */
export const callsAnswer = z.object({
  at: z.iso.datetime(),
  centre: z.string().describe('Code of the centre'),
  calls: z
    .array(
      z.object({
        ticketId: z.uuid(),
        number: z.string().describe('As printed: А-014'),
        desk: z.number().int(),
        state: z.enum(['called', 'serving', 'finished', 'noShow']).describe('`called`: awaited now'),
        call: z.number().int().describe('1 for the first call, more for a repeated one'),
        calledAt: z.iso.datetime(),
      }),
    )
    .describe('The newest calls of the day, newest first'),
  groups: z.array(
    z.object({
      groupId: z.uuid(),
      prefix: z.string(),
      nameUk: z.string(),
      nameEn: z.string(),
      waiting: z.number().int().describe('At most 100: more is not counted'),
    }),
  ),
});
