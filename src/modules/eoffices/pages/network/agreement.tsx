import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DateField } from '#ui/dateField.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { FileField } from '#ui/fileField.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { Timeline } from '#ui/timeline.tsx';
import {
  type AgreementDocument,
  type AgreementEvent,
  agreementDocuments,
  agreementHistory,
  type EofficeAgreement,
  eofficeScan,
} from '../../data/agreements.ts';
import { networkSettings } from '../../data/network.ts';
import { eofficesTexts } from '../../messages.ts';
import { agreementActions, agreementState } from '../../rules/agreement.ts';
import { firstDays } from '../../rules/settings.ts';
import { documentKinds } from '../../schemas/agreements.ts';
import { fieldOf } from './agreementForms.tsx';
import { AgreementTag, agreementOf } from './agreements.tsx';

const list = '/e-offices/agreements';

/** `/e-offices/agreements/:id`: what was agreed, its documents, all that happened to it (KO-4.1). */
export const agreementPage = async (ctx: Context): Promise<Answer> =>
  showAgreement(ctx, await agreementOf(ctx), emptyForm);

/** `form`: a document that could not be attached, with what was typed. */
export async function showAgreement(
  ctx: Context,
  agreement: EofficeAgreement,
  form: FormState,
): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].agreements;
  const db = ctx.services.database.queries;
  const today = businessDate(ctx.services.clock.now());
  const [documents, history, settings] = await Promise.all([
    agreementDocuments(db, agreement.id),
    agreementHistory(db, agreement.id),
    networkSettings(db, ctx.principal.municipalityId),
  ]);
  const state = agreement.endedOn === null ? agreementState(agreement, today, firstDays(settings)) : 'ended';
  const leads = ctx.principal.role === 'headEoffice';
  const actions = leads ? agreementActions[state] : [];
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const path = `${list}/${agreement.id}`;
  return staffPage(
    ctx,
    {
      title: t.title1(agreement.number),
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href(list) }]} />,
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={`№ ${agreement.office}. ${agreement.organisation}`}>
        {t.title1(agreement.number)}
      </Heading>
      <p>
        <AgreementTag ctx={ctx} agreement={agreement} soonDays={firstDays(settings)} />
      </p>
      {actions.length > 1 && (
        <p class="v-actions">
          {actions.includes('prolong') && agreement.validTo !== null && (
            <LinkButton href={ctx.href(`${path}/prolong`)}>{t.prolong}</LinkButton>
          )}
          {actions.includes('correct') && (
            <LinkButton href={ctx.href(`${path}/edit`)} variant="secondary">
              {t.correct}
            </LinkButton>
          )}
          {actions.includes('end') && (
            <LinkButton href={ctx.href(`${path}/end`)} variant="tertiary">
              {t.end}
            </LinkButton>
          )}
        </p>
      )}
      <Facts ctx={ctx} agreement={agreement} />
      <Documents ctx={ctx} agreement={agreement} documents={documents} />
      {actions.includes('attach') && <AttachForm ctx={ctx} path={path} form={form} />}
      <Card title={t.history}>
        <Timeline
          label={t.history}
          items={history.map((event) => ({
            key: String(event.seq),
            at: event.at.toISOString(),
            atText: formatDateTime(ctx.locale, event.at),
            title: t.events[kindOf(event)] ?? event.kind,
            actor: event.who ?? t.program,
            children: wordsOf(ctx, event).map((words) => (
              <p key={words} lang="uk">
                {words}
              </p>
            )),
          }))}
        />
      </Card>
    </Stack>,
  );
}

function Facts({ ctx, agreement }: { ctx: Context; agreement: EofficeAgreement }) {
  const t = eofficesTexts[ctx.locale].agreements;
  const { subject, signedOn, validTo, endedOn, endReason, fileId, id } = agreement;
  return (
    <DescriptionList
      items={[
        { term: t.fields.subject, value: <span lang="uk">{subject}</span> },
        { term: t.fields.signedOn, value: formatDate(ctx.locale, signedOn) },
        {
          term: t.fields.validTo,
          value: validTo ? formatDate(ctx.locale, validTo) : t.openEnded,
        },
        ...(endedOn
          ? [
              { term: t.fields.endedOn, value: formatDate(ctx.locale, endedOn) },
              { term: t.endReason, value: <span lang="uk">{endReason}</span> },
            ]
          : []),
        ...(fileId
          ? [
              {
                term: t.fields.scan,
                value: (
                  <a class="ds-link" href={ctx.href(`${list}/${id}/scan`)}>
                    {t.download}
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Documents(props: {
  ctx: Context;
  agreement: EofficeAgreement;
  documents: readonly AgreementDocument[];
}) {
  const { ctx, agreement, documents } = props;
  const t = eofficesTexts[ctx.locale].agreements;
  if (documents.length === 0) return <p class="v-muted">{t.noDocuments}.</p>;
  return (
    <Table
      caption={t.documents}
      rows={documents}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          header: t.documentFields.title,
          rowHeader: true,
          cell: ({ id, title, fileId }) =>
            fileId ? (
              <a class="ds-link" lang="uk" href={ctx.href(`${list}/${agreement.id}/documents/${id}`)}>
                {title}
              </a>
            ) : (
              <>
                <span lang="uk">{title}</span> <span class="v-muted">({t.noFile})</span>
              </>
            ),
        },
        {
          key: 'kind',
          header: t.documentFields.kind,
          cell: ({ kind, prolongsTo }) => (
            <>
              {t.documentKinds[kind as keyof typeof t.documentKinds]}
              {kind === 'additional' &&
                `, ${prolongsTo ? t.prolongsTo(formatDate(ctx.locale, prolongsTo)) : t.prolongsOpen}`}
            </>
          ),
        },
        {
          key: 'signedOn',
          header: t.documentFields.signedOn,
          nowrap: true,
          cell: ({ signedOn }) => formatDate(ctx.locale, signedOn),
        },
      ]}
    />
  );
}

function AttachForm({ ctx, path, form }: { ctx: Context; path: string; form: FormState }) {
  const t = eofficesTexts[ctx.locale].agreements;
  const field = fieldOf(form);
  return (
    <Card title={t.attach}>
      <Form
        action={ctx.href(`${path}/documents`)}
        multipart
        hidden={<FormKey ctx={ctx} />}
        actions={<Button variant="secondary">{t.attach}</Button>}
      >
        <Select
          {...field('kind', t.documentFields.kind)}
          options={documentKinds.map((kind) => ({ value: kind, label: t.documentKinds[kind] }))}
        />
        <TextField {...field('title', t.documentFields.title)} maxlength={300} autocomplete="off" />
        <DateField {...field('signedOn', t.documentFields.signedOn)} kind="typed" />
        <FileField
          name="scan"
          label={t.documentFields.file}
          hint={t.scanHint}
          accept="application/pdf,image/jpeg,image/png"
          error={form.errors.scan}
        />
      </Form>
    </Card>
  );
}

type EventKind = keyof (typeof eofficesTexts.uk.agreements)['events'];
const kindOf = ({ kind }: AgreementEvent): EventKind => kind.slice('eofficeAgreement.'.length) as EventKind;

/** What an event says: the reason, and each field that changed. */
function wordsOf(ctx: Context, { payload }: AgreementEvent): string[] {
  const t = eofficesTexts[ctx.locale].agreements;
  const facts = z.record(z.string(), z.unknown()).catch({}).parse(payload);
  const words = (value: unknown) =>
    typeof value === 'string'
      ? /^\d{4}-\d{2}-\d{2}$/.test(value)
        ? formatDate(ctx.locale, value)
        : value
      : t.openEnded;
  const before = z.record(z.string(), z.unknown()).safeParse(facts.before);
  const after = z.record(z.string(), z.unknown()).safeParse(facts.after);
  const changes =
    before.success && after.success
      ? (['number', 'subject', 'signedOn', 'validTo'] as const).flatMap((name) =>
          before.data[name] === after.data[name]
            ? []
            : [t.changed(t.fields[name], words(before.data[name]), words(after.data[name]))],
        )
      : [];
  const prolonged =
    'from' in facts && 'to' in facts ? [t.changed(t.fields.validTo, words(facts.from), words(facts.to))] : [];
  return [facts.title, facts.reason]
    .filter((value): value is string => typeof value === 'string')
    .concat(changes, prolonged);
}

const documentParams = z.object({ id: z.uuid(), document: z.uuid() });

/** A document of the agreement: saved, never shown inside our page. */
export async function agreementDocument(ctx: Context): Promise<Answer> {
  const db = ctx.services.database.queries;
  const agreement = await agreementOf(ctx);
  const { document } = ctx.params(documentParams);
  const found = (await agreementDocuments(db, agreement.id)).find(({ id }) => id === document);
  const scan = found?.fileId ? await eofficeScan(db, found.fileId) : undefined;
  if (!scan) throw notFound();
  return file(await ctx.services.files.get(scan.sha256), scan.mediaType, scan.name, false);
}
