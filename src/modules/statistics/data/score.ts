import { CompiledQuery } from 'kysely';
import { addDays, type CivilDate } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import { notFound } from '#platform/http/problems.ts';
import type { StatisticsScope } from '../rights.ts';
import type { Period } from '../rules/period.ts';
import { scoreSql } from './facts.ts';

/** How the published estimates came true; mean errors in seconds, null where nothing was scored. */
export interface Score {
  readonly estimates: number;
  readonly metShare: number | null;
  readonly earlierShare: number | null;
  readonly laterShare: number | null;
  readonly meanErrorS: number | null;
  /** First baseline over the same tickets: people ahead × average service ÷ desks. */
  readonly averageErrorS: number | null;
  /** Second baseline, and our own error over the tickets that had one. */
  readonly lastErrorS: number | null;
  readonly ownErrorBesideLastS: number | null;
}

interface ScoreRow {
  readonly estimates: number;
  readonly estimates_met: number;
  readonly called_earlier: number;
  readonly called_later: number;
  readonly error_s: number;
  readonly average_error_s: number;
  readonly last_scored: number;
  readonly last_error_s: number;
  readonly last_own_error_s: number;
}

const columns = [
  'estimates',
  'estimates_met',
  'called_earlier',
  'called_later',
  'error_s',
  'average_error_s',
  'last_scored',
  'last_error_s',
  'last_own_error_s',
] as const;

function scoreOf(rows: readonly ScoreRow[]): Score {
  const sum = (key: keyof ScoreRow) => rows.reduce((all, row) => all + row[key], 0);
  const per = (part: keyof ScoreRow, whole: keyof ScoreRow) =>
    sum(whole) === 0 ? null : sum(part) / sum(whole);
  return {
    estimates: sum('estimates'),
    metShare: per('estimates_met', 'estimates'),
    earlierShare: per('called_earlier', 'estimates'),
    laterShare: per('called_later', 'estimates'),
    meanErrorS: per('error_s', 'estimates'),
    averageErrorS: per('average_error_s', 'estimates'),
    lastErrorS: per('last_error_s', 'last_scored'),
    ownErrorBesideLastS: per('last_own_error_s', 'last_scored'),
  };
}

/** The score of a period: past days as they were built, today counted now. */
export async function scoreOfPeriod(
  queries: Queries,
  scope: StatisticsScope,
  centreId: string,
  period: Period,
  today: CivilDate,
): Promise<Score> {
  if (scope.centreIds !== 'all' && !scope.centreIds.includes(centreId)) throw notFound();
  const past = await queries
    .selectFrom('statistics_day')
    .select(columns)
    .where('centre_id', '=', centreId)
    .where('business_date', '>=', period.from)
    .where('business_date', '<=', period.to)
    .where('business_date', '<', today)
    .execute();
  const now = period.from <= today && today <= period.to ? await scoreOfDay(queries, centreId, today) : [];
  return scoreOf([...past, ...now]);
}

async function scoreOfDay(queries: Queries, centreId: string, date: CivilDate): Promise<readonly ScoreRow[]> {
  const { rows } = await queries.executeQuery<ScoreRow>(CompiledQuery.raw(scoreSql, [centreId, date]));
  return rows;
}

/** Fewer scored visitors than this say nothing about a day. */
const enoughScored = 20;

/** What the public is told of how estimates came true. */
export interface PublicScore {
  readonly date: CivilDate;
  readonly metShare: number;
}

/**
 * Share of visitors called within the range they were told, yesterday or on the last day before it that says something
 * within two weeks; null: no such day. Public (KS-site): one figure of a whole day.
 */
export async function publicScore(
  queries: Queries,
  centreId: string,
  today: CivilDate,
): Promise<PublicScore | null> {
  const row = await queries
    .selectFrom('statistics_day')
    .select(['business_date', 'estimates', 'estimates_met'])
    .where('centre_id', '=', centreId)
    .where('business_date', '<', today)
    .where('business_date', '>=', addDays(today, -14))
    .where('estimates', '>=', enoughScored)
    .orderBy('business_date', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { date: row.business_date, metShare: row.estimates_met / row.estimates } : null;
}
