import { z } from 'zod';

/** API: the queue of the own centre as a board shows it. */
export const callsAnswer = z.object({
  at: z.iso.datetime(),
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
