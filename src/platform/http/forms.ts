import { z } from 'zod';
import { issueText } from '#platform/i18n/issueText.ts';
import type { Locale } from '#platform/i18n/locale.ts';

/** What a form held and what is wrong with it: the page is shown again with both. */
export interface FormState {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** Message by field name; the empty name is about the whole form. */
  readonly errors: Readonly<Record<string, string>>;
}

export const emptyForm: FormState = { values: {}, errors: {} };

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly form: FormState };

/** Checks a form against its schema; what was typed is kept for the page that comes back. */
export function parseForm<T>(schema: z.ZodType<T>, body: unknown, locale: Locale): Parsed<T> {
  const values = formValues(body);
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '');
    errors[field] ??= issueText(issue, locale);
  }
  return { ok: false, form: { values, errors } };
}

/** A form that fails for a reason found later than its schema, such as a taken number. */
export const formError = (body: unknown, errors: Readonly<Record<string, string>>): FormState => ({
  values: formValues(body),
  errors,
});

const fieldValue = z.union([z.string().max(20_000), z.array(z.string().max(20_000)).max(500)]);

/** Text fields alone, without the hidden key; ends trimmed, as people paste. */
export function formValues(body: unknown): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  if (typeof body !== 'object' || body === null) return values;
  for (const [name, raw] of Object.entries(body)) {
    if (name === formKeyField) continue;
    const value = fieldValue.safeParse(raw);
    if (value.success)
      values[name] = typeof value.data === 'string' ? value.data.trim() : value.data.map((v) => v.trim());
  }
  return values;
}

/** Name of the hidden field that carries the form key. */
export const formKeyField = '_key';
