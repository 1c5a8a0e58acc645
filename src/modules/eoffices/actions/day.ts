import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden } from '#platform/http/problems.ts';
import { sentence } from '#platform/i18n/issueText.ts';
import { recordProblem, reportOpening, solveProblem } from '../commands/day.ts';
import { ownOffice } from '../data/reach.ts';
import { eofficesTexts } from '../messages.ts';
import { officeOfDay, showProblem } from '../pages/day/day.tsx';
import { openingToday } from '../pages/day/opening.tsx';
import { ownOfficeOf } from '../rights.ts';

/** The operator's button of the morning. */
export async function openAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].day;
  const office = await ownOffice(ctx.tx, ownOfficeOf(ctx.principal));
  if (!office || !ctx.principal.id) throw forbidden();
  const { state } = await openingToday(ctx, office);
  if (state === 'dayOff') throw conflict(t.notWorking);
  if (state === 'early') throw conflict(t.tooEarly);
  const now = ctx.services.clock.now();
  const told = await reportOpening(ctx.tx, ctx.actor, {
    eofficeId: office.id,
    date: businessDate(now),
    at: now,
    way: 'button',
    workerId: ctx.principal.id,
  });
  return redirect(ctx.href('/e-offices/work'), {
    flash: told ? { tone: 'success', text: t.thanks } : { tone: 'info', text: t.alreadyReported },
  });
}

/** An opening told by telephone, recorded by the head office. */
export async function openByPhoneAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].day;
  const office = await officeOfDay(ctx);
  const now = ctx.services.clock.now();
  const told = await reportOpening(ctx.tx, ctx.actor, {
    eofficeId: office.id,
    date: businessDate(now),
    at: now,
    way: 'telephone',
    workerId: ctx.principal.id,
  });
  return redirect(ctx.href('/e-offices/day'), {
    flash: told
      ? { tone: 'success', text: t.byPhoneDone(office.number) }
      : { tone: 'info', text: t.alreadyReported },
  });
}

const problemForm = z.object({
  problem: z.union([z.literal(''), z.uuid()]).default(''),
  words: z
    .string()
    .min(1, {
      error: sentence(eofficesTexts.uk.day.problemMissing, eofficesTexts.en.day.problemMissing),
    })
    .max(1000),
});

export async function problemAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].day;
  const office = await officeOfDay(ctx);
  const workerId = ctx.principal.id;
  if (!workerId) throw forbidden();
  const parsed = parseForm(problemForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showProblem(ctx, office, parsed.form);
  const { problem, words } = parsed.value;
  const at = ctx.services.clock.now();
  const common = { eofficeId: office.id, at, workerId };
  if (problem) await solveProblem(ctx.tx, ctx.actor, { ...common, id: problem, solution: words });
  else await recordProblem(ctx.tx, ctx.actor, { ...common, date: businessDate(at), words });
  return redirect(ctx.href('/e-offices/day'), {
    flash: { tone: 'success', text: problem ? t.solved : t.problemSaved },
  });
}
