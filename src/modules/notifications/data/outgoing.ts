import { sql } from 'kysely';
import { ticketLabel } from '#modules/queue/rules/ticketActions.ts';
import type { Queries } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { Channel, NotificationKind } from '../rules/due.ts';

/** Everything that one message needs when it leaves. */
export interface Outgoing {
  readonly id: string;
  readonly centreId: string;
  readonly businessDate: string;
  readonly kind: NotificationKind;
  readonly channel: Channel;
  readonly madeAt: Date;
  readonly subscriptionId: string;
  readonly label: string;
  readonly state: string;
  readonly desk: number | null;
  readonly ahead: number | null;
  readonly paused: boolean;
  readonly pauseKind: string | null;
  readonly graceUntil: Date | null;
  readonly accessCode: string;
  readonly smsOn: boolean;
  readonly smsDailyLimit: number;
  readonly push: { readonly endpoint: string; readonly p256dh: string; readonly auth: string } | null;
  readonly phone: string | null;
  /** Of the subscription; null: it is gone. */
  readonly locale: Locale | null;
}

type Row = Omit<Outgoing, 'label' | 'push' | 'locale'> & {
  readonly prefix: string;
  readonly number: number;
  readonly endpoint: string | null;
  readonly p256dh: string | null;
  readonly auth: string | null;
  readonly pushLocale: Locale | null;
  readonly smsLocale: Locale | null;
};

/** A message that has not left yet; undefined when it has, or never was. */
export async function outgoing(queries: Queries, id: string): Promise<Outgoing | undefined> {
  const { rows } =
    await sql<Row>`select n.id, n.centre_id as "centreId", n.business_date as "businessDate", n.kind, n.channel,
      n.made_at as "madeAt", n.subscription_id as "subscriptionId", t.prefix, t.number, t.state, d.number as desk,
      v.access_code as "accessCode", q.paused_since is not null as paused, q.grace_until as "graceUntil",
      c.sms as "smsOn", c.sms_daily_limit as "smsDailyLimit", p.endpoint, p.p256dh, p.auth, p.locale as "pushLocale",
      s.phone, s.locale as "smsLocale",
      (select kind from centre_pause where centre_id = n.centre_id and ended_at is null) as "pauseKind",
      case when t.state = 'waiting' then (select count(*)::int from (
        select from ticket o where o.centre_id = t.centre_id and o.business_date = t.business_date
          and o.group_id = t.group_id and o.state = 'waiting' and (o.rank_at, o.id) < (t.rank_at, t.id)
        limit 100) one) end as ahead
    from notification n join ticket t on t.id = n.ticket_id join visit v on v.id = t.visit_id
    join queue_settings q on q.centre_id = n.centre_id
    join notification_settings c on c.centre_id = n.centre_id
    left join desk d on d.id = t.desk_id
    left join push_subscription p on p.id = n.subscription_id
    left join sms_subscription s on s.id = n.subscription_id
    where n.id = ${id}::uuid and n.state = 'due'`.execute(queries);
  const row = rows[0];
  if (!row) return undefined;
  const { prefix, number, endpoint, p256dh, auth, pushLocale, smsLocale, ...rest } = row;
  return {
    ...rest,
    label: ticketLabel(prefix, number),
    push: endpoint && p256dh && auth ? { endpoint, p256dh, auth } : null,
    locale: pushLocale ?? smsLocale,
  };
}
