import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { ResultPanel } from '#ui/resultPanel.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { centresInReach, type Device } from '../data/devices.ts';
import { words } from '../messages.ts';
import { deviceScope } from '../rights.ts';
import { keyRights, overlapHours } from '../rules/keyRights.ts';
import { DeviceState } from './deviceState.tsx';
import { errorLinks } from './frame.tsx';
import { KeyCentres, KeyFields } from './keyFields.tsx';
import { Section } from './section.tsx';

/** The terms of a key as its form shows them. */
export const termsForm = (device: Device): FormState => ({
  values: {
    centreId: device.centres.map(({ id }) => id),
    rights: device.rights,
    // The moment of the end is the first that no longer counts.
    expires: device.expiresAt ? businessDate(new Date(device.expiresAt.getTime() - 1000)) : '',
    perMinute: device.perMinute === null ? '' : String(device.perMinute),
  },
  errors: {},
});

/** One system: what its key opens and where, a change of the key, its end. */
export async function systemPage(
  ctx: Context,
  device: Device,
  form: FormState,
  status: number,
): Promise<Answer> {
  const { devices, keys: t } = words(ctx.locale);
  const at = (step: string) => ctx.href(`/devices/${device.id}/${step}`);
  const centres = await centresInReach(ctx.services.database.queries, deviceScope(ctx.principal));
  const ending = (step: string, label: string) => (
    <Form
      action={at(step)}
      hidden={<FormKey ctx={ctx} />}
      actions={
        <Button variant="secondary" tone="danger">
          {label}
        </Button>
      }
    />
  );
  return staffPage(
    ctx,
    {
      title: device.name,
      status,
      hasErrors: status >= 400,
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: devices.title, href: ctx.href('/devices') },
            { label: t.section, href: ctx.href('/devices/systems') },
          ]}
        />
      ),
    },
    <Stack gap="lg">
      <ErrorSummary errors={errorLinks(form)} />
      <Heading level={1} caption={devices.kinds.system}>
        {device.name}
      </Heading>
      <p>
        <DeviceState ctx={ctx} device={device} />
      </p>
      <DescriptionList
        items={[
          { term: t.opens, value: device.centres.map(({ name }) => name).join(', ') },
          {
            term: t.rightsLegend,
            value: keyRights
              .filter((right) => device.rights.includes(right))
              .map((right) => t.rights[right])
              .join('; '),
          },
        ]}
      />
      {device.wholly ? (
        <>
          <Section id="terms" title={t.settings}>
            <Form action={at('rights')} hidden={<FormKey ctx={ctx} />} actions={<Button>{t.save}</Button>}>
              <KeyCentres ctx={ctx} form={form} centres={centres} />
              <KeyFields ctx={ctx} form={form} />
            </Form>
          </Section>
          <RotateSection ctx={ctx} device={device} />
          {ending('revoke', devices.revoke)}
        </>
      ) : (
        <Section id="withdraw" title={t.withdrawTitle}>
          <p>{t.withdrawText}</p>
          {ending('withdraw', t.withdraw)}
        </Section>
      )}
    </Stack>,
  );
}

/** A new key while the one before it may go on for a while. */
export function RotateSection({ ctx, device }: { ctx: Context; device: Device }) {
  const t = words(ctx.locale).keys;
  return (
    <Section id="rotation" title={t.rotateTitle}>
      <p>{t.rotateText}</p>
      {device.oldKeyUntil && device.oldKeyUntil > ctx.services.clock.now() && (
        <p>{t.oldWorksUntil(formatDateTime(ctx.locale, device.oldKeyUntil))}</p>
      )}
      <Form
        action={ctx.href(`/devices/${device.id}/rotate`)}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button variant="secondary">{t.rotate}</Button>}
      >
        <Select
          name="overlap"
          label={t.overlap}
          value="24"
          options={overlapHours.map((hours) => ({ value: String(hours), label: t.overlaps[hours] ?? '' }))}
        />
      </Form>
    </Section>
  );
}

/** The key, in this answer alone. */
export function keyShownPage(ctx: Context, key: string, rotated: { oldUntil: Date | null } | null): Answer {
  const { devices, keys: t } = words(ctx.locale);
  return staffPage(
    ctx,
    { title: t.shownTitle },
    <ResultPanel title={t.shownTitle}>
      <p>{t.shownText}</p>
      <p>{t.shownUse}</p>
      <p class="v-break">
        <code>{`Authorization: Bearer ${key}`}</code>
      </p>
      {rotated && (
        <p>{rotated.oldUntil ? t.oldWorksUntil(formatDateTime(ctx.locale, rotated.oldUntil)) : t.oldEnded}</p>
      )}
      <p>
        {t.documentation}: <code>{`${ctx.services.publicUrl}/api/v1/openapi.json`}</code>
      </p>
      <LinkButton href={ctx.href('/devices')}>{devices.proceed}</LinkButton>
    </ResultPanel>,
  );
}
