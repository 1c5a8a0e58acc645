import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { TextField } from '#ui/textField.tsx';
import { words } from '../messages.ts';
import { sameSitePath } from '../rules/returnTo.ts';

const query = z.object({ next: z.string().optional().catch(undefined) });

/** Sign-in; who is signed in already goes on. */
export async function showSignIn(ctx: Context): Promise<Answer> {
  const next = sameSitePath(ctx.query(query).next, '');
  if (ctx.principal.kind === 'worker') {
    return redirect(ctx.href(`/home${next ? `?next=${encodeURIComponent(next)}` : ''}`));
  }
  return signInPage(ctx, emptyForm, next, 200);
}

export function signInPage(ctx: Context, form: FormState, next: string, status: number): Answer {
  const t = words(ctx.locale).signIn;
  const { login = '' } = form.values;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  return publicPage(
    ctx,
    { title: t.title, status, hasErrors: errors.length > 0, noIndex: true, scripts: ['signedOut.js'] },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <Form
        action={ctx.href('/sign-in')}
        hidden={
          <>
            <FormKey ctx={ctx} />
            {next && <input type="hidden" name="next" value={next} />}
          </>
        }
        actions={<Button>{t.submit}</Button>}
      >
        <TextField
          name="login"
          label={t.login}
          value={typeof login === 'string' ? login : ''}
          error={form.errors.login}
          autocomplete="username"
          spellcheck={false}
          width={30}
        />
        <TextField
          name="password"
          type="password"
          label={t.password}
          error={form.errors.password}
          autocomplete="current-password"
          width={30}
        />
      </Form>
      <Details summary={t.forgotten}>
        <p>{t.forgottenText}</p>
      </Details>
    </>,
  );
}
