import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
import {
  checkInChild,
  closeRoom,
  handBackChild,
  openRoom,
  type RoomPlace,
  remindParent,
} from '../commands/children.ts';
import { roomOf } from '../data/children.ts';
import { ticketByNumber } from '../data/desk.ts';
import { queueTexts } from '../messages.ts';
import { centreOf } from '../pages/frames.tsx';
import { handBackScreen } from '../pages/reception/childHandBack.tsx';
import { childrenScreen } from '../pages/reception/children.tsx';
import { queueScope } from '../rights.ts';
import { parseTicketLabel } from '../rules/ticketActions.ts';
import { idParams } from '../schema.ts';
import { checkInForm, handBackForm } from '../schemas/children.ts';
import { workerId } from './reception.ts';

const words = (ctx: ActionContext) => queueTexts[ctx.locale].childrensRoom;

async function placeOf(ctx: ActionContext): Promise<RoomPlace> {
  const centre = await centreOf(ctx);
  return { centreId: centre.id, workerId: workerId(ctx), now: ctx.services.clock.now() };
}

const back = (ctx: ActionContext, text: string): Answer =>
  redirect(ctx.href('/children'), { flash: { tone: 'success', text } });

export async function openRoomAction(ctx: ActionContext): Promise<Answer> {
  if ((await openRoom(ctx.tx, ctx.actor, await placeOf(ctx))) === 'stale') throw conflict(words(ctx).stale);
  return back(ctx, words(ctx).openFlash);
}

export async function closeRoomAction(ctx: ActionContext): Promise<Answer> {
  const closed = await closeRoom(ctx.tx, ctx.actor, await placeOf(ctx));
  if (closed.kind === 'stale') throw conflict(words(ctx).stale);
  if (closed.kind === 'children') throw conflict(words(ctx).closeRefused(closed.tags.join(', ')));
  return back(ctx, words(ctx).closeFlash);
}

export async function checkInAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const place = await placeOf(ctx);
  const date = businessDate(place.now);
  const parsed = parseForm(checkInForm(Number(date.slice(0, 4))), ctx.body, ctx.locale);
  if (!parsed.ok) return childrenScreen(ctx, parsed.form);
  const wanted = parseTicketLabel(parsed.value.ticket);
  const scope = queueScope(ctx.principal);
  const ticket = wanted && (await ticketByNumber(ctx.tx, scope, place.centreId, date, wanted));
  if (!ticket) return childrenScreen(ctx, formError(ctx.body, { ticket: t.ticketUnknown }));
  const { tag, firstName, birthYear, notes } = parsed.value;
  const done = await checkInChild(ctx.tx, ctx.actor, place, {
    ticketId: ticket.id,
    tag,
    firstName,
    birthYear,
    notes,
  });
  switch (done.kind) {
    case 'in':
      return back(ctx, t.checkInFlash(tag));
    case 'tagTaken':
      return childrenScreen(ctx, formError(ctx.body, { tag: t.tagTaken }));
    case 'ended':
      return childrenScreen(ctx, formError(ctx.body, { ticket: t.ticketEnded }));
    case 'full': {
      const room = await roomOf(ctx.tx, scope, place.centreId);
      throw conflict(t.full(room?.capacity ?? 0));
    }
    case 'closed':
      throw conflict(t.closed);
  }
}

/** A refusal is recorded, so it is not an error that would undo the record: the page comes back and says what to do. */
export async function handBackAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const parsed = parseForm(handBackForm, ctx.body, ctx.locale);
  if (!parsed.ok) return handBackScreen(ctx, parsed.form);
  const { id } = ctx.params(idParams);
  const done = await handBackChild(ctx.tx, ctx.actor, await placeOf(ctx), id, parsed.value);
  if (done.kind === 'stale') throw conflict(t.gone);
  if (done.kind === 'refused') return redirect(ctx.href(`/children/${id}?refused=1`));
  return back(ctx, t.handBackFlash(done.tag));
}

export async function remindAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const done = await remindParent(ctx.tx, ctx.actor, await placeOf(ctx), ctx.params(idParams).id);
  if (done === 'stale') throw conflict(t.gone);
  return back(ctx, t.remindFlash);
}
