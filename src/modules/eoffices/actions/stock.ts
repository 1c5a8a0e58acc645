import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, formValues, parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden, notFound, stale } from '#platform/http/problems.ts';
import { acceptCount, recordCount } from '../commands/counts.ts';
import {
  type By,
  goodNamed,
  receiveGoods,
  registerItem,
  setCondition,
  spendGoods,
} from '../commands/stock.ts';
import { itemsOf } from '../data/items.ts';
import { type OfficeFacts, officesWithin } from '../data/reach.ts';
import { goodsOf, keepersOf, stockOf } from '../data/stock.ts';
import { countOf, showNewCount } from '../pages/stock/counts.tsx';
import { showReceive, showSpend } from '../pages/stock/goodsForms.tsx';
import { type StockTab, stockOffice, stockPath } from '../pages/stock/stockFrame.tsx';
import { itemOf, showNewThing } from '../pages/stock/things.tsx';
import { eofficeScope } from '../rights.ts';
import { parseQuantity } from '../rules/stock.ts';
import {
  acceptCountForm,
  conditionForm,
  countForm,
  itemForm,
  receiveForm,
  spendForm,
} from '../schemas/stock.ts';
import { stockTexts } from '../stockMessages.ts';

/** The office of the address; the form must be about the same. */
async function officeOf(ctx: ActionContext): Promise<OfficeFacts> {
  const office = await stockOffice(ctx);
  if (!office || formValues(ctx.body).office !== office.id) throw notFound();
  return office;
}

const todayOf = (ctx: ActionContext) => businessDate(ctx.services.clock.now());

function by(ctx: ActionContext, date: string): By {
  if (!ctx.principal.id) throw forbidden();
  return { workerId: ctx.principal.id, date, now: ctx.services.clock.now() };
}

const done = (ctx: ActionContext, tab: StockTab, officeId: string, text: string): Answer =>
  redirect(ctx.href(stockPath(tab, officeId)), { flash: { tone: 'success', text } });

export async function newThingAction(ctx: ActionContext): Promise<Answer> {
  const t = stockTexts[ctx.locale].stock;
  const office = await officeOf(ctx);
  const parsed = parseForm(itemForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showNewThing(ctx, office, parsed.form);
  const refuse = (errors: Record<string, string>) => showNewThing(ctx, office, formError(ctx.body, errors));
  const keepers = await keepersOf(ctx.tx, office, todayOf(ctx));
  if (!keepers.some(({ id }) => id === parsed.value.keeper)) return refuse({ keeper: t.errors.keeperHere });
  if (parsed.value.receivedOn > todayOf(ctx)) return refuse({ receivedOn: t.errors.future });
  if (!(await registerItem(ctx.tx, ctx.actor, office.municipalityId, parsed.value)))
    return refuse({ inventoryNumber: t.errors.taken });
  return done(ctx, 'things', office.id, t.things.added);
}

export async function conditionAction(ctx: ActionContext): Promise<Answer> {
  const t = stockTexts[ctx.locale].stock;
  const item = await itemOf(ctx);
  const parsed = conditionForm.safeParse(ctx.body);
  if (!parsed.success || !(await setCondition(ctx.tx, ctx.actor, item.id, parsed.data))) throw stale();
  return done(ctx, 'things', item.eofficeId, t.things.conditionSet);
}

export async function receiveAction(ctx: ActionContext): Promise<Answer> {
  const t = stockTexts[ctx.locale].stock;
  const office = await officeOf(ctx);
  const parsed = parseForm(receiveForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showReceive(ctx, office, parsed.form);
  const refuse = (errors: Record<string, string>) => showReceive(ctx, office, formError(ctx.body, errors));
  const { good, name, unit, kind, source, quantity, cost, date, document } = parsed.value;
  if (date > todayOf(ctx)) return refuse({ date: t.errors.future });
  if (good === null && (name === '' || unit === '')) return refuse({ name: t.errors.newGood });
  const known = good === null ? [] : await goodsOf(ctx.tx, office.municipalityId);
  if (good !== null && !known.some(({ id }) => id === good)) return refuse({ good: t.errors.good });
  const head = (await officesWithin(ctx.tx, eofficeScope(ctx.principal))).find((one) => one.head);
  const result = await receiveGoods(ctx.tx, ctx.actor, by(ctx, date), {
    eofficeId: office.id,
    goodId: good ?? (await goodNamed(ctx.tx, office.municipalityId, { name, unit, kind })),
    quantity,
    value: cost,
    document,
    fromId: source === 'head' && head && !office.head ? head.id : null,
  });
  if (result.kind === 'short') return refuse({ quantity: t.errors.short(result.left) });
  return done(ctx, 'goods', office.id, t.goods.received);
}

export async function spendAction(ctx: ActionContext): Promise<Answer> {
  const t = stockTexts[ctx.locale].stock;
  const office = await officeOf(ctx);
  const parsed = parseForm(spendForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showSpend(ctx, office, parsed.form);
  const refuse = (errors: Record<string, string>) => showSpend(ctx, office, formError(ctx.body, errors));
  const { good, way, quantity, date, document } = parsed.value;
  if (date > todayOf(ctx)) return refuse({ date: t.errors.future });
  if (!(await stockOf(ctx.tx, office.id)).some(({ id }) => id === good))
    return refuse({ good: t.errors.good });
  const result = await spendGoods(ctx.tx, ctx.actor, by(ctx, date), {
    eofficeId: office.id,
    goodId: good,
    quantity,
    back: way === 'returned',
    document,
  });
  if (result.kind === 'short') return refuse({ quantity: t.errors.short(result.left) });
  return done(ctx, 'goods', office.id, way === 'spent' ? t.goods.spent : t.goods.returned);
}

export async function newCountAction(ctx: ActionContext): Promise<Answer> {
  const t = stockTexts[ctx.locale].stock;
  const office = await officeOf(ctx);
  const parsed = parseForm(countForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showNewCount(ctx, office, parsed.form);
  const { date, note } = parsed.value;
  const values = formValues(ctx.body);
  const errors: Record<string, string> = {};
  if (date > todayOf(ctx)) errors.date = t.errors.future;
  const items = await itemsOf(ctx.tx, eofficeScope(ctx.principal), office.id);
  const goods = (await stockOf(ctx.tx, office.id)).map(({ id }) => {
    const typed = values[`good_${id}`];
    const counted = parseQuantity(typeof typed === 'string' ? typed : '');
    if (counted === null) errors[`good_${id}`] = t.errors.quantity;
    return { goodId: id, counted: counted ?? 0 };
  });
  if (items.length + goods.length === 0) throw conflict(t.counts.nothing);
  if (Object.keys(errors).length > 0) return showNewCount(ctx, office, formError(ctx.body, errors));
  const id = await recordCount(ctx.tx, ctx.actor, by(ctx, date), {
    eofficeId: office.id,
    note,
    items: items.map((item) => ({ itemId: item.id, found: values[`item_${item.id}`] === 'found' })),
    goods,
  });
  return redirect(ctx.href(`/e-offices/stock/counts/${id}`), {
    flash: { tone: 'success', text: t.counts.saved },
  });
}

export async function acceptCountAction(ctx: ActionContext): Promise<Answer> {
  const t = stockTexts[ctx.locale].stock;
  const count = await countOf(ctx);
  const parsed = acceptCountForm.safeParse(ctx.body);
  if (!parsed.success) throw stale();
  const result = await acceptCount(ctx.tx, ctx.actor, by(ctx, todayOf(ctx)), count.id, parsed.data.version);
  if (result === 'stale') throw stale();
  if (result === 'moved') throw conflict(t.counts.moved);
  return redirect(ctx.href(`/e-offices/stock/counts/${count.id}`), {
    flash: { tone: 'success', text: t.counts.accepted },
  });
}
