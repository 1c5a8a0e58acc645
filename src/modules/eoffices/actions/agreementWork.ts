import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { forbidden, stale } from '#platform/http/problems.ts';
import {
  attachDocument,
  correctAgreement,
  endEofficeAgreement,
  prolongAgreement,
  type Recording,
} from '../commands/agreementWork.ts';
import { eofficesTexts } from '../messages.ts';
import { showAgreement } from '../pages/network/agreement.tsx';
import {
  showCorrectAgreement,
  showEndAgreement,
  showProlongAgreement,
} from '../pages/network/agreementForms.tsx';
import { agreementOf } from '../pages/network/agreements.tsx';
import { prolongs } from '../rules/agreement.ts';
import { correctionForm, documentForm, endForm, prolongForm } from '../schemas/agreements.ts';
import { readScan } from './agreements.ts';

const done = (ctx: ActionContext, id: string, text: string): Answer =>
  redirect(ctx.href(`/e-offices/agreements/${id}`), { flash: { tone: 'success', text } });

function recordingOf(ctx: ActionContext): Recording {
  if (!ctx.principal.id) throw forbidden();
  return { workerId: ctx.principal.id, now: ctx.services.clock.now() };
}

export async function endAgreementAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].agreements;
  const agreement = await agreementOf(ctx);
  const parsed = parseForm(endForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showEndAgreement(ctx, agreement, parsed.form);
  if (parsed.value.endedOn < agreement.signedOn)
    return showEndAgreement(ctx, agreement, formError(ctx.body, { endedOn: t.errors.before }));
  if (!(await endEofficeAgreement(ctx.tx, ctx.actor, agreement, parsed.value))) throw stale();
  return done(ctx, agreement.id, t.ended);
}

/** A mistake of writing; what stood before stays in the history. */
export async function correctAgreementAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].agreements;
  const agreement = await agreementOf(ctx);
  const parsed = parseForm(correctionForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showCorrectAgreement(ctx, agreement, parsed.form);
  if (parsed.value.signedOn > businessDate(ctx.services.clock.now()))
    return showCorrectAgreement(ctx, agreement, formError(ctx.body, { signedOn: t.errors.future }));
  const changed = await correctAgreement(ctx.tx, ctx.actor, agreement, parsed.value);
  if (changed === 'stale') throw stale();
  if (changed === 'taken')
    return showCorrectAgreement(ctx, agreement, formError(ctx.body, { number: t.errors.taken }));
  return done(ctx, agreement.id, t.corrected);
}

/** An additional agreement. */
export async function prolongAgreementAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].agreements;
  const agreement = await agreementOf(ctx);
  const parsed = parseForm(prolongForm, ctx.body, ctx.locale);
  const scan = await readScan(ctx);
  const wrong: Record<string, string> = { ...(parsed.ok ? {} : parsed.form.errors) };
  if ('error' in scan) wrong.scan = scan.error;
  if (parsed.ok) {
    const { signedOn, validTo } = parsed.value;
    if (signedOn > businessDate(ctx.services.clock.now())) wrong.signedOn = t.errors.future;
    else if (signedOn < agreement.signedOn) wrong.signedOn = t.errors.beforeAgreement;
    if (!prolongs(agreement.validTo, validTo))
      wrong.validTo = agreement.validTo === null ? t.errors.openEnded : t.errors.shorter;
  }
  if (!parsed.ok || 'error' in scan || Object.keys(wrong).length > 0)
    return showProlongAgreement(ctx, agreement, formError(ctx.body, wrong));
  const recording = recordingOf(ctx);
  if (!(await prolongAgreement(ctx.tx, ctx.actor, agreement, parsed.value, scan.stored, recording)))
    throw stale();
  return done(ctx, agreement.id, t.prolonged);
}

export async function attachDocumentAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].agreements;
  const agreement = await agreementOf(ctx);
  const parsed = parseForm(documentForm, ctx.body, ctx.locale);
  const scan = await readScan(ctx);
  const wrong: Record<string, string> = { ...(parsed.ok ? {} : parsed.form.errors) };
  if ('error' in scan) wrong.scan = scan.error;
  else if (!scan.stored) wrong.scan = t.errors.fileMissing;
  if (parsed.ok && parsed.value.signedOn > businessDate(ctx.services.clock.now()))
    wrong.signedOn = t.errors.future;
  if (!parsed.ok || 'error' in scan || !scan.stored || Object.keys(wrong).length > 0)
    return showAgreement(ctx, agreement, formError(ctx.body, wrong));
  await attachDocument(ctx.tx, ctx.actor, agreement, parsed.value, scan.stored, recordingOf(ctx));
  return done(ctx, agreement.id, t.attached);
}
