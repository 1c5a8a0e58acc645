import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
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
import { childrenOfTicket } from '../data/children.ts';
import { ticketById } from '../data/desk.ts';
import { moveWords } from '../messages.refusals.ts';
import { queueTexts } from '../messages.ts';
import { consolePage } from '../pages/desk/desk.tsx';
import { transferScreen } from '../pages/desk/deskTransfer.tsx';
import { queueScope } from '../rights.ts';
import { idParams } from '../schema.ts';
import { finishForm, transferForm } from '../schemas/desk.ts';
import { atDesk, back, consoleWords, raced } from './deskSeat.ts';

/** One button of the present visitor: acts on the ticket in the address, refuses a stale click, comes back. */
const ticketAction =
  (command: typeof missTicket, said: 'started' | 'missed' | 'held') =>
  async (ctx: ActionContext): Promise<Answer> => {
    const changed = await command(ctx.tx, ctx.actor, await atDesk(ctx), ctx.params(idParams).id);
    if (changed !== 'done') throw conflict(moveWords(ctx.locale, changed));
    return back(ctx, consoleWords(ctx).said[said]);
  };

export const missAction = ticketAction(missTicket, 'missed');
export const holdAction = ticketAction(holdTicket, 'held');

/** Service begins; an application goes straight on to the intake of a case. */
export async function startAction(ctx: ActionContext): Promise<Answer> {
  const at = await atDesk(ctx);
  const { id } = ctx.params(idParams);
  const changed = await startTicket(ctx.tx, ctx.actor, at, id);
  if (changed !== 'done') throw conflict(moveWords(ctx.locale, changed));
  const ticket = await ticketById(ctx.tx, queueScope(ctx.principal), at.centreId, id);
  const to = ticket?.purpose === 'submit' ? `/cases/new?ticket=${id}` : '/desk';
  return back(ctx, consoleWords(ctx).said.started, to);
}

export async function recallAction(ctx: ActionContext): Promise<Answer> {
  const changed = await recallTicket(ctx.tx, ctx.actor, await atDesk(ctx), ctx.params(idParams).id);
  if (changed !== 'done') throw conflict(moveWords(ctx.locale, changed));
  return back(ctx, consoleWords(ctx).said.recalled);
}

export async function finishAction(ctx: ActionContext): Promise<Answer> {
  const at = await atDesk(ctx);
  const parsed = parseForm(finishForm, ctx.body, ctx.locale);
  if (!parsed.ok) return consolePage(ctx, { finish: parsed.form.errors.result });
  const { id } = ctx.params(idParams);
  const changed = await finishTicket(ctx.tx, ctx.actor, at, id, parsed.value.result);
  if (changed !== 'done') throw conflict(moveWords(ctx.locale, changed));
  const said = consoleWords(ctx).said.finished;
  const reminder = await childReminder(ctx, at.centreId, id);
  if (reminder === null) return back(ctx, said);
  return redirect(ctx.href('/desk'), { flash: { tone: 'warning', text: `${said} ${reminder}` } });
}

/** A parent is not let go without a word about the child in the room (KC-7); null when there is none. */
async function childReminder(ctx: ActionContext, centreId: string, ticketId: string): Promise<string | null> {
  const tags = await childrenOfTicket(ctx.tx, queueScope(ctx.principal), centreId, ticketId);
  return tags.length === 0 ? null : queueTexts[ctx.locale].childrensRoom.reminder(tags.join(', '));
}

export async function transferAction(ctx: ActionContext): Promise<Answer> {
  const at = await atDesk(ctx);
  const { id } = ctx.params(idParams);
  const parsed = parseForm(transferForm, ctx.body, ctx.locale);
  if (!parsed.ok) return transferScreen(ctx, parsed.form);
  const changed = await transferTicket(ctx.tx, ctx.actor, at, id, parsed.value.to);
  if (changed !== 'done') throw conflict(moveWords(ctx.locale, changed));
  return back(ctx, consoleWords(ctx).said.transferred);
}

/** A mis-click of this desk is taken back; no clock is reset. */
export async function undoAction(ctx: ActionContext): Promise<Answer> {
  const at = await atDesk(ctx);
  const changed = await raced(ctx, () => undoTicket(ctx.tx, ctx.actor, at, ctx.params(idParams).id));
  if (changed !== 'done') throw conflict(moveWords(ctx.locale, changed));
  return back(ctx, consoleWords(ctx).said.undone);
}

export async function returnAction(ctx: ActionContext): Promise<Answer> {
  const { centreId, now } = await atDesk(ctx);
  const changed = await returnTicket(ctx.tx, ctx.actor, centreId, ctx.params(idParams).id, now);
  if (changed !== 'done') throw conflict(moveWords(ctx.locale, changed));
  return back(ctx, consoleWords(ctx).said.returned);
}
