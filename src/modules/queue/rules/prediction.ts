import { chances, type Durations, drawn, remaining } from './durations.ts';

/** A desk that is really open, or on a break. Groups and durations are named by their place in the lists of `HallNow`. */
export interface DeskNow {
  readonly groups: readonly number[];
  readonly expressOnly: boolean;
  readonly signs: boolean;
  /** Whom it serves now: which durations and for how many seconds. */
  readonly busy: { readonly durations: number; readonly elapsedS: number; readonly visit: number } | null;
  /** Seconds of the present break; null: open. */
  readonly breakS: number | null;
  /** Calls in a row that a category moved forward (BR-18). */
  readonly priorityRun: number;
}

/** A ticket that waits. Times are seconds from now, in the past negative. */
export interface WaitingNow {
  readonly group: number;
  readonly durations: number;
  readonly rankS: number;
  readonly issuedS: number;
  readonly movedForward: boolean;
  readonly express: boolean;
  readonly needsSign: boolean;
  /** The one desk that may call it; -1: any. */
  readonly onlyDesk: number;
  /** Not called before (the visitor said «I am late»). */
  readonly notBeforeS: number;
  /** Tickets of one visit are never at two desks (BR-16); -1: a visit with one ticket. */
  readonly visit: number;
}

/** Visitors who come later and yet go before those who wait: lawful categories, returns from hold and transfer. */
export interface CuttingIn {
  readonly group: number;
  readonly durations: number;
  readonly perHour: number;
  /** They rank so many seconds before their arrival; a return ranks before everybody: Infinity. */
  readonly allowanceS: number;
}

/** A visitor who might come now, of whom we ask when they would be called. */
export interface Probe {
  readonly group: number;
  readonly allowanceS: number;
  readonly express: boolean;
  readonly needsSign: boolean;
}

export interface HallNow {
  readonly groups: number;
  readonly desks: readonly DeskNow[];
  readonly waiting: readonly WaitingNow[];
  readonly durations: readonly Durations[];
  /** Share of the tickets of each group whose owners leave unserved and uncalled. */
  readonly leaving: readonly number[];
  readonly cuttingIn: readonly CuttingIn[];
  /** Seconds that a break lasts, and how many breaks a desk takes in an hour. */
  readonly breaks: { readonly durations: Durations; readonly perHour: number };
  readonly priorityRun: number;
  readonly probes: readonly Probe[];
}

/** Seconds until the call, ascending, one for each run; Infinity: not within the day. */
export type Calls = Float64Array;

export interface Foreseen {
  readonly probes: readonly Calls[];
  readonly waiting: readonly Calls[];
}

/** Further than this nobody looks: desks change faster. */
export const horizonS = 6 * 3600;

/**
 * Plays the hall forward `runs` times with drawn lengths of service (design §3.8): the same order of calling as call next,
 * over the desks that are open now and what each of them may take. All probes share a run without disturbing it: a probe
 * is called at the first moment when a desk that may take it is free and has nobody earlier, and is then taken out
 * again. Deterministic for a seed; costs about (waiting + desks) × runs steps.
 */
export function foresee(hall: HallNow, seed: number, runs: number): Foreseen {
  const chance = chances(seed);
  const probes = hall.probes.map(() => new Float64Array(runs).fill(Number.POSITIVE_INFINITY));
  const waiting = hall.waiting.map(() => new Float64Array(runs).fill(Number.POSITIVE_INFINITY));
  const plan = planOf(hall);
  for (let run = 0; run < runs; run += 1) playOnce(hall, plan, chance, run, probes, waiting);
  for (const calls of probes) calls.sort();
  for (const calls of waiting) calls.sort();
  return { probes, waiting };
}

/** What is the same in every run. */
interface Plan {
  /** Waiting tickets of each group in the order of rank. */
  readonly queues: readonly Int32Array[];
  readonly probesOf: readonly (readonly number[])[];
  readonly visits: number;
}

function planOf(hall: HallNow): Plan {
  const of = Array.from({ length: hall.groups }, () => [] as number[]);
  const probesOf = Array.from({ length: hall.groups }, () => [] as number[]);
  for (const [at, ticket] of hall.waiting.entries()) of[ticket.group]?.push(at);
  for (const [at, probe] of hall.probes.entries()) probesOf[probe.group]?.push(at);
  const rank = (at: number) => hall.waiting[at]?.rankS ?? 0;
  const visits = [...hall.waiting, ...hall.desks.map(({ busy }) => ({ visit: busy?.visit ?? -1 }))];
  return {
    queues: of.map((queue) => Int32Array.from(queue.sort((a, b) => rank(a) - rank(b) || a - b))),
    probesOf,
    visits: visits.reduce((most, { visit }) => Math.max(most, visit), -1) + 1,
  };
}

const nobody = -1;

function playOnce(
  hall: HallNow,
  plan: Plan,
  chance: () => number,
  run: number,
  probes: readonly Calls[],
  called: readonly Calls[],
): void {
  const free = new Float64Array(hall.desks.length);
  const priorityRun = Int32Array.from(hall.desks, (desk) => desk.priorityRun);
  const visitFree = new Float64Array(plan.visits);
  const heads = new Int32Array(hall.groups);
  const gone = new Uint8Array(hall.waiting.length);
  const later = comingLater(hall, chance);
  const laterHeads = new Int32Array(hall.groups);
  let asked = hall.probes.length;
  const heard = new Uint8Array(asked);
  let left = 0;
  for (const [at, ticket] of hall.waiting.entries()) {
    if (chance() < (hall.leaving[ticket.group] ?? 0)) gone[at] = 1;
    else left += 1;
  }
  for (const [at, desk] of hall.desks.entries()) {
    const durations = desk.busy && hall.durations[desk.busy.durations];
    if (desk.busy && durations) free[at] = remaining(durations, desk.busy.elapsedS, chance());
    if (desk.busy && desk.busy.visit >= 0) visitFree[desk.busy.visit] = free[at] ?? 0;
    if (desk.breakS !== null)
      free[at] = Math.max(20, remaining(hall.breaks.durations, desk.breakS, chance()));
  }

  while (asked > 0 || left > 0) {
    let at = nobody;
    let now = horizonS;
    for (let one = 0; one < free.length; one += 1) {
      const then = free[one] ?? horizonS;
      if (then < now) {
        now = then;
        at = one;
      }
    }
    const desk = hall.desks[at];
    if (!desk) return;
    const byArrival = (priorityRun[at] ?? 0) >= hall.priorityRun;
    const next = nextFor(hall, plan, desk, at, now, byArrival, heads, gone, visitFree);
    const ticket = hall.waiting[next];
    let rank = ticket ? ticket.rankS : Number.POSITIVE_INFINITY;
    let length = ticket?.durations ?? nobody;
    let cutter = nobody;
    if (!byArrival && !desk.expressOnly) {
      for (const group of desk.groups) {
        const first = later[group]?.[laterHeads[group] ?? 0];
        if (!first || first.at > now || first.rank >= rank) continue;
        rank = first.rank;
        length = first.durations;
        cutter = group;
      }
    }
    asked -= hear(hall, plan, desk, now, byArrival && ticket ? ticket.issuedS : rank, heard, probes, run);
    const durations = hall.durations[length];
    if (!durations) {
      free[at] = Number.POSITIVE_INFINITY;
      if (ticket === undefined && left > 0) free[at] = wakesAt(hall, desk, at, now, gone, visitFree);
      continue;
    }
    const busy = drawn(durations, chance());
    if (cutter !== nobody) laterHeads[cutter] = (laterHeads[cutter] ?? 0) + 1;
    else if (ticket) {
      gone[next] = 1;
      left -= 1;
      const calls = called[next];
      if (calls) calls[run] = now;
      if (ticket.visit >= 0) visitFree[ticket.visit] = now + busy;
      priorityRun[at] = ticket.movedForward ? (priorityRun[at] ?? 0) + 1 : 0;
    }
    const rest = chance() < (hall.breaks.perHour * busy) / 3600 ? drawn(hall.breaks.durations, chance()) : 0;
    free[at] = now + Math.max(1, busy) + rest;
  }
}

/** Whom a free desk calls: the earliest rank among what it may take, or the earliest arrival after a run of categories. */
function nextFor(
  hall: HallNow,
  plan: Plan,
  desk: DeskNow,
  deskAt: number,
  now: number,
  byArrival: boolean,
  heads: Int32Array,
  gone: Uint8Array,
  visitFree: Float64Array,
): number {
  let best = nobody;
  let earliest = Number.POSITIVE_INFINITY;
  for (const group of desk.groups) {
    const queue = plan.queues[group];
    if (!queue) continue;
    let head = heads[group] ?? 0;
    while (head < queue.length && gone[queue[head] ?? 0]) head += 1;
    heads[group] = head;
    for (let place = head; place < queue.length; place += 1) {
      const at = queue[place] ?? 0;
      const ticket = hall.waiting[at];
      if (!ticket || gone[at]) continue;
      const order = byArrival ? ticket.issuedS : ticket.rankS;
      if (!byArrival && order >= earliest) break;
      if (!mayTake(desk, deskAt, ticket, now) || (visitFree[ticket.visit] ?? 0) > now) continue;
      if (order >= earliest) continue;
      earliest = order;
      best = at;
      if (!byArrival) break;
    }
  }
  return best;
}

const mayTake = (desk: DeskNow, deskAt: number, ticket: WaitingNow, now: number): boolean =>
  (!desk.expressOnly || ticket.express) &&
  (!ticket.needsSign || desk.signs) &&
  (ticket.onlyDesk === nobody || ticket.onlyDesk === deskAt) &&
  ticket.notBeforeS <= now;

/** When somebody whom a desk without work may take comes back: from the other desk, or from being late. */
function wakesAt(
  hall: HallNow,
  desk: DeskNow,
  deskAt: number,
  now: number,
  gone: Uint8Array,
  visitFree: Float64Array,
): number {
  let wakes = Number.POSITIVE_INFINITY;
  for (const [at, ticket] of hall.waiting.entries()) {
    if (gone[at] || !desk.groups.includes(ticket.group)) continue;
    const then = Math.max(ticket.notBeforeS, visitFree[ticket.visit] ?? 0);
    if (then > now && then < wakes && mayTake(desk, deskAt, ticket, then)) wakes = then;
  }
  return wakes;
}

/** Notes the probes that a free desk would call now, because nobody whom it may take ranks before them. */
function hear(
  hall: HallNow,
  plan: Plan,
  desk: DeskNow,
  now: number,
  rank: number,
  heard: Uint8Array,
  probes: readonly Calls[],
  run: number,
): number {
  let count = 0;
  for (const group of desk.groups) {
    for (const at of plan.probesOf[group] ?? []) {
      const probe = hall.probes[at];
      if (!probe || heard[at] || -probe.allowanceS >= rank) continue;
      if ((desk.expressOnly && !probe.express) || (probe.needsSign && !desk.signs)) continue;
      heard[at] = 1;
      count += 1;
      const calls = probes[at];
      if (calls) calls[run] = now;
    }
  }
  return count;
}

interface Later {
  readonly at: number;
  readonly rank: number;
  readonly durations: number;
}

/** Those who come in the next hours and rank before a visitor of now, by group, in the order of coming. */
function comingLater(hall: HallNow, chance: () => number): readonly (readonly Later[])[] {
  const coming = Array.from({ length: hall.groups }, () => [] as Later[]);
  for (const { group, durations, perHour, allowanceS } of hall.cuttingIn) {
    if (perHour <= 0) continue;
    const until = Math.min(allowanceS, horizonS);
    for (let at = gap(perHour, chance()); at < until; at += gap(perHour, chance()))
      coming[group]?.push({
        at,
        rank: allowanceS === Number.POSITIVE_INFINITY ? -horizonS : at - allowanceS,
        durations,
      });
  }
  for (const list of coming) list.sort((a, b) => a.at - b.at);
  return coming;
}

const gap = (perHour: number, chance: number): number => (-Math.log(1 - chance) * 3600) / perHour;

/** Value at a share of the ascending calls; `share` in [0, 1]. */
export const callAt = (calls: Calls, share: number): number =>
  calls[Math.min(calls.length - 1, Math.max(0, Math.floor(share * calls.length)))] ??
  Number.POSITIVE_INFINITY;
