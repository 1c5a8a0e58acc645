import {
  chances,
  type Durations,
  learntGroup,
  learntService,
  planned,
} from '#modules/queue/rules/durations.ts';
import type { CuttingIn, HallNow } from '#modules/queue/rules/prediction.ts';

/**
 * A day of an invented centre, played event by event from a seed: the truth against which predictions are held. It knows
 * what a prediction cannot: fast and slow workers, a good or a bad day, when a desk will open, close or break off. It
 * shares no code with the prediction.
 */
export interface DayOptions {
  readonly seed: number;
  readonly visitors: number;
  /** Asked when a ticket is taken; the answer is kept with the ticket. */
  readonly estimate?: (
    hall: HallNow,
    ticket: { group: number; allowanceS: number },
    at: number,
  ) => Estimate | null;
  /** Told when a ticket is called for the first time. */
  readonly called?: (done: Told, at: number) => void;
  readonly model: LearntDay | null;
}

export interface Estimate {
  readonly lowS: number;
  readonly highS: number;
}

/** A ticket at its first call: what was said and what came true, in seconds. */
export interface Told {
  readonly estimate: Estimate | null;
  readonly waitedS: number;
  readonly averageS: number;
  readonly lastS: number | null;
  readonly group: number;
}

/** Stay at a desk, as a row of desk_episode. */
export interface Stay {
  readonly group: number;
  readonly service: number;
  readonly seconds: number;
  readonly first: boolean;
}

/** What a centre learns of its past days. */
export interface LearntDay {
  readonly durations: readonly Durations[];
  readonly meanS: readonly number[];
  readonly leaving: readonly number[];
  readonly cuttingIn: readonly CuttingIn[];
  readonly breaks: HallNow['breaks'];
}

export const groups = 5;
const servicesOf = 3;
const dayS = 9 * 3600;
const priorityRun = 2;
/** Mean length of each service, seconds, and its planned minutes, which are off as plans are. */
const lengths = [300, 780, 1500, 240, 600, 1100, 420, 900, 1300, 180, 500, 1000, 360, 840, 1700];
const shares = [0.34, 0.26, 0.18, 0.14, 0.08];
/** Arrivals of each half hour from eight o'clock, as a share of the busiest. */
const peaks = [0.5, 0.8, 1, 1, 0.95, 0.8, 0.65, 0.5, 0.45, 0.5, 0.65, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0];

interface Desk {
  readonly groups: readonly number[];
  readonly pace: number;
  readonly opens: number;
  readonly closes: number;
  readonly lunch: number;
  state: 'closed' | 'open' | 'break';
  since: number;
  busy: { ticket: Ticket; from: number; until: number; seconds: number } | null;
  run: number;
  wantsBreak: boolean;
}

interface Ticket {
  group: number;
  readonly service: number;
  readonly issued: number;
  readonly allowanceS: number;
  readonly patience: number;
  calledBefore: boolean;
  readonly estimate: Estimate | null;
  readonly averageS: number;
  readonly lastS: number | null;
}

/** Desks for a number of visitors: most open at eight, some for the peak alone, all with a lunch of their own. */
function desksFor(visitors: number, next: () => number): Desk[] {
  const count = Math.max(4, Math.round(visitors / 38));
  return Array.from({ length: count }, (_, at) => {
    const main = pick(shares, next);
    const more = next() < 0.6 ? [pick(shares, next)] : [];
    const forPeak = at % 5 === 4;
    return {
      // The first few cover every group, as the plan of a centre does.
      groups: [...new Set(at < groups ? [at, ...more] : [main, ...more])],
      pace: 0.8 + 0.45 * next(),
      opens: forPeak ? 5400 * next() + 1800 : next() * 600,
      closes: forPeak ? 6 * 3600 + 3600 * next() : dayS + 1200,
      lunch: 3.5 * 3600 + 2.5 * 3600 * next(),
      state: 'closed',
      since: 0,
      busy: null,
      run: 0,
      wantsBreak: false,
    };
  });
}

/** Plays the day second by second between events; returns every stay at a desk and how many left. */
export function playDay(options: DayOptions): {
  stays: readonly Stay[];
  left: readonly number[];
  came: readonly number[];
  told: readonly Told[];
} {
  const next = chances(options.seed);
  const desks = desksFor(options.visitors, next);
  const dayPace = 0.88 + 0.24 * next();
  const arrivals = arrivalsOf(options.visitors, next);
  const waiting: Ticket[] = [];
  const stays: Stay[] = [];
  const told: Told[] = [];
  const left = new Array<number>(groups).fill(0);
  const came = new Array<number>(groups).fill(0);
  const last: (number | null)[] = new Array<number | null>(groups).fill(null);
  const step = 2;
  let arrival = 0;
  for (let now = 0; now < dayS + 2 * 3600; now += step) {
    for (const desk of desks) moveDesk(desk, now, waiting.length > 0, next);
    for (const desk of desks) {
      if (!desk.busy || desk.busy.until > now) continue;
      const { ticket } = desk.busy;
      desk.busy = null;
      if (next() < 0.04) {
        ticket.group = (ticket.group + 1) % groups;
        waiting.push(ticket);
      }
    }
    while ((arrivals[arrival]?.at ?? Number.POSITIVE_INFINITY) <= now) {
      const coming = arrivals[arrival];
      arrival += 1;
      if (!coming) break;
      const { group } = coming;
      came[group] = (came[group] ?? 0) + 1;
      const serving = desks.filter((desk) => desk.state !== 'closed' && desk.groups.includes(group)).length;
      const ahead = waiting.filter((ticket) => ticket.group === group).length;
      const estimate =
        options.estimate && options.model && serving > 0
          ? options.estimate(hallOf(desks, waiting, options.model, now), coming, now)
          : null;
      waiting.push({
        ...coming,
        issued: now,
        calledBefore: false,
        estimate,
        averageS: (ahead * (options.model?.meanS[group] ?? 0)) / Math.max(1, serving),
        lastS: last[group] ?? null,
      });
    }
    for (let at = waiting.length - 1; at >= 0; at -= 1) {
      const ticket = waiting[at];
      if (!ticket || ticket.calledBefore || now - ticket.issued < ticket.patience) continue;
      waiting.splice(at, 1);
      left[ticket.group] = (left[ticket.group] ?? 0) + 1;
    }
    for (const desk of desks) {
      if (desk.state !== 'open' || desk.busy) continue;
      const ticket = takeNext(desk, waiting);
      if (!ticket) continue;
      const waitedS = now - ticket.issued;
      if (!ticket.calledBefore) {
        last[ticket.group] = waitedS;
        const { estimate, averageS, lastS, group } = ticket;
        told.push({ estimate, waitedS, averageS, lastS, group });
        options.called?.({ estimate, waitedS, averageS, lastS, group }, now);
      }
      const missed = next() < 0.05;
      const walk = 20 + 40 * next();
      const seconds = missed
        ? 90 + 60 * next()
        : walk +
          lengthOf(ticket.group * servicesOf + ticket.service, next) * desk.pace * dayPace +
          15 +
          40 * next();
      stays.push({ group: ticket.group, service: ticket.service, seconds, first: !ticket.calledBefore });
      ticket.calledBefore = true;
      desk.busy = { ticket, from: now, until: now + seconds, seconds };
    }
  }
  return { stays, left, came, told };
}

function moveDesk(desk: Desk, now: number, crowd: boolean, next: () => number): void {
  if (desk.state === 'closed' && now >= desk.opens && now < desk.closes) {
    desk.state = 'open';
    desk.since = now;
  }
  if (next() < 2 / (3.2 * 3600)) desk.wantsBreak = true;
  if (now >= desk.lunch && now < desk.lunch + 2) desk.wantsBreak = true;
  if (desk.busy) return;
  if (desk.state === 'open' && now >= desk.closes && (!crowd || now > desk.closes + 1800))
    desk.state = 'closed';
  if (desk.state === 'open' && desk.wantsBreak) {
    desk.state = 'break';
    desk.since = now;
    desk.wantsBreak = false;
  }
  const long = desk.since >= desk.lunch ? 1800 : 600;
  if (desk.state === 'break' && now - desk.since > long * 0.6 && next() < 2 / (long * 0.4)) {
    desk.state = 'open';
    desk.since = now;
  }
}

function takeNext(desk: Desk, waiting: Ticket[]): Ticket | undefined {
  const mine = waiting.filter((ticket) => desk.groups.includes(ticket.group));
  const byRank = [...mine].sort((a, b) => a.issued - a.allowanceS - (b.issued - b.allowanceS));
  let ticket = byRank[0];
  if (ticket && desk.run >= priorityRun) ticket = [...mine].sort((a, b) => a.issued - b.issued)[0];
  if (!ticket) return undefined;
  desk.run = ticket.allowanceS > 0 ? desk.run + 1 : 0;
  waiting.splice(waiting.indexOf(ticket), 1);
  return ticket;
}

function arrivalsOf(visitors: number, next: () => number) {
  const total = peaks.reduce((sum, share) => sum + share, 0);
  const list: { at: number; group: number; service: number; allowanceS: number; patience: number }[] = [];
  for (const [half, share] of peaks.entries()) {
    const mean = (visitors * share) / total;
    const count = Math.max(0, Math.round(mean + Math.sqrt(mean) * (next() + next() + next() - 1.5) * 2));
    for (let one = 0; one < count; one += 1)
      list.push({
        at: half * 1800 + next() * 1800,
        group: pick(shares, next),
        service: Math.floor(next() ** 1.5 * servicesOf),
        allowanceS: next() < 0.08 ? 1800 : 0,
        patience: 1800 + -Math.log(1 - next()) * 5400,
      });
  }
  return list.sort((a, b) => a.at - b.at);
}

/** Neither log-normal nor what was planned: a sum of two exponentials and a fixed part. */
function lengthOf(service: number, next: () => number): number {
  const mean = lengths[service] ?? 600;
  return mean * (0.35 - 0.325 * (Math.log(1 - next()) + Math.log(1 - next())));
}

function pick(weights: readonly number[], next: () => number): number {
  let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return at;
  }
  return 0;
}

/** What the past days teach, as the program reads it from its tables. */
export function learnFrom(days: readonly ReturnType<typeof playDay>[]): LearntDay {
  const stays = days.flatMap((day) => day.stays);
  const seen = (list: readonly Stay[]) => {
    const sorted = list.map(({ seconds }) => seconds).sort((a, b) => a - b);
    return {
      count: sorted.length,
      quantiles: Array.from(
        { length: 24 },
        (_, at) => sorted[Math.floor(((at + 0.5) / 24) * sorted.length)] ?? 0,
      ),
    };
  };
  const durations: Durations[] = [];
  for (let group = 0; group < groups; group += 1)
    durations.push(learntGroup(seen(stays.filter((stay) => stay.group === group)), planned(900)));
  for (let group = 0; group < groups; group += 1)
    for (let service = 0; service < servicesOf; service += 1)
      durations.push(
        learntService(
          seen(stays.filter((stay) => stay.group === group && stay.service === service)),
          durations[group] ?? planned(900),
        ),
      );
  const of = (group: number) => stays.filter((stay) => stay.group === group);
  const count = (pickOf: (day: ReturnType<typeof playDay>) => readonly number[], group: number) =>
    days.reduce((sum, day) => sum + (pickOf(day)[group] ?? 0), 0);
  return {
    durations,
    meanS: Array.from(
      { length: groups },
      (_, group) => of(group).reduce((sum, { seconds }) => sum + seconds, 0) / Math.max(1, of(group).length),
    ),
    leaving: Array.from(
      { length: groups },
      (_, group) =>
        count((day) => day.left, group) /
        Math.max(
          1,
          count((day) => day.came, group),
        ),
    ),
    cuttingIn: Array.from({ length: groups }, (_, group) => [
      {
        group,
        durations: group,
        perHour: of(group).filter((stay) => !stay.first).length / days.length / 9,
        allowanceS: Number.POSITIVE_INFINITY,
      },
      {
        group,
        durations: group,
        perHour: (0.08 * count((day) => day.came, group)) / days.length / 9,
        allowanceS: 1800,
      },
    ]).flat(),
    breaks: { durations: planned(750), perHour: 0.35 },
  };
}

function hallOf(desks: readonly Desk[], waiting: readonly Ticket[], model: LearntDay, now: number): HallNow {
  const durations = (ticket: Ticket) => groups + ticket.group * servicesOf + ticket.service;
  return {
    groups,
    desks: desks
      .filter(({ state }) => state !== 'closed')
      .map((desk) => ({
        groups: desk.groups,
        expressOnly: false,
        signs: false,
        busy: desk.busy && {
          durations: durations(desk.busy.ticket),
          elapsedS: now - desk.busy.from,
          visit: -1,
        },
        breakS: desk.state === 'break' ? now - desk.since : null,
        priorityRun: desk.run,
      })),
    waiting: waiting.map((ticket) => ({
      group: ticket.group,
      durations: durations(ticket),
      rankS: ticket.issued - ticket.allowanceS - now,
      issuedS: ticket.issued - now,
      movedForward: ticket.allowanceS > 0,
      express: false,
      needsSign: false,
      onlyDesk: -1,
      notBeforeS: 0,
      visit: -1,
    })),
    durations: model.durations,
    leaving: model.leaving,
    cuttingIn: model.cuttingIn,
    breaks: model.breaks,
    priorityRun,
    probes: [],
  };
}
