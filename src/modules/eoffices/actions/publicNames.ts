import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { forbidden, Problem } from '#platform/http/problems.ts';
import { choosePublicName } from '../commands/publicNames.ts';
import { eofficesTexts } from '../messages.ts';

const form = z.object({ shown: z.enum(['yes', 'no']) });

/** The operator's own choice: whether the public directory shows the name. */
export async function publicNameAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].reading;
  const parsed = parseForm(form, ctx.body, ctx.locale);
  if (!parsed.ok) throw new Problem('badRequest');
  if (!ctx.principal.id) throw forbidden();
  const shown = parsed.value.shown === 'yes';
  await choosePublicName(ctx.tx, ctx.actor, ctx.principal.id, shown, ctx.services.clock.now());
  return redirect(ctx.href('/e-offices/work'), {
    flash: { tone: 'success', text: shown ? t.nameShown : t.nameHidden },
  });
}
