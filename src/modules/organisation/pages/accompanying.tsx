import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { type AccompanyingRow, accompanyingOfCentre } from '../data/accompanying.ts';
import type { CentreRow } from '../data/places.ts';
import { centreFrame, centreOf, tabHref } from './centreFrame.tsx';
import { ActiveTag, Errors, hasErrors, textsOf, typedIn } from './parts.tsx';
import { type StateQuestion, statePage } from './state.tsx';

const params = z.object({ id: z.uuid(), serviceId: z.uuid() });

export async function accompanyingOf(ctx: Context): Promise<{ centre: CentreRow; service: AccompanyingRow }> {
  const centre = await centreOf(ctx);
  const { serviceId } = ctx.params(params);
  const rows = await accompanyingOfCentre(ctx.services.database.queries, centre.id);
  const service = rows.find((row) => row.id === serviceId);
  if (!service) throw notFound();
  return { centre, service };
}

/** Супутні послуги with their operators and the competition (ORG-6, KC-9, BP-10). */
export async function accompanyingPage(ctx: Context): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const rows = await accompanyingOfCentre(ctx.services.database.queries, centre.id);
  const base = tabHref(centre.id, 'accompanying');
  return centreFrame(
    ctx,
    centre,
    { tab: 'accompanying' },
    <>
      <p>{t.accompanying.lead}</p>
      <div class="v-actions">
        <LinkButton href={ctx.href(`${base}/new`)} icon="plus">
          {t.accompanying.newTitle}
        </LinkButton>
      </div>
      <Table
        caption={t.accompanying.title}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.accompanying.empty} />}
        columns={[
          {
            key: 'name',
            header: t.accompanying.name,
            rowHeader: true,
            cell: (row) => <a href={ctx.href(`${base}/${row.id}`)}>{row.name}</a>,
          },
          { key: 'operator', header: t.accompanying.operator, cell: (row) => row.operator },
          { key: 'hours', header: t.accompanying.hours, cell: (row) => row.hours },
          { key: 'act', header: t.accompanying.act, cell: (row) => row.competition_act },
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

export const newAccompanyingPage = async (ctx: Context): Promise<Answer> =>
  accompanyingForm(ctx, await centreOf(ctx), null, emptyForm);

export async function oneAccompanyingPage(ctx: Context): Promise<Answer> {
  const { centre, service } = await accompanyingOf(ctx);
  return accompanyingForm(ctx, centre, service, {
    values: {
      version: String(service.version),
      name: service.name,
      operator: service.operator,
      hours: service.hours,
      competitionAct: service.competition_act,
    },
    errors: {},
  });
}

/** New (`service` null) or recorded. */
export function accompanyingForm(
  ctx: Context,
  centre: CentreRow,
  service: AccompanyingRow | null,
  form: FormState,
  status = 200,
): Answer {
  const t = textsOf(ctx);
  const base = tabHref(centre.id, 'accompanying');
  const fields = ['name', 'operator', 'hours', 'competitionAct'] as const;
  return centreFrame(
    ctx,
    centre,
    {
      tab: 'accompanying',
      title: service?.name ?? t.accompanying.newTitle,
      status,
      hasErrors: hasErrors(form),
      top: <Errors form={form} />,
    },
    <Form
      action={ctx.href(service ? `${base}/${service.id}` : base)}
      hidden={
        <>
          <FormKey ctx={ctx} />
          <input type="hidden" name="version" value={typedIn(form, 'version') || '1'} />
        </>
      }
      actions={
        <>
          <Button>{t.save}</Button>
          {service && (
            <LinkButton href={ctx.href(`${base}/${service.id}/state`)} variant="secondary">
              {service.active ? t.close : t.reopen}
            </LinkButton>
          )}
        </>
      }
    >
      {fields.map((field) => (
        <TextField
          key={field}
          name={field}
          label={field === 'competitionAct' ? t.accompanying.act : t.accompanying[field]}
          hint={field === 'competitionAct' ? t.accompanying.actHint : undefined}
          value={typedIn(form, field)}
          error={form.errors[field]}
          autocomplete="off"
        />
      ))}
    </Form>,
  );
}

export async function accompanyingStatePage(ctx: Context): Promise<Answer> {
  const { centre, service } = await accompanyingOf(ctx);
  const base = tabHref(centre.id, 'accompanying');
  const t = textsOf(ctx);
  const question: StateQuestion = {
    name: `${service.name}, ${centre.name}`,
    closing: service.active,
    closeTitle: `${t.close}?`,
    action: `${base}/${service.id}/state`,
    backHref: `${base}/${service.id}`,
    crumbs: [
      [t.centre.title, '/admin/centres'],
      [centre.name, tabHref(centre.id, 'facts')],
      [t.centre.tabs.accompanying, base],
    ],
  };
  return statePage(ctx, question, []);
}
