import { v7 } from 'uuid';
import type { DayClock } from './clock.ts';
import type { Hall, Held } from './hall.ts';
import type { OfflineKiosk } from './offline.ts';
import type { Place } from './place.ts';
import type { DayPlan, VisitorPlan } from './plan.ts';
import { takePaper } from './printing.ts';
import type { Random } from './random.ts';
import { register, stepOut } from './reception.ts';
import type { DayRecord } from './record.ts';
import { openStream } from './stream.ts';
import type { Identity, Web } from './web.ts';
import type { Worker } from './worker.ts';

export interface Entrance {
  readonly web: Web;
  readonly clock: DayClock;
  readonly hall: Hall;
  readonly record: DayRecord;
  readonly random: Random;
  readonly place: Place;
  readonly kiosk: Identity;
  readonly reception: Worker;
  /** The same kiosk while it has no connection. */
  readonly offline: OfflineKiosk;
  /** True while the centre stands still: the kiosk says so, and people wait outside. */
  paused(): boolean;
  /** Tells how far the day is. */
  onVisitor(): void;
}

/** Everybody comes at their time; ends when the last has a ticket. */
export async function peopleCome(plan: DayPlan, entrance: Entrance): Promise<void> {
  const coming: Promise<void>[] = [];
  for (const visitor of plan.visitors) {
    await entrance.clock.until(visitor.arrivesAt);
    coming.push(comeIn(visitor, entrance).catch((error: unknown) => entrance.record.failed(error)));
    entrance.onVisitor();
  }
  await Promise.all(coming);
}

async function comeIn(visitor: VisitorPlan, entrance: Entrance): Promise<void> {
  const [first] = visitor.matters;
  if (first && visitor.atReception) return comeToReception(visitor, first, entrance);
  if (first && !visitor.hasCategory && entrance.offline.give(visitor, first)) return;
  let accessCode: string | null = null;
  for (const matter of visitor.matters) {
    const held = await takeTicket(visitor, matter, accessCode, entrance);
    if (!held) return;
    accessCode = held.accessCode;
    entrance.hall.come(held);
    if (visitor.leavesAfterMs !== null)
      entrance.record.aside(leaveByPhone(held, visitor.leavesAfterMs, entrance));
    else if (visitor.lateAfterMs !== null)
      entrance.record.aside(sayLate(held, visitor.lateAfterMs, entrance));
    else if (visitor.stepsOutAfterMs !== null)
      entrance.record.aside(stepOut(entrance.reception, entrance, held, visitor.stepsOutAfterMs));
  }
}

/** Cannot use the kiosk: the reception registers the first matter, asking again while the centre stands still. */
async function comeToReception(
  visitor: VisitorPlan,
  matter: VisitorPlan['matters'][number],
  { clock, hall, record, reception }: Entrance,
): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const ticketId = await register(reception, record, visitor, matter);
    if (ticketId !== null) {
      hall.come({ ...standing, ticketId, accessCode: null, visitor, matter });
      return;
    }
    await clock.wait(30_000);
  }
}

/** How everybody comes in. */
const standing = { settled: false, gone: false, backAt: 0 };

/** At the kiosk: asks again while the centre stands still. */
async function takeTicket(
  visitor: VisitorPlan,
  matter: VisitorPlan['matters'][number],
  visitCode: string | null,
  entrance: Entrance,
): Promise<Held | null> {
  const { web, clock, record, random, place, kiosk } = entrance;
  for (let tries = 0; tries < 400; tries++) {
    if (visitor.prints && !visitor.hasCategory) {
      const taken = await takePaper(entrance, visitor, matter, visitCode);
      if (taken) return { ...standing, ...taken, visitor, matter };
      await clock.wait(30_000);
      continue;
    }
    const key = v7();
    const reply = await web.post(
      kiosk,
      '/api/v1/tickets',
      {
        groupId: matter.groupId,
        serviceId: matter.serviceId,
        purpose: matter.purpose,
        signLanguage: visitor.sign,
        ...(visitCode === null ? {} : { visitCode }),
        ...(visitor.hasCategory ? { categoryId: random.pick(place.categories) } : {}),
      },
      key,
    );
    if (reply.status === 200) {
      const body = reply.json();
      const ticketId = String(body.ticketId);
      record.acknowledge('ticket.issued', ticketId, key, String(body.label));
      return {
        ticketId,
        accessCode: String(body.accessCode),
        visitor,
        matter,
        ...standing,
      };
    }
    record.refused(`kiosk: ${reply.status}`);
    // A fault of the server is in the report; the visitor presses again, as people do.
    if (reply.status < 500 && reply.status !== 409)
      throw new Error(`a kiosk got no ticket: ${reply.status} ${reply.text}`);
    await clock.wait(30_000);
  }
  return null;
}

async function leaveByPhone(held: Held, after: number, { web, clock, record }: Entrance): Promise<void> {
  await clock.wait(after);
  const page = `/t/${held.accessCode}/leave/${held.ticketId}`;
  const phone: Identity = { cookies: new Map() };
  const { status } = await web.get(phone, page);
  if (status !== 200) return;
  const key = v7();
  const reply = await web.form(phone, page, {}, page).catch(() => null);
  if (reply?.status !== 303) return;
  held.gone = true;
  record.acknowledge('ticket.left', held.ticketId, key);
}

async function sayLate(held: Held, after: number, { web, clock, record }: Entrance): Promise<void> {
  await clock.wait(after);
  const page = `/t/${held.accessCode}`;
  const late = `${page}/late/${held.ticketId}`;
  const reply = await web.form({ cookies: new Map() }, late, { minutes: '10' }, late).catch(() => null);
  if (reply?.status !== 303) return;
  record.acknowledge('ticket.delayed', held.ticketId, v7());
  held.backAt = clock.now() + 9 * 60_000;
}

/** What a telephone with the ticket's page open has been told: the states one after the other. */
export interface PhoneLog {
  readonly ticketId: string;
  readonly states: string[];
  close(): void;
}

/** Opens the page of the ticket and follows it. */
export function watchByPhone(web: Web, held: Held): PhoneLog | null {
  if (held.accessCode === null) return null;
  const states: string[] = [];
  const stream = openStream(`${web.url}/live/ticket/${held.accessCode}`, {}, ({ data }) => {
    const state = stateOf(data, held.ticketId);
    if (state !== null && states.at(-1) !== state) states.push(state);
  });
  return { ticketId: held.ticketId, states, close: stream.close };
}

function stateOf(data: unknown, ticketId: string): string | null {
  if (typeof data !== 'object' || data === null || !('tickets' in data) || !Array.isArray(data.tickets))
    return null;
  const own: unknown = data.tickets.find((one: { id?: unknown }) => one.id === ticketId);
  return typeof own === 'object' && own !== null && 'state' in own ? String(own.state) : null;
}
