import type { ComponentChildren } from 'preact';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';

export interface FrameOptions {
  readonly title: string;
  readonly status?: number;
  readonly hasErrors?: boolean;
}

/** The working frame for who is fully signed in; the public one, without a menu, for an unfinished sign-in. */
export const frame = (ctx: Context, options: FrameOptions, content: ComponentChildren): Answer =>
  ctx.principal.kind === 'worker' && ctx.principal.pending === 'none'
    ? staffPage(ctx, options, content)
    : publicPage(ctx, { ...options, noIndex: true }, content);

/** Errors of a form for the summary at its top. */
export const errorLinks = (form: FormState): { field: string; message: string }[] =>
  Object.entries(form.errors).map(([field, message]) => ({ field, message }));

/** One value of a form that came back; never a password. */
export function typed(form: FormState, name: string): string {
  const value = form.values[name];
  return typeof value === 'string' ? value : '';
}
