import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { forbidden, notFound } from '#platform/http/problems.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { type Partner, partnerById, partnersOf, publicPartners } from '../../data/agreements.ts';
import { officesWithin } from '../../data/reach.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope } from '../../rights.ts';
import { fieldOf } from './agreementForms.tsx';

const staffList = '/e-offices/network/partners';

/** `/e-offices/partners`: partners of the competition and their projects, for everybody (KN-2). */
export async function partnersPage(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].partners;
  const partners = await publicPartners(ctx.services.database.queries);
  return publicPage(
    ctx,
    { title: t.title, description: t.lead, width: 'wide' },
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <PartnerTable ctx={ctx} partners={partners} columns={partnerColumns(ctx)} />
    </Stack>,
  );
}

/** `/e-offices/network/partners`: the same list, to be kept by the head of the network. */
export async function partnersStaffPage(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].partners;
  const partners = await partnersOf(ctx.services.database.queries, municipalityOf(ctx));
  return staffPage(
    ctx,
    { title: t.staffTitle },
    <Stack>
      <Heading level={1}>{t.staffTitle}</Heading>
      <p class="v-lead">{t.lead}</p>
      <p class="v-actions">
        <LinkButton href={ctx.href(`${staffList}/new`)} icon="plus">
          {t.add}
        </LinkButton>
      </p>
      <PartnerTable
        ctx={ctx}
        partners={partners}
        columns={[
          ...partnerColumns(ctx),
          {
            key: 'edit',
            header: t.actions,
            headerHidden: true,
            cell: ({ id, name }) => (
              <a class="ds-link" href={ctx.href(`${staffList}/${id}`)}>
                {t.edit}
                <span class="ds-sr-only"> {name}</span>
              </a>
            ),
          },
        ]}
      />
    </Stack>,
  );
}

function PartnerTable(props: {
  ctx: Context;
  partners: readonly Partner[];
  columns: readonly Column<Partner>[];
}) {
  const t = eofficesTexts[props.ctx.locale].partners;
  return (
    <Table
      caption={t.caption}
      rows={props.partners}
      rowKey={({ id }) => id}
      columns={[...props.columns]}
      empty={
        <EmptyState title={t.empty} icon="users">
          <p>{t.emptyHint}</p>
        </EmptyState>
      }
    />
  );
}

function partnerColumns(ctx: Context): Column<Partner>[] {
  const texts = eofficesTexts[ctx.locale];
  const t = texts.partners;
  return [
    {
      key: 'name',
      header: t.fields.name,
      rowHeader: true,
      cell: ({ name, active }) => (
        <>
          <span lang="uk">{name}</span> {!active && <Tag tone="neutral">{t.hidden}</Tag>}
        </>
      ),
    },
    {
      key: 'project',
      header: t.fields.project,
      cell: ({ project, summary }) => (
        <span lang="uk">
          «{project}»{summary && `. ${summary}`}
        </span>
      ),
    },
    { key: 'year', header: t.fields.year, nowrap: true, cell: ({ year }) => String(year) },
    { key: 'act', header: t.fields.act, cell: ({ act }) => <span lang="uk">{act}</span> },
    {
      key: 'office',
      header: t.fields.office,
      cell: ({ office, address }) =>
        office !== null && (
          <>
            {texts.number(office)}, <span lang="uk">{address}</span>
          </>
        ),
    },
  ];
}

export function municipalityOf({ principal }: Context): string {
  if (!principal.municipalityId) throw forbidden();
  return principal.municipalityId;
}

const params = z.object({ id: z.uuid() });

/** The partner of the address, of the network that the worker leads. */
export async function partnerOf(ctx: Context): Promise<Partner> {
  const found = await partnerById(ctx.services.database.queries, municipalityOf(ctx), ctx.params(params).id);
  if (!found) throw notFound();
  return found;
}

export const newPartnerPage = (ctx: Context): Promise<Answer> =>
  showPartner(ctx, null, { values: { active: 'yes' }, errors: {} });

export async function partnerPage(ctx: Context): Promise<Answer> {
  const partner = await partnerOf(ctx);
  const { name, project, year, act, summary, eofficeId, active } = partner;
  return showPartner(ctx, partner, {
    values: {
      name,
      project,
      year: String(year),
      act,
      summary,
      office: eofficeId ?? '',
      active: active ? 'yes' : '',
    },
    errors: {},
  });
}

export async function showPartner(ctx: Context, partner: Partner | null, form: FormState): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].partners;
  const offices = await officesWithin(ctx.services.database.queries, eofficeScope(ctx.principal));
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const field = fieldOf(form);
  const title = partner ? t.editTitle : t.newTitle;
  return staffPage(
    ctx,
    {
      title,
      breadcrumbs: <Breadcrumbs items={[{ label: t.staffTitle, href: ctx.href(staffList) }]} />,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      <Form
        action={ctx.href(partner ? `${staffList}/${partner.id}` : staffList)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={partner?.version ?? 1} />
          </>
        }
        actions={
          <>
            <Button>{t.save}</Button>
            <LinkButton href={ctx.href(staffList)} variant="tertiary">
              {t.cancel}
            </LinkButton>
          </>
        }
      >
        <TextField {...field('name', t.fields.name)} maxlength={300} autocomplete="off" />
        <TextField {...field('project', t.fields.project)} maxlength={300} autocomplete="off" />
        <TextField {...field('year', t.fields.year)} inputmode="numeric" width={8} maxlength={4} />
        <TextField {...field('act', t.fields.act)} optional maxlength={300} autocomplete="off" />
        <TextArea {...field('summary', t.fields.summary)} optional rows={3} maxlength={2000} />
        <Select
          {...field('office', t.fields.office)}
          optional
          placeholder={t.noOffice}
          options={offices.map(({ id, number, organisation }) => ({
            value: id,
            label: `№ ${number}. ${organisation}`,
          }))}
        />
        <Checkboxes
          name="active"
          legend={t.fields.active}
          values={form.values.active === 'yes' ? ['yes'] : []}
          options={[{ value: 'yes', label: t.shown }]}
          optional
        />
      </Form>
    </Stack>,
  );
}
