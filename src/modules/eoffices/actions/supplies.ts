import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { forbidden, notFound, stale } from '#platform/http/problems.ts';
import { formatMoney } from '#platform/i18n/numbers.ts';
import { cancelExpense, changeEstimate, commitExpense, payExpense } from '../commands/supplies.ts';
import { officeWithin } from '../data/reach.ts';
import { eofficesTexts } from '../messages.ts';
import { municipalityOf } from '../pages/network/partners.tsx';
import { expenseOf, showChange, showNewExpense, showPay } from '../pages/supplies/supplyForms.tsx';
import { eofficeScope } from '../rights.ts';
import { cancelForm, changeForm, expenseForm, payForm } from '../schemas/supplies.ts';

const back = (ctx: ActionContext, year: number, text: string): Answer =>
  redirect(ctx.href(`/e-offices/supplies?year=${year}`), { flash: { tone: 'success', text } });

export async function changeAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].supplies;
  const parsed = parseForm(changeForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showChange(ctx, parsed.form);
  const { direction, amount, ...facts } = parsed.value;
  const done = await changeEstimate(ctx.tx, ctx.actor, {
    ...facts,
    amount: direction === 'more' ? amount : -amount,
    municipalityId: municipalityOf(ctx),
    workerId: ctx.principal.id,
  });
  if (done === 'nameMissing') return showChange(ctx, formError(ctx.body, { name: t.errors.nameMissing }));
  if (done === 'belowReserved')
    return showChange(ctx, formError(ctx.body, { amount: t.errors.belowReserved }));
  return back(ctx, facts.year, t.changed);
}

export async function newExpenseAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].supplies;
  const parsed = parseForm(expenseForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showNewExpense(ctx, parsed.form);
  const { office } = parsed.value;
  if (office !== null && !(await officeWithin(ctx.tx, eofficeScope(ctx.principal), office))) throw notFound();
  if (!ctx.principal.id) throw forbidden();
  const by = { municipalityId: municipalityOf(ctx), workerId: ctx.principal.id };
  const done = await commitExpense(ctx.tx, ctx.actor, parsed.value, by);
  if (done.kind === 'over')
    return showNewExpense(
      ctx,
      formError(ctx.body, { amount: t.errors.over(formatMoney(ctx.locale, done.left)) }),
    );
  if (done.kind !== 'done') return showNewExpense(ctx, formError(ctx.body, { line: t.errors.line }));
  return back(ctx, Number(parsed.value.date.slice(0, 4)), t.added);
}

export async function payAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].supplies;
  const expense = await expenseOf(ctx);
  const parsed = parseForm(payForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showPay(ctx, expense, parsed.form);
  const done = await payExpense(ctx.tx, ctx.actor, expense.id, parsed.value);
  if (done.kind === 'over')
    return showPay(
      ctx,
      expense,
      formError(ctx.body, { amount: t.errors.over(formatMoney(ctx.locale, done.left)) }),
    );
  if (done.kind !== 'done') throw stale();
  return back(ctx, expense.year, t.paid);
}

export async function cancelAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].supplies;
  const expense = await expenseOf(ctx);
  const version = cancelForm.safeParse(ctx.body);
  if (!version.success || !(await cancelExpense(ctx.tx, ctx.actor, expense.id, version.data.version)))
    throw stale();
  return back(ctx, expense.year, t.dropped);
}
