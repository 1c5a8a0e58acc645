import { scaleS, steps } from '../rules/histogram.ts';

/**
 * The one text that counts a day of a centre, for the job that keeps it and for today's live figures: nothing can be
 * counted in two ways. Values: $1 centre, $2 business date, $3 sides wanted (text[]), $4 provider (null: the whole centre
 * and every provider of its own), $5 only that scope (boolean).
 *
 * A stay is one call of a ticket to a desk: rows that a take-over has parted are one again. Calls that a pause of the
 * centre broke off are no calls: the visitor went to the shelter, not away. No worker is read (who may see figures of
 * workers is a matter of labour law, not of a queue): the desk and its provider are the finest sides.
 */
export const factsSql = `with standard as (
    select wait_standard_minutes * 60 as seconds from centre where id = $1::uuid
  ), stays as (
    select distinct on (e.ticket_id, e.called_at) e.ticket_id, e.called_at, e.ended_at, e.desk_id, e.group_id, e.service_id,
      e.outcome, e.waited_s, max(e.started_at) over same is not null as started,
      sum(e.walked_s) over same as walked_s, sum(e.served_s) over same as served_s
    from desk_episode e
    where e.centre_id = $1::uuid and e.business_date = $2::date and e.outcome <> 'paused'
    window same as (partition by e.ticket_id, e.called_at)
    order by e.ticket_id, e.called_at, e.ended_at desc, e.id desc
  ), ordered as (
    select s.*, row_number() over turn as nth, lag(s.outcome) over turn as outcome_before,
      lag(s.ended_at) over turn as ended_before
    from stays s window turn as (partition by s.ticket_id order by s.called_at)
  ), facts as (
    select to_char(t.issued_at at time zone 'Europe/Kyiv', 'HH24') as hour, t.group_id, t.service_id, null::uuid as desk_id,
      s.provider_id, 1 as tickets,
      case when t.state = 'left' and t.result is distinct from 'dayEnded'
        and not exists (select from stays y where y.ticket_id = t.id and y.started)
        then 1 else 0 end as left_unserved,
      case when (t.state = 'waiting' or t.result = 'dayEnded') and not exists (select from stays y where y.ticket_id = t.id)
        then 1 else 0 end as not_called,
      0 as calls, 0 as no_shows, 0 as first_calls, 0 as in_standard, 0 as waited_s, null::integer as waited_step,
      0 as services, 0::bigint as walked_s, 0::bigint as served_s, null::integer as served_step,
      0 as transfers, 0 as holds, 0 as returned_holds, 0 as held_s
    from ticket t left join service s on s.id = t.service_id
    where t.centre_id = $1::uuid and t.business_date = $2::date
    union all
    select to_char(o.called_at at time zone 'Europe/Kyiv', 'HH24'), o.group_id, o.service_id, o.desk_id,
      coalesce(d.provider_id, s.provider_id), 0, 0, 0,
      1, case when o.outcome = 'noShow' then 1 else 0 end,
      case when o.nth = 1 then 1 else 0 end,
      case when o.nth = 1 and o.waited_s <= (select seconds from standard) then 1 else 0 end,
      case when o.nth = 1 then o.waited_s else 0 end,
      case when o.nth = 1 then width_bucket(o.waited_s, array[${scaleS.join(',')}]) end,
      case when o.started then 1 else 0 end,
      case when o.started then o.walked_s else 0 end,
      case when o.started then o.served_s else 0 end,
      case when o.started then width_bucket(o.served_s::integer, array[${scaleS.join(',')}]) end,
      case when o.outcome = 'transferred' then 1 else 0 end,
      case when o.outcome = 'held' then 1 else 0 end,
      case when o.outcome_before = 'held' then 1 else 0 end,
      case when o.outcome_before = 'held' then active_seconds($1::uuid, o.ended_before, o.called_at) else 0 end
    from ordered o join desk d on d.id = o.desk_id left join service s on s.id = o.service_id
  ), counted as (
    select scope.provider_id, side.dimension, side.key,
      sum(f.tickets)::int as tickets, sum(f.left_unserved)::int as left_unserved, sum(f.not_called)::int as not_called,
      sum(f.calls)::int as calls, sum(f.no_shows)::int as no_shows, sum(f.first_calls)::int as first_calls,
      sum(f.in_standard)::int as in_standard, sum(f.waited_s)::bigint as waited_s,
      array[${bucketsSql('waited_step')}]::integer[] as waited_buckets,
      sum(f.services)::int as services, sum(f.walked_s)::bigint as walked_s, sum(f.served_s)::bigint as served_s,
      array[${bucketsSql('served_step')}]::integer[] as served_buckets,
      sum(f.transfers)::int as transfers, sum(f.holds)::int as holds, sum(f.returned_holds)::int as returned_holds,
      sum(f.held_s)::bigint as held_s
    from facts f
    cross join lateral (values ('all', ''), ('hour', f.hour), ('group', f.group_id::text),
      ('service', coalesce(f.service_id::text, '')), ('desk', coalesce(f.desk_id::text, '')),
      ('provider', coalesce(f.provider_id::text, ''))) side (dimension, key)
    cross join lateral (select null::uuid as provider_id where not ($5::boolean and $4::uuid is not null)
      union all select f.provider_id where f.provider_id is not null
        and (($4::uuid is null and not $5::boolean) or f.provider_id = $4::uuid)) scope
    where side.dimension = any($3::text[])
    group by scope.provider_id, side.dimension, side.key
  )`;

function bucketsSql(step: string): string {
  return Array.from({ length: steps }, (_, at) => `count(*) filter (where f.${step} = ${at})`).join(',');
}

/** Columns of `counted` that are kept. */
export const countedColumns = `provider_id, dimension, key, tickets, left_unserved, not_called, calls, no_shows, first_calls,
  in_standard, waited_s, waited_buckets, services, walked_s, served_s, served_buckets, transfers, holds, returned_holds, held_s`;

/**
 * How the estimates of a day came true: the range that was told against the waiting until the first call, and the two
 * baselines beside it. Who said «I am late» or left is not scored. Values: $1 centre, $2 business date.
 */
export const scoreSql = `select count(*)::int as estimates,
    (count(*) filter (where w between low and high))::int as estimates_met,
    (count(*) filter (where w < low))::int as called_earlier, (count(*) filter (where w > high))::int as called_later,
    coalesce(sum(abs((low + high) / 2 - w)), 0)::bigint as error_s,
    coalesce(sum(abs(average - w)), 0)::bigint as average_error_s,
    (count(last))::int as last_scored, coalesce(sum(abs(last - w)), 0)::bigint as last_error_s,
    coalesce(sum(abs((low + high) / 2 - w)) filter (where last is not null), 0)::bigint as last_own_error_s
  from (
    select distinct on (e.ticket_id) e.waited_s as w, t.estimate_low_s as low, t.estimate_high_s as high,
      coalesce(t.estimate_average_s, (t.estimate_low_s + t.estimate_high_s) / 2) as average, t.estimate_last_s as last
    from desk_episode e join ticket t on t.id = e.ticket_id
    where e.centre_id = $1::uuid and e.business_date = $2::date and e.outcome <> 'paused'
      and t.estimate_high_s is not null and t.not_before is null
    order by e.ticket_id, e.called_at) scored`;
