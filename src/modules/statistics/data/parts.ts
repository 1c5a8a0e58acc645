import { CompiledQuery, sql } from 'kysely';
import type { CivilDate } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import type { StatisticsScope } from '../rights.ts';
import { added, nothing, type Sums } from '../rules/measures.ts';
import type { Period } from '../rules/period.ts';
import type { Side } from '../rules/sides.ts';
import { countedColumns, factsSql } from './facts.ts';
import { inReach } from './places.ts';

/** Sums of one value of a side; of one day where the days are asked for. */
export interface Part {
  readonly date: CivilDate;
  readonly key: string;
  readonly sums: Sums;
}

interface PartRow {
  readonly date: CivilDate;
  readonly key: string;
  readonly tickets: number;
  readonly left_unserved: number;
  readonly not_called: number;
  readonly calls: number;
  readonly no_shows: number;
  readonly first_calls: number;
  readonly in_standard: number;
  readonly waited_s: number;
  readonly waited_buckets: readonly number[];
  readonly services: number;
  readonly walked_s: number;
  readonly served_s: number;
  readonly served_buckets: readonly number[];
  readonly transfers: number;
  readonly holds: number;
  readonly returned_holds: number;
  readonly held_s: number;
}

const partOf = (row: PartRow): Part => ({
  date: row.date,
  key: row.key,
  sums: {
    tickets: row.tickets,
    leftUnserved: row.left_unserved,
    notCalled: row.not_called,
    calls: row.calls,
    noShows: row.no_shows,
    firstCalls: row.first_calls,
    inStandard: row.in_standard,
    waitedS: row.waited_s,
    waitedBuckets: row.waited_buckets,
    services: row.services,
    walkedS: row.walked_s,
    servedS: row.served_s,
    servedBuckets: row.served_buckets,
    transfers: row.transfers,
    holds: row.holds,
    returnedHolds: row.returned_holds,
    heldS: row.held_s,
  },
});

export interface Asked {
  readonly centreId: string;
  /** Null: the whole centre; else what belongs to this provider. */
  readonly providerId: string | null;
  readonly side: Side;
  readonly period: Period;
}

/**
 * Days of a period from one side: past days as they were built, today counted now. One index range of a small table and,
 * where today belongs to the period, the day's own rows. The scope decides the centre, and a provider's head sees only the
 * provider.
 */
export async function partsOf(
  queries: Queries,
  scope: StatisticsScope,
  asked: Asked,
  today: CivilDate,
): Promise<readonly Part[]> {
  const { centreId, providerId } = inReach(scope, asked);
  const { side, period } = asked;
  const { rows } =
    await sql<PartRow>`select business_date as date, key, tickets, left_unserved, not_called, calls,
      no_shows, first_calls, in_standard, waited_s, waited_buckets, services, walked_s, served_s, served_buckets,
      transfers, holds, returned_holds, held_s
    from statistics_part
    where centre_id = ${centreId}::uuid and provider_id is not distinct from ${providerId}::uuid and dimension = ${side}
      and business_date between ${period.from}::date and ${period.to}::date and business_date < ${today}::date
    order by business_date`.execute(queries);
  const past = rows.map(partOf);
  if (today < period.from || period.to < today) return past;
  return [...past, ...(await partsNow(queries, centreId, providerId, side, today))];
}

/** A day counted this moment; what the job would keep, but not kept. */
export async function partsNow(
  queries: Queries,
  centreId: string,
  providerId: string | null,
  side: Side,
  date: CivilDate,
): Promise<readonly Part[]> {
  const { rows } = await queries.executeQuery<PartRow & { provider_id: string | null }>(
    CompiledQuery.raw(`${factsSql} select $2::date as date, ${countedColumns} from counted`, [
      centreId,
      date,
      [side],
      providerId,
      true,
    ]),
  );
  return rows.map(partOf);
}

/** Parts with the same key added up, in the order of first appearance. */
export function byKey(parts: readonly Part[]): ReadonlyMap<string, Sums> {
  const result = new Map<string, Sums>();
  for (const { key, sums } of parts) result.set(key, added(result.get(key) ?? nothing, sums));
  return result;
}

export const total = (parts: readonly Part[]): Sums =>
  parts.reduce((sum, { sums }) => added(sum, sums), nothing);
