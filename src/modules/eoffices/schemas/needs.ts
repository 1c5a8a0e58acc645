import { z } from 'zod';
import { periodPattern } from '../rules/period.ts';

/** Which office (all when absent), which month, quarter or year, which topic. */
export const needsQuery = z.object({
  office: z.uuid().optional().catch(undefined),
  period: z.string().regex(periodPattern).optional().catch(undefined),
  topic: z
    .union([z.literal('none'), z.uuid()])
    .optional()
    .catch(undefined),
});
