import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Table } from '#ui/table.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { obstaclesOfProvider } from '../data/obstacles.ts';
import { centresOfProvider, listMunicipalities, listProviders, type ProviderRow } from '../data/places.ts';
import { organisationScope } from '../rights.ts';
import { providerKinds } from '../schema.ts';
import { idParam } from './municipalities.tsx';
import { ActiveTag, AdminCrumbs, Errors, hasErrors, textsOf, typedIn } from './parts.tsx';
import { type StateQuestion, statePage } from './state.tsx';

export async function providerOf(ctx: Context): Promise<ProviderRow> {
  const { id } = ctx.params(idParam);
  const rows = await listProviders(ctx.services.database.queries);
  const row = rows.find((provider) => provider.id === id);
  if (!row) throw notFound();
  return row;
}

const kindText = (ctx: Context, kind: string): string => {
  const known = providerKinds.find((name) => name === kind);
  return known ? textsOf(ctx).provider.kinds[known] : kind;
};

export async function providersPage(ctx: Context): Promise<Answer> {
  const t = textsOf(ctx);
  const rows = await listProviders(ctx.services.database.queries);
  return staffPage(
    ctx,
    { title: t.provider.title, breadcrumbs: <AdminCrumbs ctx={ctx} /> },
    <>
      <div class="v-card__head">
        <Heading level={1}>{t.provider.title}</Heading>
        <LinkButton href={ctx.href('/admin/providers/new')} icon="plus">
          {t.provider.newTitle}
        </LinkButton>
      </div>
      <Table
        caption={t.provider.title}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.provider.empty} icon="users-group" />}
        columns={[
          {
            key: 'name',
            header: t.columns.name,
            rowHeader: true,
            cell: (row) => <a href={ctx.href(`/admin/providers/${row.id}`)}>{row.name}</a>,
          },
          { key: 'short', header: t.provider.shortName, cell: (row) => row.short_name },
          { key: 'kind', header: t.columns.kind, cell: (row) => kindText(ctx, row.kind) },
          { key: 'municipality', header: t.columns.municipality, cell: (row) => row.municipality_name },
          { key: 'centres', header: t.columns.centres, align: 'end', cell: (row) => row.centres ?? 0 },
          {
            key: 'state',
            header: t.columns.state,
            cell: (row) => <ActiveTag ctx={ctx} active={row.active} />,
          },
        ]}
      />
    </>,
  );
}

export const newProviderPage = (ctx: Context): Promise<Answer> => providerForm(ctx, null, emptyForm);

export async function providerPage(ctx: Context): Promise<Answer> {
  const row = await providerOf(ctx);
  return providerForm(ctx, row, {
    values: {
      version: String(row.version),
      name: row.name,
      shortName: row.short_name,
      kind: row.kind,
      address: row.address ?? '',
      phones: row.phones.join('\n'),
      email: row.email ?? '',
    },
    errors: {},
  });
}

/** New (`row` null) or existing. */
export async function providerForm(
  ctx: Context,
  row: ProviderRow | null,
  form: FormState,
  status = 200,
): Promise<Answer> {
  const t = textsOf(ctx);
  const db = ctx.services.database.queries;
  const [municipalities, centres] = await Promise.all([
    row ? [] : listMunicipalities(db, organisationScope(ctx.principal)),
    row ? centresOfProvider(db, row.id) : [],
  ]);
  const title = row?.name ?? t.provider.newTitle;
  return staffPage(
    ctx,
    {
      title,
      status,
      hasErrors: hasErrors(form),
      breadcrumbs: <AdminCrumbs ctx={ctx} items={[[t.provider.title, '/admin/providers']]} />,
    },
    <>
      <Errors form={form} />
      <div class="v-card__head">
        <Heading level={1} caption={row?.municipality_name}>
          {title}
        </Heading>
        {row && <ActiveTag ctx={ctx} active={row.active} />}
      </div>
      {centres.length > 0 && (
        <p>
          {t.provider.inCentres}:{' '}
          {centres.map((centre, index) => (
            <>
              {index > 0 && ', '}
              <a href={ctx.href(`/admin/centres/${centre.id}/providers`)}>{centre.name}</a>
            </>
          ))}
        </p>
      )}
      <Form
        action={ctx.href(row ? `/admin/providers/${row.id}` : '/admin/providers')}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={typedIn(form, 'version') || '1'} />
          </>
        }
        actions={
          <>
            <Button>{t.save}</Button>
            {row && (
              <LinkButton href={ctx.href(`/admin/providers/${row.id}/state`)} variant="secondary">
                {row.active ? t.close : t.reopen}
              </LinkButton>
            )}
          </>
        }
      >
        {!row && (
          <>
            <Select
              name="municipalityId"
              label={t.provider.municipality}
              placeholder={t.errors.choose}
              options={municipalities
                .filter((one) => one.active)
                .map((one) => ({ value: one.id, label: one.name }))}
              value={typedIn(form, 'municipalityId') || only(municipalities)}
              error={form.errors.municipalityId}
            />
            <TextField
              name="code"
              label={t.columns.code}
              hint={t.provider.codeHint}
              value={typedIn(form, 'code')}
              error={form.errors.code}
              autocomplete="off"
              spellcheck={false}
              width={20}
            />
          </>
        )}
        <TextField
          name="name"
          label={t.provider.name}
          value={typedIn(form, 'name')}
          error={form.errors.name}
          autocomplete="off"
        />
        <TextField
          name="shortName"
          label={t.provider.shortName}
          hint={t.provider.shortNameHint}
          value={typedIn(form, 'shortName')}
          error={form.errors.shortName}
          autocomplete="off"
          width={30}
        />
        <Select
          name="kind"
          label={t.provider.kind}
          placeholder={t.errors.choose}
          options={providerKinds.map((kind) => ({ value: kind, label: t.provider.kinds[kind] }))}
          value={typedIn(form, 'kind')}
          error={form.errors.kind}
        />
        <TextField
          name="address"
          label={t.provider.address}
          value={typedIn(form, 'address')}
          error={form.errors.address}
          autocomplete="off"
          optional
        />
        <TextArea
          name="phones"
          label={t.provider.phones}
          hint={t.provider.phonesHint}
          value={typedIn(form, 'phones')}
          error={form.errors.phones}
          rows={3}
          optional
        />
        <TextField
          name="email"
          type="email"
          label={t.provider.email}
          value={typedIn(form, 'email')}
          error={form.errors.email}
          autocomplete="off"
          width={30}
          optional
        />
      </Form>
    </>,
  );
}

/** With one municipality there is nothing to choose. */
export const only = (rows: readonly { id: string }[]): string =>
  rows.length === 1 ? (rows[0]?.id ?? '') : '';

export async function providerStatePage(ctx: Context): Promise<Answer> {
  const row = await providerOf(ctx);
  return statePage(
    ctx,
    providerQuestion(ctx, row),
    row.active ? await obstaclesOfProvider(ctx.services.database.queries, row.id, null) : [],
  );
}

export const providerQuestion = (ctx: Context, row: ProviderRow): StateQuestion => {
  const t = textsOf(ctx);
  return {
    name: row.name,
    closing: row.active,
    closeTitle: t.provider.confirmClose,
    action: `/admin/providers/${row.id}/state`,
    backHref: `/admin/providers/${row.id}`,
    crumbs: [[t.provider.title, '/admin/providers']],
  };
};
