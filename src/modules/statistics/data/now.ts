import { sql } from 'kysely';
import { forecastOf, type Gain, gainOfDesk } from '#modules/queue/data/prediction.ts';
import type { Database, Queries } from '#platform/database/database.ts';
import { notFound } from '#platform/http/problems.ts';
import type { StatisticsScope } from '../rights.ts';
import { type Danger, dangerOf, lateOf } from '../rules/danger.ts';
import type { Place } from './places.ts';

/** One group of services at this moment. Seconds. */
export interface GroupLive {
  readonly id: string;
  readonly prefix: string;
  readonly nameUk: string;
  readonly nameEn: string;
  readonly waiting: number;
  /** Waiting of the one who waits longest, pauses left out; null: nobody waits. */
  readonly longestS: number | null;
  readonly desks: number;
  readonly range: { readonly lowS: number; readonly highS: number } | null;
  readonly expectedS: number | null;
  /** Of those who wait now, foreseen to wait longer than the standard. */
  readonly late: number;
  readonly danger: Danger;
  /** What one more desk would bring; looked for only where the standard is in danger. */
  readonly gain: Gain | null;
}

/** One desk at this moment; no worker's name: see the plates for who sits where. */
export interface DeskLive {
  readonly id: string;
  readonly number: number;
  readonly provider: string | null;
  readonly state: 'open' | 'break' | 'closed';
  readonly since: Date | null;
  /** The ticket at the desk, since when. */
  readonly prefix: string | null;
  readonly ticketNumber: number | null;
  readonly ticketSince: Date | null;
  readonly serving: boolean;
}

export interface CentreLive {
  readonly place: Place;
  readonly pausedSince: Date | null;
  /** Whether the waiting is foreseen at all now. */
  readonly foreseen: boolean;
  readonly groups: readonly GroupLive[];
  readonly desks: readonly DeskLive[];
}

/** What the head of a centre sees now: two short statements, and the forecast from memory. */
export async function centreLive(
  database: Database,
  scope: StatisticsScope,
  place: Place,
  date: string,
  now: Date,
): Promise<CentreLive> {
  if (scope.centreIds !== 'all' && !scope.centreIds.includes(place.id)) throw notFound();
  const { queries } = database;
  const [groups, desks, settings] = await Promise.all([
    readGroups(queries, place.id, date, now),
    readDesks(queries, place.id),
    queries
      .selectFrom('queue_settings')
      .select('paused_since')
      .where('centre_id', '=', place.id)
      .executeTakeFirst(),
  ]);
  const forecast = forecastOf(database, place.id);
  return {
    place,
    pausedSince: settings?.paused_since ?? null,
    foreseen: forecast !== undefined,
    desks,
    groups: groups.map((group) => {
      const foreseen = forecast?.groups.get(group.id);
      const stand = {
        waiting: group.waiting,
        desks: group.desks,
        longestS: group.longestS,
        expectedS: foreseen?.middleS ?? null,
        wholeS: (forecast?.wholeWaits ?? [])
          .filter(({ groupId }) => groupId === group.id)
          .map(({ wholeS }) => wholeS),
      };
      const danger = dangerOf(stand, place.standardMinutes);
      return {
        ...group,
        range: foreseen?.range ?? null,
        expectedS: stand.expectedS,
        late: lateOf(stand, place.standardMinutes),
        danger,
        gain: danger === 'fine' || !forecast ? null : gainOfDesk(forecast, group.id),
      };
    }),
  };
}

type GroupRow = Omit<GroupLive, 'range' | 'expectedS' | 'late' | 'danger' | 'gain'>;

/** Waiting, the longest, and desks by the rule of call next: own groups, or all that the provider has services of. */
async function readGroups(queries: Queries, centreId: string, date: string, now: Date): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`select g.id, g.prefix, g.name_uk as "nameUk", g.name_en as "nameEn",
      (select count(*)::int from ticket t where t.centre_id = g.centre_id and t.business_date = ${date}::date
        and t.group_id = g.id and t.state = 'waiting') as waiting,
      (select t.waited_s + active_seconds(t.centre_id, t.state_since, ${now}::timestamptz) from ticket t
        where t.centre_id = g.centre_id and t.business_date = ${date}::date and t.group_id = g.id and t.state = 'waiting'
          and (t.not_before is null or t.not_before <= ${now}::timestamptz)
        order by t.issued_at limit 1) as "longestS",
      (select count(*)::int from desk_shift sh join desk d on d.id = sh.desk_id
        where sh.centre_id = g.centre_id and sh.state <> 'closed' and (
          exists (select from desk_group dg where dg.desk_id = d.id and dg.group_id = g.id)
          or (not exists (select from desk_group dg where dg.desk_id = d.id) and (d.provider_id is null or exists (
            select from service s where s.group_id = g.id and s.provider_id = d.provider_id and s.active))))) as desks
    from service_group g
    where g.centre_id = ${centreId}::uuid and g.active
      and exists (select from service s where s.group_id = g.id and s.active)
    order by g.position, g.prefix`.execute(queries);
  return rows;
}

async function readDesks(queries: Queries, centreId: string): Promise<DeskLive[]> {
  const { rows } = await sql<Omit<DeskLive, 'state'> & { state: string | null }>`
    select d.id, d.number, p.short_name as provider, sh.state, sh.state_since as since, t.prefix, t.number as "ticketNumber",
      coalesce(t.started_at, t.called_at) as "ticketSince", coalesce(t.state = 'serving', false) as serving
    from desk d
    left join provider p on p.id = d.provider_id
    left join desk_shift sh on sh.desk_id = d.id and sh.state <> 'closed'
    left join ticket t on t.desk_id = d.id and t.state in ('called', 'serving')
    where d.centre_id = ${centreId}::uuid and d.active
    order by d.number`.execute(queries);
  return rows.map((row) => ({
    ...row,
    state: row.state === 'open' || row.state === 'break' ? row.state : 'closed',
  }));
}
