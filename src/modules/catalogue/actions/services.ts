import { obstaclesOfService } from '#modules/organisation/data/obstacles.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { violatedConstraint } from '#platform/database/database.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { changeService, setServiceActive } from '../commands/keeping.ts';
import { createService, setCompetence } from '../commands/services.ts';
import { type Choices, choicesIn } from '../data/setup.ts';
import { catalogueTexts } from '../messages.ts';
import { keptOf } from '../pages/editor/staffCard.tsx';
import { renderCompetence } from '../pages/setup/competence.tsx';
import { renderNewService, renderService, serviceWithChoices } from '../pages/setup/service.tsx';
import { refuseToClose } from '../pages/setup/serviceState.tsx';
import { centreToKeep } from '../pages/setup/setupFrame.tsx';
import { catalogueScope, may } from '../rights.ts';
import { suggestedSlug } from '../rules/slug.ts';
import { competenceForm, newServiceForm, serviceForm } from '../schema.ts';

/** A new service with the first rule of who decides; then its card is written. */
export async function createServiceAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].setup;
  const centre = await centreToKeep(ctx);
  const choices = await choicesIn(ctx.tx, catalogueScope(ctx.principal), centre);
  const parsed = parseForm(newServiceForm, ctx.body, ctx.locale);
  if (!parsed.ok) return renderNewService(ctx, choices, parsed.form, 422);
  const { value } = parsed;
  const { providers } = choices;
  const refused = foreignChoice(ctx, choices, value);
  if (!providers.some(({ id }) => id === value.providerId)) refused.providerId = t.foreign;
  const slug = value.slug || suggestedSlug(value.plainNameUk) || `service-${value.listNumber}`;
  if (Object.keys(refused).length > 0)
    return renderNewService(ctx, choices, formError(ctx.body, refused), 422);
  let id: string;
  try {
    ({ id } = await createService(ctx.tx, ctx.actor, {
      centreId: centre.id,
      listId: value.listId,
      providerId: value.providerId,
      groupId: value.groupId,
      listNumber: value.listNumber,
      slug,
      name: value.name,
      plainName: { uk: value.plainNameUk, en: value.plainNameEn },
      synonyms: value.synonyms,
      averageMinutes: value.averageMinutes,
      express: value.express,
      guideId: value.guideId,
      topics: value.topics,
    }));
  } catch (error) {
    const errors = takenService(ctx, error);
    if (!errors) throw error;
    return renderNewService(ctx, choices, formError({ ...Object(ctx.body), slug }, errors), 422);
  }
  const { route, decidedBy, act, validFrom } = value;
  await setCompetence(ctx.tx, ctx.actor, { serviceId: id, route, decidedBy, act, validFrom });
  return redirect(ctx.href(may(ctx, 'catalogue.edit') ? `/catalogue/${id}/edit` : `/catalogue/${id}`), {
    flash: { tone: 'success', text: t.serviceAdded },
  });
}

export async function changeServiceAction(ctx: ActionContext): Promise<Answer> {
  const { service, choices, owners } = await serviceWithChoices(ctx);
  const around = { choices, owners };
  const parsed = parseForm(serviceForm, ctx.body, ctx.locale);
  if (!parsed.ok) return renderService(ctx, service, around, parsed.form, 422);
  const { version, ...change } = parsed.value;
  const refused = foreignChoice(ctx, choices, change);
  if (change.ownerId !== null && !owners.some(({ id }) => id === change.ownerId))
    refused.ownerId = catalogueTexts[ctx.locale].work.ownerForeign;
  if (Object.keys(refused).length > 0)
    return renderService(ctx, service, around, formError(ctx.body, refused), 422);
  try {
    await changeService(ctx.tx, ctx.actor, { id: service.id, version }, change);
  } catch (error) {
    const errors = takenService(ctx, error);
    if (!errors) throw error;
    return renderService(ctx, service, around, formError(ctx.body, errors), 422);
  }
  return back(ctx, service.id, catalogueTexts[ctx.locale].setup.saved);
}

export async function competenceAction(ctx: ActionContext): Promise<Answer> {
  const { service } = await keptOf(ctx, ctx.tx);
  const parsed = parseForm(competenceForm, ctx.body, ctx.locale);
  if (!parsed.ok) return renderCompetence(ctx, service, parsed.form, 422);
  await setCompetence(ctx.tx, ctx.actor, { serviceId: service.id, ...parsed.value });
  return back(ctx, service.id, catalogueTexts[ctx.locale].setup.competenceSaved);
}

/** Closes the service, or reopens a closed one. */
export async function serviceStateAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].setup;
  const { service } = await keptOf(ctx, ctx.tx);
  const today = businessDate(ctx.services.clock.now());
  const left = service.active ? await obstaclesOfService(ctx.tx, service.id, today) : [];
  if (left.length > 0) return refuseToClose(ctx, service, left, 409);
  await setServiceActive(ctx.tx, ctx.actor, service.id, !service.active);
  return back(ctx, service.id, service.active ? t.closedDone : t.reopenedDone);
}

/** A list or a group of another centre is refused, whatever the form says. */
function foreignChoice(
  ctx: ActionContext,
  { lists, groups, topics }: Choices,
  value: { readonly listId: string; readonly groupId: string; readonly topics: readonly string[] },
): Record<string, string> {
  const { foreign } = catalogueTexts[ctx.locale].setup;
  return {
    ...(lists.some(({ id }) => id === value.listId) ? {} : { listId: foreign }),
    ...(groups.some(({ id }) => id === value.groupId) ? {} : { groupId: foreign }),
    ...(value.topics.every((topic) => topics.some(({ id }) => id === topic)) ? {} : { topics: foreign }),
  };
}

function takenService(ctx: ActionContext, error: unknown): Record<string, string> | undefined {
  const t = catalogueTexts[ctx.locale].setup;
  switch (violatedConstraint(error)) {
    case 'service_list_id_list_number_key':
      return { listNumber: t.numberTaken };
    case 'service_centre_id_slug_key':
      return { slug: t.slugTaken };
    default:
      return undefined;
  }
}

const back = (ctx: ActionContext, serviceId: string, text: string): Answer =>
  redirect(ctx.href(`/catalogue/${serviceId}`), { flash: { tone: 'success', text } });
