import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { ResultPanel } from '#ui/resultPanel.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { pairingMinutes } from '../commands/devices.ts';
import { centresInReach, type Device, deviceById, listDevices } from '../data/devices.ts';
import { words } from '../messages.ts';
import { deviceScope } from '../rights.ts';
import { DeviceState } from './deviceState.tsx';
import { errorLinks, typed } from './frame.tsx';
import { Section } from './section.tsx';
import { RotateSection, systemPage, termsForm } from './system.tsx';

export const deviceParams = z.object({ id: z.uuid() });

export const showDevices = (ctx: Context): Promise<Answer> => devicesPage(ctx, emptyForm, 200);

/** Kiosks and boards of the centres within reach, and a form to add one. */
export async function devicesPage(ctx: Context, form: FormState, status: number): Promise<Answer> {
  const { devices: t, keys } = words(ctx.locale);
  const { queries } = ctx.services.database;
  const scope = deviceScope(ctx.principal);
  const [devices, centres] = await Promise.all([
    listDevices(queries, scope, 'screens'),
    centresInReach(queries, scope),
  ]);
  const only = centres.length === 1 ? centres[0] : undefined;
  return staffPage(
    ctx,
    { title: t.title, status, hasErrors: status >= 400 },
    <Stack gap="lg">
      <ErrorSummary errors={errorLinks(form)} />
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <DeviceTable ctx={ctx} devices={devices} />
      <Section id="add" title={t.add}>
        <Form
          action={ctx.href('/devices')}
          hidden={
            <>
              <FormKey ctx={ctx} />
              {only && <input type="hidden" name="centreId" value={only.id} />}
            </>
          }
          actions={<Button>{t.submit}</Button>}
        >
          {!only && (
            <Select
              name="centreId"
              label={t.centre}
              placeholder={t.centreMissing}
              value={typed(form, 'centreId')}
              error={form.errors.centreId}
              options={centres.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <Radios
            name="kind"
            legend={t.kind}
            value={typed(form, 'kind')}
            error={form.errors.kind}
            options={(['kiosk', 'board'] as const).map((value) => ({ value, label: t.kinds[value] }))}
          />
          <TextField
            name="name"
            label={t.name}
            hint={t.nameHint}
            value={typed(form, 'name')}
            error={form.errors.name}
            width={30}
          />
        </Form>
      </Section>
      <Section id="systems" title={keys.section}>
        <p>{keys.sectionText}</p>
        <LinkButton href={ctx.href('/devices/systems')} variant="secondary">
          {keys.list}
        </LinkButton>
      </Section>
    </Stack>,
  );
}

function DeviceTable({ ctx, devices }: { ctx: Context; devices: readonly Device[] }) {
  const t = words(ctx.locale).devices;
  return (
    <Table
      caption={t.title}
      captionHidden
      rows={devices}
      rowKey={(device) => device.id}
      empty={
        <EmptyState icon="device-desktop" title={t.empty}>
          <p>{t.emptyText}</p>
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: t.name,
          rowHeader: true,
          cell: (device) =>
            device.revokedAt ? (
              device.name
            ) : (
              <a class="ds-link" href={ctx.href(`/devices/${device.id}`)}>
                {device.name}
              </a>
            ),
        },
        { key: 'kind', header: t.kind, cell: (device) => t.kinds[device.kind] },
        { key: 'centre', header: t.centre, cell: (device) => device.centreName },
        { key: 'state', header: t.state, cell: (device) => <DeviceState ctx={ctx} device={device} /> },
        {
          key: 'seen',
          header: t.seen,
          nowrap: true,
          cell: (device) => (device.lastSeenAt ? formatDateTime(ctx.locale, device.lastSeenAt) : t.never),
        },
      ]}
    />
  );
}

export const showDevice = (ctx: Context): Promise<Answer> => devicePage(ctx, null);

/** One device: its name, a new code, its end. */
export async function devicePage(ctx: Context, error: string | null): Promise<Answer> {
  const t = words(ctx.locale).devices;
  const { id } = ctx.params(deviceParams);
  const device = await deviceById(ctx.services.database.queries, deviceScope(ctx.principal), id);
  if (!device || device.revokedAt) throw notFound();
  if (device.kind === 'system') return systemPage(ctx, device, termsForm(device), 200);
  const at = (step: string) => ctx.href(`/devices/${id}/${step}`);
  return staffPage(
    ctx,
    {
      title: device.name,
      status: error ? 422 : 200,
      hasErrors: error !== null,
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href('/devices') }]} />,
    },
    <Stack gap="lg">
      <ErrorSummary errors={error ? [{ field: 'name', message: error }] : []} />
      <Heading level={1} caption={`${t.kinds[device.kind]} · ${device.centreName}`}>
        {device.name}
      </Heading>
      <p>
        <DeviceState ctx={ctx} device={device} />
      </p>
      <Form action={at('rename')} hidden={<FormKey ctx={ctx} />} actions={<Button>{t.rename}</Button>}>
        <TextField name="name" label={t.name} value={device.name} error={error ?? undefined} width={30} />
      </Form>
      <RotateSection ctx={ctx} device={device} />
      <Form
        action={at('pair')}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button variant="secondary">{t.pairAgain}</Button>}
      />
      <Form
        action={at('revoke')}
        hidden={<FormKey ctx={ctx} />}
        actions={
          <Button variant="secondary" tone="danger">
            {t.revoke}
          </Button>
        }
      />
    </Stack>,
  );
}

/** The pairing code, in this answer alone. */
export function codePage(ctx: Context, code: string): Answer {
  const t = words(ctx.locale).devices;
  return staffPage(
    ctx,
    { title: t.codeTitle },
    <ResultPanel title={t.codeTitle} value={code}>
      <p>{t.codeText(pairingMinutes)}</p>
      <p>
        {t.codeSteps}
        <br />
        <strong>{`${ctx.services.publicUrl}/device/pair`}</strong>
      </p>
      <LinkButton href={ctx.href('/devices')}>{t.proceed}</LinkButton>
    </ResultPanel>,
  );
}

export const showPairing = async (ctx: Context): Promise<Answer> => pairingPage(ctx, '', null, 200);

/** Where a kiosk or board gets its key. */
export function pairingPage(ctx: Context, code: string, error: string | null, status: number): Answer {
  const t = words(ctx.locale).devices;
  return publicPage(
    ctx,
    { title: t.pairTitle, status, hasErrors: error !== null, noIndex: true },
    <>
      <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />
      <Heading level={1}>{t.pairTitle}</Heading>
      <p class="v-lead">{t.pairLead}</p>
      <Form
        action={ctx.href('/device/pair')}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button>{t.pairSubmit}</Button>}
      >
        <TextField
          name="code"
          label={t.pairCode}
          hint={t.pairNote}
          value={code}
          error={error ?? undefined}
          autocomplete="off"
          spellcheck={false}
          width={12}
        />
      </Form>
    </>,
  );
}
