import { type Visit, visitByCode } from '#modules/queue/data/visit.ts';
import { ticketActions } from '#modules/queue/rules/ticketActions.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { maskPhone } from '#platform/text/mask.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { Ukrainian } from '#ui/ukrainian.tsx';
import { notificationSettings } from '../data/settings.ts';
import { type VisitSubscriptions, visitSubscriptions } from '../data/subscriptions.ts';
import { notificationTexts } from '../messages.ts';
import { visitParams } from '../schema.ts';

/** The visit that the secret in the address opens; throws `notFound`. */
export async function followedVisit(ctx: Context): Promise<Visit> {
  const visit = await visitByCode(ctx.services.database.queries, ctx.params(visitParams).code);
  if (!visit) throw notFound();
  return visit;
}

/** Whether there is still anything to tell: today, and a ticket that waits or may be called. */
export const mayFollow = (ctx: Context, visit: Visit): boolean =>
  visit.businessDate === businessDate(ctx.services.clock.now()) &&
  visit.tickets.some(({ state }) => ticketActions[state].includes('leave'));

export const notifyPage = (ctx: Context): Promise<Answer> => notifyScreen(ctx, emptyForm);

/** How the visitor wants to be told (Q-phone): in this browser, by SMS, or no more. */
export async function notifyScreen(ctx: Context, form: FormState, status?: number): Promise<Answer> {
  const visit = await followedVisit(ctx);
  const { queries } = ctx.services.database;
  const [settings, on] = await Promise.all([
    notificationSettings(queries, visit.centreId),
    visitSubscriptions(queries, visit.id),
  ]);
  const t = notificationTexts[ctx.locale].page;
  const may = mayFollow(ctx, visit);
  const sms = settings.sms && ctx.services.sms.configured;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  return publicPage(
    ctx,
    {
      title: t.title,
      noIndex: true,
      hasErrors: errors.length > 0,
      ...(may && settings.push ? { scripts: ['notify.js'] } : {}),
      ...(status === undefined ? {} : { status }),
    },
    <Stack gap="lg">
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={<Ukrainian>{visit.centreName}</Ukrainian>}>
        {t.title}
      </Heading>
      <p>
        <a href={ctx.href(`/t/${visit.accessCode}`)}>{t.back}</a>
      </p>
      {(on.browsers > 0 || on.phone !== null) && <On ctx={ctx} visit={visit} on={on} />}
      {!may && <p class="v-lead">{t.over}</p>}
      {may && !settings.push && !sms && <p class="v-lead">{t.none}</p>}
      {may && (settings.push || sms) && (
        <div>
          <p class="v-lead">{t.lead}</p>
          <p class="v-muted">{t.day}</p>
        </div>
      )}
      {may && settings.push && <InBrowser ctx={ctx} visit={visit} />}
      {may && sms && <BySms ctx={ctx} visit={visit} form={form} />}
    </Stack>,
  );
}

function On({ ctx, visit, on }: { ctx: Context; visit: Visit; on: VisitSubscriptions }) {
  const t = notificationTexts[ctx.locale].page;
  return (
    <Alert tone="success" title={t.onTitle}>
      {on.browsers > 0 && <p>{t.onBrowsers(on.browsers)}</p>}
      {on.phone !== null && <p>{t.onSms(maskPhone(on.phone))}</p>}
      <form method="post" action={ctx.href(`/t/${visit.accessCode}/notify/stop`)}>
        <FormKey ctx={ctx} />
        <Button variant="secondary" icon="x">
          {t.stop}
        </Button>
      </form>
    </Alert>
  );
}

/** The island asks the browser for permission and sends this form; without script the page says what it needs. */
function InBrowser({ ctx, visit }: { ctx: Context; visit: Visit }) {
  const t = notificationTexts[ctx.locale].page;
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="browser">
      <Heading level={2} id="browser">
        {t.browser}
      </Heading>
      <p>{t.browserLead}</p>
      <noscript>
        <p>{t.needsScript}</p>
      </noscript>
      <form
        method="post"
        action={ctx.href(`/t/${visit.accessCode}/notify/push`)}
        data-push={ctx.services.push.publicKey}
        data-worker={ctx.services.asset('pushWorker.js')}
        hidden
      >
        <FormKey ctx={ctx} />
        <input type="hidden" name="endpoint" value="" />
        <input type="hidden" name="p256dh" value="" />
        <input type="hidden" name="auth" value="" />
        <Button icon="bell">{t.browserOn}</Button>
      </form>
      <p
        role="status"
        data-push-status
        data-none={t.browserNone}
        data-denied={t.browserDenied}
        data-failed={t.browserFailed}
      />
    </section>
  );
}

function BySms({ ctx, visit, form }: { ctx: Context; visit: Visit; form: FormState }) {
  const t = notificationTexts[ctx.locale].page;
  const phone = form.values.phone;
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby="sms">
      <Heading level={2} id="sms">
        {t.sms}
      </Heading>
      <p>{t.smsLead}</p>
      <Form
        action={ctx.href(`/t/${visit.accessCode}/notify/sms`)}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button icon="message-circle">{t.smsOn}</Button>}
      >
        <TextField
          name="phone"
          type="tel"
          inputmode="tel"
          autocomplete="tel"
          width={20}
          maxlength={30}
          label={t.phone}
          hint={t.phoneHint}
          value={typeof phone === 'string' ? phone : ''}
          error={form.errors.phone}
        />
        <Checkboxes
          name="consent"
          legend={t.consentLegend}
          error={form.errors.consent}
          values={form.values.consent === 'yes' ? ['yes'] : []}
          options={[{ value: 'yes', label: t.consent }]}
        />
      </Form>
    </section>
  );
}
