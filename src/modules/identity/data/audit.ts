import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { AuditScope } from '../rights.ts';

export interface LogFilter {
  /** YYYY-MM-DD in Kyiv; both days are included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** worker:<uuid> and the like. */
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly event?: string | undefined;
  /** Only entries older than this number. */
  readonly before?: number | undefined;
}

export interface LogEntry {
  readonly seq: number;
  readonly at: Date;
  readonly actor: string;
  readonly actorRole: string | null;
  readonly event: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly note: string | Readonly<Record<string, unknown>>;
}

export const entriesOnPage = 50;

/** Views of personal data, newest first; one more than a page when there are further ones (BP-23, KC-21). */
export const accessEntries = async (
  queries: Queries,
  scope: AuditScope,
  filter: LogFilter,
): Promise<LogEntry[]> => (await accessStatement(scope, filter).execute(queries)).rows;

/** Changes, newest first; one more than a page when there are further ones. */
export const ledgerEntries = async (
  queries: Queries,
  scope: AuditScope,
  filter: LogFilter,
): Promise<LogEntry[]> => (await ledgerStatement(scope, filter).execute(queries)).rows;

export const accessStatement = (scope: AuditScope, filter: LogFilter) =>
  statement(scope, filter, {
    table: sql.table('access_log'),
    event: sql.ref('event'),
    note: sql.ref('purpose'),
  });

export const ledgerStatement = (scope: AuditScope, filter: LogFilter) =>
  statement(scope, filter, {
    table: sql.table('ledger'),
    event: sql.ref('kind'),
    note: sql.ref('payload'),
  });

type Piece = ReturnType<typeof sql.table>;

function statement(
  scope: AuditScope,
  filter: LogFilter,
  log: { table: Piece; event: Piece; note: Piece },
): RawBuilder<LogEntry> {
  // Days are found by their own index, in its order; without days the number of the row is the order of time.
  const byDay = filter.from !== undefined || filter.to !== undefined;
  const order = byDay ? sql`at desc, seq desc` : sql`seq desc`;
  const conditions = [sql<boolean>`true`];
  if (scope.centreIds !== 'all') conditions.push(withinReach(scope.centreIds));
  if (filter.from) conditions.push(sql`at >= ${filter.from}::date::timestamp at time zone 'Europe/Kyiv'`);
  if (filter.to) conditions.push(sql`at < (${filter.to}::date + 1)::timestamp at time zone 'Europe/Kyiv'`);
  if (filter.actor) conditions.push(sql`actor = ${filter.actor}`);
  if (filter.subject) conditions.push(sql`subject = ${filter.subject}`);
  if (filter.subjectId) conditions.push(sql`subject_id = ${filter.subjectId}`);
  if (filter.event) conditions.push(sql`${log.event} = ${filter.event}`);
  if (filter.before !== undefined)
    conditions.push(
      byDay
        ? sql`(at, seq) < (select at, seq from ${log.table} where seq = ${filter.before})`
        : sql`seq < ${filter.before}`,
    );
  return sql<LogEntry>`
    select seq, at, actor, actor_role as "actorRole", ${log.event} as event, subject, subject_id as "subjectId",
      ${log.note} as note
    from ${log.table} where ${sql.join(conditions, sql` and `)}
    order by ${order} limit ${entriesOnPage + 1}`;
}

/**
 * Entries of the centres, and those that belong to no centre (signing in, accounts, looks at the logs) when a worker of
 * these centres or of their municipality did them or is their subject.
 */
function withinReach(centreIds: readonly string[]) {
  const centres = sql`${[...centreIds]}::uuid[]`;
  const workers = sql`select worker_id from role_grant where centre_id = any(${centres})
    or municipality_id in (select municipality_id from centre where id = any(${centres}))`;
  return sql<boolean>`(centre_id = any(${centres}) or (centre_id is null and (
    actor in (select 'worker:' || worker_id from (${workers}) own)
    or (subject = 'worker' and subject_id in (select worker_id::text from (${workers}) own)))))`;
}

/** Names of the workers and devices among actors (worker:<uuid>, device:<uuid>). */
export async function actorNames(
  queries: Queries,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (kind: string) => [
    ...new Set(actors.filter((actor) => actor.startsWith(`${kind}:`)).map((a) => a.slice(kind.length + 1))),
  ];
  const { rows } = await sql<{ actor: string; name: string }>`
    select 'worker:' || id as actor, concat_ws(' ', surname, given, patronymic) || ' (' || login || ')' as name
    from worker where id::text = any(${idsOf('worker')})
    union all
    select 'device:' || id, name from device where id::text = any(${idsOf('device')})`.execute(queries);
  return new Map(rows.map(({ actor, name }) => [actor, name]));
}

export interface SealRow {
  readonly day: string;
  readonly rows: number;
  readonly digest: Buffer;
  readonly sealedAt: Date;
}

/** The last seals, newest first. */
export const lastSeals = (queries: Queries): Promise<SealRow[]> =>
  queries
    .selectFrom('ledger_seal')
    .select(['day', 'rows', 'digest', 'sealed_at as sealedAt'])
    .$castTo<SealRow>()
    .orderBy('day', 'desc')
    .limit(60)
    .execute();
