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
  const game: Game = { hall, chance, probes, waiting, ...boardOf(hall) };
  for (let run = 0; run < runs; run += 1) playOnce(game, run);
  for (const calls of probes) calls.sort();
  for (const calls of waiting) calls.sort();
  return { probes, waiting };
}

/** What is the same in every run, laid out so that a step allocates nothing. */
interface Board {
  /** Waiting tickets of each group in the order of rank. */
  readonly queues: readonly Int32Array[];
  readonly probesOf: readonly Int32Array[];
  readonly cuttingOf: readonly Int32Array[];
  readonly ranks: Float64Array;
  readonly visits: number;
  /** Somebody may become callable later without an event of a desk: late ones, second matters of a visit. */
  readonly mayWake: boolean;
  readonly free: Float64Array;
  readonly priorityRun: Int32Array;
  readonly visitFree: Float64Array;
  readonly heads: Int32Array;
  readonly gone: Uint8Array;
  readonly comes: Float64Array;
  readonly heard: Uint8Array;
}

interface Game extends Board {
  readonly hall: HallNow;
  readonly chance: () => number;
  readonly probes: readonly Calls[];
  readonly waiting: readonly Calls[];
}

function boardOf(hall: HallNow): Board {
  const placesOf = (list: readonly { readonly group: number }[]) => {
    const of = Array.from({ length: hall.groups }, () => [] as number[]);
    for (const [at, { group }] of list.entries()) of[group]?.push(at);
    return of;
  };
  const rank = (at: number) => hall.waiting[at]?.rankS ?? 0;
  const visitors = [...hall.waiting, ...hall.desks.map(({ busy }) => ({ visit: busy?.visit ?? -1 }))];
  const visits = visitors.reduce((most, { visit }) => Math.max(most, visit), -1) + 1;
  return {
    queues: placesOf(hall.waiting).map((queue) =>
      Int32Array.from(queue.sort((a, b) => rank(a) - rank(b) || a - b)),
    ),
    probesOf: placesOf(hall.probes).map((list) => Int32Array.from(list)),
    cuttingOf: placesOf(hall.cuttingIn).map((list) => Int32Array.from(list)),
    ranks: Float64Array.from(hall.waiting, ({ rankS }) => rankS),
    visits,
    mayWake: visits > 0 || hall.waiting.some(({ notBeforeS }) => notBeforeS > 0),
    free: new Float64Array(hall.desks.length),
    priorityRun: new Int32Array(hall.desks.length),
    visitFree: new Float64Array(visits),
    heads: new Int32Array(hall.groups),
    gone: new Uint8Array(hall.waiting.length),
    comes: new Float64Array(hall.cuttingIn.length),
    heard: new Uint8Array(hall.probes.length),
  };
}

const nobody = -1;

function playOnce(game: Game, run: number): void {
  const { hall, chance, free, priorityRun, gone } = game;
  let left = begin(game);
  let asked = hall.probes.length;
  while (asked > 0 || left > 0) {
    const at = earliest(free);
    const desk = hall.desks[at];
    const now = free[at] ?? horizonS;
    if (!desk || now >= horizonS) return;
    const byArrival = (priorityRun[at] ?? 0) >= hall.priorityRun;
    const next = nextFor(game, desk, at, now, byArrival);
    const ticket = hall.waiting[next];
    const cutter = byArrival || desk.expressOnly ? nobody : cutterFor(game, desk, now, ticket?.rankS);
    const cut = hall.cuttingIn[cutter];
    const rank = cut
      ? rankOfCutter(cut, game.comes[cutter] ?? 0)
      : byArrival
        ? ticket?.issuedS
        : ticket?.rankS;
    asked -= hear(game, desk, now, rank ?? Number.POSITIVE_INFINITY, run);
    const durations = hall.durations[cut?.durations ?? ticket?.durations ?? nobody];
    if (!durations) {
      free[at] = game.mayWake && left > 0 ? wakesAt(game, desk, at, now) : Number.POSITIVE_INFINITY;
      continue;
    }
    const busy = Math.max(1, drawn(durations, chance()));
    if (cut) game.comes[cutter] = (game.comes[cutter] ?? 0) + gap(cut.perHour, chance());
    else if (ticket) {
      gone[next] = 1;
      left -= 1;
      const calls = game.waiting[next];
      if (calls) calls[run] = now;
      if (ticket.visit >= 0) game.visitFree[ticket.visit] = now + busy;
      priorityRun[at] = ticket.movedForward ? (priorityRun[at] ?? 0) + 1 : 0;
    }
    const rest = chance() < (hall.breaks.perHour * busy) / 3600 ? drawn(hall.breaks.durations, chance()) : 0;
    free[at] = now + busy + rest;
  }
}

/** Sets the board for a run: who will leave, when the desks become free. Returns how many stay. */
function begin(game: Game): number {
  const { hall, chance, free } = game;
  game.visitFree.fill(0);
  game.heads.fill(0);
  game.heard.fill(0);
  game.gone.fill(0);
  let left = 0;
  for (let at = 0; at < hall.waiting.length; at += 1) {
    if (chance() < (hall.leaving[hall.waiting[at]?.group ?? 0] ?? 0)) game.gone[at] = 1;
    else left += 1;
  }
  for (let at = 0; at < hall.cuttingIn.length; at += 1)
    game.comes[at] = gap(hall.cuttingIn[at]?.perHour ?? 0, chance());
  for (let at = 0; at < hall.desks.length; at += 1) {
    const desk = hall.desks[at];
    free[at] = 0;
    game.priorityRun[at] = desk?.priorityRun ?? 0;
    const durations = desk?.busy && hall.durations[desk.busy.durations];
    if (desk?.busy && durations) free[at] = remaining(durations, desk.busy.elapsedS, chance());
    if (desk?.busy && desk.busy.visit >= 0) game.visitFree[desk.busy.visit] = free[at] ?? 0;
    if (desk && desk.breakS !== null)
      free[at] = Math.max(20, remaining(hall.breaks.durations, desk.breakS, chance()));
  }
  return left;
}

function earliest(free: Float64Array): number {
  let at = nobody;
  let soonest = Number.POSITIVE_INFINITY;
  for (let one = 0; one < free.length; one += 1) {
    const then = free[one] ?? Number.POSITIVE_INFINITY;
    if (then < soonest) {
      soonest = then;
      at = one;
    }
  }
  return at;
}

/** Whom a free desk calls: the earliest rank among what it may take, or the earliest arrival after a run of categories. */
function nextFor(game: Game, desk: DeskNow, deskAt: number, now: number, byArrival: boolean): number {
  const { hall, heads, gone, ranks, visitFree } = game;
  let best = nobody;
  let first = Number.POSITIVE_INFINITY;
  for (let place = 0; place < desk.groups.length; place += 1) {
    const group = desk.groups[place] ?? 0;
    const queue = game.queues[group];
    if (!queue) continue;
    let head = heads[group] ?? 0;
    while (head < queue.length && gone[queue[head] ?? 0]) head += 1;
    heads[group] = head;
    for (let step = head; step < queue.length; step += 1) {
      const at = queue[step] ?? 0;
      if (gone[at]) continue;
      const rank = ranks[at] ?? 0;
      if (!byArrival && rank >= first) break;
      const ticket = hall.waiting[at];
      if (!ticket || !mayTake(desk, deskAt, ticket, now)) continue;
      if (ticket.visit >= 0 && (visitFree[ticket.visit] ?? 0) > now) continue;
      const order = byArrival ? ticket.issuedS : rank;
      if (order >= first) continue;
      first = order;
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

/** Who has come meanwhile and ranks before the first of those who wait. */
function cutterFor(game: Game, desk: DeskNow, now: number, rank = Number.POSITIVE_INFINITY): number {
  let best = nobody;
  let first = rank;
  for (let place = 0; place < desk.groups.length; place += 1) {
    const list = game.cuttingOf[desk.groups[place] ?? 0];
    if (!list) continue;
    for (let step = 0; step < list.length; step += 1) {
      const at = list[step] ?? 0;
      const comes = game.comes[at] ?? Number.POSITIVE_INFINITY;
      const cut = game.hall.cuttingIn[at];
      if (!cut || comes > now) continue;
      const order = rankOfCutter(cut, comes);
      // Whoever ranks after a visitor of now disturbs nobody of whom we ask.
      if (order >= first || order >= 0) continue;
      first = order;
      best = at;
    }
  }
  return best;
}

/** A return goes before everybody; a category so much before its arrival. */
const rankOfCutter = (cut: CuttingIn, comes: number): number =>
  cut.allowanceS === Number.POSITIVE_INFINITY ? -horizonS : comes - cut.allowanceS;

/** When somebody whom a desk without work may take comes back: from the other desk, or from being late. */
function wakesAt(game: Game, desk: DeskNow, deskAt: number, now: number): number {
  let wakes = Number.POSITIVE_INFINITY;
  for (const [at, ticket] of game.hall.waiting.entries()) {
    if (game.gone[at] || !desk.groups.includes(ticket.group)) continue;
    const then = Math.max(ticket.notBeforeS, game.visitFree[ticket.visit] ?? 0);
    if (then > now && then < wakes && mayTake(desk, deskAt, ticket, then)) wakes = then;
  }
  return wakes;
}

/** Notes the probes that a free desk would call now, because nobody whom it may take ranks before them. */
function hear(game: Game, desk: DeskNow, now: number, rank: number, run: number): number {
  const { hall, heard, probes } = game;
  let count = 0;
  for (let place = 0; place < desk.groups.length; place += 1) {
    const list = game.probesOf[desk.groups[place] ?? 0];
    if (!list) continue;
    for (let step = 0; step < list.length; step += 1) {
      const at = list[step] ?? 0;
      const probe = hall.probes[at];
      if (heard[at] || !probe || -probe.allowanceS >= rank) continue;
      if ((desk.expressOnly && !probe.express) || (probe.needsSign && !desk.signs)) continue;
      heard[at] = 1;
      count += 1;
      const calls = probes[at];
      if (calls) calls[run] = now;
    }
  }
  return count;
}

/** Seconds between two comings; never, where nobody comes. */
const gap = (perHour: number, chance: number): number =>
  perHour > 0 ? (-Math.log(1 - chance) * 3600) / perHour : Number.POSITIVE_INFINITY;

/**
 * Runs that a hall is worth: a hundred for a small one, fewer for a full one, whose many services average out by themselves.
 * Keeps a refresh of 30 desks and 300 waiting near ten milliseconds.
 */
export const runsFor = (hall: HallNow): number =>
  Math.max(40, Math.min(100, Math.round(12_000 / Math.max(1, hall.waiting.length + hall.desks.length))));

/** Value at a share of the ascending calls; `share` in [0, 1]. */
export const callAt = (calls: Calls, share: number): number =>
  calls[Math.min(calls.length - 1, Math.max(0, Math.floor(share * calls.length)))] ??
  Number.POSITIVE_INFINITY;
