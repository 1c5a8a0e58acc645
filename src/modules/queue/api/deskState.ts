import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { workerOf } from '../actions/deskSeat.ts';
import { currentTicket, deskOf, type QueueTicket } from '../data/desk.ts';
import { deskWaiting, nextToCall } from '../data/deskNow.ts';
import { queueLimits } from '../data/limits.ts';
import { reasonWords, waitingWords } from '../messages.words.ts';
import { queueScope } from '../rights.ts';
import { deskParams, waitingQuery } from '../schemas/desk.ts';

/** Numbers and matters; nobody's name. */
const placeOf = (ticket: QueueTicket) => ({
  ticketId: ticket.id,
  label: ticket.label,
  state: ticket.state,
  groupId: ticket.groupId,
  serviceId: ticket.serviceId,
  purpose: ticket.purpose,
  express: ticket.express,
  needsSign: ticket.needsSign,
  issuedAt: ticket.issuedAt.toISOString(),
  rankAt: ticket.rankAt.toISOString(),
});

async function seat(ctx: Context) {
  const { centreId } = workerOf(ctx);
  const desk = await deskOf(
    ctx.services.database.queries,
    queueScope(ctx.principal),
    centreId,
    ctx.params(deskParams).deskId,
  );
  if (!desk) throw notFound();
  return { ...desk, centreId };
}

/** GET …/desks/:deskId: who is there, whom the next press would call. */
export async function deskStateApi(ctx: Context): Promise<Answer> {
  const desk = await seat(ctx);
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const now = ctx.services.clock.now();
  const [limits, current, next] = await Promise.all([
    queueLimits(queries, desk.centreId),
    currentTicket(queries, scope, desk),
    nextToCall(queries, scope, desk, businessDate(now), now),
  ]);
  return json({
    deskId: desk.deskId,
    number: desk.number,
    shift: desk.openedAt
      ? {
          state: desk.state === 'break' ? 'break' : 'open',
          openedAt: desk.openedAt.toISOString(),
          mine: desk.workerId === ctx.principal.id,
        }
      : null,
    centrePaused: limits.pausedSince !== null,
    current: current
      ? {
          ...placeOf(current),
          calls: current.calls,
          calledAt: current.calledAt?.toISOString() ?? null,
          startedAt: current.startedAt?.toISOString() ?? null,
          reason: current.callReason,
          reasonText: current.callReason && reasonWords(ctx.locale, current.callReason),
        }
      : null,
    next: next ? { ticketId: next.id, label: next.label, fair: next.fair } : null,
  });
}

/** GET …/desks/:deskId/waiting: whom the desk serves, in the order of calling, each with the reason of its place. */
export async function deskWaitingApi(ctx: Context): Promise<Answer> {
  const desk = await seat(ctx);
  const now = ctx.services.clock.now();
  const tickets = await deskWaiting(
    ctx.services.database.queries,
    queueScope(ctx.principal),
    desk,
    businessDate(now),
    now,
    ctx.query(waitingQuery).limit,
  );
  return json({
    deskId: desk.deskId,
    tickets: tickets.map((ticket) => ({
      ...placeOf(ticket),
      hindrance: ticket.hindrance,
      why: waitingWords(ctx.locale, ticket),
    })),
  });
}
