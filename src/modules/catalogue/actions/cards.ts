import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { returnCard, type Signature, signCard, submitCard, withdrawCard } from '../commands/cardFlow.ts';
import { markChecked } from '../commands/cards.ts';
import { catalogueTexts } from '../messages.ts';
import { keptToWrite, renderCard } from '../pages/editor/staffCard.tsx';
import { awaitedOf, renderApproval } from '../pages/versions/approvals.tsx';
import { signerOf } from '../rules/cardFlow.ts';

const cardField = z.object({ card: z.uuid() });

const todayOf = (ctx: ActionContext) => businessDate(ctx.services.clock.now());

/** «Звірено сьогодні». */
export async function checkCardAction(ctx: ActionContext): Promise<Answer> {
  const { service, cards } = await keptToWrite(ctx, ctx.tx, 'catalogue.check');
  const card = chosen(ctx, cards);
  await markChecked(ctx.tx, ctx.actor, {
    cardVersionId: card.id,
    today: todayOf(ctx),
    by: ctx.principal.name,
  });
  return back(ctx, service.id, catalogueTexts[ctx.locale].staff.checkedDone);
}

/** «Подати на погодження»: the day asked for is today or later. */
export async function submitCardAction(ctx: ActionContext): Promise<Answer> {
  const { staff: texts, flow } = catalogueTexts[ctx.locale];
  const { service, cards } = await keptToWrite(ctx, ctx.tx, 'catalogue.edit');
  const card = chosen(ctx, cards);
  const parsed = parseForm(z.object({ validFrom: z.string() }), ctx.body, ctx.locale);
  const wantedFrom = parsed.ok ? parseDateInput(parsed.value.validFrom) : undefined;
  if (!wantedFrom || wantedFrom < todayOf(ctx))
    return renderCard(ctx, ctx.tx, formError(ctx.body, { validFrom: texts.dateNeeded }), 422);
  await submitCard(ctx.tx, ctx.actor, {
    cardVersionId: card.id,
    wantedFrom,
    today: todayOf(ctx),
    by: ctx.principal.name,
    at: ctx.services.clock.now(),
  });
  return back(ctx, service.id, flow.submittedDone);
}

export async function withdrawCardAction(ctx: ActionContext): Promise<Answer> {
  const { service, cards } = await keptToWrite(ctx, ctx.tx, 'catalogue.edit');
  await withdrawCard(ctx.tx, ctx.actor, chosen(ctx, cards).id);
  return back(ctx, service.id, catalogueTexts[ctx.locale].flow.withdrawnDone);
}

/** «Затвердити» or «Погодити». */
export async function signCardAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].flow;
  const done = await signCard(ctx.tx, ctx.actor, await signature(ctx));
  const text =
    done.state === 'approved' ? t.signedLast(formatDate(ctx.locale, done.validFrom)) : t.signedDone;
  return toApprovals(ctx, text);
}

export async function returnCardAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].flow;
  const signed = await signature(ctx);
  const remark = z.object({ remark: z.string().trim().min(1).max(2000) });
  const parsed = parseForm(remark, ctx.body, ctx.locale);
  if (!parsed.ok) return renderApproval(ctx, ctx.tx, formError(ctx.body, { remark: t.remarkNeeded }), 422);
  await returnCard(ctx.tx, ctx.actor, { ...signed, remark: parsed.value.remark });
  return toApprovals(ctx, t.returnedDone);
}

/** The step of the form, on a card that waits for this worker. */
async function signature(ctx: ActionContext): Promise<Signature> {
  const card = await awaitedOf(ctx, ctx.tx);
  const form = parseForm(z.object({ step: z.uuid() }), ctx.body, ctx.locale);
  const { id: workerId, name } = ctx.principal;
  if (!form.ok || workerId === null) throw notFound();
  return {
    cardVersionId: card.cardVersionId,
    signOffId: form.value.step,
    who: signerOf(ctx.principal),
    workerId,
    name,
    today: todayOf(ctx),
    at: ctx.services.clock.now(),
  };
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

const toApprovals = (ctx: ActionContext, text: string): Answer =>
  redirect(ctx.href('/catalogue/approvals'), { flash: { tone: 'success', text } });
