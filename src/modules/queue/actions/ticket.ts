import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext, Context } from '#platform/http/context.ts';
import { conflict } from '#platform/http/problems.ts';
import { leaveQueue } from '../commands/tickets.ts';
import { queueTexts } from '../messages.ts';
import { leavePage, visitOf } from '../pages/ticket.tsx';
import { accessCode } from '../schema.ts';

const leaveParams = z.object({ code: accessCode, ticket: z.uuid() });

export const leaveTicketPage = (ctx: Context): Promise<Answer> =>
  leavePage(ctx, ctx.params(leaveParams).ticket);

/** The visitor gives up the place: only a ticket of the visit that the secret opens. */
export async function leaveTicketAction(ctx: ActionContext): Promise<Answer> {
  const t = queueTexts[ctx.locale].ticket;
  const visit = await visitOf(ctx);
  const now = ctx.services.clock.now();
  if (visit.businessDate !== businessDate(now)) throw conflict(t.expired);
  const place = { centreId: visit.centreId, visitId: visit.id, now };
  const left = await leaveQueue(ctx.tx, ctx.actor, place, ctx.params(leaveParams).ticket);
  if (left === 'stale') throw conflict(t.cannotLeave);
  return redirect(ctx.href(`/t/${visit.accessCode}`), { flash: { tone: 'success', text: t.leftFlash } });
}
