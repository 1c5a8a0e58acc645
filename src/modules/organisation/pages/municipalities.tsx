import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { obstaclesOfMunicipality } from '../data/obstacles.ts';
import { listMunicipalities, type MunicipalityRow } from '../data/places.ts';
import { organisationScope } from '../rights.ts';
import { ActiveTag, AdminCrumbs, Errors, hasErrors, textsOf, typedIn } from './parts.tsx';
import { type StateQuestion, statePage } from './state.tsx';

export const idParam = z.object({ id: z.uuid() });

/** The municipality of the address; 404 for one that is not there. */
export async function municipalityOf(ctx: Context): Promise<MunicipalityRow> {
  const { id } = ctx.params(idParam);
  const rows = await listMunicipalities(ctx.services.database.queries, organisationScope(ctx.principal));
  const row = rows.find((municipality) => municipality.id === id);
  if (!row) throw notFound();
  return row;
}

export async function municipalitiesPage(ctx: Context): Promise<Answer> {
  const t = textsOf(ctx);
  const rows = await listMunicipalities(ctx.services.database.queries, organisationScope(ctx.principal));
  return staffPage(
    ctx,
    { title: t.municipality.title, breadcrumbs: <AdminCrumbs ctx={ctx} /> },
    <>
      <div class="v-card__head">
        <Heading level={1}>{t.municipality.title}</Heading>
        <LinkButton href={ctx.href('/admin/municipalities/new')} icon="plus">
          {t.municipality.newTitle}
        </LinkButton>
      </div>
      <Table
        caption={t.municipality.title}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.municipality.empty} icon="building-community" />}
        columns={[
          {
            key: 'name',
            header: t.columns.name,
            rowHeader: true,
            cell: (row) => <a href={ctx.href(`/admin/municipalities/${row.id}`)}>{row.name}</a>,
          },
          { key: 'code', header: t.columns.code, cell: (row) => <code>{row.code}</code> },
          { key: 'centres', header: t.admin.centres, align: 'end', cell: (row) => row.centres ?? 0 },
          { key: 'providers', header: t.admin.providers, align: 'end', cell: (row) => row.providers ?? 0 },
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

export const newMunicipalityPage = async (ctx: Context): Promise<Answer> =>
  municipalityForm(ctx, null, emptyForm);

export async function municipalityPage(ctx: Context): Promise<Answer> {
  const row = await municipalityOf(ctx);
  return municipalityForm(ctx, row, {
    values: { name: row.name, code: row.code, version: String(row.version) },
    errors: {},
  });
}

/** New (`row` null) or existing. */
export function municipalityForm(
  ctx: Context,
  row: MunicipalityRow | null,
  form: FormState,
  status = 200,
): Answer {
  const t = textsOf(ctx);
  const title = row?.name ?? t.municipality.newTitle;
  return staffPage(
    ctx,
    {
      title,
      status,
      hasErrors: hasErrors(form),
      breadcrumbs: <AdminCrumbs ctx={ctx} items={[[t.municipality.title, '/admin/municipalities']]} />,
    },
    <>
      <Errors form={form} />
      <div class="v-card__head">
        <Heading level={1}>{title}</Heading>
        {row && <ActiveTag ctx={ctx} active={row.active} />}
      </div>
      <Form
        action={ctx.href(row ? `/admin/municipalities/${row.id}` : '/admin/municipalities')}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={typedIn(form, 'version') || '1'} />
            {row && <input type="hidden" name="code" value={row.code} />}
          </>
        }
        actions={
          <>
            <Button>{t.save}</Button>
            {row && (
              <LinkButton href={ctx.href(`/admin/municipalities/${row.id}/state`)} variant="secondary">
                {row.active ? t.close : t.reopen}
              </LinkButton>
            )}
          </>
        }
      >
        <TextField
          name="name"
          label={t.municipality.name}
          value={typedIn(form, 'name')}
          error={form.errors.name}
          autocomplete="off"
        />
        {!row && (
          <TextField
            name="code"
            label={t.municipality.code}
            hint={t.municipality.codeHint}
            value={typedIn(form, 'code')}
            error={form.errors.code}
            autocomplete="off"
            spellcheck={false}
            width={20}
          />
        )}
      </Form>
    </>,
  );
}

export async function municipalityStatePage(ctx: Context): Promise<Answer> {
  const row = await municipalityOf(ctx);
  return statePage(
    ctx,
    municipalityQuestion(ctx, row),
    row.active ? await obstaclesOfMunicipality(ctx.services.database.queries, row.id) : [],
  );
}

export const municipalityQuestion = (ctx: Context, row: MunicipalityRow): StateQuestion => {
  const t = textsOf(ctx);
  return {
    name: row.name,
    closing: row.active,
    closeTitle: t.municipality.confirmClose,
    action: `/admin/municipalities/${row.id}/state`,
    backHref: `/admin/municipalities/${row.id}`,
    crumbs: [[t.municipality.title, '/admin/municipalities']],
  };
};
