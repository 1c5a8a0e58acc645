import { z } from 'zod';
import { obstaclesOfGroup } from '#modules/organisation/data/obstacles.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { violatedConstraint } from '#platform/database/database.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
import { changeServiceGroup, correctServiceList } from '../commands/keeping.ts';
import { setCheckMonths } from '../commands/review.ts';
import { createServiceGroup, createServiceList } from '../commands/services.ts';
import { catalogueTexts } from '../messages.ts';
import { groupToKeep, renderGroup } from '../pages/setup/group.tsx';
import { listToKeep, renderList } from '../pages/setup/list.tsx';
import { renderLists } from '../pages/setup/lists.tsx';
import { centreToKeep } from '../pages/setup/setupFrame.tsx';
import { suggestedSlug } from '../rules/slug.ts';
import { groupForm, listForm } from '../schema.ts';

export async function createListAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].setup;
  const centre = await centreToKeep(ctx);
  const parsed = parseForm(listForm(businessDate(ctx.services.clock.now())), ctx.body, ctx.locale);
  if (!parsed.ok) return renderList(ctx, centre, null, parsed.form, 422);
  const { body, number, decidedOn } = parsed.value;
  try {
    await createServiceList(ctx.tx, ctx.actor, { centreId: centre.id, body, number, decidedOn });
  } catch (error) {
    if (violatedConstraint(error) !== 'service_list_centre_id_number_decided_on_key') throw error;
    return renderList(ctx, centre, null, formError(ctx.body, { number: t.listTaken }), 422);
  }
  return redirect(ctx.href('/catalogue/lists'), { flash: { tone: 'success', text: t.listAdded(number) } });
}

export async function correctListAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].setup;
  const { centre, row: list } = await listToKeep(ctx);
  const parsed = parseForm(listForm(businessDate(ctx.services.clock.now())), ctx.body, ctx.locale);
  if (!parsed.ok) return renderList(ctx, centre, list, parsed.form, 422);
  const { body, number, decidedOn, version } = parsed.value;
  try {
    const facts = { body, number, decidedOn };
    const done = await correctServiceList(ctx.tx, ctx.actor, { id: list.id, version }, facts);
    if (done === 'used') throw conflict(t.listUsed);
  } catch (error) {
    if (violatedConstraint(error) !== 'service_list_centre_id_number_decided_on_key') throw error;
    return renderList(ctx, centre, list, formError(ctx.body, { number: t.listTaken }), 422);
  }
  return redirect(ctx.href('/catalogue/lists'), {
    flash: { tone: 'success', text: t.listCorrected(number) },
  });
}

/** After how many months cards are compared with the law again (BR-12). */
export async function setReviewAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].setup;
  const centre = await centreToKeep(ctx);
  const parsed = parseForm(reviewForm, ctx.body, ctx.locale);
  if (!parsed.ok)
    return renderLists(ctx, {
      centreId: centre.id,
      form: formError(ctx.body, { months: t.reviewWrong }),
    });
  await setCheckMonths(ctx.tx, ctx.actor, centre.id, parsed.value.months);
  return redirect(ctx.href('/catalogue/lists'), { flash: { tone: 'success', text: t.reviewSaved } });
}

const reviewForm = z.object({ months: z.coerce.number().int().min(1).max(60) });

export async function createGroupAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].setup;
  const centre = await centreToKeep(ctx);
  const parsed = parseForm(groupForm, ctx.body, ctx.locale);
  if (!parsed.ok) return renderGroup(ctx, centre, null, parsed.form, 422);
  const { letter, nameUk, nameEn, position } = parsed.value;
  try {
    await createServiceGroup(ctx.tx, ctx.actor, {
      centreId: centre.id,
      code: suggestedSlug(nameUk) || suggestedSlug(nameEn) || suggestedSlug(letter),
      letter,
      name: { uk: nameUk, en: nameEn },
      position,
    });
  } catch (error) {
    const errors = takenGroup(ctx, error);
    if (!errors) throw error;
    return renderGroup(ctx, centre, null, formError(ctx.body, errors), 422);
  }
  return redirect(ctx.href('/catalogue/lists'), { flash: { tone: 'success', text: t.groupAdded(nameUk) } });
}

export async function changeGroupAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].setup;
  const { centre, row: group } = await groupToKeep(ctx);
  const parsed = parseForm(groupForm, ctx.body, ctx.locale);
  if (!parsed.ok) return renderGroup(ctx, centre, group, parsed.form, 422);
  const { letter, nameUk, nameEn, position, version } = parsed.value;
  const active = parsed.value.active === 'yes';
  if (group.active && !active) {
    const left = await obstaclesOfGroup(ctx.tx, group.id, businessDate(ctx.services.clock.now()));
    const count = (kind: string) => left.find((one) => one.kind === kind)?.count ?? 0;
    if (left.length > 0) {
      const error = t.groupBusy(count('services'), count('tickets'));
      return renderGroup(ctx, centre, group, formError(ctx.body, { active: error }), 422);
    }
  }
  try {
    const facts = { letter, nameUk, nameEn, position, active };
    await changeServiceGroup(ctx.tx, ctx.actor, { id: group.id, version }, facts);
  } catch (error) {
    const errors = takenGroup(ctx, error);
    if (!errors) throw error;
    return renderGroup(ctx, centre, group, formError(ctx.body, errors), 422);
  }
  return redirect(ctx.href('/catalogue/lists'), { flash: { tone: 'success', text: t.saved } });
}

function takenGroup(ctx: ActionContext, error: unknown): Record<string, string> | undefined {
  const t = catalogueTexts[ctx.locale].setup;
  switch (violatedConstraint(error)) {
    case 'service_group_centre_id_prefix_key':
      return { letter: t.letterTaken };
    case 'service_group_centre_id_code_key':
      return { nameUk: t.groupTaken };
    default:
      return undefined;
  }
}
