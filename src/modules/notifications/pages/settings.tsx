import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { forbidden } from '#platform/http/problems.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { type NotificationSettings, notificationSettings, smsSent } from '../data/settings.ts';
import { notificationTexts } from '../messages.ts';

export const settingsPage = (ctx: Context): Promise<Answer> => settingsScreen(ctx, emptyForm);

/** The centre of the person who works here. */
export function ownCentre(ctx: Context): string {
  const { centreId } = ctx.principal;
  if (centreId === null) throw forbidden();
  return centreId;
}

/** Whether and when the centre tells its visitors, and what it pays for. */
export async function settingsScreen(ctx: Context, form: FormState, status?: number): Promise<Answer> {
  const centreId = ownCentre(ctx);
  const { queries } = ctx.services.database;
  const today = businessDate(ctx.services.clock.now());
  const [settings, sent] = await Promise.all([
    notificationSettings(queries, centreId),
    smsSent(queries, centreId, today),
  ]);
  const t = notificationTexts[ctx.locale].settings;
  const values = Object.keys(form.values).length > 0 ? form.values : shown(settings);
  const value = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const { configured } = ctx.services.sms;
  return staffPage(
    ctx,
    { title: t.title, hasErrors: errors.length > 0, ...(status === undefined ? {} : { status }) },
    <Stack gap="lg">
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      {!configured && (
        <Alert tone="info">
          <p>{t.smsNone}</p>
        </Alert>
      )}
      <Form
        action={ctx.href('/notifications')}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button icon="check">{t.save}</Button>}
      >
        <Checkboxes
          name="how"
          legend={t.how}
          values={[values.how ?? []].flat()}
          options={[
            { value: 'push', label: t.push, hint: t.pushHint },
            { value: 'sms', label: t.sms, hint: t.smsHint },
          ]}
        />
        <TextField
          name="smsDailyLimit"
          label={t.limit}
          hint={t.limitHint(sent)}
          inputmode="numeric"
          width={8}
          value={value('smsDailyLimit')}
          error={form.errors.smsDailyLimit}
        />
        <Heading level={2}>{t.when}</Heading>
        <TextField
          name="nearAhead"
          label={t.ahead}
          inputmode="numeric"
          width={4}
          value={value('nearAhead')}
          error={form.errors.nearAhead}
        />
        <TextField
          name="nearMinutes"
          label={t.minutes}
          inputmode="numeric"
          width={4}
          value={value('nearMinutes')}
          error={form.errors.nearMinutes}
        />
      </Form>
    </Stack>,
  );
}

const shown = (settings: NotificationSettings): FormState['values'] => ({
  how: [...(settings.push ? ['push'] : []), ...(settings.sms ? ['sms'] : [])],
  smsDailyLimit: String(settings.smsDailyLimit),
  nearAhead: String(settings.nearAhead),
  nearMinutes: String(settings.nearMinutes),
});
