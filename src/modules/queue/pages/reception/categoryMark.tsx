import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { categoriesOfCentre } from '../../data/categories.ts';
import { ticketById } from '../../data/desk.ts';
import { ticketStanding } from '../../data/hall.ts';
import { queueTexts } from '../../messages.ts';
import { orderWords } from '../../messages.words.ts';
import { queueRights, queueScope } from '../../rights.ts';
import { idParams } from '../../schema.ts';
import { centreOf } from '../frames.tsx';
import { inLocale } from '../kiosk/kiosk.tsx';
import { CategoryFields } from './receptionIssue.tsx';

export const categoryMarkPage = (ctx: Context): Promise<Answer> => categoryMarkScreen(ctx, emptyForm);

/** Where the worker came from: the page of the ticket at the reception, the console at a desk. */
export const backFromMark = (ctx: Context, ticketId: string): string => {
  const reception: readonly string[] = queueRights['reception.work'];
  return ctx.href(reception.includes(ctx.principal.role) ? `/reception/tickets/${ticketId}` : '/desk');
};

/** A lawful category for a waiting ticket, on the ground of a document that was seen (BR-18). */
export async function categoryMarkScreen(ctx: Context, form: FormState): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const { id } = ctx.params(idParams);
  const [ticket, standing, categories] = await Promise.all([
    ticketById(queries, scope, centre.id, id),
    ticketStanding(queries, scope, centre.id, id),
    categoriesOfCentre(queries, centre.id),
  ]);
  if (!ticket || !standing) throw notFound();
  const texts = queueTexts[ctx.locale];
  const t = texts.categories;
  const back = backFromMark(ctx, id);
  const failed = Object.keys(form.errors).length > 0;
  return staffPage(
    ctx,
    { title: t.markTitle(ticket.label), ...(failed ? { status: 422, hasErrors: true } : {}) },
    <Stack>
      <ErrorSummary errors={Object.entries(form.errors).map(([field, message]) => ({ field, message }))} />
      <Heading level={1}>{t.markTitle(ticket.label)}</Heading>
      <p class="v-lead">{t.markLead}</p>
      <DescriptionList
        items={[
          { term: texts.reception.state, value: texts.states[ticket.state] },
          { term: texts.console.why, value: orderWords(ctx.locale, ticket) },
          ...(standing.categoryUk === null
            ? []
            : [
                {
                  term: texts.reception.category,
                  value: inLocale(
                    ctx.locale,
                    standing.categoryUk,
                    standing.categoryEn ?? standing.categoryUk,
                  ),
                },
                { term: texts.reception.ground, value: standing.ground ?? t.unchecked },
              ]),
        ]}
      />
      {ticket.state !== 'waiting' && (
        <Alert tone="info">
          <p>{texts.reception.stale}</p>
        </Alert>
      )}
      {ticket.state === 'waiting' && categories.length === 0 && (
        <EmptyState title={t.markNone} icon="scale" />
      )}
      {ticket.state === 'waiting' && categories.length > 0 && (
        <Card title={t.mark}>
          <Form
            action={ctx.href(`/queue/tickets/${id}/category`)}
            hidden={<FormKey ctx={ctx} />}
            actions={<Button icon="check">{t.mark}</Button>}
          >
            <CategoryFields ctx={ctx} categories={categories} form={form} open />
          </Form>
        </Card>
      )}
      {ticket.state === 'waiting' && standing.categoryUk !== null && (
        <Card title={t.remove}>
          <Form
            action={ctx.href(`/queue/tickets/${id}/category/remove`)}
            hidden={<FormKey ctx={ctx} />}
            actions={
              <Button variant="secondary" icon="x">
                {t.remove}
              </Button>
            }
          >
            <TextField
              name="reason"
              label={t.removeReason}
              hint={t.removeReasonHint}
              error={form.errors.reason}
              maxlength={200}
              autocomplete="off"
            />
          </Form>
        </Card>
      )}
      <div class="v-actions">
        <LinkButton href={back} variant="secondary" icon="arrow-left">
          {texts.reception.ticket(ticket.label)}
        </LinkButton>
      </div>
    </Stack>,
  );
}
