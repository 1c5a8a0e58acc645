import { z } from 'zod';
import { type CivilDate, daysBetween } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import { file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { FileField } from '#ui/fileField.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { type AgreementRow, agreementsOfCentre, findAgreement, scanOf } from '../data/agreements.ts';
import { type CentreRow, providersOfCentre } from '../data/places.ts';
import { firstReminder } from '../rules/reminders.ts';
import { agreementKinds } from '../schema.ts';
import { centreFrame, centreOf, tabHref } from './centreFrame.tsx';
import { Errors, hasErrors, textsOf, typedIn } from './parts.tsx';

const agreementParams = z.object({ id: z.uuid(), agreementId: z.uuid() });

export async function agreementOf(ctx: Context): Promise<{ centre: CentreRow; agreement: AgreementRow }> {
  const centre = await centreOf(ctx);
  const { agreementId } = ctx.params(agreementParams);
  const agreement = await findAgreement(ctx.services.database.queries, centre.id, agreementId);
  if (!agreement) throw notFound();
  return { centre, agreement };
}

/** Agreements of the centre, with how long each still holds (ORG-8). */
export async function agreementsPage(ctx: Context): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const rows = await agreementsOfCentre(ctx.services.database.queries, centre.id);
  const base = tabHref(centre.id, 'agreements');
  return centreFrame(
    ctx,
    centre,
    { tab: 'agreements' },
    <>
      <div class="v-actions">
        <LinkButton href={ctx.href(`${base}/new`)} icon="plus">
          {t.agreement.newTitle}
        </LinkButton>
      </div>
      <AgreementTable ctx={ctx} rows={rows} href={(row) => ctx.href(`${base}/${row.id}`)} />
    </>,
  );
}

/** `href` null: the reader may see the agreement but not change it. */
export function AgreementTable(props: {
  ctx: Context;
  rows: readonly AgreementRow[];
  href: ((row: AgreementRow) => string) | null;
}) {
  const { ctx, rows, href } = props;
  const t = textsOf(ctx);
  const today = businessDate(ctx.services.clock.now());
  return (
    <Table
      caption={t.agreement.title}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t.agreement.empty} icon="certificate" />}
      rowTone={(row) => toneOf(row, today)}
      columns={[
        {
          key: 'number',
          header: t.agreement.number,
          rowHeader: true,
          cell: (row) => (href ? <a href={href(row)}>{`№\u00a0${row.number}`}</a> : `№\u00a0${row.number}`),
        },
        { key: 'subject', header: t.agreement.subject, cell: (row) => row.subject },
        {
          key: 'party',
          header: t.agreement.provider,
          cell: (row) => row.provider_name ?? t.agreement.otherParty,
        },
        {
          key: 'signed',
          header: t.agreement.signedOn,
          nowrap: true,
          cell: (row) => formatDate(ctx.locale, row.signed_on),
        },
        {
          key: 'until',
          header: t.agreement.validTo,
          nowrap: true,
          cell: (row) => (row.valid_to ? formatDate(ctx.locale, row.valid_to) : t.agreement.openEnded),
        },
        {
          key: 'state',
          header: t.columns.state,
          cell: (row) => <AgreementState ctx={ctx} row={row} today={today} />,
        },
      ]}
    />
  );
}

function toneOf(row: AgreementRow, today: CivilDate): 'warning' | 'danger' | undefined {
  if (row.ended_on !== null || row.valid_to === null) return undefined;
  const left = daysBetween(today, row.valid_to);
  return left < 0 ? 'danger' : left <= firstReminder ? 'warning' : undefined;
}

function AgreementState({ ctx, row, today }: { ctx: Context; row: AgreementRow; today: CivilDate }) {
  const t = textsOf(ctx).agreement;
  if (row.ended_on !== null)
    return (
      <StatusTag tone="neutral">
        {t.endedOn} {formatDate(ctx.locale, row.ended_on)}
      </StatusTag>
    );
  const tone = toneOf(row, today);
  if (tone === 'danger') return <StatusTag tone="danger">{t.over}</StatusTag>;
  if (tone === 'warning' && row.valid_to)
    return <StatusTag tone="warning">{t.soon(daysBetween(today, row.valid_to))}</StatusTag>;
  return <StatusTag tone="success">{t.inForce}</StatusTag>;
}

export const newAgreementPage = async (ctx: Context): Promise<Answer> =>
  agreementForm(ctx, await centreOf(ctx), null, emptyForm);

export async function agreementPage(ctx: Context): Promise<Answer> {
  const { centre, agreement } = await agreementOf(ctx);
  return agreementForm(ctx, centre, agreement, {
    values: {
      version: String(agreement.version),
      kind: agreement.kind,
      providerId: agreement.provider_id ?? '',
      number: agreement.number,
      signedOn: agreement.signed_on,
      validTo: agreement.valid_to ?? '',
      subject: agreement.subject,
    },
    errors: {},
  });
}

/** New (`agreement` null) or recorded. */
export async function agreementForm(
  ctx: Context,
  centre: CentreRow,
  agreement: AgreementRow | null,
  form: FormState,
  status = 200,
): Promise<Answer> {
  const t = textsOf(ctx);
  const providers = await providersOfCentre(ctx.services.database.queries, centre.id);
  const base = tabHref(centre.id, 'agreements');
  const options = providers.map((one) => ({ value: one.id, label: one.name }));
  // The party of an old agreement stays in the list after it has left the centre.
  if (agreement?.provider_id && !options.some((one) => one.value === agreement.provider_id))
    options.push({ value: agreement.provider_id, label: agreement.provider_name ?? '' });
  return centreFrame(
    ctx,
    centre,
    {
      tab: 'agreements',
      title: agreement ? t.agreement.one(agreement.number) : t.agreement.newTitle,
      status,
      hasErrors: hasErrors(form),
      top: <Errors form={form} />,
    },
    <>
      {agreement && (
        <p>
          <AgreementState ctx={ctx} row={agreement} today={businessDate(ctx.services.clock.now())} />{' '}
          {agreement.file_id ? (
            <a href={ctx.href(`${base}/${agreement.id}/file`)}>
              {t.agreement.download}: {agreement.file_name}
            </a>
          ) : (
            <span class="v-muted">{t.agreement.noScan}</span>
          )}
        </p>
      )}
      <Form
        action={ctx.href(agreement ? `${base}/${agreement.id}` : base)}
        multipart
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={typedIn(form, 'version') || '1'} />
          </>
        }
        actions={<Button>{t.save}</Button>}
      >
        <Radios
          name="kind"
          legend={t.agreement.kind}
          options={agreementKinds.map((kind) => ({ value: kind, label: t.agreement.kinds[kind] }))}
          value={typedIn(form, 'kind')}
          error={form.errors.kind}
        />
        <Select
          name="providerId"
          label={t.agreement.provider}
          hint={t.agreement.providerHint}
          placeholder={t.agreement.otherParty}
          options={options}
          value={typedIn(form, 'providerId')}
          error={form.errors.providerId}
          optional="quiet"
        />
        <TextField
          name="number"
          label={t.agreement.number}
          value={typedIn(form, 'number')}
          error={form.errors.number}
          autocomplete="off"
          width={20}
        />
        <DateField
          name="signedOn"
          label={t.agreement.signedOn}
          value={typedIn(form, 'signedOn')}
          error={form.errors.signedOn}
        />
        <DateField
          name="validTo"
          label={t.agreement.validTo}
          hint={t.agreement.validToHint}
          value={typedIn(form, 'validTo')}
          error={form.errors.validTo}
          optional
        />
        <TextArea
          name="subject"
          label={t.agreement.subject}
          value={typedIn(form, 'subject')}
          error={form.errors.subject}
          rows={3}
          maxlength={500}
        />
        <FileField
          name="scan"
          label={t.agreement.scan}
          hint={
            agreement?.file_id ? `${t.agreement.scanHint}. ${t.agreement.scanReplace}` : t.agreement.scanHint
          }
          accept="application/pdf,image/jpeg,image/png"
          error={form.errors.scan}
          optional
        />
      </Form>
      {agreement && agreement.ended_on === null && (
        <Details
          summary={t.agreement.end}
          open={form.errors.endedOn !== undefined || form.errors.reason !== undefined}
        >
          <Form
            action={ctx.href(`${base}/${agreement.id}/end`)}
            hidden={<FormKey ctx={ctx} />}
            actions={<Button tone="danger">{t.agreement.end}</Button>}
          >
            <DateField
              name="endedOn"
              label={t.agreement.endedOn}
              value={typedIn(form, 'endedOn')}
              error={form.errors.endedOn}
            />
            <TextField
              name="reason"
              label={t.agreement.endReason}
              value={typedIn(form, 'reason')}
              error={form.errors.reason}
              autocomplete="off"
            />
          </Form>
        </Details>
      )}
    </>,
  );
}

/** The scan itself. */
export async function agreementFilePage(ctx: Context): Promise<Answer> {
  const { centre, agreement } = await agreementOf(ctx);
  const scan = await scanOf(ctx.services.database.queries, centre.id, agreement.id);
  if (!scan) throw notFound();
  return file(await ctx.services.files.get(scan.sha256), scan.media_type, scan.name, false);
}
