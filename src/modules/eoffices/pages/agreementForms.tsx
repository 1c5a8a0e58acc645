import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { FileField } from '#ui/fileField.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import type { EofficeAgreement } from '../data/agreements.ts';
import { officesWithin } from '../data/reach.ts';
import { eofficesTexts } from '../messages.ts';
import { eofficeScope } from '../rights.ts';
import { agreementOf } from './agreements.tsx';

const back = '/e-offices/agreements';

/** What every form here does: a value that was typed, its error. */
export const fieldOf =
  (form: FormState) =>
  (
    name: string,
    label: string,
  ): { name: string; label: string; value: string; error: string | undefined } => {
    const typed = form.values[name];
    return { name, label, value: typeof typed === 'string' ? typed : '', error: form.errors[name] };
  };

export const newAgreementPage = (ctx: Context): Promise<Answer> => showNewAgreement(ctx, emptyForm);

export async function showNewAgreement(ctx: Context, form: FormState): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].agreements;
  const offices = await officesWithin(ctx.services.database.queries, eofficeScope(ctx.principal));
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const field = fieldOf(form);
  return staffPage(
    ctx,
    {
      title: t.newTitle,
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href(back) }]} />,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.newTitle}</Heading>
      <Form
        action={ctx.href(back)}
        multipart
        hidden={<FormKey ctx={ctx} />}
        actions={
          <>
            <Button>{t.save}</Button>
            <LinkButton href={ctx.href(back)} variant="tertiary">
              {t.cancel}
            </LinkButton>
          </>
        }
      >
        <Select
          {...field('office', t.fields.office)}
          options={offices.map(({ id, number, organisation }) => ({
            value: id,
            label: `№ ${number}. ${organisation}`,
          }))}
        />
        <TextField {...field('number', t.fields.number)} width={20} maxlength={60} autocomplete="off" />
        <DateField {...field('signedOn', t.fields.signedOn)} kind="typed" />
        <DateField {...field('validTo', t.fields.validTo)} kind="typed" hint={t.validToHint} optional />
        <TextArea {...field('subject', t.fields.subject)} rows={3} maxlength={500} />
        <FileField
          name="scan"
          label={t.fields.scan}
          hint={t.scanHint}
          accept="application/pdf,image/jpeg,image/png"
          error={form.errors.scan}
          optional
        />
      </Form>
    </Stack>,
  );
}

export const endAgreementPage = async (ctx: Context): Promise<Answer> =>
  showEndAgreement(ctx, await agreementOf(ctx), emptyForm);

export function showEndAgreement(ctx: Context, agreement: EofficeAgreement, form: FormState): Answer {
  const t = eofficesTexts[ctx.locale].agreements;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const field = fieldOf(form);
  const title = t.endTitle(agreement.number);
  return staffPage(
    ctx,
    {
      title,
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href(back) }]} />,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={`№ ${agreement.office}. ${agreement.organisation}`}>
        {title}
      </Heading>
      <Form
        action={ctx.href(`${back}/${agreement.id}/end`)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={agreement.version} />
          </>
        }
        actions={
          <>
            <Button tone="danger">{t.end}</Button>
            <LinkButton href={ctx.href(back)} variant="tertiary">
              {t.cancel}
            </LinkButton>
          </>
        }
      >
        <DateField {...field('endedOn', t.fields.endedOn)} kind="typed" />
        <TextField {...field('reason', t.fields.reason)} maxlength={300} autocomplete="off" />
      </Form>
    </Stack>,
  );
}
