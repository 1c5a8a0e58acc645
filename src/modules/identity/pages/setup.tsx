import { type SetupStep, setupProgress, setupSteps } from '#modules/organisation/data/setup.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Tag } from '#ui/tag.tsx';
import { TextField } from '#ui/textField.tsx';
import { isEmpty } from '../commands/setup.ts';
import { words } from '../messages.ts';
import { setupScope } from '../rights.ts';
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
  const today = businessDate(ctx.services.clock.now());
  const { queries } = ctx.services.database;
  const { centreId, done } = await setupProgress(queries, setupScope(ctx.principal), today);
  return staffPage(
    ctx,
    { title: t.title },
    <>
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <ol>
        {setupSteps.map((step) => (
          <li key={step} data-step={step} data-done={done.has(step) ? 'yes' : 'no'}>
            <StepName label={t.steps[step]} href={stepHref(step, centreId)} ctx={ctx} />{' '}
            {done.has(step) && <Tag tone="success">{t.done}</Tag>}
          </li>
        ))}
      </ol>
      <LinkButton href={ctx.href('/admin')}>{t.open}</LinkButton>
    </>,
  );
}

function StepName({ ctx, label, href }: { ctx: Context; label: string; href: string | null }) {
  if (href === null) return <>{label}</>;
  return (
    <a class="ds-link" href={ctx.href(href)}>
      {label}
    </a>
  );
}

/** The screen of a step; null where the step is the work of a head, whose pages an administrator does not see. */
function stepHref(step: SetupStep, centreId: string | null): string | null {
  const ofCentre = (part: string) => (centreId ? `/admin/centres/${centreId}/${part}` : '/admin/centres');
  switch (step) {
    case 'municipality':
      return '/admin/municipalities';
    case 'centre':
      return '/admin/centres';
    case 'provider':
      return '/admin/providers';
    case 'seat':
      return ofCentre('providers');
    case 'schedule':
      return ofCentre('schedule');
    case 'desk':
      return ofCentre('desks');
    case 'workers':
      return '/admin/workers';
    case 'list':
    case 'group':
      return '/catalogue/lists';
    case 'device':
      return '/devices';
    case 'service':
    case 'card':
      return null;
  }
}
