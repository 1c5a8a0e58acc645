import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError } from '#platform/http/forms.ts';
import { stale } from '#platform/http/problems.ts';
import { changeProvider, createProvider, setProviderActive } from '../commands/provider.ts';
import { obstaclesOfProvider } from '../data/obstacles.ts';
import { textsOf } from '../pages/parts.tsx';
import { providerForm as formPage, providerOf, providerQuestion } from '../pages/providers.tsx';
import { statePage } from '../pages/state.tsx';
import { newProviderForm, providerForm } from '../schema.ts';
import { savedFlash } from './municipalities.ts';
import { readForm } from './readForm.ts';

export async function createProviderAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const read = readForm(newProviderForm(t.errors), ctx.body);
  if (!read.ok) return formPage(ctx, null, read.form, 422);
  const { municipalityId, code, version: _, ...facts } = read.value;
  const made = await createProvider(ctx.tx, ctx.actor, { municipalityId, code }, facts);
  if (made === 'codeTaken')
    return formPage(ctx, null, formError(ctx.body, { code: t.errors.codeTaken }), 422);
  return redirect(ctx.href('/admin/providers'), {
    flash: { tone: 'success', text: t.added(facts.name) },
  });
}

export async function changeProviderAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const row = await providerOf(ctx);
  const read = readForm(providerForm(t.errors), ctx.body);
  if (!read.ok) return formPage(ctx, row, read.form, 422);
  const { version, ...facts } = read.value;
  const result = await changeProvider(ctx.tx, ctx.actor, row.id, version, facts);
  if (result === 'stale') throw stale();
  return redirect(ctx.href('/admin/providers'), { flash: savedFlash(ctx, result) });
}

export async function providerStateAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const row = await providerOf(ctx);
  const obstacles = row.active ? await obstaclesOfProvider(ctx.tx, row.id, null) : [];
  if (obstacles.length > 0) return statePage(ctx, providerQuestion(ctx, row), obstacles);
  await setProviderActive(ctx.tx, ctx.actor, row.id, !row.active);
  return redirect(ctx.href(`/admin/providers/${row.id}`), {
    flash: { tone: 'success', text: row.active ? t.closed(row.short_name) : t.reopened(row.short_name) },
  });
}
