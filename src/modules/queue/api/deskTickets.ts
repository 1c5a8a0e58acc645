import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { conflict } from '#platform/http/problems.ts';
import { atDesk, raced } from '../actions/deskSeat.ts';
import type { AtDesk } from '../commands/stays.ts';
import {
  finishTicket,
  holdTicket,
  missTicket,
  recallTicket,
  returnTicket,
  startTicket,
} from '../commands/tickets.ts';
import { transferTicket } from '../commands/transfer.ts';
import { undoTicket } from '../commands/undo.ts';
import { ticketById } from '../data/desk.ts';
import { otherMatters } from '../data/deskNow.ts';
import { moveWords } from '../messages.refusals.ts';
import { queueScope } from '../rights.ts';
import { deskTicketParams, finishRequest, transferRequest } from '../schemas/desk.ts';

type Move = (
  ctx: ActionContext,
  at: AtDesk,
  ticketId: string,
) => Promise<Parameters<typeof moveWords>[1] | 'done'>;

/** A move of a ticket at a desk: refused with 409 and the reason when the screen was stale; answers its new state. */
const moveApi =
  (move: Move) =>
  async (ctx: ActionContext): Promise<Answer> => {
    const { at, ticketId } = await moved(ctx, move);
    return json(await stateOf(ctx, at, ticketId));
  };

async function moved(ctx: ActionContext, move: Move): Promise<{ at: AtDesk; ticketId: string }> {
  const { deskId, ticketId } = ctx.params(deskTicketParams);
  const at = await atDesk(ctx, deskId);
  const changed = await raced(ctx, () => move(ctx, at, ticketId));
  if (changed !== 'done') throw conflict(moveWords(ctx.locale, changed));
  return { at, ticketId };
}

async function stateOf(ctx: ActionContext, at: AtDesk, ticketId: string) {
  const ticket = await ticketById(ctx.tx, queueScope(ctx.principal), at.centreId, ticketId);
  return { ticketId, state: ticket?.state ?? 'left', visitId: ticket?.visitId };
}

export const startApi = moveApi((ctx, at, id) => startTicket(ctx.tx, ctx.actor, at, id));
export const recallApi = moveApi((ctx, at, id) => recallTicket(ctx.tx, ctx.actor, at, id));
export const holdApi = moveApi((ctx, at, id) => holdTicket(ctx.tx, ctx.actor, at, id));
export const noShowApi = moveApi((ctx, at, id) => missTicket(ctx.tx, ctx.actor, at, id));
export const undoApi = moveApi((ctx, at, id) => undoTicket(ctx.tx, ctx.actor, at, id));
export const returnApi = moveApi((ctx, at, id) => returnTicket(ctx.tx, ctx.actor, at.centreId, id, at.now));
export const transferApi = moveApi((ctx, at, id) =>
  transferTicket(ctx.tx, ctx.actor, at, id, transferRequest.parse(ctx.body).to),
);

/** POST …/finish: answers the next matter of the same visitor too, and whether this desk may call it at once (BR-16). */
export async function finishApi(ctx: ActionContext): Promise<Answer> {
  const { result } = finishRequest.parse(ctx.body);
  const { at, ticketId } = await moved(ctx, (_, place, id) =>
    finishTicket(ctx.tx, ctx.actor, place, id, result),
  );
  const others = await otherMatters(
    ctx.tx,
    queueScope(ctx.principal),
    at,
    businessDate(at.now),
    at.now,
    ticketId,
  );
  const next = others.find(({ ticket }) => ticket.state === 'waiting');
  return json({
    ticketId,
    state: 'finished',
    next: next ? { ticketId: next.ticket.id, label: next.ticket.label, servedHere: next.servedHere } : null,
  });
}
