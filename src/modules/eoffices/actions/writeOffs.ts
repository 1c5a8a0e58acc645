import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, formValues, parseForm } from '#platform/http/forms.ts';
import { forbidden, notFound, stale } from '#platform/http/problems.ts';
import type { By } from '../commands/stock.ts';
import { beginWriteOff, dropDraft, reverseWriteOff, saveDraft, signWriteOff } from '../commands/writeOffs.ts';
import { itemsOf } from '../data/items.ts';
import { stockOf } from '../data/stock.ts';
import type { WriteOff } from '../data/writeOffs.ts';
import { stockOffice, stockPath } from '../pages/stock/stockFrame.tsx';
import { showSigned, writeOffOf } from '../pages/stock/writeOff.tsx';
import { memberRows, showDraft } from '../pages/stock/writeOffDraft.tsx';
import { showNewWriteOff } from '../pages/stock/writeOffs.tsx';
import { eofficeScope } from '../rights.ts';
import { parseQuantity } from '../rules/stock.ts';
import { filledMembers } from '../rules/writeOff.ts';
import { confirmForm, type Draft, draftForm, newActForm, reverseForm } from '../schemas/acts.ts';
import { stockTexts } from '../stockMessages.ts';

const todayOf = (ctx: ActionContext) => businessDate(ctx.services.clock.now());

function by(ctx: ActionContext, date: string): By {
  if (!ctx.principal.id) throw forbidden();
  return { workerId: ctx.principal.id, date, now: ctx.services.clock.now() };
}

const toAct = (ctx: ActionContext, id: string, text: string): Answer =>
  redirect(ctx.href(`/e-offices/write-offs/${id}`), { flash: { tone: 'success', text } });

export async function newWriteOffAction(ctx: ActionContext): Promise<Answer> {
  const t = stockTexts[ctx.locale].writeOffs;
  const office = await stockOffice(ctx);
  if (!office || formValues(ctx.body).office !== office.id) throw notFound();
  const parsed = parseForm(newActForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showNewWriteOff(ctx, office, parsed.form);
  const { kind, date, basis } = parsed.value;
  if (date > todayOf(ctx))
    return showNewWriteOff(ctx, office, formError(ctx.body, { date: t.errors.future }));
  const id = await beginWriteOff(ctx.tx, ctx.actor, by(ctx, date), {
    eofficeId: office.id,
    kind,
    basis,
    draft: { members: [], lines: [] },
  });
  return redirect(ctx.href(`/e-offices/write-offs/${id}`));
}

/** Commission and list as typed; only rows that the office has are read. */
async function typedDraft(
  ctx: ActionContext,
  act: WriteOff,
): Promise<{ readonly content: Draft; readonly errors: Record<string, string> }> {
  const t = stockTexts[ctx.locale].writeOffs;
  const values = formValues(ctx.body);
  const typed = (name: string, longest: number) => {
    const value = values[name];
    return typeof value === 'string' ? value.slice(0, longest) : '';
  };
  const errors: Record<string, string> = {};
  const known =
    act.kind === 'goods'
      ? await stockOf(ctx.tx, act.eofficeId)
      : await itemsOf(ctx.tx, eofficeScope(ctx.principal), act.eofficeId);
  const lines = known.flatMap(({ id }) => {
    const take = typed(`take_${id}`, 10);
    if (take === '') return [];
    const quantity = parseQuantity(take);
    if (quantity === null) errors[`take_${id}`] = t.errors.quantity;
    const reason = typed(`reason_${id}`, 300);
    if (quantity !== 0 && reason === '') errors[`reason_${id}`] = t.errors.reason;
    return quantity === null || quantity === 0
      ? []
      : [{ id, quantity: act.kind === 'things' ? 1 : quantity, reason }];
  });
  const members = filledMembers(
    memberRows.map((at) => ({ name: typed(`name_${at}`, 150), post: typed(`post_${at}`, 150) })),
  );
  return { content: { members, lines }, errors };
}

/** What a draft says, checked; an answer: the page with its errors. */
async function readDraft(ctx: ActionContext, act: WriteOff) {
  const t = stockTexts[ctx.locale].writeOffs;
  if (act.state !== 'draft') throw stale();
  const { content, errors } = await typedDraft(ctx, act);
  const parsed = parseForm(draftForm, ctx.body, ctx.locale);
  const late = parsed.ok && parsed.value.date > todayOf(ctx) ? { date: t.errors.future } : {};
  const all = { ...(parsed.ok ? {} : parsed.form.errors), ...late, ...errors };
  if (!parsed.ok || Object.keys(all).length > 0)
    return { answer: await showDraft(ctx, act, formError(ctx.body, all)) };
  return { draft: { ...parsed.value, content } };
}

export async function saveDraftAction(ctx: ActionContext): Promise<Answer> {
  const act = await writeOffOf(ctx);
  const { draft, answer } = await readDraft(ctx, act);
  if (!draft) return answer;
  if (!(await saveDraft(ctx.tx, ctx.actor, act.id, draft))) throw stale();
  return toAct(ctx, act.id, stockTexts[ctx.locale].writeOffs.saved);
}

/** Keeps what is typed and signs it: number, stock and the end of all changes in one transaction. */
export async function signWriteOffAction(ctx: ActionContext): Promise<Answer> {
  const t = stockTexts[ctx.locale].writeOffs;
  const act = await writeOffOf(ctx);
  const { draft, answer } = await readDraft(ctx, act);
  if (!draft) return answer;
  if (!(await saveDraft(ctx.tx, ctx.actor, act.id, draft))) throw stale();
  const { date } = draft;
  const signed = await signWriteOff(
    ctx.tx,
    ctx.actor,
    by(ctx, date),
    { id: act.id, eofficeId: act.eofficeId, kind: act.kind, date, version: draft.version + 1 },
    draft.content,
  );
  const refuse = (errors: Record<string, string>) => showDraft(ctx, act, formError(ctx.body, errors));
  switch (signed.kind) {
    case 'done':
      return toAct(ctx, act.id, t.signed(signed.number));
    case 'stale':
      throw stale();
    case 'short':
      return refuse({ [`take_${signed.id}`]: t.errors.short(signed.left) });
    case 'gone':
      return refuse({ [`take_${signed.id}`]: t.errors.gone });
    case 'nothing':
      return refuse({ lines: t.errors.nothing });
    default:
      return refuse({ name_0: t.errors[signed.kind] });
  }
}

export async function dropWriteOffAction(ctx: ActionContext): Promise<Answer> {
  const act = await writeOffOf(ctx);
  const parsed = confirmForm.safeParse(ctx.body);
  if (!parsed.success || !(await dropDraft(ctx.tx, ctx.actor, act.id, parsed.data.version))) throw stale();
  return redirect(ctx.href(stockPath('writeOffs', act.eofficeId)), {
    flash: { tone: 'success', text: stockTexts[ctx.locale].writeOffs.dropped },
  });
}

/** An act that gives back what a wrong one wrote off. */
export async function reverseWriteOffAction(ctx: ActionContext): Promise<Answer> {
  const act = await writeOffOf(ctx);
  if (act.state !== 'signed') throw stale();
  const parsed = parseForm(reverseForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showSigned(ctx, act, parsed.form);
  const made = await reverseWriteOff(ctx.tx, ctx.actor, by(ctx, todayOf(ctx)), act, parsed.value.basis);
  if (!made) throw stale();
  return toAct(ctx, made.id, stockTexts[ctx.locale].writeOffs.reversed(made.number));
}
