import { z } from 'zod';
import { letterheadSchema, words } from './parts.ts';

/** A cell may be empty; what it says is treated as all other words are. */
const cell = z.union([words, z.string().regex(/^\s*$/)]);

/**
 * Papers of the supply of e-offices (KO-A2-4, KO-A3-3): requests, inventory lists, acts of handover and of writing off, the
 * report of a quarter. One shape: what it is, facts, tables, who signs.
 */
export const supplySchema = letterheadSchema.extend({
  title: words,
  subtitle: words.optional(),
  reference: words.optional(),
  landscape: z.boolean().default(false),
  /** Leaves the place where the head of the organisation approves. */
  approved: z.boolean().default(false),
  facts: z.array(z.object({ label: words, value: words })).default([]),
  texts: z.array(words).default([]),
  tables: z
    .array(
      z
        .object({
          title: words.optional(),
          columns: z
            .array(z.object({ head: words, share: z.number().positive(), right: z.boolean().default(false) }))
            .min(1),
          rows: z.array(z.array(cell)),
          /** The last row, in bold. */
          total: z.array(cell).optional(),
        })
        .refine(
          ({ columns, rows, total }) =>
            [...rows, ...(total ? [total] : [])].every((row) => row.length === columns.length),
          { error: 'each row has a cell for each column' },
        ),
    )
    .default([]),
  closing: z.array(words).default([]),
  /** Without a name the line is left for it. */
  signatures: z.array(z.object({ role: words, detail: words.optional(), name: words.optional() })).min(1),
});
