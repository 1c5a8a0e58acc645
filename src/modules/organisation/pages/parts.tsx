import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { organisationTexts } from '../messages.ts';

/** Words of the module in the language of the page. */
export const textsOf = (ctx: Context) => organisationTexts[ctx.locale];

/** What a field of the form holds. */
export function typedIn(form: FormState, name: string): string {
  const value = form.values[name];
  return typeof value === 'string' ? value : '';
}

export function typedList(form: FormState, name: string): readonly string[] {
  const value = form.values[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

export const isChecked = (form: FormState, name: string) => typedIn(form, name) === 'yes';

/** All errors of the form at its top. */
export const Errors = ({ form }: { form: FormState }) => (
  <ErrorSummary errors={Object.entries(form.errors).map(([field, message]) => ({ field, message }))} />
);

export const hasErrors = (form: FormState) => Object.keys(form.errors).length > 0;

export function ActiveTag({ ctx, active }: { ctx: Context; active: boolean }) {
  const t = textsOf(ctx);
  return <StatusTag tone={active ? 'success' : 'neutral'}>{active ? t.active : t.inactive}</StatusTag>;
}

/** Breadcrumbs from the administrator's home; paths without language. */
export function AdminCrumbs({ ctx, items = [] }: { ctx: Context; items?: readonly [string, string][] }) {
  const t = textsOf(ctx);
  const all: readonly [string, string][] = [[t.admin.title, '/admin'], ...items];
  return <Breadcrumbs items={all.map(([label, href]) => ({ label, href: ctx.href(href) }))} />;
}
