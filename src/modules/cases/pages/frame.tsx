import type { ComponentChildren } from 'preact';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { type FormState, formError } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import type { CaseAction } from '../rules/lifecycle.ts';
import type { LoadedCase } from './load.ts';

/** Text of one field of a form that came back. */
export const textOf = (form: FormState, name: string): string | undefined => {
  const value = form.values[name];
  return typeof value === 'string' ? value : value?.[0];
};

export interface ActionPage {
  readonly action: CaseAction;
  /** Address under the case: `/cases/<id>/<path>`. */
  readonly path: string;
  readonly lead: string;
  readonly submit?: string;
  readonly tone?: 'danger';
  readonly form: FormState;
  /** What the error summary calls a field whose message alone does not say which one it is. */
  readonly named?: (field: string) => string | undefined;
  /** Beside the form, such as a search for a person: a form inside a form is none. */
  readonly before?: ComponentChildren;
}

/** One action of a case as one page: what it does, its fields, its button. Refused where the rules refuse. */
export function actionPage(
  ctx: Context,
  loaded: LoadedCase,
  options: ActionPage,
  fields: ComponentChildren,
): Answer {
  const { row, texts, reason } = loaded;
  const refused = reason(options.action);
  if (refused) throw conflict(refused);
  const title = texts.actions[options.action];
  const errors = Object.entries(options.form.errors).map(([field, message]) => {
    const name = options.named?.(field);
    return { field, message: name ? `${name}: ${message}` : message };
  });
  return staffPage(
    ctx,
    {
      title: `${title}: ${row.number ?? texts.draft}`,
      status: errors.length ? 422 : 200,
      hasErrors: errors.length > 0,
    },
    <Stack>
      <Heading level={1} caption={`${row.number ?? texts.draft} · ${row.service_plain}`}>
        {title}
      </Heading>
      <ErrorSummary errors={errors} />
      <p class="v-lead">{options.lead}</p>
      {options.before}
      <Form
        action={ctx.href(`/cases/${row.id}/${options.path}`)}
        hidden={<CaseKeys ctx={ctx} version={row.version} form={options.form} />}
        actions={
          <>
            <Button tone={options.tone}>{options.submit ?? title}</Button>
            <LinkButton href={ctx.href(`/cases/${row.id}`)} variant="secondary">
              {texts.cancel}
            </LinkButton>
          </>
        }
      >
        {fields}
      </Form>
    </Stack>,
  );
}

/** Key and version of a form of a case; a form that comes back keeps the version that was on the screen. */
export function CaseKeys({ ctx, version, form }: { ctx: Context; version: number; form?: FormState }) {
  const seen = form === undefined ? undefined : textOf(form, 'version');
  return (
    <>
      <FormKey ctx={ctx} />
      <input type="hidden" name="version" value={seen ?? version} />
    </>
  );
}

export const withErrors = (ctx: Context, errors: Readonly<Record<string, string>>): FormState =>
  formError(ctx.body, errors);
