import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError } from '#platform/http/forms.ts';
import { attachProvider, detachProvider, moveProvider } from '../commands/provider.ts';
import { obstaclesOfProvider } from '../data/obstacles.ts';
import { providersOfCentre } from '../data/places.ts';
import { centreOf, tabHref } from '../pages/centreFrame.tsx';
import { textsOf } from '../pages/parts.tsx';
import { detachQuestion, seatOf, seatsForm } from '../pages/seats.tsx';
import { statePage } from '../pages/state.tsx';
import { readForm } from './readForm.ts';

export async function attachProviderAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const read = readForm(z.object({ providerId: z.uuid(t.errors.choose) }), ctx.body);
  if (!read.ok) return seatsForm(ctx, centre, read.form, 422);
  const { providerId } = read.value;
  const result = await attachProvider(ctx.tx, ctx.actor, centre.id, providerId);
  if (result === 'elsewhere')
    return seatsForm(ctx, centre, formError(ctx.body, { providerId: t.errors.elsewhere }), 422);
  const seated = await providersOfCentre(ctx.tx, centre.id);
  const name = seated.find((one) => one.id === providerId)?.short_name ?? '';
  return redirect(ctx.href(tabHref(centre.id, 'providers')), {
    flash: { tone: 'success', text: t.seats.attached(name) },
  });
}

export async function moveProviderAction(ctx: ActionContext): Promise<Answer> {
  const { centre, provider } = await seatOf(ctx);
  const read = readForm(z.object({ direction: z.enum(['up', 'down']) }), ctx.body);
  if (!read.ok) return seatsForm(ctx, centre, read.form, 422);
  await moveProvider(ctx.tx, ctx.actor, centre.id, provider.id, read.value.direction);
  return redirect(ctx.href(tabHref(centre.id, 'providers')));
}

export async function detachProviderAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const { centre, provider } = await seatOf(ctx);
  const obstacles = await obstaclesOfProvider(ctx.tx, provider.id, centre.id);
  if (obstacles.length > 0) return statePage(ctx, detachQuestion(ctx, centre, provider), obstacles);
  await detachProvider(ctx.tx, ctx.actor, centre.id, provider.id);
  return redirect(ctx.href(tabHref(centre.id, 'providers')), {
    flash: { tone: 'success', text: t.seats.detached(provider.short_name) },
  });
}
