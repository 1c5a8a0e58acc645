import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError } from '#platform/http/forms.ts';
import { stale } from '#platform/http/problems.ts';
import { changeDesk, createDesk, type DeskRefusal, setDeskActive } from '../commands/desk.ts';
import { obstaclesOfDesk } from '../data/obstacles.ts';
import { centreOf, tabHref } from '../pages/centreFrame.tsx';
import { deskOf, deskQuestion, deskForm as formPage } from '../pages/desks.tsx';
import { textsOf } from '../pages/parts.tsx';
import { statePage } from '../pages/state.tsx';
import { deskForm } from '../schema.ts';
import { savedFlash } from './municipalities.ts';
import { readForm } from './readForm.ts';

export async function createDeskAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const read = readForm(deskForm(t.errors), ctx.body);
  if (!read.ok) return formPage(ctx, centre, null, read.form, 422);
  const { version: _, ...facts } = read.value;
  const made = await createDesk(ctx.tx, ctx.actor, centre.id, facts);
  if (typeof made === 'string')
    return formPage(ctx, centre, null, formError(ctx.body, refusal(ctx, made)), 422);
  return redirect(ctx.href(tabHref(centre.id, 'desks')), {
    flash: { tone: 'success', text: t.added(t.desk.one(facts.number)) },
  });
}

export async function changeDeskAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const { centre, desk } = await deskOf(ctx);
  const read = readForm(deskForm(t.errors), ctx.body);
  if (!read.ok) return formPage(ctx, centre, desk, read.form, 422);
  const { version, ...facts } = read.value;
  const result = await changeDesk(ctx.tx, ctx.actor, desk.id, version, facts);
  if (result === 'stale') throw stale();
  if (result !== 'changed' && result !== 'unchanged')
    return formPage(ctx, centre, desk, formError(ctx.body, refusal(ctx, result)), 422);
  return redirect(ctx.href(tabHref(centre.id, 'desks')), { flash: savedFlash(ctx, result) });
}

export async function deskStateAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const { centre, desk } = await deskOf(ctx);
  const obstacles = desk.active ? await obstaclesOfDesk(ctx.tx, desk.id) : [];
  if (obstacles.length > 0) return statePage(ctx, deskQuestion(ctx, centre, desk), obstacles);
  await setDeskActive(ctx.tx, ctx.actor, desk.id, !desk.active);
  const name = t.desk.one(desk.number);
  return redirect(ctx.href(`${tabHref(centre.id, 'desks')}/${desk.id}`), {
    flash: { tone: 'success', text: desk.active ? t.closed(name) : t.reopened(name) },
  });
}

const refusal = (ctx: ActionContext, reason: DeskRefusal): Record<string, string> => {
  const { errors } = textsOf(ctx);
  return reason === 'numberTaken' ? { number: errors.numberTaken } : { providerId: errors.deskNotHere };
};
