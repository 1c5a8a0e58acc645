import { z } from 'zod';
import { type CentreHours, centreHours } from '#modules/organisation/data/hours.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import type { Context, HotContext } from '#platform/http/context.ts';
import { conflict, forbidden, Problem } from '#platform/http/problems.ts';
import { hotWrite } from '../commands/hotWrite.ts';
import { issueTicket } from '../commands/issueTicket.ts';
import { expectedWait } from '../data/prediction.ts';
import { queueTexts } from '../messages.ts';
import { ticketLabel } from '../rules/ticketActions.ts';
import { ticketRequest } from '../schema.ts';

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
      categoryId: wish.categoryId ?? null,
      categoryBy: 'kiosk',
      estimate: expectedWait(ctx.services.database, centreId, wish.groupId, wish),
      now,
    },
  );
  if (issued.kind === 'paused') throw conflict(queueTexts[ctx.locale].console.refused.paused);
  if (issued.kind === 'unknown') throw new Problem('invalid', queueTexts[ctx.locale].kiosk.unknown);
  if (!issued.repeated) ctx.services.live.poke();
  const { ticket } = issued;
  return json({
    ...ticket,
    label: ticketLabel(ticket.prefix, ticket.number),
    follow: `${ctx.services.publicUrl}/t/${ticket.accessCode}`,
  });
}
