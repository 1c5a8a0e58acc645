import { callEvents } from '#modules/queue/rules/ticketEvents.ts';
import { type Facts, type Fault, labelOf, textOf } from './facts.ts';
import { explainedOrder } from './order.ts';
import { replay } from './replay.ts';

/** Every check of a day, by the name that the report shows. An empty list of faults: it holds. */
export const invariants: Readonly<Record<string, (facts: Facts) => Fault[]>> = {
  'nobody called twice, no desk with two visitors, no visit at two desks': (facts) => replay(facts).faults,
  'tables and ledger tell the same': sameStory,
  'no ticket lost: each has ended': noneLost,
  'numbers without a gap and without a double': numbers,
  'what was acknowledged is there, once': acknowledged,
  'the reason of each call is true': explainedOrder,
  'nobody starved': nobodyStarved,
  'boards showed every call and nothing else': boardFaults,
  'clocks sum up': clocks,
  'each wanted paper came out once, or reception was told': paperFaults,
  'the ledger is whole': ({ ledgerFaults }) => [...ledgerFaults],
};

function sameStory(facts: Facts): Fault[] {
  const { hall } = replay(facts);
  const faults = facts.tickets
    .filter(({ id, state }) => hall.tickets.get(id)?.state !== state)
    .map(
      (ticket) =>
        `${labelOf(ticket)} is ${ticket.state}; by the ledger ${hall.tickets.get(ticket.id)?.state}`,
    );
  const known = new Set(facts.tickets.map(({ id }) => id));
  for (const id of hall.tickets.keys())
    if (!known.has(id)) faults.push(`ticket ${id} is in the ledger alone`);
  return faults;
}

/** The night ends what the day has left: held tickets of those who never came back, and of nobody else. */
function noneLost(facts: Facts): Fault[] {
  const swept = new Map(
    facts.events
      .filter(({ kind, payload }) => kind === 'ticket.left' && payload.because === 'dayEnded')
      .map((event) => [event.subjectId, textOf(event, 'from')]),
  );
  return facts.tickets.flatMap((ticket) => {
    const label = labelOf(ticket);
    if (!['finished', 'left', 'noShow'].includes(ticket.state)) return [`${label} is still ${ticket.state}`];
    const from = swept.get(ticket.id);
    if (facts.away.has(ticket.id))
      return from === 'held' ? [] : [`${label} was held all day and ended as ${ticket.state}`];
    return from === undefined ? [] : [`${label} was still ${from} when the day was over`];
  });
}

/** A print that the killed server had begun is not looked at for so long before. */
const underWayMs = 15 * 60_000;

/** Papers that are missing, came out twice or that nobody saw to. */
export function paperFaults(facts: Facts): Fault[] {
  const faults: Fault[] = [];
  const of = (kind: string) => facts.events.filter((event) => event.kind === kind).length;
  const lost = facts.prints.filter(
    ({ problem, state }) => problem === 'unsure' || state === 'sending',
  ).length;
  const printed = of('ticket.printed');
  const told = new Set(
    facts.events.filter(({ kind }) => kind === 'ticket.printFailed').map(({ subjectId }) => subjectId),
  );
  if (facts.papers < printed || facts.papers > printed + lost)
    faults.push(`${facts.papers} papers came out; the ledger tells of ${printed}, and ${lost} are unsure`);
  const labels = new Map(facts.tickets.map((ticket) => [ticket.id, labelOf(ticket)]));
  for (const print of facts.prints) {
    const label = labels.get(print.ticketId);
    const killed = facts.killedAt !== null && Math.abs(facts.killedAt - print.requestedAt) < underWayMs;
    // Reception sees it as long as its visitor waits; the screen showed the number at once.
    if (['failed', 'settled'].includes(print.state) && !told.has(print.ticketId))
      faults.push(`${label} had no paper and nobody was told: ${print.problem}`);
    if (['waiting', 'sending'].includes(print.state) && !killed)
      faults.push(`${label} is still ${print.state} at the printer`);
  }
  return faults;
}

/** Numbers above this are lent to kiosks for the time without a connection. */
const lastLive = 5000;

function numbers(facts: Facts): Fault[] {
  const faults: Fault[] = [];
  for (const [prefix, tickets] of Map.groupBy(facts.tickets, (ticket) => ticket.prefix)) {
    const all = tickets.map(({ number }) => number);
    if (new Set(all).size !== all.length) faults.push(`${prefix}: a number was given twice`);
    const live = all.filter((number) => number <= lastLive);
    const last = facts.counters.find((counter) => counter.prefix === prefix)?.last ?? 0;
    if (live.length > 0 && (Math.min(...live) !== 1 || Math.max(...live) !== live.length))
      faults.push(`${prefix}: a gap in the numbers`);
    if (last !== live.length)
      faults.push(`${prefix}: the counter says ${last}, there are ${live.length} tickets`);
  }
  return faults;
}

function acknowledged(facts: Facts): Fault[] {
  const faults: Fault[] = [];
  const tickets = new Map(facts.tickets.map((ticket) => [ticket.id, ticket]));
  const count = new Map<string, number>();
  for (const { kind, subjectId } of facts.events)
    count.set(`${kind} ${subjectId}`, (count.get(`${kind} ${subjectId}`) ?? 0) + 1);
  const told = new Map<string, Set<string>>();
  for (const { kind, ticketId, key, number } of facts.acknowledged) {
    const keys = told.get(`${kind} ${ticketId}`) ?? new Set();
    keys.add(key);
    told.set(`${kind} ${ticketId}`, keys);
    const ticket = tickets.get(ticketId);
    if (!ticket) faults.push(`${kind} of ticket ${ticketId} was acknowledged, and there is no such ticket`);
    else if (number !== undefined && labelOf(ticket) !== number)
      faults.push(`ticket ${ticketId} was printed as ${number} and is ${labelOf(ticket)}`);
  }
  for (const [what, keys] of told) {
    const times = count.get(what) ?? 0;
    if (times < keys.size) faults.push(`${what}: acknowledged ${keys.size} times, ${times} in the ledger`);
  }
  for (const ticket of facts.tickets)
    if (!told.has(`ticket.issued ${ticket.id}`)) faults.push(`${labelOf(ticket)} was acknowledged to nobody`);
  return faults;
}

/**
 * No ticket without a category is overtaken without end: once the earliest of its group, later arrivals go first at most
 * `priorityRun` times in a row at each desk (BR-18).
 */
function nobodyStarved(facts: Facts): Fault[] {
  const faults: Fault[] = [];
  const overtaken = new Map<string, number>();
  const rows = new Map(facts.tickets.map((ticket) => [ticket.id, ticket]));
  const bound = (facts.priorityRun + 2) * Math.max(1, facts.desks.length);
  replay(facts, (hall, called, event) => {
    const groups = facts.desks.find(({ id }) => id === event.payload.deskId)?.groups ?? [];
    const waiting = [...hall.tickets.values()].filter(
      (one) => one.state === 'waiting' && one.notBefore <= event.at && groups.includes(one.groupId),
    );
    const first = waiting.reduce((a, b) => (b.issuedAt < a.issuedAt ? b : a), called);
    if (
      first.id === called.id ||
      first.needsSign ||
      first.onlyDeskId !== null ||
      first.onlyProviderId !== null
    )
      return;
    const times = (overtaken.get(first.id) ?? 0) + 1;
    overtaken.set(first.id, times);
    const row = rows.get(first.id);
    if (times === bound + 1 && row)
      faults.push(`${labelOf(row)} came first and was overtaken more than ${bound} times`);
  });
  return faults;
}

/** Calls that a board never showed, or that nobody made. */
export function boardFaults(facts: Facts): Fault[] {
  const faults: Fault[] = [];
  const numbersOf = new Map(facts.tickets.map((ticket) => [ticket.id, labelOf(ticket)]));
  const deskOf = new Map(facts.desks.map(({ id, number }) => [id, number]));
  const calls = new Set<string>();
  for (const event of facts.events) {
    if (!callEvents.has(event.kind)) continue;
    calls.add(`${numbersOf.get(event.subjectId)}@${deskOf.get(textOf(event, 'deskId') ?? '')}`);
  }
  for (const board of facts.boards) {
    const missed = [...calls].filter((call) => !board.seen.has(call));
    const invented = [...board.seen].filter((call) => !calls.has(call));
    if (missed.length > 0)
      faults.push(`${board.name} missed ${missed.length}: ${missed.slice(0, 5).join(', ')}`);
    if (invented.length > 0)
      faults.push(`${board.name} showed what nobody called: ${invented.slice(0, 5).join(', ')}`);
  }
  return faults;
}

/** Rounding of each clock to whole seconds, and one second for the two moments of an event that are not the same. */
const roundingS = 2;

function clocks(facts: Facts): Fault[] {
  const faults: Fault[] = [];
  const episodes = Map.groupBy(facts.episodes, ({ ticketId }) => ticketId);
  const active = (from: number, to: number) => {
    const paused = facts.pauses.reduce(
      (sum, pause) => sum + Math.max(0, Math.min(to, pause.to) - Math.max(from, pause.from)),
      0,
    );
    return (to - from - paused) / 1000;
  };
  const toleranceOf = (from: number, to: number) =>
    roundingS +
    (facts.pauses.some((pause) => pause.from < to && pause.to > from - facts.slackS * 1000)
      ? facts.slackS
      : 0);
  for (const ticket of facts.tickets) {
    const own = episodes.get(ticket.id) ?? [];
    for (const episode of own) {
      const stay = active(episode.calledAt, episode.endedAt);
      if (episode.outcome !== 'takenOver' && own.every(({ outcome }) => outcome !== 'takenOver')) {
        if (
          Math.abs(episode.walkedS + episode.servedS - stay) > toleranceOf(episode.calledAt, episode.endedAt)
        )
          faults.push(
            `${labelOf(ticket)}: walked ${episode.walkedS} + served ${episode.servedS} s of a stay of ${stay.toFixed(0)} s`,
          );
      }
      if (episode.endedAt < episode.calledAt) faults.push(`${labelOf(ticket)}: a stay ends before it begins`);
    }
    if (ticket.finishedAt === null || own.some(({ outcome }) => outcome === 'takenOver')) continue;
    const away = awaySeconds(facts, ticket.id, active);
    const atDesks = own.reduce((sum, { walkedS, servedS }) => sum + walkedS + servedS, 0);
    const whole = active(ticket.issuedAt, ticket.finishedAt);
    const sum = ticket.waitedS + atDesks + away;
    if (Math.abs(sum - whole) > toleranceOf(ticket.issuedAt, ticket.finishedAt) * (2 + own.length))
      faults.push(
        `${labelOf(ticket)}: waited ${ticket.waitedS} + at desks ${atDesks} + away ${away.toFixed(0)} s of ${whole.toFixed(0)} s`,
      );
  }
  return faults;
}

const awayEvents = new Set(['ticket.held', 'ticket.missed', 'ticket.left']);
/** Told of a ticket without moving its visitor: a paper may come out after they have left the desk. */
const beside = new Set(['ticket.delayed', 'ticket.delayCancelled', 'ticket.printed', 'ticket.printFailed']);

/** Seconds held, missed or left before coming back: no clock of the hall runs in them. */
function awaySeconds(facts: Facts, ticketId: string, active: (from: number, to: number) => number): number {
  let away = 0;
  let since: number | null = null;
  for (const event of eventsOf(facts, ticketId)) {
    if (since !== null && ['ticket.returned', 'ticket.rejoined', 'ticket.left'].includes(event.kind))
      away += active(since, event.at);
    // A no-show that was taken back did not interrupt the stay at the desk.
    if (awayEvents.has(event.kind)) since = event.at;
    else if (!beside.has(event.kind)) since = null;
  }
  return away;
}

const byTicket = new WeakMap<readonly unknown[], Map<string, Facts['events'][number][]>>();

function eventsOf(facts: Facts, ticketId: string): readonly Facts['events'][number][] {
  const known = byTicket.get(facts.events) ?? Map.groupBy(facts.events, ({ subjectId }) => subjectId);
  byTicket.set(facts.events, known);
  return known.get(ticketId) ?? [];
}
