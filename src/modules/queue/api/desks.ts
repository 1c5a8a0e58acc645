import { type Answer, json } from '#platform/http/answer.ts';
import type { ActionContext, HotContext } from '#platform/http/context.ts';
import { conflict, forbidden } from '#platform/http/problems.ts';
import { atDesk, raced, workerOf } from '../actions/deskSeat.ts';
import { type CalledTicket, callNext } from '../commands/callNext.ts';
import { type CalledOne, callOne, callSameVisit } from '../commands/callOne.ts';
import { closeDesk, openDesk, pauseDesk, resumeDesk } from '../commands/desks.ts';
import { hotWrite } from '../commands/hotWrite.ts';
import { takeOverDesk } from '../commands/takeOver.ts';
import { shiftOf } from '../data/desk.ts';
import { calledOneWords, deskWords, moveWords } from '../messages.refusals.ts';
import { ticketLabel } from '../rules/ticketActions.ts';
import { callOneRequest, deskParams, deskTicketParams } from '../schemas/desk.ts';

const ticketOf = (ticket: CalledTicket) => ({
  ...ticket,
  label: ticketLabel(ticket.prefix, ticket.number),
});

/** POST …/open: the worker's shift at this desk begins. 409 when somebody sits there or the worker sits elsewhere. */
export async function openDeskApi(ctx: ActionContext): Promise<Answer> {
  const { deskId } = ctx.params(deskParams);
  const at = { ...workerOf(ctx), deskId, now: ctx.services.clock.now() };
  const opened = await openDesk(ctx.tx, ctx.actor, at, ctx.principal.providerId);
  if (opened.kind !== 'opened') throw conflict(deskWords(ctx.locale, opened));
  return shiftAnswer(ctx, at.workerId);
}

/** POST …/take-over: the shift of a colleague ends, the visitor stays at the desk. */
export async function takeOverDeskApi(ctx: ActionContext): Promise<Answer> {
  const { deskId } = ctx.params(deskParams);
  const at = { ...workerOf(ctx), deskId, now: ctx.services.clock.now() };
  const taken = await takeOverDesk(ctx.tx, ctx.actor, at, ctx.principal.providerId);
  if (taken.kind !== 'takenOver') throw conflict(deskWords(ctx.locale, taken));
  return shiftAnswer(ctx, at.workerId);
}

async function shiftAnswer(ctx: ActionContext, workerId: string): Promise<Answer> {
  const shift = await shiftOf(ctx.tx, workerId);
  if (!shift) throw forbidden();
  return json({ deskId: shift.deskId, number: shift.desk, state: shift.state });
}

const shiftApi =
  (command: typeof closeDesk, state: 'closed' | 'open' | 'break') => async (ctx: ActionContext) => {
    const at = await atDesk(ctx, ctx.params(deskParams).deskId);
    const shift = await shiftOf(ctx.tx, at.workerId);
    const changed = await command(ctx.tx, ctx.actor, at);
    if (changed !== 'done') throw conflict(moveWords(ctx.locale, changed === 'busy' ? 'shiftBusy' : changed));
    return json({ deskId: at.deskId, number: shift?.desk ?? 0, state });
  };

export const closeDeskApi = shiftApi(closeDesk, 'closed');
export const breakDeskApi = shiftApi(pauseDesk, 'break');
export const resumeDeskApi = shiftApi(resumeDesk, 'open');

/** POST …/call-next: the next visitor to a desk that the worker of the session has open. */
export async function callNextApi(ctx: HotContext): Promise<Answer> {
  const { workerId, centreId } = workerOf(ctx);
  const { deskId } = ctx.params(deskParams);
  const called = await callNext(
    ctx.services.database,
    ctx.actor,
    hotWrite(ctx.owner, ctx.idempotencyKey, `/api/v1/desks/${deskId}/call-next`, null),
    { centreId, deskId, workerId, now: ctx.services.clock.now() },
  );
  if (called.kind !== 'called') return json({ outcome: called.kind, ticket: null });
  if (!called.repeated) ctx.services.live.poke();
  return json({ outcome: 'called', ticket: ticketOf(called.ticket) });
}

const answerOf = (ctx: ActionContext, called: CalledOne): Answer => {
  if (called.kind !== 'called') throw conflict(calledOneWords(ctx.locale, called.kind));
  return json({ ticket: ticketOf(called.ticket) });
};

/** POST …/call-one: one waiting visitor out of turn, with a written reason (own right, own event). */
export async function callOneApi(ctx: ActionContext): Promise<Answer> {
  const at = await atDesk(ctx, ctx.params(deskParams).deskId);
  const wish = callOneRequest.parse(ctx.body);
  return answerOf(ctx, await raced(ctx, () => callOne(ctx.tx, ctx.actor, at, wish)));
}

/** POST …/tickets/:ticketId/call-here: the next matter of the visitor whom this desk has just finished with. */
export async function callHereApi(ctx: ActionContext): Promise<Answer> {
  const { deskId, ticketId } = ctx.params(deskTicketParams);
  const at = await atDesk(ctx, deskId);
  return answerOf(ctx, await raced(ctx, () => callSameVisit(ctx.tx, ctx.actor, at, ticketId)));
}
