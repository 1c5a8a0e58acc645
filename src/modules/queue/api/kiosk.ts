import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { catalogueOfCentre } from '#modules/catalogue/data/search.ts';
import { centreHours } from '#modules/organisation/data/hours.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import { type Answer, file, json } from '#platform/http/answer.ts';
import type { ActionContext, Context } from '#platform/http/context.ts';
import { forbidden, notFound, Problem } from '#platform/http/problems.ts';
import { projectRoot } from '#platform/projectRoot.ts';
import { leaseBlocks } from '../commands/blocks.ts';
import { takeOverTicket } from '../commands/offlineTickets.ts';
import { categoriesOfCentre } from '../data/categories.ts';
import { kioskStanding } from '../data/kiosk.ts';
import { menuServices, queueNow } from '../data/menu.ts';
import { printsOfVisit } from '../data/prints.ts';
import { visitByCode } from '../data/visit.ts';
import { kioskNow } from '../pages/kiosk/kioskGate.tsx';
import { entryNow, mostTicketsOfVisit } from '../rules/kiosk.ts';
import { codeParams } from '../schema.ts';
import { blocksRequest, type MenuAnswer, offlineTicket } from '../schemas/kiosk.ts';

/** GET /api/v1/kiosk/state: whether this kiosk gives tickets now. */
export async function kioskStateApi(ctx: Context): Promise<Answer> {
  return json({ standing: (await kioskNow(ctx)).standing });
}

/** GET /api/v1/kiosk/menu: what the kiosk must know to work without a connection. No personal data. */
export async function kioskMenuApi(ctx: Context): Promise<Answer> {
  const now = await kioskNow(ctx);
  const { queries } = ctx.services.database;
  const at = ctx.services.clock.now();
  const date = businessDate(at);
  const { centre } = now;
  const [groups, menu, catalogue, categories] = await Promise.all([
    queueNow(queries, centre.id, date),
    menuServices(queries, centre.id),
    catalogueOfCentre(ctx.services, centre.id),
    categoriesOfCentre(queries, centre.id),
  ]);
  const words = new Map(catalogue.services.map((service) => [service.id, service]));
  const last = now.hours.length - 1;
  const answer: MenuAnswer = {
    at: at.toISOString(),
    date,
    centre: { name: centre.name, personal: centre.personalQueue },
    standing: now.standing,
    entries: now.hours.map(({ opens, closes }, place) => ({
      from: kyivInstant(date, opens).toISOString(),
      to: new Date(
        kyivInstant(date, closes).getTime() - (place === last ? now.kiosk.lastEntryMinutes * 60_000 : 0),
      ).toISOString(),
    })),
    mostTickets: mostTicketsOfVisit,
    follow: `${ctx.services.publicUrl}/t/`,
    groups: groups.map(({ id, nameUk, nameEn }) => ({ id, nameUk, nameEn })),
    services: menu.map(({ id, groupId, nameUk, nameEn }) => ({
      id,
      groupId,
      nameUk,
      nameEn,
      name: words.get(id)?.name ?? nameUk,
      synonyms: [...(words.get(id)?.synonyms ?? [])],
    })),
    categories: categories
      .filter(({ atKiosk }) => atKiosk)
      .map(({ id, nameUk, nameEn, act, proof }) => ({ id, nameUk, nameEn, act, proof })),
  };
  return json(answer);
}

/** POST /api/v1/kiosk/blocks: numbers for the time without a connection. */
export async function kioskBlocksApi(ctx: ActionContext): Promise<Answer> {
  const { id, centreId } = ctx.principal;
  if (!id || !centreId) throw forbidden();
  const body = blocksRequest.safeParse(ctx.body ?? {});
  if (!body.success) throw new Problem('invalid', z.prettifyError(body.error));
  const now = ctx.services.clock.now();
  const date = businessDate(now);
  const blocks = await leaseBlocks(ctx.tx, ctx.actor, {
    deviceId: id,
    centreId,
    date,
    known: body.data.known,
    now,
  });
  return json({ date, blocks });
}

/** POST /api/v1/kiosk/offline-tickets: one ticket given without a connection; sent again it changes nothing. */
export async function offlineTicketApi(ctx: ActionContext): Promise<Answer> {
  const { id, centreId } = ctx.principal;
  if (!id || !centreId) throw forbidden();
  const body = offlineTicket.safeParse(ctx.body);
  if (!body.success) throw new Problem('invalid', z.prettifyError(body.error));
  const { queries } = ctx.services.database;
  const now = ctx.services.clock.now();
  const today = businessDate(now);
  const [{ lastEntryMinutes }, hours] = await Promise.all([
    kioskStanding(queries, id, centreId),
    centreHours(queries, centreId, today),
  ]);
  const { intervals } = hours.on(null, today);
  const openAt = (at: Date) =>
    entryNow(hours.state(null, at), intervals, lastEntryMinutes, at).kind === 'open';
  return json(
    await takeOverTicket(ctx.tx, ctx.actor, { deviceId: id, centreId, ticket: body.data, openAt, now }),
  );
}

/** GET /api/v1/kiosk/ticket/:code/prints: how the printing of each ticket of the visit stands. */
export async function kioskPrintsApi(ctx: Context): Promise<Answer> {
  const { queries } = ctx.services.database;
  const visit = await visitByCode(queries, ctx.params(codeParams).code);
  if (!visit || visit.centreId !== ctx.principal.centreId) throw notFound();
  const prints = await printsOfVisit(queries, visit.id);
  return json({
    tickets: visit.tickets.map(({ id, label }) => ({ ticketId: id, label, print: prints.get(id) ?? null })),
  });
}

/** The service worker of the kiosk: its own address, since a worker governs only what lies under it. */
export async function kioskWorkerFile(ctx: Context): Promise<Answer> {
  const name = path.basename(ctx.services.asset('kioskWorker.js'));
  const bytes = readFileSync(path.join(projectRoot, 'dist', 'assets', name));
  return file(bytes, 'text/javascript; charset=utf-8', 'kiosk-worker.js');
}
