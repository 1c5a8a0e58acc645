import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { issueText } from '#platform/i18n/issueText.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { approveCard, draftCard, markChecked } from '../commands/cards.ts';
import { catalogueTexts } from '../messages.ts';
import { keptOf, renderCard } from '../pages/staffCard.tsx';
import { renderEdit } from '../pages/staffEdit.tsx';
import { type CardContent, cardContentSchema } from '../schema.ts';

const cardField = z.object({ card: z.uuid() });

const todayOf = (ctx: ActionContext) => businessDate(ctx.services.clock.now());

/** «Звірено сьогодні». */
export async function checkCardAction(ctx: ActionContext): Promise<Answer> {
  const { service, cards } = await keptOf(ctx, ctx.tx);
  const card = chosen(ctx, cards);
  await markChecked(ctx.tx, ctx.actor, { cardVersionId: card.id, today: todayOf(ctx) });
  return back(ctx, service.id, catalogueTexts[ctx.locale].staff.checkedDone);
}

export async function saveDraftAction(ctx: ActionContext): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale].staff;
  const { service } = await keptOf(ctx, ctx.tx);
  const read = readCard(ctx);
  if (!read.ok) return renderEdit(ctx, ctx.tx, formError(ctx.body, { content: read.message }), 422);
  await draftCard(ctx.tx, ctx.actor, {
    serviceId: service.id,
    content: read.content,
    owner: service.providerName,
    today: todayOf(ctx),
  });
  return back(ctx, service.id, texts.saved);
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

type Read =
  | { readonly ok: true; readonly content: CardContent }
  | { readonly ok: false; readonly message: string };

function readCard(ctx: ActionContext): Read {
  const texts = catalogueTexts[ctx.locale].staff;
  const form = parseForm(z.object({ content: z.string().min(1) }), ctx.body, ctx.locale);
  if (!form.ok) return { ok: false, message: Object.values(form.form.errors).join(' ') };
  let value: unknown;
  try {
    value = parse(form.value.content, { maxAliasCount: 0 });
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    return { ok: false, message: texts.notYaml(texts.line(line ?? 1)) };
  }
  const parsed = cardContentSchema.safeParse(value);
  if (parsed.success) return { ok: true, content: parsed.data };
  const words = parsed.error.issues
    .slice(0, 5)
    .map((issue) =>
      issue.code === 'unrecognized_keys'
        ? texts.unknownPart(issue.keys.join(', '))
        : `${issue.path.map((step) => (typeof step === 'number' ? step + 1 : String(step))).join(' → ')}: ${issueText(issue, ctx.locale)}`,
    );
  return { ok: false, message: words.join(' ') };
}
