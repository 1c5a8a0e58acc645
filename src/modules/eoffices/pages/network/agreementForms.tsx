import type { ComponentChildren } from 'preact';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { formatDate } from '#platform/i18n/dates.ts';
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
import type { EofficeAgreement } from '../../data/agreements.ts';
import { officesWithin } from '../../data/reach.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope } from '../../rights.ts';
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

export const showEndAgreement = (ctx: Context, agreement: EofficeAgreement, form: FormState): Answer => {
  const t = eofficesTexts[ctx.locale].agreements;
  const field = fieldOf(form);
  return changePage(ctx, agreement, form, {
    path: 'end',
    title: t.endTitle(agreement.number),
    button: <Button tone="danger">{t.end}</Button>,
    fields: (
      <>
        <DateField {...field('endedOn', t.fields.endedOn)} kind="typed" />
        <TextField {...field('reason', t.fields.reason)} maxlength={300} autocomplete="off" />
      </>
    ),
  });
};

/** `/e-offices/agreements/:id/edit`: a mistake of writing, with the reason. */
export async function correctAgreementPage(ctx: Context): Promise<Answer> {
  const agreement = await agreementOf(ctx);
  const { number, subject, signedOn, validTo } = agreement;
  const values = {
    number,
    subject,
    signedOn: formatDate('uk', signedOn),
    validTo: validTo ? formatDate('uk', validTo) : '',
  };
  return showCorrectAgreement(ctx, agreement, { values, errors: {} });
}

export const showCorrectAgreement = (ctx: Context, agreement: EofficeAgreement, form: FormState): Answer => {
  const t = eofficesTexts[ctx.locale].agreements;
  const field = fieldOf(form);
  return changePage(ctx, agreement, form, {
    path: 'edit',
    title: t.correctTitle(agreement.number),
    lead: t.correctLead,
    button: <Button>{t.saveCorrection}</Button>,
    fields: (
      <>
        <TextField {...field('number', t.fields.number)} width={20} maxlength={60} autocomplete="off" />
        <DateField {...field('signedOn', t.fields.signedOn)} kind="typed" />
        <DateField {...field('validTo', t.fields.validTo)} kind="typed" hint={t.validToHint} optional />
        <TextArea {...field('subject', t.fields.subject)} rows={3} maxlength={500} />
        <TextField {...field('reason', t.correctionReason)} maxlength={300} autocomplete="off" />
      </>
    ),
  });
};

/** `/e-offices/agreements/:id/prolong`: an additional agreement, a dated document under this one. */
export const prolongAgreementPage = async (ctx: Context): Promise<Answer> =>
  showProlongAgreement(ctx, await agreementOf(ctx), emptyForm);

export const showProlongAgreement = (ctx: Context, agreement: EofficeAgreement, form: FormState): Answer => {
  const t = eofficesTexts[ctx.locale].agreements;
  const field = fieldOf(form);
  return changePage(ctx, agreement, form, {
    path: 'prolong',
    title: t.prolongTitle(agreement.number),
    lead: t.prolongLead,
    button: <Button>{t.prolong}</Button>,
    fields: (
      <>
        <TextField
          {...field('title', t.additional)}
          hint={t.additionalHint}
          maxlength={300}
          autocomplete="off"
        />
        <DateField {...field('signedOn', t.additionalDate)} kind="typed" />
        <DateField {...field('validTo', t.newEnd)} kind="typed" hint={t.validToHint} optional />
        <FileField
          name="scan"
          label={t.fields.scan}
          hint={t.scanHint}
          accept="application/pdf,image/jpeg,image/png"
          error={form.errors.scan}
          optional
        />
      </>
    ),
  });
};

/** A page that changes one agreement: its form, the version that was seen, the way back. */
function changePage(
  ctx: Context,
  agreement: EofficeAgreement,
  form: FormState,
  page: {
    readonly path: 'end' | 'edit' | 'prolong';
    readonly title: string;
    readonly lead?: string;
    readonly button: ComponentChildren;
    readonly fields: ComponentChildren;
  },
): Answer {
  const t = eofficesTexts[ctx.locale].agreements;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const here = `${back}/${agreement.id}`;
  return staffPage(
    ctx,
    {
      title: page.title,
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: t.title, href: ctx.href(back) },
            { label: t.title1(agreement.number), href: ctx.href(here) },
          ]}
        />
      ),
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={`№ ${agreement.office}. ${agreement.organisation}`}>
        {page.title}
      </Heading>
      {page.lead && <p class="v-lead">{page.lead}</p>}
      <Form
        action={ctx.href(`${here}/${page.path}`)}
        multipart={page.path === 'prolong'}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={agreement.version} />
          </>
        }
        actions={
          <>
            {page.button}
            <LinkButton href={ctx.href(here)} variant="tertiary">
              {t.cancel}
            </LinkButton>
          </>
        }
      >
        {page.fields}
      </Form>
    </Stack>,
  );
}
