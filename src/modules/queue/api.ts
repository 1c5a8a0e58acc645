import { z } from 'zod';
import { type CentreHours, centreHours } from '#modules/organisation/data/hours.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import type { Context, HotContext } from '#platform/http/context.ts';
import { conflict, forbidden, notFound, Problem } from '#platform/http/problems.ts';
import { callNext } from './commands/callNext.ts';
import { hotWrite } from './commands/hotWrite.ts';
import { issueTicket } from './commands/issueTicket.ts';
import { centreByCode, queueNow } from './data/menu.ts';
import { within } from './data/place.ts';
import { visitByCode } from './data/visit.ts';
import { queueTexts } from './messages.ts';
import { queueScope } from './rights.ts';
import { ticketLabel } from './rules/ticketActions.ts';
import { centreParams, codeParams, deskParams, ticketRequest } from './schema.ts';

/** Hours change a few times a year: a kiosk under load must not read them for each ticket. Milliseconds. */
const hoursKeptMs = 30_000;
interface KeptHours {
  readonly date: string;
  readonly until: number;
  readonly hours: Promise<CentreHours>;
}
const keptHours = new WeakMap<object, Map<string, KeptHours>>();

function hoursOf(ctx: Context, centreId: string, date: string): Promise<CentreHours> {
  const { queries } = ctx.services.database;
  const kept = keptHours.get(queries) ?? new Map<string, KeptHours>();
  keptHours.set(queries, kept);
  const now = Date.now();
  const known = kept.get(centreId);
  if (known?.date === date && known.until > now) return known.hours;
  const hours = centreHours(queries, centreId, date);
  kept.set(centreId, { date, until: now + hoursKeptMs, hours });
  hours.catch(() => kept.delete(centreId));
  return hours;
}

/** POST /api/v1/tickets: one ticket, once for its key. Refuses outside the hours of the centre. */
export async function issueTicketApi(ctx: HotContext): Promise<Answer> {
  const { centreId } = ctx.principal;
  if (!centreId) throw forbidden();
  const body = ticketRequest.safeParse(ctx.body);
  if (!body.success) throw new Problem('invalid', z.prettifyError(body.error));
  const now = ctx.services.clock.now();
  const hours = await hoursOf(ctx, centreId, businessDate(now));
  if (hours.state(null, now).kind !== 'open') throw conflict(queueTexts[ctx.locale].kiosk.closedTitle);
  const wish = body.data;
  const issued = await issueTicket(
    ctx.services.database,
    ctx.actor,
    hotWrite(ctx.owner, ctx.idempotencyKey, '/api/v1/tickets', wish),
    {
      centreId,
      groupId: wish.groupId,
      serviceId: wish.serviceId ?? null,
      purpose: wish.purpose,
      personName: wish.personName ?? null,
      signLanguage: wish.signLanguage,
      visitCode: wish.visitCode ?? null,
      allowanceMinutes: 0,
      now,
    },
  );
  if (issued.kind === 'unknown') throw new Problem('invalid', queueTexts[ctx.locale].kiosk.unknown);
  if (!issued.repeated) ctx.services.live.poke();
  const { ticket } = issued;
  return json({
    ...ticket,
    label: ticketLabel(ticket.prefix, ticket.number),
    follow: `${ctx.services.publicUrl}/t/${ticket.accessCode}`,
  });
}

/** POST /api/v1/desks/:deskId/call-next: the next visitor to a desk that the worker of the session has open. */
export async function callNextApi(ctx: HotContext): Promise<Answer> {
  const { id, centreId } = ctx.principal;
  if (!id || !centreId) throw forbidden();
  const { deskId } = ctx.params(deskParams);
  const called = await callNext(
    ctx.services.database,
    ctx.actor,
    hotWrite(ctx.owner, ctx.idempotencyKey, `/api/v1/desks/${deskId}/call-next`, null),
    { centreId, deskId, workerId: id, now: ctx.services.clock.now() },
  );
  if (called.kind !== 'called') return json({ outcome: called.kind, ticket: null });
  if (!called.repeated) ctx.services.live.poke();
  const { ticket } = called;
  return json({
    outcome: 'called',
    ticket: { ...ticket, label: ticketLabel(ticket.prefix, ticket.number) },
  });
}

/** GET /api/v1/centres/:code/queue: how many wait in each group. Public (KS-site). */
export async function queueApi(ctx: Context): Promise<Answer> {
  const { queries } = ctx.services.database;
  const centre = await centreByCode(queries, ctx.params(centreParams).code);
  if (!centre) throw notFound();
  const now = ctx.services.clock.now();
  const groups = await queueNow(queries, centre.id, businessDate(now));
  return json({ centre: { code: centre.code, name: centre.name }, at: now.toISOString(), groups });
}

const centreIdParams = z.object({ centre: z.uuid() });

/** What hangs on the wall for everybody: numbers and desks. */
export async function boardStream(ctx: Context): Promise<{ channel: string }> {
  return { channel: `board:${ctx.params(centreIdParams).centre}` };
}

/** Numbers of the hall, for the centres that the worker's scope reaches. */
export async function deskStream(ctx: Context): Promise<{ channel: string }> {
  return { channel: `desk:${within(queueScope(ctx.principal), ctx.params(centreIdParams).centre)}` };
}

/** The own visit, by its secret. */
export async function ticketStream(ctx: Context): Promise<{ channel: string }> {
  const visit = await visitByCode(ctx.services.database.queries, ctx.params(codeParams).code);
  if (!visit) throw notFound();
  return { channel: `ticket:${visit.id}` };
}
