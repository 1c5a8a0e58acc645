import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext, Context } from '#platform/http/context.ts';
import { emptyForm, parseForm } from '#platform/http/forms.ts';
import { conflict, notFound } from '#platform/http/problems.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { leaveQueue } from '../commands/tickets.ts';
import { cancelDelay, delayTicket, type OwnVisit, rejoinQueue } from '../commands/visitor.ts';
import type { VisitTicket } from '../data/visit.ts';
import { queueTexts } from '../messages.ts';
import { visitOf } from '../pages/phone/ticket.tsx';
import { latePage, leavePage } from '../pages/phone/ticketMoves.tsx';
import { mostDelays } from '../rules/late.ts';
import { lateForm, ownTicketParams } from '../schemas/phone.ts';

export const leaveTicketPage = (ctx: Context): Promise<Answer> =>
  leavePage(ctx, ctx.params(ownTicketParams).ticket);

export const lateTicketPage = (ctx: Context): Promise<Answer> =>
  latePage(ctx, ctx.params(ownTicketParams).ticket, emptyForm);

/** The own visit of today, for a change: a ticket of another visit is not there, one of another day is over. */
async function ownToday(ctx: ActionContext): Promise<{ place: OwnVisit; ticket: VisitTicket; back: string }> {
  const visit = await visitOf(ctx);
  const ticket = visit.tickets.find(({ id }) => id === ctx.params(ownTicketParams).ticket);
  if (!ticket) throw notFound();
  const now = ctx.services.clock.now();
  if (visit.businessDate !== businessDate(now)) throw conflict(queueTexts[ctx.locale].ticket.expired);
  return {
    ticket,
    place: { centreId: visit.centreId, visitId: visit.id, now },
    back: ctx.href(`/t/${visit.accessCode}`),
  };
}

const done = (back: string, text: string): Answer => redirect(back, { flash: { tone: 'success', text } });

/** The visitor gives up the place: only a ticket of the visit that the secret opens. */
export async function leaveTicketAction(ctx: ActionContext): Promise<Answer> {
  const t = queueTexts[ctx.locale].ticket;
  const { place, ticket, back } = await ownToday(ctx);
  if ((await leaveQueue(ctx.tx, ctx.actor, place, ticket.id)) === 'stale') throw conflict(t.cannotLeave);
  return done(back, t.leftFlash);
}

/** Left by mistake: back to the old place within two minutes. */
export async function rejoinAction(ctx: ActionContext): Promise<Answer> {
  const t = queueTexts[ctx.locale].phone;
  const { place, ticket, back } = await ownToday(ctx);
  if ((await rejoinQueue(ctx.tx, ctx.actor, place, ticket.id)) === 'stale') throw conflict(t.refused.back);
  return done(back, t.said.back);
}

/** «I am late». */
export async function lateAction(ctx: ActionContext): Promise<Answer> {
  const t = queueTexts[ctx.locale].phone;
  const { place, ticket, back } = await ownToday(ctx);
  const parsed = parseForm(lateForm, ctx.body, ctx.locale);
  if (!parsed.ok) return latePage(ctx, ticket.id, parsed.form, 422);
  const { minutes } = parsed.value;
  const delayed = await delayTicket(ctx.tx, ctx.actor, place, ticket.id, minutes);
  if (delayed === 'stale') throw conflict(ticket.delays >= mostDelays ? t.refused.often : t.refused.late);
  const until = new Date(place.now.getTime() + minutes * 60_000);
  return done(back, t.said.late(formatTime(ctx.locale, until)));
}

/** «I am here already». */
export async function hereAction(ctx: ActionContext): Promise<Answer> {
  const t = queueTexts[ctx.locale].phone;
  const { place, ticket, back } = await ownToday(ctx);
  if ((await cancelDelay(ctx.tx, ctx.actor, place, ticket.id)) === 'stale') throw conflict(t.refused.here);
  return done(back, t.said.here);
}
