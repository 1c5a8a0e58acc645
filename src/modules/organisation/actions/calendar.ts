import { z } from 'zod';
import { isCivilDate } from '#platform/calendar/civilDate.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError } from '#platform/http/forms.ts';
import { notFound, stale } from '#platform/http/problems.ts';
import {
  addCalendarException,
  addRegime,
  changeRegime,
  type RegimeOverlap,
  removeCalendarException,
} from '../commands/calendar.ts';
import { calendarForm, regimeOf, regimePageForm } from '../pages/calendar.tsx';
import { textsOf } from '../pages/parts.tsx';
import { calendarExceptionForm, regimeForm } from '../schema.ts';
import { savedFlash } from './municipalities.ts';
import { readForm } from './readForm.ts';

export async function addRegimeAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const read = readForm(regimeForm(t.errors), ctx.body);
  if (!read.ok) return regimePageForm(ctx, null, read.form, 422);
  const { version: _, holidays, ...facts } = read.value;
  const made = await addRegime(ctx.tx, ctx.actor, { ...facts, holidaysAreDaysOff: holidays === 'off' });
  if ('overlaps' in made) return regimePageForm(ctx, null, formError(ctx.body, overlap(ctx, made)), 422);
  return redirect(ctx.href('/admin/calendar'), { flash: { tone: 'success', text: t.added(facts.name) } });
}

export async function changeRegimeAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const row = await regimeOf(ctx);
  const read = readForm(regimeForm(t.errors), ctx.body);
  if (!read.ok) return regimePageForm(ctx, row, read.form, 422);
  const { version, holidays, ...facts } = read.value;
  const result = await changeRegime(ctx.tx, ctx.actor, row.id, version, {
    ...facts,
    holidaysAreDaysOff: holidays === 'off',
  });
  if (result === 'stale') throw stale();
  if (typeof result !== 'string')
    return regimePageForm(ctx, row, formError(ctx.body, overlap(ctx, result)), 422);
  return redirect(ctx.href('/admin/calendar'), { flash: savedFlash(ctx, result) });
}

const overlap = (ctx: ActionContext, { overlaps }: RegimeOverlap) => ({
  validFrom: textsOf(ctx).errors.regimeOverlaps(overlaps.name),
});

export async function addCalendarExceptionAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const read = readForm(calendarExceptionForm(t.errors), ctx.body);
  if (!read.ok) return calendarForm(ctx, read.form, 422);
  if ((await addCalendarException(ctx.tx, ctx.actor, read.value)) === 'taken')
    return calendarForm(ctx, formError(ctx.body, { date: t.errors.exceptionTaken }), 422);
  return redirect(ctx.href('/admin/calendar'), {
    flash: { tone: 'success', text: t.calendar.exceptionAdded },
  });
}

export async function removeCalendarExceptionAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const { date } = ctx.params(z.object({ date: z.string().refine(isCivilDate) }));
  if (!(await removeCalendarException(ctx.tx, ctx.actor, date))) throw notFound();
  return redirect(ctx.href('/admin/calendar'), {
    flash: { tone: 'success', text: t.calendar.exceptionRemoved },
  });
}
