import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Card, Cards } from '#ui/card.tsx';
import { DateField } from '#ui/dateField.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { allGrants, type Grant, placeText } from '../data/grants.ts';
import { type PlaceOption, rolePlaces } from '../data/places.ts';
import { fullName, type WorkerCard, workerCard } from '../data/workers.ts';
import { words } from '../messages.ts';
import { workerRoles } from '../rules.ts';
import { errorLinks, typed } from './frame.tsx';
import { Section } from './section.tsx';
import { PersonFields } from './workers.tsx';

export const workerParams = z.object({ id: z.uuid() });

export interface WorkerForms {
  readonly person?: FormState;
  readonly grant?: FormState;
}

export const showWorker = (ctx: Context): Promise<Answer> => workerPage(ctx, {}, 200);

/** One account: who it is, which roles, and its access. */
export async function workerPage(ctx: Context, forms: WorkerForms, status: number): Promise<Answer> {
  const { workers: t } = words(ctx.locale);
  const { id } = ctx.params(workerParams);
  const { queries } = ctx.services.database;
  const worker = await workerCard(queries, id);
  if (!worker) throw notFound();
  const [grants, places] = await Promise.all([allGrants(queries, id), rolePlaces(queries)]);
  ctx.viewed({ subject: 'worker', subjectId: id, centreId: null, purpose: t.purpose });
  const person = forms.person ?? { values: stored(worker), errors: {} };
  const grant = forms.grant ?? {
    values: { validFrom: businessDate(ctx.services.clock.now()) },
    errors: {},
  };
  return staffPage(
    ctx,
    {
      title: fullName(worker),
      status,
      hasErrors: status >= 400,
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href('/admin/workers') }]} />,
    },
    <Stack gap="lg">
      <ErrorSummary errors={[...errorLinks(person), ...errorLinks(grant)]} />
      <Heading level={1} caption={worker.login}>
        {fullName(worker)}
      </Heading>
      <p>
        {worker.active ? (
          <StatusTag tone="success">{t.active}</StatusTag>
        ) : (
          <StatusTag tone="neutral">{t.inactive}</StatusTag>
        )}
      </p>
      <Section id="roles" title={t.grants}>
        <Grants ctx={ctx} workerId={id} grants={grants} />
      </Section>
      <Section id="new-role" title={t.grant}>
        <GrantForm ctx={ctx} workerId={id} form={grant} places={places} />
      </Section>
      <Section id="person" title={t.name}>
        <Form
          action={ctx.href(`/admin/workers/${id}`)}
          hidden={
            <>
              <FormKey ctx={ctx} />
              <input type="hidden" name="version" value={typed(person, 'version') || '1'} />
            </>
          }
          actions={<Button>{t.save}</Button>}
        >
          <PersonFields ctx={ctx} form={person} />
        </Form>
      </Section>
      <Section id="access" title={t.access}>
        <Access ctx={ctx} worker={worker} />
      </Section>
    </Stack>,
  );
}

const stored = (worker: WorkerCard): FormState['values'] => ({
  version: String(worker.version),
  surname: worker.surname,
  given: worker.given,
  patronymic: worker.patronymic ?? '',
  positionTitle: worker.positionTitle,
  email: worker.email ?? '',
  signLanguageCertificate: worker.signLanguageCertificate ?? '',
});

function Grants(props: { ctx: Context; workerId: string; grants: readonly Grant[] }) {
  const { ctx, workerId, grants } = props;
  const { workers: t, roles, account } = words(ctx.locale);
  const today = businessDate(ctx.services.clock.now());
  return (
    <Table
      caption={t.grants}
      captionHidden
      rows={grants}
      rowKey={(grant) => grant.id}
      empty={
        <EmptyState icon="user-check" title={t.grantsEmpty}>
          <p>{t.grantsEmptyText}</p>
        </EmptyState>
      }
      columns={[
        { key: 'role', header: t.role, rowHeader: true, cell: (grant) => roles[grant.role] },
        { key: 'place', header: t.place, cell: placeText },
        {
          key: 'from',
          header: t.from,
          nowrap: true,
          cell: (grant) => formatDate(ctx.locale, grant.validFrom),
        },
        {
          key: 'until',
          header: t.until,
          nowrap: true,
          cell: (grant) => (grant.endedOn ? formatDate(ctx.locale, grant.endedOn) : t.open),
        },
        {
          key: 'end',
          header: account.actions,
          headerHidden: true,
          cell: (grant) =>
            grant.endedOn === null || grant.endedOn > today ? (
              <form method="post" action={ctx.href(`/admin/workers/${workerId}/roles/${grant.id}/end`)}>
                <FormKey ctx={ctx} />
                <Button variant="secondary" size="sm">
                  {t.endRole}
                  <span class="ds-sr-only">
                    : {roles[grant.role]} {placeText(grant)}
                  </span>
                </Button>
              </form>
            ) : null,
        },
      ]}
    />
  );
}

function GrantForm(props: {
  ctx: Context;
  workerId: string;
  form: FormState;
  places: readonly PlaceOption[];
}) {
  const { ctx, workerId, form, places } = props;
  const { workers: t, roles } = words(ctx.locale);
  return (
    <Form
      action={ctx.href(`/admin/workers/${workerId}/roles`)}
      hidden={<FormKey ctx={ctx} />}
      actions={<Button>{t.grant}</Button>}
    >
      <Select
        name="role"
        label={t.role}
        placeholder={t.roleWrong}
        value={typed(form, 'role')}
        error={form.errors.role}
        options={workerRoles.map((role) => ({ value: role, label: roles[role] }))}
      />
      <Select
        name="place"
        label={t.place}
        hint={t.placeHint}
        placeholder={t.choosePlace}
        optional
        value={typed(form, 'place')}
        error={form.errors.place}
        options={places.map((place) => ({
          value: place.value,
          label:
            place.kind === 'municipality'
              ? `${place.municipalityName} — ${t.wholeMunicipality}`
              : `${place.centreName} — ${place.providerName ?? t.wholeCentre}`,
        }))}
      />
      <TextField
        name="eofficeNumber"
        label={t.eoffice}
        hint={t.eofficeHint}
        optional
        inputmode="numeric"
        width={4}
        value={typed(form, 'eofficeNumber')}
        error={form.errors.eofficeNumber}
      />
      <DateField
        name="validFrom"
        label={t.from}
        value={typed(form, 'validFrom')}
        error={form.errors.validFrom}
      />
      <DateField
        name="endedOn"
        label={t.until}
        optional
        value={typed(form, 'endedOn')}
        error={form.errors.endedOn}
      />
    </Form>
  );
}

function Access({ ctx, worker }: { ctx: Context; worker: WorkerCard }) {
  const t = words(ctx.locale).workers;
  const step = (action: string, title: string, text: string, tone: 'danger' | undefined = undefined) => (
    <Card title={title} level={3}>
      <p>{text}</p>
      <form method="post" action={ctx.href(`/admin/workers/${worker.id}/${action}`)}>
        <FormKey ctx={ctx} />
        <Button variant="secondary" tone={tone}>
          {title}
        </Button>
      </form>
    </Card>
  );
  return (
    <Cards>
      {worker.active && step('reset-password', t.resetPassword, t.resetPasswordText)}
      {worker.active && worker.enrolled && step('reset-second-factor', t.resetApp, t.resetAppText)}
      {worker.active
        ? step('deactivate', t.deactivate, t.deactivateText, 'danger')
        : step('activate', t.activate, t.activated)}
    </Cards>
  );
}
