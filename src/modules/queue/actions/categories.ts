import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { notFound, stale } from '#platform/http/problems.ts';
import { changeCategory, createCategory, setCategoryActive } from '../commands/categories.ts';
import { changeQueueSettings } from '../commands/queueSettings.ts';
import { queueTexts } from '../messages.ts';
import { categoryOf, categoryScreen, ownMunicipalities } from '../pages/setup/categoryForm.tsx';
import { configuredCentre, queueSettingsScreen } from '../pages/setup/queueSettings.tsx';
import { categoryForm, newCategoryForm, settingsForm, stateForm } from '../schemas/categories.ts';

const words = (ctx: ActionContext) => queueTexts[ctx.locale].categories;

const back = (ctx: ActionContext, text: string): Answer =>
  redirect(ctx.href('/admin/queue'), { flash: { tone: 'success', text } });

export async function createCategoryAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const parsed = parseForm(newCategoryForm, ctx.body, ctx.locale);
  if (!parsed.ok) return categoryScreen(ctx, null, [], parsed.form);
  const { municipality, code, version: _, ...facts } = parsed.value;
  const own = await ownMunicipalities(ctx);
  if (!own.some(({ municipalityId }) => municipalityId === municipality)) throw notFound();
  const made = await createCategory(ctx.tx, ctx.actor, municipality, code, facts);
  if (made.kind === 'taken') return categoryScreen(ctx, null, [], formError(ctx.body, { code: t.codeTaken }));
  return back(ctx, t.added);
}

export async function changeCategoryAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const category = await categoryOf(ctx);
  const parsed = parseForm(categoryForm, ctx.body, ctx.locale);
  if (!parsed.ok) return categoryScreen(ctx, category, [], parsed.form);
  const { version, ...facts } = parsed.value;
  const changed = await changeCategory(ctx.tx, ctx.actor, category.id, version, facts);
  if (changed === 'stale') throw stale();
  return back(ctx, changed === 'changed' ? t.saved : t.unchanged);
}

export async function categoryStateAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const category = await categoryOf(ctx);
  const parsed = parseForm(stateForm, ctx.body, ctx.locale);
  if (!parsed.ok) throw stale();
  const active = parsed.value.active === 'yes';
  const done = await setCategoryActive(ctx.tx, ctx.actor, category.id, active);
  return back(ctx, done ? (active ? t.switchedOn : t.switchedOff) : t.unchanged);
}

export async function queueSettingsAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const centre = await configuredCentre(ctx);
  const parsed = parseForm(settingsForm, ctx.body, ctx.locale);
  if (!parsed.ok) return queueSettingsScreen(ctx, centre, parsed.form);
  const { version, ...facts } = parsed.value;
  const changed = await changeQueueSettings(ctx.tx, ctx.actor, centre.id, version, facts);
  if (changed === 'stale') throw stale();
  if (changed === 'childrenThere')
    return queueSettingsScreen(
      ctx,
      centre,
      formError(ctx.body, { childrenCapacity: t.settings.childrenThere }),
    );
  return back(ctx, changed === 'changed' ? t.saved : t.unchanged);
}
