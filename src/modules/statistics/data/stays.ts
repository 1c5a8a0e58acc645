import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { StatisticsScope } from '../rights.ts';
import type { Period } from '../rules/period.ts';
import { boundProvider, inReach } from './places.ts';

/** One stay of a visitor at a desk, from the call to its end. Nobody's name. */
export interface Stay {
  readonly id: string;
  readonly date: string;
  readonly prefix: string;
  readonly number: number;
  readonly groupUk: string;
  readonly groupEn: string;
  readonly serviceUk: string | null;
  readonly serviceEn: string | null;
  readonly provider: string | null;
  readonly desk: number;
  readonly calledAt: Date;
  readonly endedAt: Date;
  /** Seconds of waiting in the hall, of the way to the desk, of service. */
  readonly waitedS: number;
  readonly walkedS: number;
  readonly servedS: number;
  readonly outcome: string;
}

/** Rows of one question to the database: few questions, and little in memory at once. */
const pageRows = 500;

/**
 * All stays of a period in the order in which they ended, read page by page as they are taken: memory does not grow with
 * the period. A provider's head gets those of the own desks and services.
 */
export async function* staysOf(
  db: Queries,
  scope: StatisticsScope,
  centreId: string,
  { from, to }: Pick<Period, 'from' | 'to'>,
): AsyncGenerator<Stay> {
  const { providerId } = inReach(scope, { centreId, providerId: boundProvider(scope) });
  // Before the first row of the period.
  let after = { date: from, endedAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const { rows } = await sql<
      Stay & { readonly exactEnd: string }
    >`select e.id, e.business_date::text as date, t.prefix, t.number, g.name_uk as "groupUk", g.name_en as "groupEn",
        s.plain_name_uk as "serviceUk", s.plain_name_en as "serviceEn", p.short_name as provider, d.number as desk,
        e.called_at as "calledAt", e.ended_at as "endedAt", e.ended_at::text as "exactEnd", e.waited_s as "waitedS", e.walked_s as "walkedS",
        e.served_s as "servedS", e.outcome
      from desk_episode e
      join ticket t on t.id = e.ticket_id
      join service_group g on g.id = e.group_id
      left join service s on s.id = e.service_id
      join desk d on d.id = e.desk_id
      left join provider p on p.id = coalesce(d.provider_id, s.provider_id)
      where e.centre_id = ${centreId}::uuid and e.business_date between ${from}::date and ${to}::date
        and (${providerId}::uuid is null or coalesce(d.provider_id, s.provider_id) = ${providerId}::uuid)
        and (e.business_date, e.ended_at, e.id) > (${after.date}::date, ${after.endedAt}::timestamptz, ${after.id}::uuid)
      order by e.business_date, e.ended_at, e.id limit ${pageRows}`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageRows) return;
    // To the microsecond: a JavaScript date is coarser, and a row of the same millisecond would be lost.
    after = { date: last.date, endedAt: last.exactEnd, id: last.id };
  }
}
