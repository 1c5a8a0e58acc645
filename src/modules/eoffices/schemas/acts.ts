import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { stockTexts } from '../stockMessages.ts';
import { dateIn, line, version } from './supplyFields.ts';

const { uk, en } = stockTexts;
const many = z.union([z.string(), z.array(z.string())]).default([]);

export const handoverParams = z.object({ handover: z.uuid() });
export const handoverForm = z.object({
  office: z.uuid(),
  /** Worker and office, as the list of receivers gives them. */
  to: z.string().regex(/^[\da-f-]{36}\.[\da-f-]{36}$/, {
    error: sentence(uk.handovers.errors.to, en.handovers.errors.to),
  }),
  items: many.transform((ids) => (typeof ids === 'string' ? [ids] : ids)),
  goods: z.string().optional(),
  absent: z.string().optional(),
  note: z.string().trim().max(1000).default(''),
});
export const confirmForm = z.object({ version });
export const declineForm = z.object({ version, answer: line(1000) });

export const actParams = z.object({ act: z.uuid() });
export const newActForm = z.object({
  office: z.uuid(),
  kind: z.enum(['goods', 'things']),
  date: dateIn,
  basis: line(500),
});
export const draftForm = z.object({ version, date: dateIn, basis: line(500) });
export const reverseForm = z.object({ version, basis: line(500) });

/** Commission and list of an act that is still being written. */
export const draftSchema = z.object({
  members: z.array(z.object({ name: z.string(), post: z.string() })),
  lines: z.array(z.object({ id: z.uuid(), quantity: z.int().positive(), reason: z.string() })),
});
export type Draft = z.output<typeof draftSchema>;
