import { z } from 'zod';
import { requestKinds } from '../rules/requests.ts';

const kopiyky = z.int();
const pieces = z.object({ quantity: z.int(), value: kopiyky });

/** The report of a quarter as it is kept: sums in kopiyky. */
export const supplyReportSchema = z.object({
  lines: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      planned: kopiyky,
      reserved: kopiyky,
      quarter: kopiyky,
      year: kopiyky,
      left: kopiyky,
    }),
  ),
  goods: z.array(
    z.object({
      name: z.string(),
      unit: z.string(),
      opening: pieces,
      received: pieces,
      writtenOff: pieces,
      counted: pieces,
      closing: pieces,
    }),
  ),
  writeOffs: z.array(
    z.object({
      office: z.int(),
      number: z.int(),
      date: z.string(),
      kind: z.enum(['goods', 'things']),
      value: kopiyky,
      /** Number of the act that it reverses; such a sum is counted back. */
      reverses: z.int().nullable(),
    }),
  ),
  requests: z.array(
    z.object({
      kind: z.enum(requestKinds),
      filed: z.int(),
      done: z.int(),
      refused: z.int(),
      open: z.int(),
      cost: kopiyky,
    }),
  ),
});
export type SupplyReport = z.output<typeof supplyReportSchema>;

const number = z.coerce.number().int();
export const quarterQuery = z.object({
  year: number.min(2000).max(2100).optional().catch(undefined),
  quarter: number.min(1).max(4).optional().catch(undefined),
  version: number.min(1).max(999).optional().catch(undefined),
});
export const submitForm = z.object({
  year: number.min(2000).max(2100),
  quarter: number.min(1).max(4),
  last: number.min(0).max(999),
  reason: z.string().trim().max(500).default(''),
});
