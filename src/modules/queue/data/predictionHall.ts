import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { DeskNow, HallNow, Probe } from '../rules/prediction.ts';
import { durationsOf, type HallModel } from './predictionModel.ts';

/** More than this waiting in one centre: no range is said, and the simulation is spared. */
export const mostForeseen = 600;

interface DeskRow {
  readonly deskId: string;
  readonly number: number;
  readonly state: string | null;
  readonly stateSince: Date | null;
  readonly expressOnly: boolean;
  readonly signs: boolean;
  readonly priorityRun: number | null;
  readonly groupIds: string[];
  readonly groupId: string | null;
  readonly serviceId: string | null;
  readonly purpose: string | null;
  readonly visitId: string | null;
  readonly calledAt: Date | null;
}

interface WaitingRow {
  readonly id: string;
  readonly visitId: string;
  readonly groupId: string;
  readonly serviceId: string | null;
  readonly purpose: string;
  readonly rankAt: Date;
  readonly issuedAt: Date;
  readonly allowanceMinutes: number;
  readonly express: boolean;
  readonly needsSign: boolean;
  readonly onlyDeskId: string | null;
  readonly notBefore: Date | null;
  readonly waitedS: number;
  readonly stateSince: Date;
}

/** The hall of a centre as it stands: what the simulation starts from. */
export interface Hall {
  readonly now: HallNow;
  readonly paused: boolean;
  /** More wait than are looked at. */
  readonly crowded: boolean;
  /** In the order of `now.waiting`; how long each has waited so far, seconds without pauses. */
  readonly tickets: readonly { readonly id: string; readonly groupId: string; readonly waitedS: number }[];
  /** Desks without a shift that somebody could open, with the groups that they serve. */
  readonly closed: readonly { readonly number: number; readonly groups: readonly number[] }[];
  /** Waiting of the last who entered service, by group, seconds. */
  readonly lastS: ReadonlyMap<string, number>;
  /** Minutes of each lawful category of the municipality. */
  readonly categories: ReadonlyMap<string, number>;
  readonly expressServices: ReadonlySet<string>;
}

/** Reads the hall in four short statements. `date` is the business date of `at`. */
export async function readHall(
  queries: Queries,
  centreId: string,
  model: HallModel,
  date: string,
  at: Date,
): Promise<Hall> {
  const desks = await readDesks(queries, centreId);
  const open = desks.filter(({ state }) => state !== null);
  const settings = await queries
    .selectFrom('queue_settings')
    .select(['paused_since', 'priority_run'])
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  // Without an open desk nothing is foreseen, however many wait.
  const rows = open.length === 0 ? [] : await readWaiting(queries, centreId, date);
  const lastS = open.length === 0 ? new Map<string, number>() : await readLast(queries, centreId, date);
  const crowded = rows.length > mostForeseen;
  const seconds = (then: Date | null) => (then === null ? 0 : (then.getTime() - at.getTime()) / 1000);
  const groupAt = (id: string) => model.groupIds.indexOf(id);
  const shared = sharedVisits(rows, open);
  const known = crowded ? [] : rows.filter(({ groupId }) => groupAt(groupId) >= 0);
  const hallDesks = open.map((desk) => ({
    groups: desk.groupIds.map(groupAt).filter((group) => group >= 0),
    expressOnly: desk.expressOnly,
    signs: desk.signs,
    busy:
      desk.groupId === null
        ? null
        : {
            durations: durationsOf(model, groupAt(desk.groupId), desk.serviceId, desk.purpose ?? 'submit'),
            elapsedS: Math.max(0, -seconds(desk.calledAt)),
            visit: shared.get(desk.visitId ?? '') ?? -1,
          },
    breakS: desk.state === 'break' ? Math.max(0, -seconds(desk.stateSince)) : null,
    priorityRun: desk.priorityRun ?? 0,
  }));
  const hall: Omit<HallNow, 'probes'> = {
    groups: model.groupIds.length,
    desks: hallDesks,
    waiting: known.map((row) => ({
      group: groupAt(row.groupId),
      durations: durationsOf(model, groupAt(row.groupId), row.serviceId, row.purpose),
      rankS: seconds(row.rankAt),
      issuedS: seconds(row.issuedAt),
      movedForward: row.allowanceMinutes > 0,
      express: row.express,
      needsSign: row.needsSign && signedFor(hallDesks, groupAt(row.groupId)),
      onlyDesk: row.onlyDeskId === null ? -1 : open.findIndex(({ deskId }) => deskId === row.onlyDeskId),
      notBeforeS: row.notBefore === null ? 0 : Math.max(0, seconds(row.notBefore)),
      visit: shared.get(row.visitId) ?? -1,
    })),
    durations: model.durations,
    leaving: model.leaving,
    cuttingIn: model.cuttingIn.map(({ group, allowanceMinutes, perHour }) => ({
      group,
      durations: model.ofGroup[group] ?? 0,
      perHour,
      allowanceS: allowanceMinutes === null ? Number.POSITIVE_INFINITY : allowanceMinutes * 60,
    })),
    breaks: model.breaks,
    priorityRun: settings?.priority_run ?? 2,
  };
  const categories = await readCategories(queries, centreId);
  const expressServices = hall.desks.some((desk) => desk.expressOnly)
    ? await readExpress(queries, centreId)
    : new Set<string>();
  return {
    now: { ...hall, probes: probesFor(hall, [...new Set(categories.values())]) },
    categories,
    expressServices,
    paused: settings?.paused_since != null,
    crowded,
    tickets: known.map(({ id, groupId, waitedS, stateSince }) => ({
      id,
      groupId,
      waitedS: waitedS + Math.max(0, -seconds(stateSince)),
    })),
    closed: desks
      .filter(({ state, expressOnly }) => state === null && !expressOnly)
      .map(({ number, groupIds }) => ({
        number,
        groups: groupIds.map(groupAt).filter((group) => group >= 0),
      })),
    lastS,
  };
}

/** Every desk of a centre with the groups that it serves (the rule of call next), its shift and its visitor. */
async function readDesks(queries: Queries, centreId: string): Promise<DeskRow[]> {
  const { rows } = await sql<DeskRow>`
    select d.id as "deskId", d.number, sh.state, sh.state_since as "stateSince", d.express_only as "expressOnly",
      w.sign_language_certificate is not null as signs, sh.priority_run as "priorityRun",
      coalesce(own.ids, all_of_provider.ids, '{}') as "groupIds",
      t.group_id as "groupId", t.service_id as "serviceId", t.purpose, t.visit_id as "visitId", t.called_at as "calledAt"
    from desk d
    left join desk_shift sh on sh.desk_id = d.id and sh.state <> 'closed'
    left join worker w on w.id = sh.worker_id
    left join ticket t on t.desk_id = d.id and t.state in ('called', 'serving')
    left join lateral (select array_agg(group_id) as ids from desk_group where desk_id = d.id) own on true
    left join lateral (
      select array_agg(g.id) as ids from service_group g
      where own.ids is null and g.centre_id = d.centre_id and g.active and (d.provider_id is null or exists (
        select from service s where s.group_id = g.id and s.provider_id = d.provider_id and s.active))) all_of_provider on true
    where d.centre_id = ${centreId}::uuid and d.active order by d.number`.execute(queries);
  return rows;
}

async function readWaiting(queries: Queries, centreId: string, date: string): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select id, visit_id as "visitId", group_id as "groupId", service_id as "serviceId", purpose, rank_at as "rankAt",
      issued_at as "issuedAt", allowance_minutes as "allowanceMinutes", express, needs_sign as "needsSign",
      only_desk_id as "onlyDeskId", not_before as "notBefore", waited_s as "waitedS", state_since as "stateSince"
    from ticket where centre_id = ${centreId}::uuid and business_date = ${date}::date and state = 'waiting'
    order by rank_at, id limit ${mostForeseen + 1}`.execute(queries);
  return rows;
}

async function readLast(queries: Queries, centreId: string, date: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ groupId: string; waitedS: number }>`
    select distinct on (group_id) group_id as "groupId", waited_s as "waitedS" from (
      select group_id, waited_s, last_call_at from ticket
      where centre_id = ${centreId}::uuid and business_date = ${date}::date and last_call_at is not null
        and state in ('called', 'serving', 'finished')
      order by last_call_at desc limit 100) newest
    order by group_id, last_call_at desc`.execute(queries);
  return new Map(rows.map(({ groupId, waitedS }) => [groupId, waitedS]));
}

async function readCategories(queries: Queries, centreId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await queries
    .selectFrom('priority_category')
    .innerJoin('centre', 'centre.municipality_id', 'priority_category.municipality_id')
    .select(['priority_category.id', 'priority_category.allowance_minutes as minutes'])
    .where('centre.id', '=', centreId)
    .where('priority_category.active', '=', true)
    .execute();
  return new Map(rows.map(({ id, minutes }) => [id, minutes]));
}

async function readExpress(queries: Queries, centreId: string): Promise<ReadonlySet<string>> {
  const rows = await queries
    .selectFrom('service')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('active', '=', true)
    .where('express', '=', true)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Numbers for the visits that have another ticket waiting or at a desk; the others need none. */
function sharedVisits(rows: readonly WaitingRow[], open: readonly DeskRow[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { visitId } of [...rows, ...open])
    if (visitId !== null) times.set(visitId, (times.get(visitId) ?? 0) + 1);
  const numbers = new Map<string, number>();
  for (const [visitId, count] of times) if (count > 1) numbers.set(visitId, numbers.size);
  return numbers;
}

/** Of whom we ask: everybody by group, and those whom categories, express desks or sign language treat differently. */
function probesFor(hall: Omit<HallNow, 'probes'>, allowances: readonly number[]): readonly Probe[] {
  const express = hall.desks.some((desk) => desk.expressOnly) ? [false, true] : [false];
  const probes: Probe[] = [];
  for (let group = 0; group < hall.groups; group += 1) {
    if (!hall.desks.some((desk) => desk.groups.includes(group))) continue;
    const signs = signedFor(hall.desks, group) ? [false, true] : [false];
    for (const minutes of [0, ...allowances])
      for (const isExpress of express)
        for (const needsSign of signs)
          probes.push({ group, allowanceS: minutes * 60, express: isExpress, needsSign });
  }
  return probes;
}

/** Somebody who signs serves the group: only then is a visitor who asks for it kept for that desk (KS-sign). */
const signedFor = (desks: readonly DeskNow[], group: number): boolean =>
  desks.some((desk) => desk.signs && desk.groups.includes(group));
