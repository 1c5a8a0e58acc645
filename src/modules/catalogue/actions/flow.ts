import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { Problem } from '#platform/http/problems.ts';
import { addFlowStep, changeFlowStep } from '../commands/flowSteps.ts';
import { flowChoices } from '../data/flowChoices.ts';
import { catalogueTexts } from '../messages.ts';
import { municipalityToKeep, renderFlow } from '../pages/setup/flow.tsx';
import { flowChangeForm, flowStepForm } from '../schemas/cardFlow.ts';

/** A new step at the end; a provider or a person of another municipality is refused, whatever the form says. */
export async function addFlowStepAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].flow;
  const { here } = await municipalityToKeep(ctx, ctx.tx);
  const parsed = parseForm(flowStepForm, ctx.body, ctx.locale);
  if (!parsed.ok) return renderFlow(ctx, ctx.tx, parsed.form, 422);
  const { kind, signer, providerId, workerId, title } = parsed.value;
  const { providers, workers } = await flowChoices(ctx.tx, here.id);
  const errors: Record<string, string> = {};
  if (signer === 'provider' && !providers.some(({ id }) => id === providerId))
    errors.providerId = t.providerNeeded;
  if (signer === 'person' && !workers.some(({ id }) => id === workerId))
    errors.workerId = workerId === null ? t.personNeeded : t.cannotSign;
  if (Object.keys(errors).length > 0) return renderFlow(ctx, ctx.tx, formError(ctx.body, errors), 422);
  const added = await addFlowStep(ctx.tx, ctx.actor, here.id, { kind, signer, providerId, workerId, title });
  if (!added) return renderFlow(ctx, ctx.tx, formError(ctx.body, { title: t.tooMany }), 422);
  return back(ctx, here.id, t.addedDone);
}

/** A step one place up, or out. */
export async function changeFlowStepAction(ctx: ActionContext): Promise<Answer> {
  const { here } = await municipalityToKeep(ctx, ctx.tx);
  const parsed = parseForm(flowChangeForm, ctx.body, ctx.locale);
  if (!parsed.ok) throw new Problem('badRequest');
  const { step: stepId, to } = parsed.value;
  await changeFlowStep(ctx.tx, ctx.actor, here.id, { stepId, to });
  return back(ctx, here.id, catalogueTexts[ctx.locale].flow.changedDone);
}

const back = (ctx: ActionContext, municipality: string, text: string): Answer =>
  redirect(ctx.href(`/catalogue/flow?municipality=${municipality}`), { flash: { tone: 'success', text } });
