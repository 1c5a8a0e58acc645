import type { Tx } from '#platform/database/database.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import type { Actor } from '#platform/session/actor.ts';
import {
  cancelTicket,
  comeEarlier,
  postpone,
  type ReceptionPlace,
  restoreTicket,
  setAside,
} from '../commands/receptionMoves.ts';
import { returnTicket } from '../commands/tickets.ts';
import { queueTexts } from '../messages.ts';
import { centreOf } from '../pages/frames.tsx';
import { receptionTicketScreen } from '../pages/reception/receptionTicket.tsx';
import { idParams } from '../schema.ts';
import { cancelForm, lateForm } from '../schemas/reception.ts';

type Command = (tx: Tx, actor: Actor, place: ReceptionPlace, ticketId: string) => Promise<'done' | 'stale'>;

/** One move of the ticket in the address; a stale click is refused, the page of the ticket comes back. */
async function moved(ctx: ActionContext, command: Command, text: string): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { id } = ctx.params(idParams);
  const place = { centreId: centre.id, now: ctx.services.clock.now() };
  const done = await command(ctx.tx, ctx.actor, place, id);
  if (done === 'stale') throw conflict(queueTexts[ctx.locale].reception.stale);
  return redirect(ctx.href(`/reception/tickets/${id}`), { flash: { tone: 'success', text } });
}

const words = (ctx: ActionContext) => queueTexts[ctx.locale].reception;

export const receptionHoldAction = (ctx: ActionContext) => moved(ctx, setAside, words(ctx).holdFlash);
export const receptionHereAction = (ctx: ActionContext) => moved(ctx, comeEarlier, words(ctx).hereFlash);
export const receptionRestoreAction = (ctx: ActionContext) =>
  moved(ctx, restoreTicket, words(ctx).restoreFlash);
export const receptionReturnAction = (ctx: ActionContext) =>
  moved(
    ctx,
    (tx, actor, place, id) => returnTicket(tx, actor, place.centreId, id, place.now),
    words(ctx).returnFlash,
  );

export async function receptionLateAction(ctx: ActionContext): Promise<Answer> {
  const parsed = parseForm(lateForm, ctx.body, ctx.locale);
  if (!parsed.ok) return receptionTicketScreen(ctx, parsed.form);
  const { minutes } = parsed.value;
  const until = new Date(ctx.services.clock.now().getTime() + minutes * 60_000);
  return moved(
    ctx,
    (tx, actor, place, id) => postpone(tx, actor, place, id, minutes),
    words(ctx).lateFlash(formatTime(ctx.locale, until)),
  );
}

export async function receptionCancelAction(ctx: ActionContext): Promise<Answer> {
  const parsed = parseForm(cancelForm, ctx.body, ctx.locale);
  if (!parsed.ok) return receptionTicketScreen(ctx, parsed.form);
  const { reason } = parsed.value;
  return moved(
    ctx,
    (tx, actor, place, id) => cancelTicket(tx, actor, place, id, reason),
    words(ctx).cancelFlash,
  );
}
