import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { stale } from '#platform/http/problems.ts';
import { changeAccompanying, recordAccompanying, setAccompanyingActive } from '../commands/accompanying.ts';
import { accompanyingOf, accompanyingForm as formPage } from '../pages/accompanying.tsx';
import { centreOf, tabHref } from '../pages/centreFrame.tsx';
import { textsOf } from '../pages/parts.tsx';
import { accompanyingForm } from '../schema.ts';
import { savedFlash } from './municipalities.ts';
import { readForm } from './readForm.ts';

export async function recordAccompanyingAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const read = readForm(accompanyingForm(t.errors), ctx.body);
  if (!read.ok) return formPage(ctx, centre, null, read.form, 422);
  const { version: _, ...facts } = read.value;
  await recordAccompanying(ctx.tx, ctx.actor, centre.id, facts);
  return redirect(ctx.href(tabHref(centre.id, 'accompanying')), {
    flash: { tone: 'success', text: t.added(facts.name) },
  });
}

export async function changeAccompanyingAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const { centre, service } = await accompanyingOf(ctx);
  const read = readForm(accompanyingForm(t.errors), ctx.body);
  if (!read.ok) return formPage(ctx, centre, service, read.form, 422);
  const { version, ...facts } = read.value;
  const result = await changeAccompanying(ctx.tx, ctx.actor, service.id, version, facts);
  if (result === 'stale') throw stale();
  return redirect(ctx.href(tabHref(centre.id, 'accompanying')), { flash: savedFlash(ctx, result) });
}

export async function accompanyingStateAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const { centre, service } = await accompanyingOf(ctx);
  await setAccompanyingActive(ctx.tx, ctx.actor, service.id, !service.active);
  return redirect(ctx.href(tabHref(centre.id, 'accompanying')), {
    flash: { tone: 'success', text: service.active ? t.closed(service.name) : t.reopened(service.name) },
  });
}
