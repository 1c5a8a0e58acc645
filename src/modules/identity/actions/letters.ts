import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formValues } from '#platform/http/forms.ts';
import { forbidden, Problem } from '#platform/http/problems.ts';
import { setLetterLocale } from '../commands/letterLocale.ts';
import { words } from '../messages.ts';

const lettersForm = z.object({ letters: z.enum(['uk', 'en']) });

/** In which language the worker gets reminders and other letters. */
export async function letterLocaleAction(ctx: ActionContext): Promise<Answer> {
  const { id, centreId } = ctx.principal;
  if (!id) throw forbidden();
  const parsed = lettersForm.safeParse(formValues(ctx.body));
  if (!parsed.success) throw new Problem('badRequest');
  await setLetterLocale(ctx.tx, ctx.actor, { id, centreId }, parsed.data.letters);
  return redirect(ctx.href('/account'), {
    flash: { tone: 'success', text: words(ctx.locale).account.lettersSaved },
  });
}
