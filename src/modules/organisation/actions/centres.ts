import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError } from '#platform/http/forms.ts';
import { stale } from '#platform/http/problems.ts';
import { type CentreRefusal, changeCentre, createCentre, setCentreActive } from '../commands/centre.ts';
import { obstaclesOfCentre } from '../data/obstacles.ts';
import { centreOf } from '../pages/centreFrame.tsx';
import { centreQuestion, editCentreForm, newCentreForm as newPage } from '../pages/centres.tsx';
import { textsOf } from '../pages/parts.tsx';
import { statePage } from '../pages/state.tsx';
import { centreForm, newCentreForm } from '../schema.ts';
import { savedFlash } from './municipalities.ts';
import { readForm } from './readForm.ts';

export async function createCentreAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const read = readForm(newCentreForm(t.errors), ctx.body);
  if (!read.ok) return newPage(ctx, read.form, 422);
  const { municipalityId, code, version: _, ...facts } = read.value;
  const made = await createCentre(ctx.tx, ctx.actor, { municipalityId, code }, facts);
  if (typeof made === 'string') return newPage(ctx, formError(ctx.body, refusal(ctx, made)), 422);
  return redirect(ctx.href(`/admin/centres/${made.id}`), {
    flash: { tone: 'success', text: t.added(facts.name) },
  });
}

export async function changeCentreAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const read = readForm(centreForm(t.errors), ctx.body);
  if (!read.ok) return editCentreForm(ctx, centre, read.form, 422);
  const { version, ...facts } = read.value;
  const result = await changeCentre(ctx.tx, ctx.actor, centre.id, version, facts);
  if (result === 'stale') throw stale();
  if (result !== 'changed' && result !== 'unchanged')
    return editCentreForm(ctx, centre, formError(ctx.body, refusal(ctx, result)), 422);
  return redirect(ctx.href(`/admin/centres/${centre.id}`), { flash: savedFlash(ctx, result) });
}

export async function centreStateAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const today = businessDate(ctx.services.clock.now());
  const obstacles = centre.active ? await obstaclesOfCentre(ctx.tx, centre.id, today) : [];
  if (obstacles.length > 0) return statePage(ctx, centreQuestion(ctx, centre), obstacles);
  await setCentreActive(ctx.tx, ctx.actor, centre.id, !centre.active);
  return redirect(ctx.href(`/admin/centres/${centre.id}`), {
    flash: { tone: 'success', text: centre.active ? t.closed(centre.name) : t.reopened(centre.name) },
  });
}

function refusal(ctx: ActionContext, reason: CentreRefusal): Record<string, string> {
  const { errors } = textsOf(ctx);
  return reason === 'codeTaken' ? { code: errors.codeTaken } : { numberPrefix: errors[reason] };
}
