import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { forbidden, notFound } from '#platform/http/problems.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { ConfirmPage } from '#ui/confirmPage.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { ticketById } from '../../data/desk.ts';
import { queueTexts } from '../../messages.ts';
import { orderWords } from '../../messages.words.ts';
import { queueScope } from '../../rights.ts';
import { idParams } from '../../schema.ts';
import { matterOf } from '../lists.tsx';

/** Calling one visitor out of turn: a page of its own, because it asks for a written reason (Q-call, BR-18). */
export const callOneScreen = (ctx: Context): Promise<Answer> => callOnePage(ctx, emptyForm);

export async function callOnePage(ctx: Context, form: FormState): Promise<Answer> {
  const { centreId } = ctx.principal;
  if (!centreId) throw forbidden();
  const texts = queueTexts[ctx.locale];
  const t = texts.console;
  const ticket = await ticketById(
    ctx.services.database.queries,
    queueScope(ctx.principal),
    centreId,
    ctx.params(idParams).id,
  );
  if (!ticket) throw notFound();
  const error = form.errors.reason;
  return staffPage(
    ctx,
    { title: t.callOneTitle(ticket.label), ...(error ? { status: 422, hasErrors: true } : {}) },
    <>
      {error && <ErrorSummary errors={[{ field: 'reason', message: error }]} />}
      <ConfirmPage
        title={t.callOneTitle(ticket.label)}
        lead={t.callOneLead}
        items={[
          { term: t.service, value: matterOf(ctx.locale, ticket) },
          { term: t.since, value: formatTime(ctx.locale, ticket.issuedAt) },
          { term: t.why, value: orderWords(ctx.locale, ticket) },
          { term: t.state, value: texts.states[ticket.state] },
        ]}
        action={ctx.href(`/desk/tickets/${ticket.id}/call`)}
        hidden={<FormKey ctx={ctx} />}
        confirmLabel={t.callOneYes}
        cancelHref={ctx.href('/desk')}
        cancelLabel={t.callOneNo}
      >
        <TextArea
          name="reason"
          label={t.callOneReason}
          hint={t.callOneReasonHint}
          error={error}
          rows={3}
          maxlength={300}
          value={typeof form.values.reason === 'string' ? form.values.reason : ''}
        />
      </ConfirmPage>
    </>,
  );
}
