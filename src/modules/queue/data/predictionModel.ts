import { sql } from 'kysely';
import { addDays } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import { type Durations, learntGroup, learntService, planned, type Seen } from '../rules/durations.ts';

/** Weeks are alike, months are not: so many days teach. */
const learntDays = 28;
/** Services that ended in a group before a range is published for it: with fewer the plan alone would speak. */
export const enoughServices = 20;

/** What the last weeks of a centre teach; lists are in the order of `groupIds`. */
export interface HallModel {
  readonly groupIds: readonly string[];
  /** Services that ended in the group in these weeks. */
  readonly seen: readonly number[];
  readonly durations: readonly Durations[];
  /** Place in `durations` of a service and purpose of a group: see `durationsOf`. */
  readonly places: ReadonlyMap<string, number>;
  /** Place in `durations` of each group. */
  readonly ofGroup: readonly number[];
  readonly meanServiceS: readonly number[];
  readonly leaving: readonly number[];
  /** Categories that came, and returns from hold and transfer (allowance null), an hour of reception. */
  readonly cuttingIn: readonly {
    readonly group: number;
    readonly allowanceMinutes: number | null;
    readonly perHour: number;
  }[];
  readonly breaks: { readonly durations: Durations; readonly perHour: number };
}

const keyOf = (group: number, serviceId: string | null, purpose: string): string =>
  `${group}|${serviceId ?? ''}|${purpose}`;

/** Which durations hold for a ticket. */
export const durationsOf = (
  model: HallModel,
  group: number,
  serviceId: string | null,
  purpose: string,
): number => model.places.get(keyOf(group, serviceId, purpose)) ?? model.ofGroup[group] ?? 0;

interface SeenRow {
  readonly groupId: string;
  readonly serviceId: string | null;
  readonly purpose: string | null;
  readonly count: number;
  readonly quantiles: number[];
  readonly mean: number;
}

/** Share of those who leave when few were seen: one in fifty. */
const leavingPrior = { share: 0.02, weight: 50 };
/** Breaks when few were seen: one in four hours, of a quarter of an hour. */
const breakPrior = { perHour: 0.25, hours: 8, seconds: 900 };

/** Reads what the last weeks teach about a centre; tens of milliseconds of the database, so it is asked every ten minutes. */
export async function readModel(queries: Queries, centreId: string, date: string): Promise<HallModel> {
  const from = addDays(date, -learntDays);
  const groups = await queries
    .selectFrom('service_group')
    .leftJoin('service', (join) =>
      join.onRef('service.group_id', '=', 'service_group.id').on('service.active', '=', true),
    )
    .select((e) => [
      'service_group.id',
      e.fn.coalesce(e.fn.avg<number>('service.average_minutes'), e.lit(15)).as('minutes'),
    ])
    .where('service_group.centre_id', '=', centreId)
    .where('service_group.active', '=', true)
    .groupBy('service_group.id')
    .orderBy('service_group.position')
    .orderBy('service_group.prefix')
    .execute();
  const groupIds = groups.map(({ id }) => id);
  const seen = await seenDurations(queries, centreId, from);
  const plans = groups.map(({ minutes }) => planned(Number(minutes) * 60));
  const whole = (group: number): SeenRow | undefined =>
    seen.find((row) => row.groupId === groupIds[group] && row.purpose === null);
  const durations: Durations[] = plans.map((plan, group) => learntGroup(asSeen(whole(group)), plan));
  const places = new Map<string, number>();
  for (const row of seen) {
    const group = groupIds.indexOf(row.groupId);
    const base = durations[group];
    if (row.purpose === null || !base) continue;
    places.set(keyOf(group, row.serviceId, row.purpose), durations.length);
    durations.push(learntService(asSeen(row), base));
  }
  const flow = await readFlow(queries, centreId, from);
  return {
    groupIds,
    seen: groupIds.map((_, group) => whole(group)?.count ?? 0),
    durations,
    places,
    ofGroup: groupIds.map((_, group) => group),
    meanServiceS: groups.map(({ minutes }, group) => whole(group)?.mean ?? Number(minutes) * 60),
    leaving: groupIds.map((id) => {
      const row = flow.leaving.find(({ groupId }) => groupId === id);
      const { share, weight } = leavingPrior;
      return ((row?.left ?? 0) + share * weight) / ((row?.all ?? 0) + weight);
    }),
    cuttingIn: flow.cutting.flatMap(({ groupId, allowanceMinutes, count }) => {
      const group = groupIds.indexOf(groupId);
      return group < 0 ? [] : [{ group, allowanceMinutes, perHour: count / Math.max(8, flow.hours) }];
    }),
    breaks: await readBreaks(queries, centreId, from),
  };
}

const asSeen = (row: SeenRow | undefined): Seen | undefined =>
  row && { count: row.count, quantiles: row.quantiles };

/**
 * How long visitors kept desks, from the call to the moment when the desk called the next one who had waited already
 * (at most five minutes between: longer is a break). A no-show keeps its desk too. Whole groups have no purpose.
 */
async function seenDurations(queries: Queries, centreId: string, from: string): Promise<SeenRow[]> {
  const shares = Array.from({ length: 24 }, (_, at) => (at + 0.5) / 24);
  const { rows } = await sql<SeenRow>`with kept as (
      select e.group_id, e.service_id, e.purpose, e.ended_at,
        case when e.outcome = 'noShow' then least(600, greatest(e.walked_s, extract(epoch from e.ended_at - e.called_at)))
          else e.walked_s + e.served_s end as busy,
        lead(e.called_at) over w as next_at, lead(e.ticket_id) over w as next_id
      from desk_episode e
      where e.centre_id = ${centreId}::uuid and e.business_date >= ${from}::date
        and e.outcome in ('finished', 'noShow', 'held', 'transferred')
      window w as (partition by e.desk_id, e.business_date order by e.called_at)
    ), between_calls as (
      select k.*, case when t.issued_at < k.ended_at and k.next_at between k.ended_at and k.ended_at + interval '5 minutes'
        then extract(epoch from k.next_at - k.ended_at) end as pause
      from kept k left join ticket t on t.id = k.next_id
    ), whole as (
      select group_id, service_id, purpose, busy + coalesce(pause, avg(pause) over (), 0) as busy from between_calls
    )
    select group_id as "groupId", service_id as "serviceId", purpose, count(*)::int as count, avg(busy)::float8 as mean,
      percentile_cont(${sql.val(shares)}::float8[]) within group (order by busy::float8) as quantiles
    from whole group by grouping sets ((group_id), (group_id, service_id, purpose))`.execute(queries);
  return rows;
}

/** Who leaves, and who comes before those that wait: lawful categories, returns to the queue. */
async function readFlow(queries: Queries, centreId: string, from: string) {
  const { rows: leaving } = await sql<{ groupId: string; left: number; all: number }>`
    select group_id as "groupId", count(*)::int as all,
      count(*) filter (where state = 'left' and last_call_at is null)::int as left
    from ticket where centre_id = ${centreId}::uuid and business_date >= ${from}::date group by group_id`.execute(
    queries,
  );
  const { rows: cutting } = await sql<{ groupId: string; allowanceMinutes: number | null; count: number }>`
    select group_id as "groupId", allowance_minutes::int as "allowanceMinutes", count(*)::int as count
    from ticket where centre_id = ${centreId}::uuid and business_date >= ${from}::date and allowance_minutes > 0
    group by 1, 2
    union all
    select group_id, null, count(*)::int from (
      select group_id, row_number() over (partition by ticket_id order by called_at) as nth
      from desk_episode where centre_id = ${centreId}::uuid and business_date >= ${from}::date) again
    where nth > 1 group by 1`.execute(queries);
  const { rows: hours } = await sql<{ hours: number }>`
    select count(distinct date_trunc('hour', called_at))::int as hours
    from desk_episode where centre_id = ${centreId}::uuid and business_date >= ${from}::date`.execute(
    queries,
  );
  return { leaving, cutting, hours: hours[0]?.hours ?? 0 };
}

/** How often desks break off and for how long, as the ledger tells. */
async function readBreaks(queries: Queries, centreId: string, from: string): Promise<HallModel['breaks']> {
  const { rows } = await sql<{ count: number; quantiles: number[] | null; hours: number }>`with moves as (
      select l.kind, l.at, lead(l.kind) over w as next_kind, lead(l.at) over w as next_at
      from ledger l
      where l.subject = 'desk' and l.kind in ('desk.opened', 'desk.paused', 'desk.resumed', 'desk.closed')
        and l.subject_id in (select id::text from desk where centre_id = ${centreId}::uuid) and l.at >= ${from}::date
      window w as (partition by l.subject_id order by l.seq)
    ), paused as (
      select extract(epoch from next_at - at)::float8 as seconds from moves
      where kind = 'desk.paused' and next_kind = 'desk.resumed' and next_at - at < interval '3 hours'
    ), open as (
      select coalesce(sum(extract(epoch from next_at - at)), 0)::float8 / 3600 as hours from moves
      where kind in ('desk.opened', 'desk.resumed') and next_at - at < interval '16 hours'
    )
    select (select count(*)::int from paused) as count, (select hours from open) as hours,
      (select percentile_cont(array[0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95])
        within group (order by seconds) from paused) as quantiles`.execute(queries);
  const row = rows[0];
  const { perHour, hours, seconds } = breakPrior;
  return {
    durations: learntGroup(
      row?.quantiles ? { count: row.count, quantiles: row.quantiles } : undefined,
      planned(seconds),
    ),
    perHour: ((row?.count ?? 0) + perHour * hours) / ((row?.hours ?? 0) + hours),
  };
}
