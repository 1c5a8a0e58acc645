import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { learnt, type Scored, trusted, type Widths } from '../rules/waitRange.ts';

/** Estimates that one look reads at most: the rest teaches at the next. */
const mostAtOnce = 2_000;
/** A centre without lessons begins with those of its last day. */
const firstLookMs = 24 * 3600 * 1000;

/**
 * Lets the estimates that have met their truth since the last look teach the widths of the centre's ranges. Scored is the
 * waiting until the first call, without pauses; who said «I am late» or left is not scored: nobody called them when the
 * turn came. The row is locked, so that two nodes teach it once.
 */
export const learnWidths = (database: Database, centreId: string, now: Date): Promise<Widths> =>
  database.transaction(async (tx) => {
    const row = await tx
      .selectFrom('wait_calibration')
      .selectAll()
      .where('centre_id', '=', centreId)
      .forUpdate()
      .executeTakeFirst();
    const from = row?.scored_through ?? new Date(now.getTime() - firstLookMs);
    const { rows } = await sql<Scored & { endedAt: Date }>`select t.estimate_low_s as "lowS",
        t.estimate_high_s as "highS", e.waited_s as "waitedS", e.ended_at as "endedAt"
      from desk_episode e join ticket t on t.id = e.ticket_id
      where e.centre_id = ${centreId}::uuid and e.ended_at > ${from} and e.ended_at <= ${now}
        and e.business_date >= (${from}::timestamptz at time zone 'Europe/Kyiv')::date
        and t.estimate_high_s is not null and t.not_before is null and e.outcome <> 'paused'
        and not exists (select from desk_episode b where b.ticket_id = e.ticket_id and b.outcome <> 'paused'
          and (b.called_at < e.called_at or (b.called_at = e.called_at and b.ended_at < e.ended_at)))
      order by e.ended_at, e.id limit ${mostAtOnce}`.execute(tx);
    const widths = rows.reduce<Widths>(learnt, row ? { low: row.low_width, high: row.high_width } : trusted);
    const last = rows[rows.length - 1];
    if (!last) return widths;
    const scored = {
      low_width: widths.low,
      high_width: widths.high,
      scored: (row?.scored ?? 0) + rows.length,
      scored_through: last.endedAt,
    };
    await tx
      .insertInto('wait_calibration')
      .values({ centre_id: centreId, ...scored })
      .onConflict((conflict) => conflict.column('centre_id').doUpdateSet(scored))
      .execute();
    return widths;
  });
