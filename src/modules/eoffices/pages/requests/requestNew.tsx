import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { FileField } from '#ui/fileField.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { itemsOf } from '../../data/items.ts';
import { type OfficeFacts, officesWithin, officeWithin, ownOffice } from '../../data/reach.ts';
import { eofficeScope, ownOfficeOf } from '../../rights.ts';
import { requestKinds } from '../../rules/requests.ts';
import { requestsQuery } from '../../schemas/requests.ts';
import { stockTexts } from '../../stockMessages.ts';
import { fieldOf } from '../network/agreementForms.tsx';

const list = '/e-offices/requests';

export const newRequestPage = (ctx: Context): Promise<Answer> => showNewRequest(ctx, emptyForm);

/** A request on one page. The head e-office first says which office has telephoned. */
export async function showNewRequest(ctx: Context, form: FormState): Promise<Answer> {
  const t = stockTexts[ctx.locale].requests;
  const db = ctx.services.database.queries;
  const scope = eofficeScope(ctx.principal);
  const leads = ctx.principal.role === 'headEoffice';
  const asked = requestsQuery.parse({ office: form.values.office }).office ?? ctx.query(requestsQuery).office;
  const office = leads
    ? asked && (await officeWithin(db, scope, asked))
    : await ownOffice(db, ownOfficeOf(ctx.principal));
  const title = leads ? t.form.phoneTitle : t.form.title;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  return staffPage(
    ctx,
    {
      title,
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href(list) }]} />,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} {...(office ? { caption: `№ ${office.number}. ${office.organisation}` } : {})}>
        {title}
      </Heading>
      {office && (
        <RequestForm ctx={ctx} form={form} office={office} items={await itemsOf(db, scope, office.id)} />
      )}
      {!office && leads && (
        <ChooseOffice ctx={ctx} path={`${list}/new`} offices={await officesWithin(db, scope)} />
      )}
      {!office && !leads && <EmptyState title={t.noOffice} icon="building" />}
    </Stack>,
  );
}

/** Which office of the network; the next page is about it. */
export function ChooseOffice(props: { ctx: Context; path: string; offices: readonly OfficeFacts[] }) {
  const { ctx, offices } = props;
  const t = stockTexts[ctx.locale].requests;
  return (
    <SearchForm
      action={ctx.href(props.path)}
      label={t.office}
      actions={<Button icon="arrow-right">{t.show}</Button>}
    >
      <Select
        name="office"
        label={t.office}
        placeholder={t.form.choose}
        options={offices.map(({ id, number, organisation }) => ({
          value: id,
          label: `№ ${number}. ${organisation}`,
        }))}
      />
    </SearchForm>
  );
}

function RequestForm(props: {
  ctx: Context;
  form: FormState;
  office: OfficeFacts;
  items: Awaited<ReturnType<typeof itemsOf>>;
}) {
  const { ctx, form, office, items } = props;
  const t = stockTexts[ctx.locale].requests;
  const field = fieldOf(form);
  const { item } = ctx.query(requestsQuery);
  return (
    <Form
      action={ctx.href(`${list}/new?office=${office.id}`)}
      multipart
      hidden={
        <>
          <FormKey ctx={ctx} />
          <input type="hidden" name="office" value={office.id} />
        </>
      }
      actions={
        <>
          <Button icon="send">{t.form.send}</Button>
          <LinkButton href={ctx.href(list)} variant="tertiary">
            {t.form.cancel}
          </LinkButton>
        </>
      }
    >
      <Radios
        name="kind"
        legend={t.kind}
        value={field('kind', '').value || (item ? 'repair' : '')}
        error={form.errors.kind}
        options={requestKinds.map((value) => ({ value, label: t.kinds[value] }))}
      />
      {items.length > 0 && (
        <Select
          {...field('item', t.form.item)}
          value={field('item', '').value || item}
          hint={t.form.itemHint}
          optional
          placeholder={t.form.noItem}
          options={items.map(({ id, name, inventoryNumber }) => ({
            value: id,
            label: `${name}, ${t.inventory(inventoryNumber)}`,
          }))}
        />
      )}
      <TextArea {...field('words', t.form.words)} hint={t.form.wordsHint} rows={4} maxlength={1000} />
      <FileField
        name="photos"
        label={t.form.photos}
        hint={t.form.photosHint}
        optional
        multiple
        accept="image/*"
        error={form.errors.photos}
      />
    </Form>
  );
}
