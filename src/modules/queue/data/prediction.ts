import { businessDate, type Clock } from '#platform/clock/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { callAt, foresee, type HallNow, type Probe, runsFor } from '../rules/prediction.ts';
import { type WaitRange, type Widths, waitRange } from '../rules/waitRange.ts';
import { type Hall, readHall } from './predictionHall.ts';
import { enoughServices, type HallModel, readModel } from './predictionModel.ts';
import { learnWidths } from './predictionScore.ts';

/** What a visitor who comes now is told; all in seconds. Kept beside the ticket, so that it can be scored. */
export interface ExpectedWait extends WaitRange {
  /** First baseline: people ahead × average service ÷ desks that serve the group. */
  readonly averageS: number;
  /** Second baseline: waiting of the last who entered service in the group; null before the first of the day. */
  readonly lastS: number | null;
}

/** What distinguishes the ticket from an ordinary one of its group: the same fields as of the ticket itself. */
export interface ExpectedFor {
  readonly serviceId?: string | null | undefined;
  readonly purpose?: 'submit' | 'consult' | 'collect' | undefined;
  readonly categoryId?: string | null | undefined;
  readonly signLanguage?: boolean | undefined;
  /** A second matter of a visit waits for the first one too: it is told nothing. */
  readonly visitCode?: string | null | undefined;
}

/** How one group stands; seconds. */
export interface GroupForecast {
  readonly groupId: string;
  readonly waiting: number;
  /** Open desks, on a break or not, that serve the group. */
  readonly desks: number;
  /** Middle of what a visitor who comes now will wait; null: nobody serves the group, or it is too uncertain. */
  readonly middleS: number | null;
  readonly range: WaitRange | null;
  /** Services of the last weeks that the group's range is learnt from. */
  readonly learntFrom: number;
}

/** What is foreseen for one centre at one moment. */
export interface Forecast {
  readonly at: Date;
  readonly paused: boolean;
  readonly groups: ReadonlyMap<string, GroupForecast>;
  /** Until their call, for those who wait. */
  readonly tickets: ReadonlyMap<string, WaitRange>;
  /** Middle of the whole waiting of those who wait now: what has passed and what is foreseen, seconds. */
  readonly wholeWaits: readonly { readonly groupId: string; readonly wholeS: number }[];
  readonly widths: Widths;
  /** CPU of the simulation, milliseconds. */
  readonly tookMs: number;
  readonly hall: Hall;
  readonly model: HallModel;
  readonly waits: ReadonlyMap<string, ExpectedWait>;
}

interface Kept {
  readonly forecast: Forecast;
  readonly madeAt: number;
}

interface CentreState {
  model: { readonly value: HallModel; readonly at: number } | null;
  widths: { readonly value: Widths; readonly at: number } | null;
  kept: Kept | null;
}

/** Milliseconds that the lessons of weeks and of scores are kept, and that a forecast may be shown without a new one. */
const modelKeptMs = 10 * 60_000;
const widthsKeptMs = 30_000;
const shownMs = 90_000;

const centres = new WeakMap<object, Map<string, CentreState>>();

function stateOf(database: Database, centreId: string): CentreState {
  const all = centres.get(database.pool) ?? new Map<string, CentreState>();
  centres.set(database.pool, all);
  const state = all.get(centreId) ?? { model: null, widths: null, kept: null };
  all.set(centreId, state);
  return state;
}

/** The forecast of a centre from memory; undefined before the first and when it has grown old. */
export function forecastOf(database: Database, centreId: string): Forecast | undefined {
  const { kept } = stateOf(database, centreId);
  return kept && performance.now() - kept.madeAt < shownMs ? kept.forecast : undefined;
}

/**
 * What a visitor who takes a ticket of the group now may be told, from memory: no question to the database, so it costs
 * the issuing of tickets nothing. Null: say nothing (nobody serves the group, the centre stands still, fewer than twenty
 * services were seen, more than 600 wait, the range passes three hours, or the forecast has grown old).
 */
export function expectedWait(
  database: Database,
  centreId: string,
  groupId: string,
  wish: ExpectedFor = {},
): ExpectedWait | null {
  const forecast = forecastOf(database, centreId);
  if (!forecast || (wish.visitCode ?? null) !== null) return null;
  const { categories, expressServices, now } = forecast.hall;
  const express = wish.purpose === 'collect' || expressServices.has(wish.serviceId ?? '');
  const keyFor = (sign: boolean) =>
    waitKey(
      groupId,
      (categories.get(wish.categoryId ?? '') ?? 0) * 60,
      express && now.desks.some((desk) => desk.expressOnly),
      sign,
    );
  // Where nobody who signs serves the group, a visitor who asks for it is called like everybody.
  const signed = wish.signLanguage === true ? forecast.waits.get(keyFor(true)) : undefined;
  return signed ?? forecast.waits.get(keyFor(false)) ?? null;
}

/** How long until the call of a ticket that waits, in seconds from `Forecast.at`; null: say nothing. */
export const expectedCall = (database: Database, centreId: string, ticketId: string): WaitRange | null =>
  forecastOf(database, centreId)?.tickets.get(ticketId) ?? null;

/** The range that a board or page of the whole centre shows for a group, and how many wait in it. */
export const groupForecast = (
  database: Database,
  centreId: string,
  groupId: string,
): GroupForecast | undefined => forecastOf(database, centreId)?.groups.get(groupId);

const waitKey = (groupId: string, allowanceS: number, express: boolean, needsSign: boolean): string =>
  `${groupId}|${allowanceS}|${express ? 1 : 0}${needsSign ? 1 : 0}`;

/** Reads the hall of a centre and foresees it anew. Called by the watch, never by who issues a ticket. */
export async function refreshForecast(
  database: Database,
  clock: Clock,
  centreId: string,
): Promise<Forecast | undefined> {
  const { queries } = database;
  const state = stateOf(database, centreId);
  const at = clock.now();
  const date = businessDate(at);
  const started = performance.now();
  if (!state.model || started - state.model.at > modelKeptMs)
    state.model = { value: await readModel(queries, centreId, date), at: started };
  const model = state.model.value;
  const hall = await readHall(queries, centreId, model, date, at);
  if (!state.widths || started - state.widths.at > widthsKeptMs)
    state.widths = { value: await learnWidths(database, centreId, at), at: started };
  const forecast = foreseen(hall, model, state.widths.value, at, seedOf(centreId, at));
  state.kept = { forecast, madeAt: performance.now() };
  return forecast;
}

/** The same hall in the same minute is foreseen the same: a page that is loaded twice says the same. */
function seedOf(centreId: string, at: Date): number {
  let hash = Math.floor(at.getTime() / 60_000);
  for (let place = 0; place < centreId.length; place += 1)
    hash = Math.imul(hash ^ centreId.charCodeAt(place), 0x01000193);
  return hash;
}

/** Turns a hall into what is said about it; `seed` makes it repeatable. */
export function foreseen(hall: Hall, model: HallModel, widths: Widths, at: Date, seed: number): Forecast {
  const started = performance.now();
  const silent = hall.paused || hall.crowded;
  const { now } = hall;
  const { probes, waiting } = foresee(silent ? { ...now, probes: [], waiting: [] } : now, seed, runsFor(now));
  const groups = new Map<string, GroupForecast>();
  const waits = new Map<string, ExpectedWait>();
  for (const [group, groupId] of model.groupIds.entries()) {
    const desks = now.desks.filter((desk) => desk.groups.includes(group)).length;
    const learntFrom = model.seen[group] ?? 0;
    const ahead = now.waiting.filter((ticket) => ticket.group === group);
    const averageS = Math.round((ahead.length * (model.meanServiceS[group] ?? 0)) / Math.max(1, desks));
    const spoken = learntFrom >= enoughServices;
    let ordinary: { middleS: number | null; range: WaitRange | null } = { middleS: null, range: null };
    for (const [place, calls] of probes.entries()) {
      const probe = now.probes[place];
      if (!probe || probe.group !== group) continue;
      const middleS = callAt(calls, 0.5);
      const range = waitRange(calls, widths);
      if (isOrdinary(probe))
        ordinary = { middleS: Number.isFinite(middleS) ? middleS : null, range: spoken ? range : null };
      if (range && spoken)
        waits.set(waitKey(groupId, probe.allowanceS, probe.express, probe.needsSign), {
          ...range,
          averageS,
          lastS: hall.lastS.get(groupId) ?? null,
        });
    }
    groups.set(groupId, { groupId, waiting: ahead.length, desks, learntFrom, ...ordinary });
  }
  return {
    at,
    paused: hall.paused,
    groups,
    tickets: rangesOfWaiting(hall, model, waiting, widths),
    wholeWaits: hall.tickets.flatMap(({ groupId, waitedS }, place) => {
      const middle = callAt(waiting[place] ?? new Float64Array(), 0.5);
      return Number.isFinite(middle) ? [{ groupId, wholeS: waitedS + middle }] : [];
    }),
    widths,
    tookMs: performance.now() - started,
    hall,
    model,
    waits,
  };
}

const isOrdinary = ({ allowanceS, express, needsSign }: Probe): boolean =>
  allowanceS === 0 && !express && !needsSign;

function rangesOfWaiting(
  hall: Hall,
  model: HallModel,
  waiting: readonly Float64Array[],
  widths: Widths,
): ReadonlyMap<string, WaitRange> {
  const ranges = new Map<string, WaitRange>();
  for (const [place, calls] of waiting.entries()) {
    const ticket = hall.tickets[place];
    const seen = model.seen[hall.now.waiting[place]?.group ?? -1] ?? 0;
    const range = ticket && seen >= enoughServices ? waitRange(calls, widths) : null;
    if (ticket && range) ranges.set(ticket.id, range);
  }
  return ranges;
}

/** What one more desk would bring to a group: the middle of the waiting now and then, in seconds. */
export interface Gain {
  readonly desk: number | null;
  readonly beforeS: number;
  readonly afterS: number;
}

/**
 * The same hall with one more desk: the closed one that brings the group most, with the groups that it really serves;
 * a new desk for the group alone (`desk` null) when every desk that could serve it is open. Null: nothing is foreseen.
 */
export function gainOfDesk(forecast: Forecast, groupId: string, seed = 1): Gain | null {
  const { hall, model } = forecast;
  const group = model.groupIds.indexOf(groupId);
  const now = forecast.groups.get(groupId);
  if (!now || hall.paused || hall.crowded || now.waiting === 0) return null;
  const beforeS = middleFor(hall.now, group, seed);
  const able = hall.closed.filter(({ groups }) => groups.includes(group)).slice(0, 6);
  const tried = (able.length > 0 ? able : [{ number: null, groups: [group] }]).map(({ number, groups }) => ({
    desk: number,
    afterS: middleFor(withDesk(hall.now, groups), group, seed),
  }));
  const best = tried.reduce((one, other) => (other.afterS < one.afterS ? other : one));
  // Nobody serves the group: the whole day is what the desk is compared with.
  return Number.isFinite(best.afterS) ? { desk: best.desk, beforeS, afterS: best.afterS } : null;
}

const withDesk = (hall: HallNow, groups: readonly number[]): HallNow => ({
  ...hall,
  desks: [
    ...hall.desks,
    { groups, expressOnly: false, signs: false, busy: null, breakS: null, priorityRun: 0 },
  ],
});

const middleFor = (hall: HallNow, group: number, seed: number): number => {
  const probe: Probe = { group, allowanceS: 0, express: false, needsSign: false };
  const [calls] = foresee({ ...hall, probes: [probe] }, seed, 60).probes;
  return callAt(calls ?? new Float64Array(), 0.5);
};
