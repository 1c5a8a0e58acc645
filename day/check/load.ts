import type pg from 'pg';
import { endDay } from '#modules/queue/jobs/dayEnd.ts';
import { fixedClock } from '#platform/clock/clock.ts';
import { openDatabase } from '#platform/database/database.ts';
import { sealDay } from '#platform/ledger/seal.ts';
import { verifyLedger } from '#platform/ledger/verify.ts';
import type { DeskPlace, Place } from '../place.ts';
import type { EpisodeFact, Facts, PrintFact, QueueEvent, TicketFact } from './facts.ts';

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** A centre of which the facts are asked. */
type Wanted = Pick<Place, 'centreId' | 'priorityRun'> & {
  readonly desks: readonly Omit<DeskPlace, 'login'>[];
};

/** What the driver saw is added by the driver. */
export type LoadedFacts = Omit<Facts, 'acknowledged' | 'boards' | 'slackS' | 'away' | 'papers' | 'killedAt'>;

/** Opens the database of the day for the checks alone. */
export async function withPool<T>(ownerUrl: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const database = openDatabase({ url: ownerUrl, poolSize: 2, onIdleError: () => undefined });
  try {
    return await work(database.pool);
  } finally {
    await database.close();
  }
}

/**
 * Faults of the whole ledger. It is sealed to its last row first, so that the verification covers all of it: the database
 * of the day is thrown away afterwards.
 */
export async function ledgerFaults(pool: pg.Pool): Promise<string[]> {
  await sealDay(pool, '2199-12-31');
  const report = await verifyLedger(pool);
  return [
    ...report.faults.map((fault) => JSON.stringify(fault)),
    ...(report.unsealedRows > 0 ? [`${report.unsealedRows} rows are not sealed`] : []),
  ];
}

/** The night after the day: what is left of it ends, as the job of the queue ends it. */
export async function sweepDay(ownerUrl: string, begins: number): Promise<void> {
  const database = openDatabase({ url: ownerUrl, poolSize: 2, onIdleError: () => undefined });
  try {
    await endDay({ database, clock: fixedClock(new Date(begins + 24 * 3_600_000)) });
  } finally {
    await database.close();
  }
}

/** Reads the day of one centre from the tables and the ledger. */
export async function loadFacts(
  pool: pg.Pool,
  place: Wanted,
  faults: readonly string[],
): Promise<LoadedFacts> {
  const values = [place.centreId];
  const { rows: tickets } = await pool.query<TicketFact>(
    `select id, visit_id as "visitId", prefix, number, state, group_id as "groupId", ${ms('rank_at')} as "rankAt",
        ${ms('issued_at')} as "issuedAt", ${ms('finished_at')} as "finishedAt", waited_s as "waitedS",
        needs_sign as "needsSign", express, category_id is not null as "hasCategory", estimate_low_s as "estimateLowS",
        estimate_high_s as "estimateHighS", estimate_average_s as "estimateAverageS", estimate_last_s as "estimateLastS"
       from ticket where centre_id = $1`,
    values,
  );
  const { rows: episodes } = await pool.query<EpisodeFact>(
    `select ticket_id as "ticketId", desk_id as "deskId", ${ms('called_at')} as "calledAt", ${ms('started_at')} as "startedAt",
        ${ms('ended_at')} as "endedAt", waited_s as "waitedS", walked_s as "walkedS", served_s as "servedS", outcome
       from desk_episode where centre_id = $1 order by ended_at`,
    values,
  );
  const { rows: pauses } = await pool.query<{ from: number; to: number }>(
    `select ${ms('started_at')} as "from", coalesce(${ms('ended_at')}, 'infinity') as "to" from centre_pause where centre_id = $1`,
    values,
  );
  const { rows: counters } = await pool.query<{ prefix: string; last: number }>(
    'select prefix, last_number as last from ticket_counter where centre_id = $1',
    values,
  );
  const { rows: prints } = await pool.query<PrintFact>(
    `select ticket_id as "ticketId", state, problem, ${ms('requested_at')} as "requestedAt" from ticket_print where centre_id = $1`,
    values,
  );
  const { rows: events } = await pool.query<QueueEvent>(
    `select seq, kind, subject, subject_id as "subjectId", payload,
        coalesce(${ms(`(payload->>'at')::timestamptz`)}, ${ms('at')}) as at
       from ledger where centre_id = $1 and subject in ('ticket', 'desk', 'centre') order by seq`,
    values,
  );
  return {
    events,
    tickets,
    episodes,
    pauses,
    counters,
    prints,
    desks: place.desks.map(({ id, number, groups, expressOnly }) => ({ id, number, groups, expressOnly })),
    priorityRun: place.priorityRun,
    ledgerFaults: faults,
  };
}
