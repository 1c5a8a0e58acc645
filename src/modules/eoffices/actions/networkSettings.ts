import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { forbidden, stale } from '#platform/http/problems.ts';
import { changeNetwork } from '../commands/network.ts';
import { eofficesTexts } from '../messages.ts';
import { showNetworkSettings } from '../pages/network/networkSettings.tsx';
import { networkForm } from '../schemas/agreements.ts';

/** The head office sets the days of reminders and the terms of keeping. */
export async function networkSettingsAction(ctx: ActionContext): Promise<Answer> {
  const parsed = parseForm(networkForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showNetworkSettings(ctx, parsed.form);
  const { municipalityId } = ctx.principal;
  if (!municipalityId) throw forbidden();
  if (!(await changeNetwork(ctx.tx, ctx.actor, municipalityId, parsed.value))) throw stale();
  const text = eofficesTexts[ctx.locale].agreements.settings.saved;
  return redirect(ctx.href('/e-offices/network/settings'), { flash: { tone: 'success', text } });
}
