import type { z } from 'zod';
import { type FormState, formValues } from '#platform/http/forms.ts';

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly form: FormState };

/** Reads a form whose schema speaks for itself: each message already says how to mend its field. */
export function readForm<T>(schema: z.ZodType<T>, body: unknown): Read<T> {
  const values = formValues(body);
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message;
  return { ok: false, form: { values, errors } };
}
