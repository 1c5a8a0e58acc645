import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError } from '#platform/http/forms.ts';
import { stale } from '#platform/http/problems.ts';
import { changeMunicipality, createMunicipality, setMunicipalityActive } from '../commands/municipality.ts';
import { obstaclesOfMunicipality } from '../data/obstacles.ts';
import {
  municipalityForm as formPage,
  municipalityOf,
  municipalityQuestion,
} from '../pages/municipalities.tsx';
import { textsOf } from '../pages/parts.tsx';
import { statePage } from '../pages/state.tsx';
import { municipalityForm } from '../schema.ts';
import { readForm } from './readForm.ts';

export async function createMunicipalityAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const read = readForm(municipalityForm(t.errors), ctx.body);
  if (!read.ok) return formPage(ctx, null, read.form, 422);
  const made = await createMunicipality(ctx.tx, ctx.actor, read.value);
  if (made === 'codeTaken')
    return formPage(ctx, null, formError(ctx.body, { code: t.errors.codeTaken }), 422);
  return redirect(ctx.href('/admin/municipalities'), {
    flash: { tone: 'success', text: t.added(read.value.name) },
  });
}

export async function changeMunicipalityAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const row = await municipalityOf(ctx);
  const read = readForm(municipalityForm(t.errors), ctx.body);
  if (!read.ok) return formPage(ctx, row, read.form, 422);
  const { name, version } = read.value;
  const result = await changeMunicipality(ctx.tx, ctx.actor, row.id, version, { name });
  if (result === 'stale') throw stale();
  return redirect(ctx.href('/admin/municipalities'), { flash: savedFlash(ctx, result) });
}

export async function municipalityStateAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const row = await municipalityOf(ctx);
  const obstacles = row.active ? await obstaclesOfMunicipality(ctx.tx, row.id) : [];
  if (obstacles.length > 0) return statePage(ctx, municipalityQuestion(ctx, row), obstacles);
  await setMunicipalityActive(ctx.tx, ctx.actor, row.id, !row.active);
  return redirect(ctx.href(`/admin/municipalities/${row.id}`), {
    flash: { tone: 'success', text: row.active ? t.closed(row.name) : t.reopened(row.name) },
  });
}

/** What to say after a change that may have changed nothing. */
export const savedFlash = (ctx: ActionContext, result: 'changed' | 'unchanged') => {
  const t = textsOf(ctx);
  return result === 'changed'
    ? ({ tone: 'success', text: t.saved } as const)
    : ({ tone: 'info', text: t.unchanged } as const);
};
