import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, formValues, parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden, notFound, stale } from '#platform/http/problems.ts';
import { confirmHandover, endHandover, offerHandover } from '../commands/handovers.ts';
import { receiversIn } from '../data/handovers.ts';
import { itemsOf } from '../data/items.ts';
import { handoverMoves, handoverOf, showHandover } from '../pages/stock/handover.tsx';
import { showNewHandover, thingsToGive } from '../pages/stock/handovers.tsx';
import { may, stockOffice } from '../pages/stock/stockFrame.tsx';
import { eofficeScope } from '../rights.ts';
import { confirmForm, declineForm, handoverForm } from '../schemas/acts.ts';
import { stockTexts } from '../stockMessages.ts';

function workerOf(ctx: ActionContext): string {
  if (!ctx.principal.id) throw forbidden();
  return ctx.principal.id;
}

/** An act of handover; the giver who writes it confirms it by that. */
export async function newHandoverAction(ctx: ActionContext): Promise<Answer> {
  const t = stockTexts[ctx.locale].handovers;
  const workerId = workerOf(ctx);
  const office = await stockOffice(ctx);
  if (!office || formValues(ctx.body).office !== office.id) throw notFound();
  const parsed = parseForm(handoverForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showNewHandover(ctx, office, parsed.form);
  const refuse = (errors: Record<string, string>) =>
    showNewHandover(ctx, office, formError(ctx.body, errors));
  const { to, items, goods, absent, note } = parsed.value;
  const now = ctx.services.clock.now();
  const today = businessDate(now);
  const all = thingsToGive(ctx, await itemsOf(ctx.tx, eofficeScope(ctx.principal), office.id));
  const chosen = all.filter(({ id }) => items.includes(id));
  const [first] = chosen;
  if (!first || chosen.length !== new Set(items).size) return refuse({ items: t.errors.items });
  if (chosen.some(({ keeperId }) => keeperId !== first.keeperId)) return refuse({ items: t.errors.mixed });
  const receivers = await receiversIn(ctx.tx, office.municipalityId, today);
  const receiver = receivers.find(({ workerId: id, officeId }) => `${id}.${officeId}` === to);
  if (!receiver) return refuse({ to: t.errors.to });
  if (receiver.workerId === first.keeperId) return refuse({ to: t.errors.same });
  if (goods && receiver.officeId !== office.id) return refuse({ goods: t.errors.goodsElsewhere });
  const own = first.keeperId === workerId;
  const instead = !own && absent !== undefined && may(ctx, 'eoffice.lead');
  if (instead && note === '') return refuse({ note: t.errors.absent });
  const id = await offerHandover(ctx.tx, ctx.actor, {
    eofficeId: office.id,
    toOfficeId: receiver.officeId,
    fromId: first.keeperId,
    toId: receiver.workerId,
    items: chosen,
    withGoods: goods !== undefined,
    note,
    createdBy: workerId,
    signedBy: own || instead ? workerId : null,
    today,
    now,
  });
  return redirect(ctx.href(`/e-offices/handovers/${id}`), {
    flash: { tone: 'success', text: own || instead ? t.saved : t.savedHead },
  });
}

export async function confirmHandoverAction(ctx: ActionContext): Promise<Answer> {
  const t = stockTexts[ctx.locale].handovers;
  const act = await handoverOf(ctx);
  const parsed = confirmForm.safeParse(ctx.body);
  const moves = handoverMoves(ctx, act);
  if (!moves.give && !moves.take) throw conflict(t.notYours);
  if (!parsed.success) throw stale();
  const now = ctx.services.clock.now();
  const result = await confirmHandover(ctx.tx, ctx.actor, act, {
    version: parsed.data.version,
    workerId: workerOf(ctx),
    today: businessDate(now),
    now,
  });
  if (result === 'stale') throw stale();
  if (result === 'moved') throw conflict(t.moved);
  return redirect(ctx.href(`/e-offices/handovers/${act.id}`), {
    flash: { tone: 'success', text: result === 'done' ? t.done : t.confirmed },
  });
}

const endAction =
  (move: 'decline' | 'withdraw', state: 'declined' | 'withdrawn') =>
  async (ctx: ActionContext): Promise<Answer> => {
    const t = stockTexts[ctx.locale].handovers;
    const act = await handoverOf(ctx);
    if (!handoverMoves(ctx, act)[move]) throw conflict(t.notYours);
    const parsed = parseForm(declineForm, ctx.body, ctx.locale);
    if (!parsed.ok) return showHandover(ctx, act, move, parsed.form);
    const { version, answer } = parsed.value;
    const now = ctx.services.clock.now();
    if (!(await endHandover(ctx.tx, ctx.actor, act.id, { state, version, answer, now }))) throw stale();
    return redirect(ctx.href(`/e-offices/handovers/${act.id}`), {
      flash: { tone: 'success', text: t[state] },
    });
  };

export const declineHandoverAction = endAction('decline', 'declined');
export const withdrawHandoverAction = endAction('withdraw', 'withdrawn');
