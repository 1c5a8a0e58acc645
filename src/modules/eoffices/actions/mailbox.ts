import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden, notFound, Problem } from '#platform/http/problems.ts';
import { decideLetter } from '../commands/mailbox.ts';
import { unclearLetters } from '../data/mailbox.ts';
import { officeWithin } from '../data/reach.ts';
import { exchangeTexts } from '../exchangeMessages.ts';
import { showLetters } from '../pages/day/mailbox.tsx';
import { eofficeScope } from '../rights.ts';

const params = z.object({ letter: z.uuid() });
const form = z.object({
  decision: z.enum(['opening', 'problem', 'dismissed']),
  office: z.union([z.literal(''), z.uuid()]).default(''),
});

/** What the head office says a letter is. */
export async function decideLetterAction(ctx: ActionContext): Promise<Answer> {
  const t = exchangeTexts[ctx.locale].mailbox;
  const scope = eofficeScope(ctx.principal);
  const { letter: id } = ctx.params(params);
  const { open, decided } = await unclearLetters(ctx.tx, scope);
  if (decided.some((one) => one.id === id)) throw conflict(t.before);
  const letter = open.find((one) => one.id === id);
  if (!letter) throw notFound();
  if (!ctx.principal.id) throw forbidden();
  const parsed = parseForm(form, ctx.body, ctx.locale);
  if (!parsed.ok) throw new Problem('invalid');
  const { decision, office: officeId } = parsed.value;
  const office = officeId ? await officeWithin(ctx.tx, scope, officeId) : undefined;
  if (decision !== 'dismissed' && !office) return showLetters(ctx, letter.id);
  const done = await decideLetter(ctx.tx, ctx.actor, letter, {
    decision,
    eofficeId: decision === 'dismissed' ? null : (office?.id ?? null),
    workerId: ctx.principal.id,
    now: ctx.services.clock.now(),
  });
  if (!done) throw conflict(t.before);
  return redirect(ctx.href('/e-offices/letters'), { flash: { tone: 'success', text: t.done } });
}
