import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError } from '#platform/http/forms.ts';
import { conflict, forbidden, stale } from '#platform/http/problems.ts';
import { submitSupplyReport } from '../commands/supplyReport.ts';
import { quarterAsked, showQuarter } from '../pages/supplies/quarter.tsx';
import { eofficeScope } from '../rights.ts';
import { submitForm } from '../schemas/supplyReport.ts';
import { stockTexts } from '../stockMessages.ts';

/** Submits the report of a quarter to the department; from then on this version is as it is. */
export async function submitQuarterAction(ctx: ActionContext): Promise<Answer> {
  const t = stockTexts[ctx.locale].quarter;
  if (!ctx.principal.id || !ctx.principal.municipalityId) throw forbidden();
  const parsed = submitForm.safeParse(ctx.body);
  if (!parsed.success) throw stale();
  const { year, quarter } = parsed.data;
  const now = ctx.services.clock.now();
  const done = await submitSupplyReport(ctx.tx, ctx.actor, eofficeScope(ctx.principal), {
    ...parsed.data,
    workerId: ctx.principal.id,
    name: ctx.principal.name,
    today: businessDate(now),
    now,
  });
  if (done === 'notEnded') throw conflict(t.notEnded);
  if (done === 'stale') throw stale();
  if (done === 'reasonMissing')
    return showQuarter(ctx, await quarterAsked(ctx), formError(ctx.body, { reason: t.errors.reason }));
  return redirect(ctx.href(`/e-offices/supplies/quarter?year=${year}&quarter=${quarter}`), {
    flash: { tone: 'success', text: t.done },
  });
}
