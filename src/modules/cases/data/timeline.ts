import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';

const actorId = sql<string | null>`case when actor like 'worker:%' then substring(actor from 8) end`;

/** Names and positions of workers who act in a history, by identifier. */
async function workersOf(queries: Queries, ids: readonly (string | null)[]) {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  if (wanted.length === 0) return new Map<string, { name: string; position: string }>();
  const workers = await queries
    .selectFrom('worker')
    .select(['id', 'surname', 'given', 'position_title'])
    .where('id', 'in', wanted)
    .execute();
  return new Map(
    workers.map((worker) => [
      worker.id,
      { name: `${worker.given} ${worker.surname}`, position: worker.position_title },
    ]),
  );
}

/** Every step of the case from the ledger, newest last, with who did it. */
export async function timelineOf(queries: Queries, caseId: string) {
  const events = await queries
    .selectFrom('ledger')
    .select(['seq', 'at', 'kind', 'actor', 'payload', actorId.as('worker_id')])
    .where('subject', '=', 'case')
    .where('subject_id', '=', caseId)
    .orderBy('seq')
    .limit(500)
    .execute();
  const executors = events.map(({ payload }) => executorOf(payload));
  const workers = await workersOf(queries, [...events.map((event) => event.worker_id), ...executors]);
  return events.map((event, index) => ({
    ...event,
    worker: workers.get(event.worker_id ?? '') ?? null,
    executor: workers.get(executors[index] ?? '')?.name ?? null,
  }));
}
export type TimelineEvent = Awaited<ReturnType<typeof timelineOf>>[number];

function executorOf(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const id: unknown = Reflect.get(payload, 'executorId');
  return typeof id === 'string' ? id : null;
}

/** Who looked at the case, newest first (KC-21). */
export async function accessHistory(queries: Queries, caseId: string) {
  const rows = await queries
    .selectFrom('access_log')
    .select(['seq', 'at', 'event', 'actor', 'purpose', actorId.as('worker_id')])
    .where('subject', '=', 'case')
    .where('subject_id', '=', caseId)
    .orderBy('seq', 'desc')
    .limit(100)
    .execute();
  const workers = await workersOf(
    queries,
    rows.map((row) => row.worker_id),
  );
  return rows.map((row) => ({ ...row, worker: workers.get(row.worker_id ?? '') ?? null }));
}
export type AccessRow = Awaited<ReturnType<typeof accessHistory>>[number];
