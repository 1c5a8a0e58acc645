import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#platform/session/actor.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import {
  addCategory,
  createSampleCentre,
  openTestDatabase,
  type SampleCentre,
} from '../../../../test/sampleCentre.ts';
import { isTicketState, type TicketState } from '../rules/ticketActions.ts';
import { callNext } from './callNext.ts';
import { hotWrite } from './hotWrite.ts';
import { issueTicket } from './issueTicket.ts';
import type { AtDesk } from './stays.ts';
import {
  finishTicket,
  holdTicket,
  leaveQueue,
  missTicket,
  recallTicket,
  returnTicket,
  startTicket,
} from './tickets.ts';
import { transferTicket } from './transfer.ts';

const actor = systemActor('test');
const desks = 5;
let home: TestDatabase;
let database: ReturnType<typeof openTestDatabase>;

beforeAll(async () => {
  home = await createTestDatabase();
  database = openTestDatabase(home.appUrl);
});
afterAll(async () => {
  await database.close();
  await home.drop();
});

const moves = [
  'issue',
  'second',
  'call',
  'call',
  'call',
  'start',
  'finish',
  'miss',
  'hold',
  'recall',
  'transfer',
  'return',
  'leave',
  'steal',
] as const;
const script = fc.array(
  fc.array(fc.record({ move: fc.constantFrom(...moves), pick: fc.nat(1000) }), {
    minLength: 6,
    maxLength: 14,
  }),
  { minLength: desks, maxLength: desks },
);

/** What each event does to the state; an event in any other state is a broken rule. */
const course: Readonly<Record<string, { from: readonly TicketState[]; to: TicketState }>> = {
  'ticket.called': { from: ['waiting'], to: 'called' },
  'ticket.recalled': { from: ['called'], to: 'called' },
  'ticket.started': { from: ['called'], to: 'serving' },
  'ticket.finished': { from: ['serving'], to: 'finished' },
  'ticket.missed': { from: ['called'], to: 'noShow' },
  'ticket.held': { from: ['called', 'serving'], to: 'held' },
  'ticket.transferred': { from: ['called', 'serving'], to: 'waiting' },
  'ticket.returned': { from: ['held', 'noShow'], to: 'waiting' },
  'ticket.left': { from: ['waiting', 'called', 'held'], to: 'left' },
};

/** A centre at work: every desk, and the visitors, press whatever they like at the same time. */
class Hall {
  readonly issued: { ticketId: string; visitId: string; accessCode: string }[] = [];
  private minute = 0;
  private key = 0;
  readonly centre: SampleCentre;

  readonly category: string;

  constructor(centre: SampleCentre, category: string) {
    this.centre = centre;
    this.category = category;
  }

  private now(): Date {
    this.minute += 1;
    return new Date(Date.UTC(2026, 10, 20, 8) + this.minute * 20_000);
  }

  private write() {
    this.key += 1;
    return hotWrite(`hall:${this.centre.centreId}`, `key-${this.key}-0000`, '/test', null);
  }

  async issue(pick: number, visitCode: string | null): Promise<void> {
    const issued = await issueTicket(database, actor, this.write(), {
      centreId: this.centre.centreId,
      groupId: this.centre.groups[pick % 2]?.id ?? '',
      serviceId: null,
      purpose: 'submit',
      personName: null,
      signLanguage: false,
      visitCode,
      categoryId: pick % 7 === 0 ? this.category : null,
      now: this.now(),
    });
    if (issued.kind === 'issued') this.issued.push(issued.ticket);
  }

  at(desk: number): AtDesk {
    const place = this.centre.desks[desk];
    if (!place) throw new Error(`no desk ${desk}`);
    return { centreId: this.centre.centreId, deskId: place.id, workerId: place.workerId, now: this.now() };
  }

  call(desk: number) {
    return callNext(database, actor, this.write(), this.at(desk));
  }

  /** The ticket at the desk, else any: buttons of stale screens are pressed too. */
  private async target(at: AtDesk, pick: number): Promise<string> {
    const row = await database.queries
      .selectFrom('ticket')
      .select('id')
      .where('desk_id', '=', at.deskId)
      .where('state', 'in', ['called', 'serving'])
      .executeTakeFirst();
    return row?.id ?? this.issued[pick % Math.max(this.issued.length, 1)]?.ticketId ?? at.deskId;
  }

  async press(desk: number, move: (typeof moves)[number], pick: number): Promise<void> {
    const at = this.at(desk);
    const any = this.issued[pick % Math.max(this.issued.length, 1)];
    if (move === 'issue') return this.issue(pick, null);
    if (move === 'second') return this.issue(pick, any?.accessCode ?? null);
    if (move === 'call') {
      await this.call(desk);
      return;
    }
    const own = await this.target(at, pick);
    await database.transaction(async (tx): Promise<unknown> => {
      switch (move) {
        case 'start':
          return startTicket(tx, actor, at, own);
        case 'finish':
          return finishTicket(tx, actor, at, own, 'consulted');
        case 'miss':
          return missTicket(tx, actor, at, own);
        case 'hold':
          return holdTicket(tx, actor, at, own);
        case 'recall':
          return recallTicket(tx, actor, at, own);
        case 'transfer':
          return transferTicket(tx, actor, at, own, {
            kind: 'group',
            id: this.centre.groups[pick % 2]?.id ?? '',
          });
        case 'return':
          return returnTicket(tx, actor, at.centreId, any?.ticketId ?? own, at.now);
        case 'leave':
          return leaveQueue(tx, actor, { ...at, visitId: any?.visitId ?? own }, any?.ticketId ?? own);
        case 'steal':
          // Another desk's visitor, by a forged address.
          return startTicket(tx, actor, at, any?.ticketId ?? own);
      }
    });
  }

  events() {
    return database.queries
      .selectFrom('ledger')
      .select(['kind', 'subject_id', 'payload'])
      .where('centre_id', '=', this.centre.centreId)
      .where('subject', '=', 'ticket')
      .orderBy('seq')
      .execute();
  }

  tickets() {
    return database.queries
      .selectFrom('ticket')
      .selectAll()
      .where('centre_id', '=', this.centre.centreId)
      .execute();
  }
}

/** Reads the history again from its first event, and refuses any step that the rules do not know. */
async function replay(hall: Hall): Promise<Map<string, TicketState>> {
  const state = new Map<string, TicketState>();
  const visitOf = new Map(hall.issued.map((ticket) => [ticket.ticketId, ticket.visitId]));
  const deskOf = new Map<string, string>();
  for (const { kind, subject_id: id, payload } of await hall.events()) {
    if (kind === 'ticket.issued') {
      expect(state.has(id)).toBe(false);
      state.set(id, 'waiting');
      continue;
    }
    const step = course[kind];
    const before = state.get(id);
    if (!step || !before || !step.from.includes(before))
      throw new Error(`${kind} after ${before ?? 'nothing'}`);
    state.set(id, step.to);
    if (step.to !== 'called' && step.to !== 'serving') {
      deskOf.delete(id);
      continue;
    }
    const desk = String(Reflect.get(Object(payload), 'deskId'));
    if (kind === 'ticket.called') {
      for (const [other, at] of deskOf) {
        expect(at, 'two visitors at one desk').not.toBe(desk);
        expect(visitOf.get(other), 'one visit at two desks').not.toBe(visitOf.get(id));
      }
      deskOf.set(id, desk);
    }
    expect(deskOf.get(id)).toBe(desk);
  }
  return state;
}

test('[Q-call][BR-16] whatever many desks press at once: no double call, no lost ticket, one visit at one desk', async () => {
  await fc.assert(
    fc.asyncProperty(script, async (lines) => {
      const centre = await createSampleCentre(database, desks);
      const hall = new Hall(centre, await addCategory(database, centre, 15));
      for (let n = 0; n < 6; n += 1)
        await hall.issue(n, n % 3 === 2 ? (hall.issued[0]?.accessCode ?? null) : null);
      await Promise.all(
        lines.map(async (presses, desk) => {
          for (const { move, pick } of presses) await hall.press(desk, move, pick);
        }),
      );
      const rows = await hall.tickets();
      expect(rows).toHaveLength(hall.issued.length);
      const replayed = await replay(hall);
      for (const row of rows) expect(isTicketState(row.state) && row.state).toBe(replayed.get(row.id));
      for (const row of rows) {
        const kept = row.issued_at.getTime() - row.allowance_minutes * 60_000;
        expect(row.rank_at.getTime(), 'the place in the queue is kept').toBe(kept);
      }
      await empty(hall);
    }),
    { numRuns: 12 },
  );
}, 240_000);

/** Nobody is lost: once the desks do nothing but serve, everybody who waits is called. */
async function empty(hall: Hall): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    for (let desk = 0; desk < desks; desk += 1) {
      for (const move of ['start', 'finish'] as const) await hall.press(desk, move, 0);
    }
    const called = await Promise.all(hall.centre.desks.map((_, desk) => hall.call(desk)));
    if (called.every((answer) => answer.kind === 'nobody')) break;
  }
  const waiting = (await hall.tickets()).filter(({ state }) =>
    ['waiting', 'called', 'serving'].includes(state),
  );
  expect(waiting.map(({ prefix, number }) => `${prefix}${number}`)).toEqual([]);
}
