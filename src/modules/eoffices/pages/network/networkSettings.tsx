import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { networkSettings } from '../../data/network.ts';
import { eofficesTexts } from '../../messages.ts';
import { fieldOf } from './agreementForms.tsx';

const back = '/e-offices/agreements';

/** `/e-offices/network/settings`: days of reminders and terms of keeping of the network. */
export async function networkSettingsPage(ctx: Context): Promise<Answer> {
  const now = await networkSettings(ctx.services.database.queries, ctx.principal.municipalityId);
  const values = {
    version: String(now.version),
    agreementDays: now.agreementDays.join(', '),
    lettersKeptDays: String(now.lettersKeptDays),
    messagesKeptYears: String(now.messagesKeptYears),
  };
  return showNetworkSettings(ctx, { values, errors: {} });
}

export function showNetworkSettings(ctx: Context, form: FormState): Answer {
  const { agreements: t } = eofficesTexts[ctx.locale];
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const field = fieldOf(form);
  const { version } = form.values;
  return staffPage(
    ctx,
    {
      title: t.settings.title,
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href(back) }]} />,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.settings.title}</Heading>
      <Form
        action={ctx.href('/e-offices/network/settings')}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={typeof version === 'string' ? version : '0'} />
          </>
        }
        actions={
          <>
            <Button>{t.settings.save}</Button>
            <LinkButton href={ctx.href(back)} variant="tertiary">
              {t.cancel}
            </LinkButton>
          </>
        }
      >
        <TextField
          {...field('agreementDays', t.settings.days)}
          hint={t.settings.daysHint}
          width={20}
          maxlength={40}
          autocomplete="off"
        />
        <TextField
          {...field('lettersKeptDays', t.settings.kept)}
          hint={t.settings.keptHint}
          width={8}
          maxlength={4}
          inputmode="numeric"
          autocomplete="off"
        />
        <TextField
          {...field('messagesKeptYears', t.settings.years)}
          hint={t.settings.yearsHint}
          width={8}
          maxlength={2}
          inputmode="numeric"
          autocomplete="off"
        />
      </Form>
    </Stack>,
  );
}
