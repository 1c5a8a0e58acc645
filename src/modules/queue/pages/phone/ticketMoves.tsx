import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { ConfirmPage } from '#ui/confirmPage.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Ukrainian } from '#ui/ukrainian.tsx';
import { queueTexts } from '../../messages.ts';
import { lateMinutes, mostDelays } from '../../rules/late.ts';
import { visitOf } from './ticket.tsx';

/** «Are you sure?»: leaving can be undone for two minutes alone. */
export async function leavePage(ctx: Context, ticketId: string): Promise<Answer> {
  const visit = await visitOf(ctx);
  const ticket = visit.tickets.find(({ id }) => id === ticketId);
  if (!ticket) throw notFound();
  const t = queueTexts[ctx.locale].ticket;
  const here = `/t/${visit.accessCode}`;
  return publicPage(
    ctx,
    { title: t.leaveTitle, noIndex: true },
    <ConfirmPage
      title={t.leaveTitle}
      caption={ctx.locale === 'uk' ? t.heading(ticket.label) : undefined}
      lead={<p>{t.leaveLead}</p>}
      action={ctx.href(`${here}/leave/${ticket.id}`)}
      hidden={<FormKey ctx={ctx} />}
      confirmLabel={t.leaveYes}
      tone="danger"
      cancelHref={ctx.href(here)}
      cancelLabel={t.leaveNo}
    />,
  );
}

/** «How late are you?» (Q-phone). */
export async function latePage(
  ctx: Context,
  ticketId: string,
  form: FormState,
  status?: number,
): Promise<Answer> {
  const visit = await visitOf(ctx);
  const ticket = visit.tickets.find(({ id }) => id === ticketId);
  if (!ticket) throw notFound();
  const t = queueTexts[ctx.locale].phone;
  const here = ctx.href(`/t/${visit.accessCode}`);
  const left = mostDelays - ticket.delays;
  const error = form.errors.minutes;
  return publicPage(
    ctx,
    {
      title: t.lateTitle,
      noIndex: true,
      hasErrors: error !== undefined,
      ...(status === undefined ? {} : { status }),
    },
    <Stack gap="lg">
      {error && <ErrorSummary errors={[{ field: 'minutes', message: error }]} />}
      <Heading level={1} caption={<Ukrainian>{ticket.label}</Ukrainian>}>
        {t.lateTitle}
      </Heading>
      <p class="v-lead">{t.lateLead}</p>
      <Form
        action={ctx.href(`/t/${visit.accessCode}/late/${ticket.id}`)}
        hidden={<FormKey ctx={ctx} />}
        actions={
          <>
            <Button icon="clock">{t.lateYes}</Button>
            <LinkButton variant="secondary" href={here}>
              {t.lateNo}
            </LinkButton>
          </>
        }
      >
        <Radios
          name="minutes"
          legend={t.lateQuestion}
          error={error}
          {...(left > 0 ? { hint: t.lateTimes(left) } : {})}
          options={lateMinutes.map((n) => ({ value: String(n), label: t.lateOption(n) }))}
        />
      </Form>
    </Stack>,
  );
}
