import { z } from 'zod';
import { type CentreHours, centreHours } from '#modules/organisation/data/hours.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import type { Context, HotContext } from '#platform/http/context.ts';
import { conflict, forbidden, Problem } from '#platform/http/problems.ts';
import { hotWrite } from '../commands/hotWrite.ts';
import { issueTicket } from '../commands/issueTicket.ts';
import { settingsOf } from '../data/categories.ts';
import { centreOfKey } from '../data/keyCentre.ts';
import { expectedWait } from '../data/prediction.ts';
import { queueTexts } from '../messages.ts';
import { queueScope } from '../rights.ts';
import { entryNow } from '../rules/kiosk.ts';
import { ticketLabel } from '../rules/ticketActions.ts';
import { ticketRequest } from '../schema.ts';

/** Hours change a few times a year: a kiosk under load must not read them for each ticket. Milliseconds. */
const hoursKeptMs = 30_000;
interface Rules {
  readonly hours: CentreHours;
  readonly lastEntryMinutes: number;
}
interface KeptHours {
  readonly date: string;
  readonly until: number;
  readonly rules: Promise<Rules>;
}
const keptHours = new WeakMap<object, Map<string, KeptHours>>();

function rulesOf(ctx: Context, centreId: string, date: string): Promise<Rules> {
  const { queries } = ctx.services.database;
  const kept = keptHours.get(queries) ?? new Map<string, KeptHours>();
  keptHours.set(queries, kept);
  const now = Date.now();
  const known = kept.get(centreId);
  if (known?.date === date && known.until > now) return known.rules;
  const rules = Promise.all([centreHours(queries, centreId, date), settingsOf(queries, centreId)]).then(
    ([hours, settings]) => ({ hours, lastEntryMinutes: settings?.lastEntryMinutes ?? 0 }),
  );
  kept.set(centreId, { date, until: now + hoursKeptMs, rules });
  rules.catch(() => kept.delete(centreId));
  return rules;
}

/** POST /api/v1/tickets: one ticket, once for its key. Refuses outside the hours of the centre and after its last entry. */
export async function issueTicketApi(ctx: HotContext): Promise<Answer> {
  const { centreId: first } = ctx.principal;
  if (!first) throw forbidden();
  const body = ticketRequest.safeParse(ctx.body);
  if (!body.success) throw new Problem('invalid', z.prettifyError(body.error));
  const wish = body.data;
  // A kiosk names no centre: nothing more is asked of the database for it.
  const centreId = wish.centre ? (await namedCentre(ctx, wish.centre)).id : first;
  const now = ctx.services.clock.now();
  const today = businessDate(now);
  const { hours, lastEntryMinutes } = await rulesOf(ctx, centreId, today);
  const { intervals } = hours.on(null, today);
  if (entryNow(hours.state(null, now), intervals, lastEntryMinutes, now).kind !== 'open')
    throw conflict(queueTexts[ctx.locale].kiosk.closedTitle);
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

const namedCentre = (ctx: HotContext, code: string) =>
  centreOfKey(ctx.services.database.queries, queueScope(ctx.principal), { code });
