import type { z } from 'zod';
import type { Locale } from './locale.ts';

/** One sentence that says how to mend the field. */
export function issueText(issue: z.core.$ZodIssue, locale: Locale): string {
  return locale === 'uk' ? `Перевірте це поле: ${issue.message}` : `Check this field: ${issue.message}`;
}
