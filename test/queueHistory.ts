import { sql } from 'kysely';
import { addDays } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';

/**
 * Fills past days of a centre with tickets and stays that could have been: arrival peaks, two lengths of service, visitors
 * who leave or do not come, ranges that were told. The same `seed` gives the same numbers.
 */
export async function addQueueHistory(
  queries: Queries,
  centreId: string,
  options: { readonly from: string; readonly to: string; readonly perDay: number; readonly seed: number },
): Promise<void> {
  for (let date = options.from; date <= options.to; date = addDays(date, 1))
    await addDay(queries, centreId, date, options.perDay, options.seed);
}

async function addDay(
  queries: Queries,
  centreId: string,
  date: string,
  perDay: number,
  seed: number,
): Promise<void> {
  await sql`with days as (
      select day::date as date from (values (${date}::date)) given (day)
      where extract(isodow from day) < 6
    ), desks as (
      select d.id, d.provider_id, row_number() over (order by d.number) as nth, count(*) over () as many
      from desk d where d.centre_id = ${centreId}::uuid and d.active
    ), workers as (
      select rg.worker_id, rg.provider_id, row_number() over (partition by rg.provider_id order by rg.id) as nth
      from role_grant rg where rg.centre_id = ${centreId}::uuid and rg.role = 'frontOffice'
    ), services as (
      select s.id, s.group_id, s.provider_id, g.prefix, row_number() over (order by s.list_number) as nth, count(*) over () as many
      from service s join service_group g on g.id = s.group_id where s.centre_id = ${centreId}::uuid and s.active
    ), drawn as (
      select date, n, ('x' || substr(md5(date::text || n || ${seed}::text), 1, 8))::bit(32)::bigint / 4294967296.0 as a,
        ('x' || substr(md5(date::text || n || ${seed}::text), 9, 8))::bit(32)::bigint / 4294967296.0 as b,
        ('x' || substr(md5(date::text || n || ${seed}::text), 17, 8))::bit(32)::bigint / 4294967296.0 as c
      from days, generate_series(1, ${perDay}::int) n
    ), planned as (
      select md5('v' || date || n || ${centreId})::uuid as visit_id, md5('t' || date || n || ${centreId})::uuid as ticket_id,
        date, n, a, b, c, s.id as service_id, s.group_id, s.prefix, d.id as desk_id, w.worker_id,
        (date + time '08:05' + interval '7 hours' * (case when b < 0.55 then b * 0.75 else b end)) at time zone 'Europe/Kyiv' as issued,
        (240 + 1500 * power(abs(a), 2) * case when b between 0.15 and 0.45 then 1.6 else 0.8 end)::int as waited,
        (180 + 900 * c * c + s.nth * 12)::int as served,
        row_number() over (partition by date, s.prefix order by b) as number
      from drawn join services s on s.nth = 1 + floor(power(a * 0.999, 1.6) * s.many)::int
      join lateral (select d.id, d.provider_id from desks d where d.provider_id = s.provider_id or d.provider_id is null
        order by md5(d.id::text || n) limit 1) d on true
      join lateral (select w.worker_id from workers w where w.provider_id = s.provider_id order by w.nth limit 1) w on true
    ), visits as (
      insert into visit (id, centre_id, business_date, access_code, created_at)
      select visit_id, ${centreId}::uuid, date, md5('code' || visit_id), issued from planned returning id
    ), tickets as (
      insert into ticket (id, visit_id, centre_id, business_date, group_id, service_id, prefix, number, state, rank_at, issued_at,
        state_since, finished_at, waited_s, last_call_at, estimate_low_s, estimate_high_s, estimate_average_s, estimate_last_s)
      select ticket_id, visit_id, ${centreId}::uuid, date, group_id, service_id, prefix, number,
        case when c > 0.97 then 'left' when c > 0.93 then 'noShow' else 'finished' end, issued, issued,
        issued + make_interval(secs => waited), issued + make_interval(secs => waited + served), waited,
        case when c > 0.97 then null else issued + make_interval(secs => waited) end,
        greatest(0, waited - 300 + (600 * a)::int - 150) / 60 * 60, (greatest(0, waited - 300 + (600 * a)::int - 150) / 60 + 4 + (9 * c)::int) * 60,
        (waited * (0.4 + 1.4 * b))::int, (waited * (0.3 + 1.5 * c))::int
      from planned where (select count(*) from visits) > 0 returning id
    )
    insert into desk_episode (id, ticket_id, centre_id, business_date, desk_id, worker_id, group_id, service_id, purpose, called_at,
      started_at, ended_at, waited_s, walked_s, served_s, outcome)
    select md5('e' || ticket_id)::uuid, ticket_id, ${centreId}::uuid, date, desk_id, worker_id, group_id, service_id, 'submit',
      issued + make_interval(secs => waited), case when c > 0.93 then null else issued + make_interval(secs => waited + 35) end,
      issued + make_interval(secs => waited + 35 + served), waited, case when c > 0.93 then 90 else 35 end,
      case when c > 0.93 then 0 else served end, case when c > 0.93 then 'noShow' else 'finished' end
    from planned where c <= 0.97 and (select count(*) from tickets) > 0`.execute(queries);
}
