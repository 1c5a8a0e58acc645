import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Table } from '#ui/table.tsx';
import { obstaclesOfCentre } from '../data/obstacles.ts';
import { type CentreRow, listCentres, listMunicipalities } from '../data/places.ts';
import { organisationScope } from '../rights.ts';
import { centreKinds } from '../schema.ts';
import { CentreFields, NewCentreFields } from './centreFields.tsx';
import { centreFrame, centreOf } from './centreFrame.tsx';
import { ActiveTag, AdminCrumbs, Errors, hasErrors, textsOf, typedIn } from './parts.tsx';
import { type StateQuestion, statePage } from './state.tsx';

const kindText = (ctx: Context, kind: string): string => {
  const known = centreKinds.find((name) => name === kind);
  return known ? textsOf(ctx).centre.kinds[known] : kind;
};

export async function centresPage(ctx: Context): Promise<Answer> {
  const t = textsOf(ctx);
  const rows = await listCentres(ctx.services.database.queries, organisationScope(ctx.principal));
  return staffPage(
    ctx,
    // The site has a page of centres too: titles tell them apart (WCAG 2.4.2).
    { title: `${t.centre.title}: ${t.admin.title}`, breadcrumbs: <AdminCrumbs ctx={ctx} /> },
    <>
      <div class="v-card__head">
        <Heading level={1}>{t.centre.title}</Heading>
        <LinkButton href={ctx.href('/admin/centres/new')} icon="plus">
          {t.centre.newTitle}
        </LinkButton>
      </div>
      <Table
        caption={t.centre.title}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.centre.empty} icon="building" />}
        columns={[
          {
            key: 'name',
            header: t.columns.name,
            rowHeader: true,
            cell: (row) => <a href={ctx.href(`/admin/centres/${row.id}`)}>{row.name}</a>,
          },
          { key: 'kind', header: t.columns.kind, cell: (row) => kindText(ctx, row.kind) },
          { key: 'address', header: t.columns.address, cell: (row) => row.address },
          { key: 'municipality', header: t.columns.municipality, cell: (row) => row.municipality_name },
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

/** Facts of the centre (ORG-1). */
export async function centrePage(ctx: Context): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const yesNo = (value: boolean) => (value ? t.yes : t.no);
  return centreFrame(
    ctx,
    centre,
    { tab: 'facts' },
    <>
      <DescriptionList
        items={[
          { term: t.centre.kind, value: kindText(ctx, centre.kind) },
          { term: t.columns.code, value: <code>{centre.code}</code> },
          { term: t.centre.numberPrefix, value: centre.number_prefix },
          { term: t.centre.address, value: centre.address },
          { term: t.centre.phones, value: centre.phones.join(', ') || t.none },
          { term: t.centre.fax, value: centre.fax ?? t.none },
          { term: t.centre.email, value: centre.email ?? t.none },
          { term: t.centre.website, value: centre.website ?? t.none },
          { term: t.centre.wait, value: t.centre.minutes(centre.wait_standard_minutes) },
          { term: t.centre.extraterritorial, value: yesNo(centre.extraterritorial) },
          { term: t.centre.personalQueue, value: yesNo(centre.personal_queue) },
          { term: t.centre.noLunchBreak, value: yesNo(centre.no_lunch_break) },
        ]}
      />
      <div class="v-actions">
        <LinkButton href={ctx.href(`/admin/centres/${centre.id}/edit`)} icon="edit">
          {t.centre.editTitle}
        </LinkButton>
        <LinkButton href={ctx.href(`/admin/centres/${centre.id}/state`)} variant="secondary">
          {centre.active ? t.close : t.reopen}
        </LinkButton>
      </div>
    </>,
  );
}

export const newCentrePage = (ctx: Context): Promise<Answer> =>
  newCentreForm(ctx, { values: { waitStandardMinutes: '15' }, errors: {} });

export async function newCentreForm(ctx: Context, form: FormState, status = 200): Promise<Answer> {
  const t = textsOf(ctx);
  const municipalities = await listMunicipalities(
    ctx.services.database.queries,
    organisationScope(ctx.principal),
  );
  return staffPage(
    ctx,
    {
      title: t.centre.newTitle,
      status,
      hasErrors: hasErrors(form),
      breadcrumbs: <AdminCrumbs ctx={ctx} items={[[t.centre.title, '/admin/centres']]} />,
    },
    <>
      <Errors form={form} />
      <Heading level={1}>{t.centre.newTitle}</Heading>
      <Form
        action={ctx.href('/admin/centres')}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button>{t.save}</Button>}
      >
        <NewCentreFields ctx={ctx} form={form} municipalities={municipalities} />
        <CentreFields ctx={ctx} form={form} />
      </Form>
    </>,
  );
}

export async function editCentrePage(ctx: Context): Promise<Answer> {
  const centre = await centreOf(ctx);
  return editCentreForm(ctx, centre, {
    values: {
      version: String(centre.version),
      name: centre.name,
      numberPrefix: centre.number_prefix,
      kind: centre.kind,
      address: centre.address,
      phones: centre.phones.join('\n'),
      fax: centre.fax ?? '',
      email: centre.email ?? '',
      website: centre.website ?? '',
      waitStandardMinutes: String(centre.wait_standard_minutes),
      ...(centre.extraterritorial ? { extraterritorial: 'yes' } : {}),
      ...(centre.personal_queue ? { personalQueue: 'yes' } : {}),
      ...(centre.no_lunch_break ? { noLunchBreak: 'yes' } : {}),
    },
    errors: {},
  });
}

export function editCentreForm(ctx: Context, centre: CentreRow, form: FormState, status = 200): Answer {
  const t = textsOf(ctx);
  return centreFrame(
    ctx,
    centre,
    {
      tab: 'facts',
      title: t.centre.editTitle,
      status,
      hasErrors: hasErrors(form),
      top: <Errors form={form} />,
    },
    <Form
      action={ctx.href(`/admin/centres/${centre.id}`)}
      hidden={
        <>
          <FormKey ctx={ctx} />
          <input type="hidden" name="version" value={typedIn(form, 'version') || '1'} />
        </>
      }
      actions={
        <>
          <Button>{t.save}</Button>
          <LinkButton href={ctx.href(`/admin/centres/${centre.id}`)} variant="secondary">
            {t.cancel}
          </LinkButton>
        </>
      }
    >
      <CentreFields ctx={ctx} form={form} />
    </Form>,
  );
}

export async function centreStatePage(ctx: Context): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { queries } = ctx.services.database;
  const today = businessDate(ctx.services.clock.now());
  return statePage(
    ctx,
    centreQuestion(ctx, centre),
    centre.active ? await obstaclesOfCentre(queries, centre.id, today) : [],
  );
}

export const centreQuestion = (ctx: Context, centre: CentreRow): StateQuestion => {
  const t = textsOf(ctx);
  return {
    name: centre.name,
    closing: centre.active,
    closeTitle: t.centre.confirmClose,
    action: `/admin/centres/${centre.id}/state`,
    backHref: `/admin/centres/${centre.id}`,
    crumbs: [
      [t.centre.title, '/admin/centres'],
      [centre.name, `/admin/centres/${centre.id}`],
    ],
  };
};
