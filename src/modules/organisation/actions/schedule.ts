import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { addScheduleException, removeScheduleException, setSchedule } from '../commands/schedule.ts';
import { type CentreRow, providersOfCentre } from '../data/places.ts';
import { rulesOfCentre } from '../data/schedule.ts';
import { centreOf, tabHref } from '../pages/centreFrame.tsx';
import { textsOf } from '../pages/parts.tsx';
import { scheduleForm, weekOwner } from '../pages/schedule.tsx';
import { ownCentreOf, watchedForm } from '../pages/watch.tsx';
import { weekPage } from '../pages/weekForm.tsx';
import { scheduleExceptionForm, weekForm } from '../schema.ts';
import { type Read, readForm } from './readForm.ts';

export async function setScheduleAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const owner = readForm(z.object({ providerId: z.union([z.uuid(), z.literal('')]).default('') }), ctx.body);
  if (!owner.ok) throw notFound();
  const provider = await weekOwner(ctx, centre, owner.value.providerId || null);
  const schema = weekForm(t.errors, {
    noLunchBreak: centre.no_lunch_break,
    mayBeEmpty: provider !== null,
  });
  const read = readForm(schema, ctx.body);
  if (!read.ok) return weekPage(ctx, centre, provider, read.form, 422);
  const { validFrom, validTo, week } = read.value;
  if (validFrom < businessDate(ctx.services.clock.now()) && (await hasHours(ctx, centre.id, provider?.id)))
    // What visitors were told yesterday is history; only a schedule that never was may begin in the past.
    return weekPage(ctx, centre, provider, formError(ctx.body, { validFrom: t.errors.past }), 422);
  await setSchedule(ctx.tx, ctx.actor, {
    centreId: centre.id,
    providerId: provider?.id ?? null,
    validFrom,
    validTo,
    week,
  });
  return redirect(ctx.href(tabHref(centre.id, 'schedule')), {
    flash: { tone: 'success', text: t.schedule.saved },
  });
}

async function hasHours(ctx: ActionContext, centreId: string, providerId: string | undefined) {
  const rules = await rulesOfCentre(ctx.tx, centreId);
  return rules.some((rule) => rule.provider_id === (providerId ?? null));
}

export async function addExceptionAction(ctx: ActionContext): Promise<Answer> {
  const centre = await centreOf(ctx);
  return addException(
    ctx,
    centre,
    (form) => scheduleForm(ctx, centre, form, 422),
    tabHref(centre.id, 'schedule'),
  );
}

export async function removeExceptionAction(ctx: ActionContext): Promise<Answer> {
  const centre = await centreOf(ctx);
  return removeException(ctx, centre, tabHref(centre.id, 'schedule'));
}

/** The head of a centre answers for its days too, in the own centre alone (ORG-5). */
export async function addOwnExceptionAction(ctx: ActionContext): Promise<Answer> {
  const centre = await ownCentreOf(ctx);
  return addException(ctx, centre, (form) => watchedForm(ctx, centre, form, 422), '/centre');
}

export async function removeOwnExceptionAction(ctx: ActionContext): Promise<Answer> {
  return removeException(ctx, await ownCentreOf(ctx), '/centre');
}

type FailedForm = Extract<Read<unknown>, { ok: false }>['form'];

async function addException(
  ctx: ActionContext,
  centre: CentreRow,
  again: (form: FailedForm) => Promise<Answer>,
  backHref: string,
): Promise<Answer> {
  const t = textsOf(ctx);
  const read = readForm(scheduleExceptionForm(t.errors), ctx.body);
  if (!read.ok) return again(read.form);
  const { kind, opens, closes, ...facts } = read.value;
  if (facts.date < businessDate(ctx.services.clock.now()))
    return again(formError(ctx.body, { date: t.errors.past }));
  if (facts.providerId !== null) {
    const seated = await providersOfCentre(ctx.tx, centre.id);
    if (!seated.some((one) => one.id === facts.providerId))
      return again(formError(ctx.body, { providerId: t.errors.deskNotHere }));
  }
  const made = await addScheduleException(ctx.tx, ctx.actor, {
    centreId: centre.id,
    ...facts,
    opens: kind === 'hours' ? opens : null,
    closes: kind === 'hours' ? closes : null,
  });
  if (made === 'taken') return again(formError(ctx.body, { date: t.errors.exceptionTaken }));
  return redirect(ctx.href(backHref), { flash: { tone: 'success', text: t.schedule.exceptionAdded } });
}

async function removeException(ctx: ActionContext, centre: CentreRow, backHref: string): Promise<Answer> {
  const t = textsOf(ctx);
  const { exceptionId } = ctx.params(z.object({ exceptionId: z.uuid() }).loose());
  if (!(await removeScheduleException(ctx.tx, ctx.actor, centre.id, exceptionId))) throw notFound();
  return redirect(ctx.href(backHref), { flash: { tone: 'success', text: t.schedule.exceptionRemoved } });
}
