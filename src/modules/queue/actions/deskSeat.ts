import { violatedConstraint } from '#platform/database/database.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { conflict, forbidden } from '#platform/http/problems.ts';
import type { AtDesk } from '../commands/stays.ts';
import { shiftOf } from '../data/desk.ts';
import { refusalWords } from '../messages.refusals.ts';
import { queueTexts } from '../messages.ts';

export const consoleWords = (ctx: Pick<ActionContext, 'locale'>) => queueTexts[ctx.locale].console;

/** Back to the console with what has happened. */
export const back = (ctx: ActionContext, text: string, to = '/desk'): Answer =>
  redirect(ctx.href(to), { flash: { tone: 'success', text } });

/** The worker of the session, in whose centre everything of the desk happens. */
export function workerOf(ctx: Pick<ActionContext, 'principal'>): { workerId: string; centreId: string } {
  const { id, centreId } = ctx.principal;
  if (!id || !centreId) throw forbidden();
  return { workerId: id, centreId };
}

/**
 * The desk that this worker has open; a press without one is refused with the reason, before anything else is looked at.
 * `deskId`: the desk that the request names must be it.
 */
export async function atDesk(ctx: ActionContext, deskId?: string): Promise<AtDesk> {
  const { workerId, centreId } = workerOf(ctx);
  const shift = await shiftOf(ctx.tx, workerId);
  if (!shift || shift.centreId !== centreId) throw conflict(refusalWords(ctx.locale, 'noShift'));
  if (deskId !== undefined && deskId !== shift.deskId) throw conflict(refusalWords(ctx.locale, 'otherDesk'));
  return { centreId, workerId, deskId: shift.deskId, now: ctx.services.clock.now() };
}

/** Two presses that met on the same desk or the same visitor: the loser is told, nothing of it stays. */
export async function raced<T>(ctx: Pick<ActionContext, 'locale'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const violated = violatedConstraint(error);
    if (violated === 'ticket_one_of_a_visit' || violated === 'ticket_one_at_a_desk')
      throw conflict(queueTexts[ctx.locale].console.refused.stale);
    throw error;
  }
}
