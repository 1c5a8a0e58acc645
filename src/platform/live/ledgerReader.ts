import type pg from 'pg';

/** One event as live readers get it. */
export interface LedgerRow {
  readonly seq: number;
  readonly at: Date;
  readonly centreId: string | null;
  readonly subject: string;
  readonly subjectId: string;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * A position in the ledger: every transaction below it has ended. Numbers are given before commit, so a reader that
 * trusted the highest number would skip a slow writer; below this horizon nothing can appear any more.
 */
export type Horizon = string;

const startOfTime: Horizon = '0';

export async function currentHorizon(client: Pick<pg.Pool, 'query'>): Promise<Horizon> {
  const { rows } = await client.query<{ horizon: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as horizon',
  );
  return rows[0]?.horizon ?? startOfTime;
}

/**
 * Last event that came with a restored dump: its transaction number belongs to another server and says nothing here.
 * 0 when the ledger was written on this server, where a row that can be seen is always below `xmax`.
 */
export async function restoredThrough(client: Pick<pg.Pool, 'query'>): Promise<number> {
  const { rows } = await client.query<{ seq: number }>(
    'select coalesce(max(seq), 0) as seq from ledger where xid >= pg_snapshot_xmax(pg_current_snapshot())',
  );
  return rows[0]?.seq ?? 0;
}

/** An event with the transaction that wrote it. */
export interface ReadRow extends LedgerRow {
  readonly xid: string;
}

/**
 * Events visible now of transactions at or above `from`, oldest first, without those in `told`, and the horizon to read
 * from next. What is visible above the horizon is told at once, so that a long transaction elsewhere delays nobody, and
 * the horizon stays below it, so that it is told when it ends.
 * With more than `limit` of them `rows` is undefined: the reader takes a new snapshot instead.
 */
export async function readLedger(
  pool: pg.Pool,
  from: Horizon,
  told: Iterable<number>,
  limit: number,
  afterSeq: number,
): Promise<{ horizon: Horizon; rows: ReadRow[] | undefined }> {
  const { rows } = await pool.query<{ horizon: string } & { [Key in keyof ReadRow]: ReadRow[Key] | null }>({
    name: 'live_read',
    text: `with horizon as (select pg_snapshot_xmin(pg_current_snapshot()) as xmin)
      select h.xmin::text as horizon, l.xid::text as xid, l.seq, l.at, l.centre_id as "centreId", l.subject,
        l.subject_id as "subjectId", l.kind, l.payload
      from horizon h left join lateral (
        select * from ledger where xid >= $1::xid8 and seq > $4 and seq <> all($2::bigint[]) order by seq limit $3) l on true`,
    values: [from, [...told], limit + 1, afterSeq],
  });
  const horizon = rows[0]?.horizon ?? from;
  const events = rows.flatMap(({ horizon: _, ...row }) => (isEvent(row) ? [row] : []));
  return { horizon, rows: events.length > limit ? undefined : events };
}

function isEvent(row: { [Key in keyof ReadRow]: ReadRow[Key] | null }): row is ReadRow {
  return row.seq !== null;
}
