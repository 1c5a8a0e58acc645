import { CompiledQuery, sql } from 'kysely';
import { addDays, type CivilDate } from '#platform/calendar/civilDate.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { countedColumns, factsSql, scoreSql } from '../data/facts.ts';
import { sides } from '../rules/sides.ts';

/** Days back in which late events are looked for. */
const lookedBackDays = 40;

/** Days of all centres that have ended and are not built, or have changed since. `today` is the business date. */
export async function daysToBuild(
  database: Database,
  today: CivilDate,
): Promise<readonly { centreId: string; date: CivilDate }[]> {
  const from = addDays(today, -lookedBackDays);
  const { rows } = await sql<{ centreId: string; date: CivilDate }>`
    select c.id as "centreId", d.day::date::text as date
    from centre c cross join generate_series(${from}::date, ${today}::date - 1, interval '1 day') d (day)
    left join statistics_day b on b.centre_id = c.id and b.business_date = d.day::date
    where exists (select from ticket t where t.centre_id = c.id and t.business_date = d.day::date
        and (b.built_at is null or t.state_since > b.built_at))
      or exists (select from desk_episode e where e.centre_id = c.id and e.business_date = d.day::date
        and (b.built_at is null or e.ended_at > b.built_at))
    order by d.day, c.id`.execute(database.queries);
  return rows;
}

/**
 * Counts one day of one centre anew and puts it in the place of what was counted before: doing it twice leaves the same
 * (KS-stats). The lock lets two nodes that build the same day take turns. `builtAt` is the present moment.
 */
export async function buildDay(tx: Tx, centreId: string, date: CivilDate, builtAt: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`statistics ${centreId} ${date}`}, 0))`.execute(
    tx,
  );
  await sql`delete from statistics_part where centre_id = ${centreId}::uuid and business_date = ${date}::date`.execute(
    tx,
  );
  await tx.executeQuery(
    CompiledQuery.raw(
      `${factsSql} insert into statistics_part (centre_id, business_date, ${countedColumns})
        select $1::uuid, $2::date, ${countedColumns} from counted`,
      [centreId, date, sides, null, false],
    ),
  );
  await tx.executeQuery(
    CompiledQuery.raw(
      `insert into statistics_day (centre_id, business_date, built_at, ${scoreColumns})
        select $1::uuid, $2::date, $3::timestamptz, ${scoreColumns} from (${scoreSql}) score
        on conflict (centre_id, business_date) do update set built_at = excluded.built_at,
          ${scoreColumns
            .split(',')
            .map((column) => `${column.trim()} = excluded.${column.trim()}`)
            .join(', ')}`,
      [centreId, date, builtAt],
    ),
  );
}

const scoreColumns = `estimates, estimates_met, called_earlier, called_later, error_s, average_error_s, last_scored,
  last_error_s, last_own_error_s`;

/** Builds every day that needs it, one transaction each; returns how many. */
export async function buildDays(database: Database, today: CivilDate, now: Date): Promise<number> {
  const days = await daysToBuild(database, today);
  for (const { centreId, date } of days)
    await database.transaction((tx) => buildDay(tx, centreId, date, now));
  return days.length;
}
