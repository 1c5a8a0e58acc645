import { expect, test } from 'vitest';
import { type Facts, labelOf, type QueueEvent, type TicketFact } from './facts.ts';
import { invariants } from './invariants.ts';
import { measure } from './measures.ts';

/** A morning of three visitors at two desks, without a fault. Seconds since its beginning become milliseconds. */
function goodDay(): Facts {
  const events: QueueEvent[] = [];
  const tell = (at: number, kind: string, subjectId: string, payload: Record<string, unknown> = {}) =>
    events.push({
      seq: events.length + 1,
      at: at * 1000,
      kind,
      subject: 'ticket',
      subjectId,
      payload: { ...payload, at: new Date(at * 1000).toISOString() },
    });
  const come = (at: number, id: string, visitId: string) =>
    tell(at, 'ticket.issued', id, { visitId, groupId: 'g', needsSign: false, express: false });
  const call = (at: number, id: string, deskId: string, key = 'earliest', waitedS = 0) =>
    tell(at, 'ticket.called', id, {
      deskId,
      waitedS,
      reason: { key, params: { issuedAt: '', rankAt: '', allowanceMinutes: 0 } },
    });
  come(0, 'a', 'va');
  come(10, 'b', 'vb');
  come(20, 'c', 'vc');
  call(30, 'a', 'd1', 'earliest', 30);
  call(40, 'b', 'd2', 'earliest', 30);
  tell(50, 'ticket.started', 'a', { deskId: 'd1' });
  tell(60, 'ticket.started', 'b', { deskId: 'd2' });
  tell(110, 'ticket.finished', 'a', { deskId: 'd1' });
  tell(120, 'ticket.held', 'b', { deskId: 'd2' });
  call(130, 'c', 'd1', 'earliest', 110);
  tell(180, 'ticket.missed', 'c', { deskId: 'd1' });
  tell(200, 'ticket.returned', 'b');
  call(230, 'b', 'd2', 'earliest', 60);
  tell(240, 'ticket.started', 'b', { deskId: 'd2' });
  tell(300, 'ticket.finished', 'b', { deskId: 'd2' });
  const ticket = (id: string, n: number, ends: number, state: string, waitedS: number): TicketFact => ({
    id,
    visitId: `v${id}`,
    prefix: 'А',
    number: n,
    state,
    groupId: 'g',
    rankAt: (n - 1) * 10_000,
    issuedAt: (n - 1) * 10_000,
    finishedAt: ends * 1000,
    waitedS,
    needsSign: false,
    express: false,
    hasCategory: false,
    estimateLowS: 20,
    estimateHighS: 60,
    estimateAverageS: 40,
    estimateLastS: 70,
  });
  const stay = (
    ticketId: string,
    deskId: string,
    at: readonly [number, number | null, number],
    outcome: string,
  ) => ({
    ticketId,
    deskId,
    calledAt: at[0] * 1000,
    startedAt: at[1] === null ? null : at[1] * 1000,
    endedAt: at[2] * 1000,
    waitedS: 30,
    walkedS: (at[1] ?? at[2]) - at[0],
    servedS: at[1] === null ? 0 : at[2] - at[1],
    outcome,
  });
  const tickets = [
    ticket('a', 1, 110, 'finished', 30),
    ticket('b', 2, 300, 'finished', 60),
    ticket('c', 3, 180, 'noShow', 110),
  ];
  return {
    events,
    tickets,
    episodes: [
      stay('a', 'd1', [30, 50, 110], 'finished'),
      stay('b', 'd2', [40, 60, 120], 'held'),
      stay('c', 'd1', [130, null, 180], 'noShow'),
      stay('b', 'd2', [230, 240, 300], 'finished'),
    ],
    pauses: [],
    desks: ['d1', 'd2'].map((id, n) => ({ id, number: n + 1, groups: ['g'], expressOnly: false })),
    counters: [{ prefix: 'А', last: 3 }],
    acknowledged: tickets.map((one, n) => ({
      kind: 'ticket.issued',
      ticketId: one.id,
      key: `k${n}`,
      number: labelOf(one),
    })),
    boards: [{ name: 'hall', seen: new Set(['А-001@1', 'А-002@2', 'А-003@1']), last: [] }],
    away: new Set(),
    prints: [],
    papers: 0,
    killedAt: null,
    priorityRun: 2,
    slackS: 1,
    ledgerFaults: [],
  };
}

type Check = keyof typeof invariants;
const failing = (facts: Facts): Check[] =>
  Object.entries(invariants).flatMap(([name, check]) => (check(facts).length > 0 ? [name] : []));

const change = (facts: Facts, seq: number, to: Partial<QueueEvent>): Facts => ({
  ...facts,
  events: facts.events.map((event) => (event.seq === seq ? { ...event, ...to } : event)),
});
const without = (facts: Facts, seq: number): Facts => ({
  ...facts,
  events: facts.events.filter((event) => event.seq !== seq),
});
const withTicket = (facts: Facts, id: string, to: Partial<TicketFact>): Facts => ({
  ...facts,
  tickets: facts.tickets.map((ticket) => (ticket.id === id ? { ...ticket, ...to } : ticket)),
});

test('[BR-14][BR-18] a good day passes every check', () => {
  expect(failing(goodDay())).toEqual([]);
});

test('[KS-stats] what a day measures', () => {
  expect(measure(goodDay())).toMatchObject({
    tickets: 3,
    served: 2,
    noShows: 1,
    calls: 4,
    waitingMedian: 0.5,
    estimates: 3,
    withinRange: 2 / 3,
  });
});

test('[BR-14] a paper that comes out while its visitor is away moves no clock', () => {
  const day = goodDay();
  const away = day.events.findIndex(({ kind }) => kind === 'ticket.held') + 1;
  const printed = {
    seq: 100,
    at: 125_000,
    kind: 'ticket.printed',
    subject: 'ticket',
    subjectId: 'b',
    payload: {},
  };
  expect(
    failing({
      ...day,
      papers: 1,
      events: [...day.events.slice(0, away), printed, ...day.events.slice(away)],
    }),
  ).toEqual([]);
});

const corrupted: readonly (readonly [string, (facts: Facts) => Facts, Check])[] = [
  [
    'a call of one who is served elsewhere',
    (f) => change(f, 5, { subjectId: 'a' }),
    'nobody called twice, no desk with two visitors, no visit at two desks',
  ],
  [
    'two visitors at a desk',
    (f) => change(f, 5, { payload: { ...f.events[4]?.payload, deskId: 'd1' } }),
    'nobody called twice, no desk with two visitors, no visit at two desks',
  ],
  [
    'one visit at two desks',
    (f) => change(f, 2, { payload: { ...f.events[1]?.payload, visitId: 'va' } }),
    'nobody called twice, no desk with two visitors, no visit at two desks',
  ],
  [
    'a finish that the ledger does not know',
    (f) => without(f, f.events.length),
    'tables and ledger tell the same',
  ],
  [
    'a ticket that still waits',
    (f) => withTicket(f, 'c', { state: 'waiting', finishedAt: null }),
    'no ticket lost: each has ended',
  ],
  [
    'a number given twice',
    (f) => withTicket(f, 'c', { number: 2 }),
    'numbers without a gap and without a double',
  ],
  [
    'a gap in the numbers',
    (f) => withTicket(f, 'c', { number: 4 }),
    'numbers without a gap and without a double',
  ],
  [
    'a counter that ran on',
    (f) => ({ ...f, counters: [{ prefix: 'А', last: 4 }] }),
    'numbers without a gap and without a double',
  ],
  [
    'an acknowledged ticket that is gone',
    (f) => ({ ...f, tickets: f.tickets.slice(1) }),
    'what was acknowledged is there, once',
  ],
  [
    'an acknowledged call that is gone',
    (f) => ({
      ...f,
      acknowledged: [
        ...f.acknowledged,
        { kind: 'ticket.called', ticketId: 'a', key: 'x' },
        { kind: 'ticket.called', ticketId: 'a', key: 'y' },
      ],
    }),
    'what was acknowledged is there, once',
  ],
  [
    'a ticket that nobody was given',
    (f) => ({ ...f, acknowledged: f.acknowledged.slice(1) }),
    'what was acknowledged is there, once',
  ],
  [
    'a printed number that is another',
    (f) => ({ ...f, acknowledged: f.acknowledged.map((one) => ({ ...one, number: 'А-009' })) }),
    'what was acknowledged is there, once',
  ],
  [
    'a call without a reason',
    (f) => change(f, 4, { payload: { deskId: 'd1' } }),
    'the reason of each call is true',
  ],
  [
    'a false «sent to this desk»',
    (f) => change(f, 4, { payload: { deskId: 'd1', reason: { key: 'thisDesk', params: {} } } }),
    'the reason of each call is true',
  ],
  [
    'a category without its act',
    (f) =>
      change(f, 4, {
        payload: { deskId: 'd1', reason: { key: 'allowance', params: { allowanceMinutes: 30 } } },
      }),
    'the reason of each call is true',
  ],
  ['an earlier one passed over for ever', passedOver, 'the reason of each call is true'],
  ['the first of the morning overtaken by all', starving, 'nobody starved'],
  [
    'a board that missed a call',
    (f) => ({ ...f, boards: [{ name: 'hall', seen: new Set(['А-001@1', 'А-002@2']), last: [] }] }),
    'boards showed every call and nothing else',
  ],
  [
    'a board that invented a call',
    (f) => ({
      ...f,
      boards: [{ name: 'hall', seen: new Set(['А-001@1', 'А-002@2', 'А-003@1', 'А-077@2']), last: [] }],
    }),
    'boards showed every call and nothing else',
  ],
  ['a clock that was reset', (f) => withTicket(f, 'b', { waitedS: 5 }), 'clocks sum up'],
  [
    'a stay longer than its parts',
    (f) => ({ ...f, episodes: f.episodes.map((one, n) => (n === 0 ? { ...one, servedS: 5 } : one)) }),
    'clocks sum up',
  ],
  [
    'a pause that was counted as waiting',
    (f) => ({ ...f, pauses: [{ from: 0, to: 25_000 }] }),
    'clocks sum up',
  ],
  [
    'a paper that nobody asked for',
    (f) => ({ ...f, papers: 1 }),
    'each wanted paper came out once, or reception was told',
  ],
  [
    'a paper that never came',
    (f) => ({ ...f, prints: [{ ticketId: 'a', state: 'sending', problem: null, requestedAt: 0 }] }),
    'each wanted paper came out once, or reception was told',
  ],
  [
    'a failed paper of which nobody was told',
    (f) => ({ ...f, prints: [{ ticketId: 'a', state: 'failed', problem: 'paperOut', requestedAt: 0 }] }),
    'each wanted paper came out once, or reception was told',
  ],
  [
    'one who still waited when the night ended the day',
    (f) =>
      change(f, f.events.length - 2, {
        kind: 'ticket.left',
        payload: { because: 'dayEnded', from: 'waiting' },
      }),
    'no ticket lost: each has ended',
  ],
  [
    'one who never came back and was not ended by the night',
    (f) => ({ ...f, away: new Set(['b']) }),
    'no ticket lost: each has ended',
  ],
  [
    'an event that does not tell its moment',
    (f) => change(f, 9, { payload: { deskId: 'd2' } }),
    'nobody called twice, no desk with two visitors, no visit at two desks',
  ],
  ['a broken seal', (f) => ({ ...f, ledgerFaults: ['changed: 7'] }), 'the ledger is whole'],
];

test.each(corrupted)('[BR-18] %s is found', (_, corrupt, check) => {
  expect(failing(corrupt(goodDay()))).toContain(check);
});

/** Later arrivals are called one after the other while the first waits for ever. */
function passedOver(facts: Facts): Facts {
  return overtakenBy(facts, 12);
}

function starving(facts: Facts): Facts {
  return overtakenBy(facts, 30);
}

function overtakenBy(facts: Facts, count: number): Facts {
  const events: QueueEvent[] = facts.events.slice(0, 1);
  const tickets: TicketFact[] = facts.tickets
    .slice(0, 1)
    .map((one) => ({ ...one, state: 'waiting', finishedAt: null }));
  const sample = facts.tickets[0];
  for (let n = 1; n <= count && sample; n++) {
    const id = `later${n}`;
    const at = n * 60_000;
    const tell = (more: number, kind: string, payload: Record<string, unknown>) =>
      events.push({ seq: events.length + 1, at: at + more, kind, subject: 'ticket', subjectId: id, payload });
    tell(0, 'ticket.issued', { visitId: id, groupId: 'g' });
    tell(1000, 'ticket.called', {
      deskId: 'd1',
      reason: { key: 'earliest', params: { rankAt: new Date(at).toISOString() } },
    });
    tell(2000, 'ticket.missed', { deskId: 'd1' });
    tickets.push({
      ...sample,
      id,
      visitId: id,
      number: n + 1,
      state: 'noShow',
      issuedAt: at,
      rankAt: at,
      finishedAt: at + 2000,
    });
  }
  return { ...facts, events, tickets };
}
