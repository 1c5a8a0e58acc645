import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import { words } from '../messages.ts';
import { errorLinks, frame } from './frame.tsx';

/** A worker with a one-time password makes one of their own. */
export async function showNewPassword(ctx: Context): Promise<Answer> {
  if (ctx.principal.pending !== 'newPassword') return redirect(ctx.href('/home'));
  return passwordPage(ctx, emptyForm, 200);
}

/** The change of one's password from the account page. */
export async function showChangePassword(ctx: Context): Promise<Answer> {
  return passwordPage(ctx, emptyForm, 200);
}

export function passwordPage(ctx: Context, form: FormState, status: number): Answer {
  const { password: t, cancel } = words(ctx.locale);
  const forced = ctx.principal.pending === 'newPassword';
  const title = forced ? t.title : t.change;
  return frame(
    ctx,
    { title, status, hasErrors: status >= 400 },
    <>
      <ErrorSummary errors={errorLinks(form)} />
      <Heading level={1}>{title}</Heading>
      {forced && <p class="v-lead">{t.lead}</p>}
      <Form
        action={ctx.href(forced ? '/sign-in/password' : '/account/password')}
        hidden={<FormKey ctx={ctx} />}
        actions={
          <>
            <Button>{t.submit}</Button>
            {!forced && (
              <LinkButton variant="secondary" href={ctx.href('/account')}>
                {cancel}
              </LinkButton>
            )}
          </>
        }
      >
        {!forced && (
          <TextField
            name="current"
            type="password"
            label={t.current}
            error={form.errors.current}
            autocomplete="current-password"
            width={30}
          />
        )}
        <TextField
          name="fresh"
          type="password"
          label={t.fresh}
          hint={t.hint}
          error={form.errors.fresh}
          autocomplete="new-password"
          width={30}
        />
        <TextField
          name="repeat"
          type="password"
          label={t.repeat}
          error={form.errors.repeat}
          autocomplete="new-password"
          width={30}
        />
      </Form>
    </>,
  );
}
