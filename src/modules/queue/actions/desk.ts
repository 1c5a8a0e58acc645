import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
import { callNextInForm } from '../commands/callNext.ts';
import { callOne, callSameVisit } from '../commands/callOne.ts';
import { closeDesk, openDesk, pauseDesk, resumeDesk, type ShiftChanged } from '../commands/desks.ts';
import { takeOverDesk } from '../commands/takeOver.ts';
import { shiftOf } from '../data/desk.ts';
import { calledOneWords, deskWords, moveWords, refusalWords } from '../messages.refusals.ts';
import { queueTexts } from '../messages.ts';
import { callOnePage } from '../pages/desk/deskCallOne.tsx';
import { chooseDeskPage } from '../pages/desk/deskChoose.tsx';
import { ticketLabel } from '../rules/ticketActions.ts';
import { idParams } from '../schema.ts';
import { callOneForm, deskIdParams, openDeskForm } from '../schemas/desk.ts';
import { atDesk, back, consoleWords, raced, workerOf } from './deskSeat.ts';

export async function openDeskAction(ctx: ActionContext): Promise<Answer> {
  const t = consoleWords(ctx);
  const parsed = parseForm(openDeskForm, ctx.body, ctx.locale);
  if (!parsed.ok) return chooseDeskPage(ctx, t.refused.unknownDesk);
  const at = { ...workerOf(ctx), deskId: parsed.value.desk, now: ctx.services.clock.now() };
  const opened = await openDesk(ctx.tx, ctx.actor, at, ctx.principal.providerId);
  if (opened.kind !== 'opened') return chooseDeskPage(ctx, deskWords(ctx.locale, opened));
  const shift = await shiftOf(ctx.tx, at.workerId);
  return back(ctx, `${t.said.opened(shift?.desk ?? 0)} ${t.plateNeeded}`);
}

/** A colleague takes over a desk with its visitor. */
export async function takeOverAction(ctx: ActionContext): Promise<Answer> {
  const t = consoleWords(ctx);
  const at = { ...workerOf(ctx), deskId: ctx.params(deskIdParams).desk, now: ctx.services.clock.now() };
  const taken = await takeOverDesk(ctx.tx, ctx.actor, at, ctx.principal.providerId);
  if (taken.kind !== 'takenOver') return chooseDeskPage(ctx, deskWords(ctx.locale, taken));
  const said = taken.withVisitor ? t.said.takenOverVisitor(taken.desk) : t.said.takenOver(taken.desk);
  return back(ctx, `${said} ${t.plateNeeded}`);
}

const shiftAction =
  (command: typeof closeDesk, said: 'closed' | 'paused' | 'resumed') =>
  async (ctx: ActionContext): Promise<Answer> => {
    const changed: ShiftChanged = await command(ctx.tx, ctx.actor, await atDesk(ctx));
    if (changed !== 'done') throw conflict(moveWords(ctx.locale, changed === 'busy' ? 'shiftBusy' : changed));
    return back(ctx, consoleWords(ctx).said[said]);
  };

export const closeDeskAction = shiftAction(closeDesk, 'closed');
export const pauseDeskAction = shiftAction(pauseDesk, 'paused');
export const resumeDeskAction = shiftAction(resumeDesk, 'resumed');

export async function callNextAction(ctx: ActionContext): Promise<Answer> {
  const t = consoleWords(ctx);
  const called = await callNextInForm(ctx.tx, ctx.actor, await atDesk(ctx));
  if (called.kind === 'called')
    return back(ctx, t.said.called(ticketLabel(called.ticket.prefix, called.ticket.number)));
  // Nobody waits: nothing went wrong, the screen is simply shown anew.
  if (called.kind === 'nobody')
    return redirect(ctx.href('/desk'), { flash: { tone: 'info', text: t.refused.nobody } });
  throw conflict(refusalWords(ctx.locale, called.kind));
}

/** One waiting visitor out of turn, with the worker's written reason. */
export async function callOneAction(ctx: ActionContext): Promise<Answer> {
  const at = await atDesk(ctx);
  const { id } = ctx.params(idParams);
  const parsed = parseForm(callOneForm, ctx.body, ctx.locale);
  if (!parsed.ok) return callOnePage(ctx, parsed.form);
  const called = await raced(ctx, () =>
    callOne(ctx.tx, ctx.actor, at, { ticketId: id, reason: parsed.value.reason }),
  );
  if (called.kind !== 'called') throw conflict(calledOneWords(ctx.locale, called.kind));
  return back(
    ctx,
    queueTexts[ctx.locale].console.said.called(ticketLabel(called.ticket.prefix, called.ticket.number)),
  );
}

/** The next matter of the visitor who is still at the desk (BR-16). */
export async function callHereAction(ctx: ActionContext): Promise<Answer> {
  const at = await atDesk(ctx);
  const { id } = ctx.params(idParams);
  const called = await raced(ctx, () => callSameVisit(ctx.tx, ctx.actor, at, id));
  if (called.kind !== 'called') throw conflict(calledOneWords(ctx.locale, called.kind));
  return back(ctx, consoleWords(ctx).said.called(ticketLabel(called.ticket.prefix, called.ticket.number)));
}
