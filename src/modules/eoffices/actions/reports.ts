import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden, notFound, Problem } from '#platform/http/problems.ts';
import { decideReport, submitReport } from '../commands/reports.ts';
import { reportById } from '../data/reports.ts';
import { eofficesTexts } from '../messages.ts';
import { reportOf, showReport } from '../pages/reports/report.tsx';
import { eofficeScope } from '../rights.ts';
import { reportIdParams, returnForm, signForm } from '../schemas/reports.ts';

/** The operator signs the month and sends it to the head office. */
export async function signReportAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].reports;
  const shown = await reportOf(ctx);
  // Each month is signed by the operator of its own office: to others this address leads nowhere.
  if (!shown.signs || !ctx.principal.id) throw notFound();
  const parsed = parseForm(signForm, ctx.body, ctx.locale);
  if (!parsed.ok) throw new Problem('badRequest');
  const { reason, ...seen } = parsed.value;
  const now = ctx.services.clock.now();
  const { office, year, month } = shown;
  const sent = await submitReport(
    ctx.tx,
    ctx.actor,
    { eofficeId: office.id, year, month },
    { workerId: ctx.principal.id, name: ctx.principal.name, today: businessDate(now), now, seen, reason },
  );
  if (sent.kind === 'reasonMissing')
    return showReport(ctx, shown, formError(ctx.body, { reason: t.refused.reasonMissing }));
  if (sent.kind !== 'submitted') throw conflict(t.refused[sent.kind]);
  return redirect(ctx.href(`/e-offices/reports?year=${year}`), {
    flash: sent.late ? { tone: 'warning', text: t.submittedLate } : { tone: 'success', text: t.submitted },
  });
}

async function submittedReport(ctx: ActionContext) {
  const report = await reportById(ctx.tx, eofficeScope(ctx.principal), ctx.params(reportIdParams).id);
  if (!report) throw notFound();
  return report;
}

const monthOf = (report: { eofficeId: string; year: number; month: number }) =>
  `/e-offices/offices/${report.eofficeId}/reports/${report.year}/${report.month}`;

export async function acceptReportAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].reports;
  const report = await submittedReport(ctx);
  const done = await decideReport(ctx.tx, ctx.actor, decider(ctx, report.id), { kind: 'accept' });
  if (!done) throw conflict(t.refused.decided);
  return redirect(ctx.href(monthOf(report)), { flash: { tone: 'success', text: t.accepted } });
}

export async function returnReportAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].reports;
  const report = await submittedReport(ctx);
  const parsed = parseForm(returnForm, ctx.body, ctx.locale);
  if (!parsed.ok) {
    const again = redirect(ctx.href(monthOf(report)), {
      flash: { tone: 'danger', text: t.remarkMissing },
    });
    return again;
  }
  const done = await decideReport(ctx.tx, ctx.actor, decider(ctx, report.id), {
    kind: 'return',
    remark: parsed.value.remark,
  });
  if (!done) throw conflict(t.refused.decided);
  return redirect(ctx.href(monthOf(report)), { flash: { tone: 'success', text: t.returned } });
}

function decider(ctx: ActionContext, id: string) {
  if (!ctx.principal.id) throw forbidden();
  return { id, workerId: ctx.principal.id, now: ctx.services.clock.now() };
}
