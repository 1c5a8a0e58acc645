import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { approveCard, markChecked } from '../commands/cards.ts';
import { catalogueTexts } from '../messages.ts';
import { keptOf, renderCard } from '../pages/staffCard.tsx';

const cardField = z.object({ card: z.uuid() });

const todayOf = (ctx: ActionContext) => businessDate(ctx.services.clock.now());

/** «Звірено сьогодні». */
export async function checkCardAction(ctx: ActionContext): Promise<Answer> {
  const { service, cards } = await keptOf(ctx, ctx.tx);
  const card = chosen(ctx, cards);
  await markChecked(ctx.tx, ctx.actor, { cardVersionId: card.id, today: todayOf(ctx) });
  return back(ctx, service.id, catalogueTexts[ctx.locale].staff.checkedDone);
}

export async function approveCardAction(ctx: ActionContext): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale].staff;
  const { service, cards } = await keptOf(ctx, ctx.tx);
  const card = chosen(ctx, cards);
  const parsed = parseForm(z.object({ validFrom: z.string() }), ctx.body, ctx.locale);
  const validFrom = parsed.ok ? parseDateInput(parsed.value.validFrom) : undefined;
  if (!validFrom || validFrom < todayOf(ctx))
    return renderCard(ctx, ctx.tx, formError(ctx.body, { validFrom: texts.dateNeeded }), 422);
  await approveCard(ctx.tx, ctx.actor, {
    cardVersionId: card.id,
    validFrom,
    today: todayOf(ctx),
    approvedBy: `${ctx.principal.name}, ${service.providerName}`,
    at: ctx.services.clock.now(),
  });
  return back(ctx, service.id, texts.approvedDone(formatDate(ctx.locale, validFrom)));
}

/** The version that the form names must belong to the service of the address. */
function chosen<Card extends { id: string }>(ctx: ActionContext, cards: readonly Card[]): Card {
  const form = parseForm(cardField, ctx.body, ctx.locale);
  const card = form.ok ? cards.find((one) => one.id === form.value.card) : undefined;
  if (!card) throw notFound();
  return card;
}

const back = (ctx: ActionContext, serviceId: string, text: string): Answer =>
  redirect(ctx.href(`/catalogue/${serviceId}`), { flash: { tone: 'success', text } });
