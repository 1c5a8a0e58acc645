import { z } from 'zod';

const group = z.object({
  id: z.uuid(),
  prefix: z.string().describe('Letter of its tickets'),
  nameUk: z.string(),
  nameEn: z.string(),
  waiting: z.number().int().describe('People waiting; at most 100: more is not counted'),
  expected: z
    .object({ lowMinutes: z.number().int(), highMinutes: z.number().int() })
    .nullable()
    .describe('Range of waiting for somebody who would come now; null: nothing honest can be said'),
});

const hall = z.object({
  centre: z.object({ code: z.string(), name: z.string(), municipality: z.string() }),
  open: z.boolean().describe('Within the hours of reception'),
  paused: z.boolean().describe('The whole centre stands still (air raid, power cut)'),
  openDesks: z.number().int().describe('Desks that receive now; at most 100'),
  groups: z.array(group),
});

const at = z.string().describe('When the numbers were read; they may be kept for a few seconds');

export const hallAnswer = hall.extend({ at });
export const hallsAnswer = z.object({ at, centres: z.array(hall) });
