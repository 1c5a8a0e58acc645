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
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { type Referral, referralById, referralsOf } from '../../data/referrals.ts';
import { eofficesTexts } from '../../messages.ts';
import { referralScope } from '../../rights.ts';

const purpose = 'направлення з е-офісу';
const tones = { sent: 'warning', accepted: 'success', returned: 'neutral' } as const;

function viewed(ctx: Context, rows: readonly Referral[]): void {
  for (const { entryId, centreId, personName } of rows)
    if (personName !== '') ctx.viewed({ subject: 'eofficeEntry', subjectId: entryId, centreId, purpose });
}

/** `/referrals`: what e-offices have passed on to the centre. */
export async function referralsPage(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].referrals;
  const { open, decided } = await referralsOf(ctx.services.database.queries, referralScope(ctx.principal));
  viewed(ctx, [...open, ...decided]);
  return staffPage(
    ctx,
    { title: t.title },
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      {open.length + decided.length === 0 && (
        <EmptyState title={t.empty} icon="file-text">
          <p>{t.emptyHint}</p>
        </EmptyState>
      )}
      {open.length > 0 && (
        <Table
          caption={t.open(open.length)}
          rows={open}
          rowKey={({ id }) => id}
          columns={[...columns(ctx), actionsColumn(ctx)]}
        />
      )}
      {decided.length > 0 && (
        <Table
          caption={t.decided}
          rows={decided}
          rowKey={({ id }) => id}
          columns={[
            ...columns(ctx),
            {
              key: 'state',
              header: t.columns.state,
              cell: ({ state, remark }) => (
                <>
                  <StatusTag tone={tones[state]}>{t.states[state]}</StatusTag>{' '}
                  {remark && <span lang="uk">{remark}</span>}
                </>
              ),
            },
          ]}
        />
      )}
    </Stack>,
  );
}

function columns(ctx: Context): Column<Referral>[] {
  const texts = eofficesTexts[ctx.locale];
  const t = texts.referrals;
  return [
    {
      key: 'person',
      header: t.columns.person,
      rowHeader: true,
      cell: ({ personName, address, socialStatus }) => (
        <>
          {personName === '' ? <span class="v-muted">{t.noName}</span> : <span lang="uk">{personName}</span>}
          {address && <span lang="uk">, {address}</span>}. {texts.journal.statuses[socialStatus]}
        </>
      ),
    },
    {
      key: 'content',
      header: t.columns.content,
      cell: ({ content, service }) => (
        <span lang="uk">
          {content}
          {service && `. ${service}`}
        </span>
      ),
    },
    {
      key: 'office',
      header: t.columns.office,
      cell: ({ officeNumber, organisation, phone }) => (
        <>
          № {officeNumber}. <span lang="uk">{organisation}</span>{' '}
          {phone && (
            <a class="ds-link" href={`tel:${phone}`}>
              {phone}
            </a>
          )}
        </>
      ),
    },
    {
      key: 'sent',
      header: t.columns.sent,
      nowrap: true,
      cell: ({ sentAt }) => formatDateTime(ctx.locale, sentAt),
    },
  ];
}

function actionsColumn(ctx: Context): Column<Referral> {
  const t = eofficesTexts[ctx.locale].referrals;
  return {
    key: 'actions',
    header: t.columns.actions,
    headerHidden: true,
    cell: ({ id, personName, officeNumber }) => {
      const whose = <span class="ds-sr-only"> {personName || `№ ${officeNumber}`}</span>;
      return (
        <div class="v-actions">
          <form method="post" action={ctx.href(`/referrals/${id}/accept`)}>
            <FormKey ctx={ctx} />
            <Button size="sm" variant="secondary" icon="check">
              {t.accept}
              {whose}
            </Button>
          </form>
          <a class="ds-link" href={ctx.href(`/referrals/${id}/return`)}>
            {t.return}
            {whose}
          </a>
        </div>
      );
    },
  };
}

const params = z.object({ id: z.uuid() });

/** The referral of the address, when it is the worker's centre's. */
export async function referralOf(ctx: Context): Promise<Referral> {
  const found = await referralById(
    ctx.services.database.queries,
    referralScope(ctx.principal),
    ctx.params(params).id,
  );
  if (!found) throw notFound();
  return found;
}

export const returnReferralPage = async (ctx: Context): Promise<Answer> =>
  showReturn(ctx, await referralOf(ctx), emptyForm);

export function showReturn(ctx: Context, referral: Referral, form: FormState): Answer {
  const t = eofficesTexts[ctx.locale].referrals;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  viewed(ctx, [referral]);
  const back = ctx.href('/referrals');
  const typed = form.values.remark;
  return staffPage(
    ctx,
    {
      title: t.returnTitle,
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: back }]} />,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={referral.personName || t.noName}>
        {t.returnTitle}
      </Heading>
      <p lang="uk">{referral.content}</p>
      <Form
        action={ctx.href(`/referrals/${referral.id}/return`)}
        hidden={<FormKey ctx={ctx} />}
        actions={
          <>
            <Button>{t.return}</Button>
            <LinkButton href={back} variant="tertiary">
              {t.cancel}
            </LinkButton>
          </>
        }
      >
        <TextArea
          name="remark"
          label={t.remark}
          hint={t.returnLead}
          value={typeof typed === 'string' ? typed : ''}
          error={form.errors.remark}
          maxlength={1000}
        />
      </Form>
    </Stack>,
  );
}
