import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formValues, parseForm } from '#platform/http/forms.ts';
import { notFound, Problem, stale } from '#platform/http/problems.ts';
import { saveWay } from '../commands/way.ts';
import { centresToEdit } from '../data/items.ts';
import { editWayForm } from '../pages/editWay.tsx';
import { wayWords } from '../pages/publicWay.tsx';
import { siteScope } from '../rights.ts';
import { wayForm } from '../schemas/way.ts';

/** Saves the facts of the way; the drawing and its words follow. */
export async function saveWayAction(ctx: ActionContext): Promise<Answer> {
  const named = z.object({ centre: z.uuid() }).safeParse(formValues(ctx.body));
  if (!named.success) throw new Problem('badRequest');
  const centreId = named.data.centre;
  const centres = await centresToEdit(ctx.tx, siteScope(ctx.principal));
  if (!centres.some(({ id }) => id === centreId)) throw notFound();
  const parsed = parseForm(wayForm, ctx.body, ctx.locale);
  if (!parsed.ok) return editWayForm(ctx, { form: parsed.form, centreId });
  const { version, centre: _, ...plan } = parsed.value;
  if (!(await saveWay(ctx.tx, ctx.actor, centreId, version, plan, ctx.services.clock.now()))) throw stale();
  return redirect(ctx.href(`/site/way?centre=${centreId}`), {
    flash: { tone: 'success', text: wayWords(ctx).edit.saved },
  });
}
