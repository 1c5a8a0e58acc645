import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { saveNotificationSettings } from '../commands/settings.ts';
import { notificationTexts } from '../messages.ts';
import { ownCentre, settingsScreen } from '../pages/settings.tsx';
import { settingsForm } from '../schema.ts';

export async function settingsAction(ctx: ActionContext): Promise<Answer> {
  const parsed = parseForm(settingsForm, ctx.body, ctx.locale);
  if (!parsed.ok) return settingsScreen(ctx, parsed.form, 422);
  const { how, ...numbers } = parsed.value;
  await saveNotificationSettings(ctx.tx, ctx.actor, ownCentre(ctx), {
    ...numbers,
    push: how.includes('push'),
    sms: how.includes('sms'),
  });
  return redirect(ctx.href('/notifications'), {
    flash: { tone: 'success', text: notificationTexts[ctx.locale].settings.saved },
  });
}
