import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { TextField } from '#ui/text-field.tsx';
import { isEmpty } from '../commands/setup.ts';
import { words } from '../messages.ts';
import { errorLinks, typed } from './frame.tsx';

/** Only where nobody has an account: afterwards the page does not exist. */
export async function showSetup(ctx: Context): Promise<Answer> {
  if (!(await isEmpty(ctx.services.database.queries))) throw notFound();
  return setupPage(ctx, emptyForm, 200);
}

export function setupPage(ctx: Context, form: FormState, status: number): Answer {
  const { setup: t, workers, password } = words(ctx.locale);
  const field = (name: string) => ({
    name,
    error: form.errors[name],
    width: 30 as const,
  });
  return publicPage(
    ctx,
    { title: t.title, status, hasErrors: status >= 400, noIndex: true },
    <>
      <ErrorSummary errors={errorLinks(form)} />
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <Form action={ctx.href('/setup')} hidden={<FormKey ctx={ctx} />} actions={<Button>{t.submit}</Button>}>
        <TextField
          {...field('code')}
          label={t.code}
          hint={t.codeHint}
          value={typed(form, 'code')}
          autocomplete="off"
          spellcheck={false}
        />
        <TextField
          {...field('surname')}
          label={workers.surname}
          value={typed(form, 'surname')}
          autocomplete="family-name"
        />
        <TextField
          {...field('given')}
          label={workers.given}
          value={typed(form, 'given')}
          autocomplete="given-name"
        />
        <TextField
          {...field('login')}
          label={workers.login}
          hint={workers.loginHint}
          value={typed(form, 'login')}
          autocomplete="username"
          spellcheck={false}
        />
        <TextField
          {...field('fresh')}
          type="password"
          label={password.fresh}
          hint={password.hint}
          autocomplete="new-password"
        />
        <TextField {...field('repeat')} type="password" label={password.repeat} autocomplete="new-password" />
      </Form>
    </>,
  );
}

/** What to set up after the first administrator, in the order in which each step stands on the one before. */
export async function showSetupNext(ctx: Context): Promise<Answer> {
  const t = words(ctx.locale).setup.next;
  const steps = [
    { href: '/admin/municipalities', label: t.municipality },
    { href: '/admin/centres', label: t.centre },
    { href: '/admin/providers', label: t.provider },
    { href: '/admin/centres', label: t.schedule },
    { href: '/admin/centres', label: t.desks },
    { href: '/admin/workers', label: t.workers },
    // The head of a provider keeps the cards: an administrator only sees them published.
    { href: '/services', label: t.services },
    { href: '/devices', label: t.devices },
  ];
  return staffPage(
    ctx,
    { title: t.title },
    <>
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <ol>
        {steps.map(({ href, label }) => (
          <li key={label}>
            <a class="ds-link" href={ctx.href(href)}>
              {label}
            </a>
          </li>
        ))}
      </ol>
      <LinkButton href={ctx.href('/admin')}>{t.open}</LinkButton>
    </>,
  );
}
