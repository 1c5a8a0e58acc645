import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden } from '#platform/http/problems.ts';
import { callNextInForm } from '../commands/callNext.ts';
import { closeDesk, openDesk, pauseDesk, resumeDesk, type ShiftChanged } from '../commands/desks.ts';
import {
  type AtDesk,
  type Changed,
  finishTicket,
  holdTicket,
  missTicket,
  recallTicket,
  returnTicket,
  startTicket,
  transferTicket,
} from '../commands/tickets.ts';
import { shiftOf, ticketById } from '../data/desk.ts';
import { queueTexts } from '../messages.ts';
import { chooseDeskPage, consolePage } from '../pages/desk.tsx';
import { queueScope } from '../rights.ts';
import { ticketLabel } from '../rules/ticketActions.ts';
import { finishForm, idParams, openDeskForm, transferForm } from '../schema.ts';

const words = (ctx: ActionContext) => queueTexts[ctx.locale].console;

const back = (ctx: ActionContext, text: string, to = '/desk'): Answer =>
  redirect(ctx.href(to), { flash: { tone: 'success', text } });

function worker(ctx: ActionContext): { workerId: string; centreId: string } {
  const { id, centreId } = ctx.principal;
  if (!id || !centreId) throw forbidden();
  return { workerId: id, centreId };
}

/** The desk that this worker has open; a click on a screen of a closed shift is refused with the reason. */
async function atDesk(ctx: ActionContext): Promise<AtDesk> {
  const { workerId, centreId } = worker(ctx);
  const shift = await shiftOf(ctx.tx, workerId);
  if (!shift || shift.centreId !== centreId) throw conflict(words(ctx).refused.noShift);
  return { centreId, workerId, deskId: shift.deskId, now: ctx.services.clock.now() };
}

export async function openDeskAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const parsed = parseForm(openDeskForm, ctx.body, ctx.locale);
  if (!parsed.ok) return chooseDeskPage(ctx, t.refused.unknownDesk);
  const at = { ...worker(ctx), deskId: parsed.value.desk, now: ctx.services.clock.now() };
  const opened = await openDesk(ctx.tx, ctx.actor, at, ctx.principal.providerId);
  if (opened.kind === 'taken') return chooseDeskPage(ctx, t.refused.taken(opened.by));
  if (opened.kind === 'elsewhere') return chooseDeskPage(ctx, t.refused.elsewhere(opened.desk));
  if (opened.kind === 'unknown') return chooseDeskPage(ctx, t.refused.unknownDesk);
  const shift = await shiftOf(ctx.tx, at.workerId);
  return back(ctx, t.said.opened(shift?.desk ?? 0));
}

const shiftAction =
  (command: typeof closeDesk, said: 'closed' | 'paused' | 'resumed') =>
  async (ctx: ActionContext): Promise<Answer> => {
    const t = words(ctx);
    const changed: ShiftChanged = await command(ctx.tx, ctx.actor, await atDesk(ctx));
    if (changed === 'busy') throw conflict(t.refused.visitorHere);
    if (changed === 'stale') throw conflict(t.refused.stale);
    return back(ctx, t.said[said]);
  };

export const closeDeskAction = shiftAction(closeDesk, 'closed');
export const pauseDeskAction = shiftAction(pauseDesk, 'paused');
export const resumeDeskAction = shiftAction(resumeDesk, 'resumed');

export async function callNextAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const called = await callNextInForm(ctx.tx, ctx.actor, await atDesk(ctx));
  if (called.kind === 'called')
    return back(ctx, t.said.called(ticketLabel(called.ticket.prefix, called.ticket.number)));
  // Nobody waits: nothing went wrong, the screen is simply shown anew.
  if (called.kind === 'nobody')
    return redirect(ctx.href('/desk'), { flash: { tone: 'info', text: t.refused.nobody } });
  throw conflict(t.refused[called.kind]);
}

/** One button of the present visitor: acts on the ticket in the address, refuses a stale click, comes back. */
const ticketAction =
  (
    command: (
      tx: ActionContext['tx'],
      actor: ActionContext['actor'],
      at: AtDesk,
      id: string,
    ) => Promise<Changed>,
    said: 'started' | 'missed' | 'held',
  ) =>
  async (ctx: ActionContext): Promise<Answer> => {
    const t = words(ctx);
    const changed = await command(ctx.tx, ctx.actor, await atDesk(ctx), ctx.params(idParams).id);
    if (changed === 'stale') throw conflict(t.refused.stale);
    return back(ctx, t.said[said]);
  };

export const missAction = ticketAction(missTicket, 'missed');
export const holdAction = ticketAction(holdTicket, 'held');

/** Service begins; an application goes straight on to the intake of a case. */
export async function startAction(ctx: ActionContext): Promise<Answer> {
  const answer = await ticketAction(startTicket, 'started')(ctx);
  const { id } = ctx.params(idParams);
  const { centreId } = worker(ctx);
  const ticket = await ticketById(ctx.tx, queueScope(ctx.principal), centreId, id);
  return ticket?.purpose === 'submit'
    ? back(ctx, words(ctx).said.started, `/cases/new?ticket=${id}`)
    : answer;
}

export async function recallAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const changed = await recallTicket(ctx.tx, ctx.actor, await atDesk(ctx), ctx.params(idParams).id);
  if (changed === 'stale') throw conflict(t.refused.stale);
  if (changed === 'done') return back(ctx, t.said.recalled);
  throw conflict(
    changed.key === 'tooSoon' ? t.refused.tooSoon(changed.seconds) : t.refused.tooMany(changed.calls),
  );
}

export async function finishAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const parsed = parseForm(finishForm, ctx.body, ctx.locale);
  if (!parsed.ok) return consolePage(ctx, { finish: parsed.form.errors.result });
  const { id } = ctx.params(idParams);
  const changed = await finishTicket(ctx.tx, ctx.actor, await atDesk(ctx), id, parsed.value.result);
  if (changed === 'stale') throw conflict(t.refused.stale);
  return back(ctx, t.said.finished);
}

export async function transferAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const parsed = parseForm(transferForm, ctx.body, ctx.locale);
  if (!parsed.ok) return consolePage(ctx, { transfer: t.groupMissing });
  const { id } = ctx.params(idParams);
  const changed = await transferTicket(ctx.tx, ctx.actor, await atDesk(ctx), id, parsed.value.group);
  if (changed === 'unknown') return consolePage(ctx, { transfer: t.groupMissing });
  if (changed === 'stale') throw conflict(t.refused.stale);
  return back(ctx, t.said.transferred);
}

export async function returnAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx);
  const { centreId, now } = await atDesk(ctx);
  const changed = await returnTicket(ctx.tx, ctx.actor, centreId, ctx.params(idParams).id, now);
  if (changed === 'stale') throw conflict(t.refused.stale);
  return back(ctx, t.said.returned);
}
