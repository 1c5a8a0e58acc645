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
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { Table } from '#ui/table.tsx';
import { obstaclesOfProvider } from '../data/obstacles.ts';
import { type CentreRow, listProviders, providersOfCentre, type SeatedProvider } from '../data/places.ts';
import { rulesOfCentre } from '../data/schedule.ts';
import { centreFrame, centreOf, tabHref } from './centreFrame.tsx';
import { Errors, hasErrors, textsOf, typedIn } from './parts.tsx';
import { type StateQuestion, statePage } from './state.tsx';

const seatParams = z.object({ id: z.uuid(), providerId: z.uuid() });

/** The centre and the provider seated in it that the address names. */
export async function seatOf(ctx: Context): Promise<{ centre: CentreRow; provider: SeatedProvider }> {
  const centre = await centreOf(ctx);
  const { providerId } = ctx.params(seatParams);
  const seated = await providersOfCentre(ctx.services.database.queries, centre.id);
  const provider = seated.find((one) => one.id === providerId);
  if (!provider) throw notFound();
  return { centre, provider };
}

export const seatsPage = async (ctx: Context): Promise<Answer> =>
  seatsForm(ctx, await centreOf(ctx), emptyForm);

/** Who works in the centre, in the order in which visitors see them (ORG-2). */
export async function seatsForm(
  ctx: Context,
  centre: CentreRow,
  form: FormState,
  status = 200,
): Promise<Answer> {
  const t = textsOf(ctx);
  const db = ctx.services.database.queries;
  const [seated, all, rules] = await Promise.all([
    providersOfCentre(db, centre.id),
    listProviders(db, { municipalityId: centre.municipality_id }),
    rulesOfCentre(db, centre.id),
  ]);
  const free = all.filter((one) => one.active && !seated.some((other) => other.id === one.id));
  const base = `/admin/centres/${centre.id}/providers`;
  return centreFrame(
    ctx,
    centre,
    { tab: 'providers', status, hasErrors: hasErrors(form), top: <Errors form={form} /> },
    <>
      <Table
        caption={t.seats.title}
        rows={seated}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.seats.empty} icon="users-group" />}
        columns={[
          {
            key: 'name',
            header: t.columns.name,
            rowHeader: true,
            cell: (row) => <a href={ctx.href(`/admin/providers/${row.id}`)}>{row.name}</a>,
          },
          { key: 'desks', header: t.seats.desks, align: 'end', cell: (row) => row.desks ?? 0 },
          { key: 'services', header: t.seats.services, align: 'end', cell: (row) => row.services ?? 0 },
          {
            key: 'hours',
            header: t.seats.hours,
            cell: (row) => (
              <a href={ctx.href(`${tabHref(centre.id, 'schedule')}#provider-${row.id}`)}>
                {rules.some((rule) => rule.provider_id === row.id) ? t.seats.ownHours : t.seats.asCentre}
              </a>
            ),
          },
          {
            key: 'actions',
            header: t.columns.actions,
            cell: (row) => (
              <form class="v-actions" method="post" action={ctx.href(`${base}/${row.id}/move`)}>
                <FormKey ctx={ctx} />
                <Button name="direction" value="up" variant="tertiary" size="sm">
                  {t.seats.up}
                </Button>
                <Button name="direction" value="down" variant="tertiary" size="sm">
                  {t.seats.down}
                </Button>
                <LinkButton href={ctx.href(`${base}/${row.id}/detach`)} variant="tertiary" size="sm">
                  {t.seats.detach}
                </LinkButton>
              </form>
            ),
          },
        ]}
      />
      <Heading level={2}>{t.seats.attach}</Heading>
      {free.length === 0 ? (
        <p>
          {t.seats.nothingToAttach} <a href={ctx.href('/admin/providers/new')}>{t.provider.newTitle}</a>
        </p>
      ) : (
        <Form
          action={ctx.href(base)}
          hidden={<FormKey ctx={ctx} />}
          actions={<Button variant="secondary">{t.add}</Button>}
        >
          <Select
            name="providerId"
            label={t.seats.attachLabel}
            placeholder={t.errors.choose}
            options={free.map((one) => ({ value: one.id, label: one.name }))}
            value={typedIn(form, 'providerId')}
            error={form.errors.providerId}
          />
        </Form>
      )}
    </>,
  );
}

export async function detachPage(ctx: Context): Promise<Answer> {
  const { centre, provider } = await seatOf(ctx);
  const obstacles = await obstaclesOfProvider(ctx.services.database.queries, provider.id, centre.id);
  return statePage(ctx, detachQuestion(ctx, centre, provider), obstacles);
}

export const detachQuestion = (ctx: Context, centre: CentreRow, provider: SeatedProvider): StateQuestion => {
  const t = textsOf(ctx);
  return {
    name: `${provider.short_name}, ${centre.name}`,
    closing: true,
    closeTitle: t.seats.confirmDetach,
    confirmLabel: t.seats.detach,
    action: `/admin/centres/${centre.id}/providers/${provider.id}/detach`,
    backHref: tabHref(centre.id, 'providers'),
    crumbs: [
      [t.centre.title, '/admin/centres'],
      [centre.name, tabHref(centre.id, 'facts')],
      [t.centre.tabs.providers, tabHref(centre.id, 'providers')],
    ],
  };
};
