import { sql } from 'kysely';
import { expectedOfTicket } from '#modules/queue/data/expected.ts';
import type { Database } from '#platform/database/database.ts';
import type { Channel, Followed } from '../rules/due.ts';

/** One ticket and one of its subscriptions. */
export interface FollowedTicket extends Followed {
  readonly ticketId: string;
  readonly centreId: string;
  readonly subscriptionId: string;
  readonly channel: Channel;
}

interface Row {
  readonly ticketId: string;
  readonly centreId: string;
  readonly subscriptionId: string;
  readonly channel: Channel;
  readonly state: string;
  readonly ahead: number | null;
  readonly notBefore: Date | null;
  readonly calledAt: Date | null;
  readonly subscribedAt: Date;
  readonly nearAhead: number;
  readonly nearMinutes: number;
  readonly pauseId: string | null;
  readonly pausedAt: Date | null;
  readonly resumedAt: Date | null;
}

/**
 * Tickets of the day that somebody follows, at the given centres or at all. People ahead are counted no further than
 * the question needs, so a full hall costs no more than an empty one.
 */
export async function followedTickets(
  database: Database,
  date: string,
  centreIds: readonly string[] | 'all',
): Promise<FollowedTicket[]> {
  const at = centreIds === 'all' ? sql`true` : sql`centre_id = any(${[...centreIds]}::uuid[])`;
  const { rows } = await sql<Row>`with subscribed as (
      select id, visit_id, created_at, 'push' as channel from push_subscription
      where business_date = ${date}::date and ${at}
      union all
      select id, visit_id, consented_at, 'sms' from sms_subscription where business_date = ${date}::date and ${at}
    )
    select t.id as "ticketId", t.centre_id as "centreId", s.id as "subscriptionId", s.channel, t.state,
      t.not_before as "notBefore", t.called_at as "calledAt", s.created_at as "subscribedAt",
      n.near_ahead as "nearAhead", n.near_minutes as "nearMinutes",
      p.id as "pauseId", p.started_at as "pausedAt", p.ended_at as "resumedAt",
      case when t.state = 'waiting' then (select count(*)::int from (
        select from ticket o where o.centre_id = t.centre_id and o.business_date = t.business_date
          and o.group_id = t.group_id and o.state = 'waiting' and (o.rank_at, o.id) < (t.rank_at, t.id)
        limit n.near_ahead + 1) one) end as ahead
    from subscribed s join ticket t on t.visit_id = s.visit_id
    join notification_settings n on n.centre_id = t.centre_id
      and case s.channel when 'push' then n.push else n.sms end
    left join lateral (select id, started_at, ended_at from centre_pause
      where centre_id = t.centre_id order by started_at desc limit 1) p on true
    where t.state in ('waiting', 'called', 'held')`.execute(database.queries);
  return rows.map(({ pauseId, pausedAt, resumedAt, ...row }) => ({
    ...row,
    expectedHighMinutes: expectedOfTicket(database, row.centreId, row.ticketId)?.highMinutes ?? null,
    pause: pauseId && pausedAt ? { id: pauseId, startedAt: pausedAt, endedAt: resumedAt } : null,
  }));
}
