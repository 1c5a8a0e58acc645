import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { changeEoffice } from '../commands/directory.ts';
import { eofficesTexts } from '../messages.ts';
import { ledOffice, renderEdit } from '../pages/requests/work.tsx';
import { eofficeForm } from '../schemas/directory.ts';

/** The head of the network changes contacts and hours of an office. */
export async function editEofficeAction(ctx: ActionContext): Promise<Answer> {
  const office = await ledOffice(ctx);
  const parsed = parseForm(eofficeForm, ctx.body, ctx.locale);
  if (!parsed.ok) return renderEdit(ctx, office, parsed.form, 422);
  await changeEoffice(ctx.tx, ctx.actor, office, parsed.value);
  const text = eofficesTexts[ctx.locale].work.saved(office.number);
  return redirect(ctx.href('/e-offices/work'), { flash: { tone: 'success', text } });
}
