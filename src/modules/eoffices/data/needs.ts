import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';

export type NeedSide = 'kind' | 'status' | 'district';

/** Appeals of one topic with one value of a side, over the months asked. */
export interface NeedCell {
  /** Null: none of the services of the catalogue. */
  readonly serviceId: string | null;
  readonly side: NeedSide;
  /** A kind of appeal, a social status, a district; empty: the district is not known. */
  readonly value: string;
  readonly appeals: number;
  readonly answered: number;
}

export interface MonthCount {
  readonly year: number;
  readonly month: number;
  readonly serviceId: string | null;
  readonly appeals: number;
}

/** Months since the year 0, from one to another. */
export interface MonthSpan {
  readonly from: number;
  readonly to: number;
}

const within = (officeIds: readonly string[], span: MonthSpan) => {
  const [first, last] = [Math.floor(span.from / 12), Math.floor(span.to / 12)];
  // The years bound the reading of the index, the months are exact.
  return sql`n.eoffice_id = any(${[...officeIds]}::uuid[]) and n.year between ${first} and ${last}
    and n.year * 12 + n.month - 1 between ${span.from} and ${span.to}`;
};

/** What was asked for in a span, by topic and each of the three sides; reads sums, never entries. */
export async function needCells(
  db: Queries,
  officeIds: readonly string[],
  span: MonthSpan,
): Promise<NeedCell[]> {
  const { rows } = await sql<NeedCell>`select n.service_id as "serviceId", n.side, n.value,
      sum(n.appeals)::int as appeals, sum(n.answered)::int as answered
    from eoffice_need n where ${within(officeIds, span)}
    group by 1, 2, 3 having sum(n.appeals) > 0`.execute(db);
  return rows;
}

/** Appeals of each month and topic. */
export async function needMonths(
  db: Queries,
  officeIds: readonly string[],
  span: MonthSpan,
): Promise<MonthCount[]> {
  const { rows } = await sql<MonthCount>`select n.year::int, n.month::int, n.service_id as "serviceId",
      sum(n.appeals)::int as appeals
    from eoffice_need n where n.side = 'kind' and ${within(officeIds, span)}
    group by 1, 2, 3 having sum(n.appeals) > 0`.execute(db);
  return rows;
}

/** Names of services in both languages, English where there is one. */
export async function serviceNames(db: Queries, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { uk: string; en: string }>();
  const rows = await db
    .selectFrom('service')
    .select(['id', 'plain_name_uk as uk', 'plain_name_en as en'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ id, uk, en }) => [id, { uk, en: en || uk }]));
}
