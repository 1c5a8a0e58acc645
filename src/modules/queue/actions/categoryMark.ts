import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
import { markCategory, removeCategory } from '../commands/markCategory.ts';
import { queueTexts } from '../messages.ts';
import { centreOf } from '../pages/frames.tsx';
import { backFromMark, categoryMarkScreen } from '../pages/reception/categoryMark.tsx';
import { idParams } from '../schema.ts';
import { markForm, removeForm } from '../schemas/categories.ts';
import { workerId } from './reception.ts';

async function wishOf(ctx: ActionContext) {
  const centre = await centreOf(ctx);
  const { id } = ctx.params(idParams);
  return { centreId: centre.id, ticketId: id, workerId: workerId(ctx), now: ctx.services.clock.now() };
}

const done = (ctx: ActionContext, ticketId: string, text: string): Answer =>
  redirect(backFromMark(ctx, ticketId), { flash: { tone: 'success', text } });

export async function markCategoryAction(ctx: ActionContext): Promise<Answer> {
  const texts = queueTexts[ctx.locale];
  const parsed = parseForm(markForm, ctx.body, ctx.locale);
  if (!parsed.ok) return categoryMarkScreen(ctx, parsed.form);
  const wish = await wishOf(ctx);
  const marked = await markCategory(ctx.tx, ctx.actor, {
    ...wish,
    categoryId: parsed.value.category,
    ground: parsed.value.ground,
  });
  if (marked === 'unknown')
    return categoryMarkScreen(ctx, formError(ctx.body, { category: texts.categories.gone }));
  if (marked === 'stale') throw conflict(texts.reception.stale);
  return done(ctx, wish.ticketId, texts.categories.marked);
}

export async function removeCategoryAction(ctx: ActionContext): Promise<Answer> {
  const texts = queueTexts[ctx.locale];
  const parsed = parseForm(removeForm, ctx.body, ctx.locale);
  if (!parsed.ok) return categoryMarkScreen(ctx, parsed.form);
  const wish = await wishOf(ctx);
  const removed = await removeCategory(ctx.tx, ctx.actor, { ...wish, ground: parsed.value.reason });
  if (removed === 'stale') throw conflict(texts.reception.stale);
  return done(ctx, wish.ticketId, texts.categories.removed);
}
