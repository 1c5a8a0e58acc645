import { createHash } from 'node:crypto';
import type pg from 'pg';

export interface Seal {
  readonly day: string;
  readonly rows: number;
  readonly digest: string;
}

/** Two nodes that seal at once would chain to the same day before. */
const sealLock = 0x7365616c;
const batch = 10_000;

/**
 * Seals every row written before the end of `day` (Kyiv) that is not sealed yet. Idempotent: a sealed day is left alone.
 * Waits until each transaction that could still commit such a row has ended: a seal is never followed by a late row.
 */
export async function sealDay(pool: pg.Pool, day: string): Promise<Seal | undefined> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [sealLock]);
    const exists = await client.query('select 1 from ledger_seal where day >= $1', [day]);
    if (exists.rowCount) return undefined;
    const through = await settledThrough(client, day);
    return await writeSeal(client, day, through);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [sealLock]);
    client.release();
  }
}

async function settledThrough(client: pg.PoolClient, day: string): Promise<number> {
  // A number of our own is above every number given so far: when nothing below it runs any more, all of them have ended.
  const { rows } = await client.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
  const giveUpAt = Date.now() + 60_000;
  while (Date.now() < giveUpAt) {
    const settled = await client.query<{ ok: boolean }>(
      'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as ok',
      [rows[0]?.xid],
    );
    if (settled.rows[0]?.ok) return lastOfDay(client, day);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the day ${day} cannot be sealed: a transaction has been open for more than a minute`);
}

async function lastOfDay(client: pg.PoolClient, day: string): Promise<number> {
  const { rows } = await client.query<{ seq: number }>(
    `select seq from ledger where at < (($1::date + 1)::timestamp at time zone 'Europe/Kyiv') order by seq desc limit 1`,
    [day],
  );
  return rows[0]?.seq ?? 0;
}

async function writeSeal(client: pg.PoolClient, day: string, through: number): Promise<Seal> {
  await client.query('begin');
  try {
    const previous = await client.query<{ digest: Buffer; through_seq: number }>(
      'select digest, through_seq from ledger_seal order by day desc limit 1',
    );
    const before = previous.rows[0];
    const since = before?.through_seq ?? 0;
    const last = Math.max(through, since);
    await client.query(
      'insert into ledger_digest (seq, digest) select seq, ledger_digest_of(l) from ledger l where seq > $1 and seq <= $2',
      [since, last],
    );
    const { digest, rows } = await chain(client, since, last, day, before?.digest ?? null);
    await client.query(
      'insert into ledger_seal (day, through_seq, rows, digest, previous_digest) values ($1, $2, $3, $4, $5)',
      [day, last, rows, digest, before?.digest ?? null],
    );
    await client.query('commit');
    return { day, rows, digest: digest.toString('hex') };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Digest of a day: the seal before, the day, then each row's number and digest in order. */
export async function chain(
  client: pg.PoolClient,
  afterSeq: number,
  throughSeq: number,
  day: string,
  previous: Buffer | null,
): Promise<{ digest: Buffer; rows: number }> {
  const hash = createHash('sha256')
    .update(previous ?? Buffer.alloc(32))
    .update(day);
  let position = afterSeq;
  let count = 0;
  for (;;) {
    const { rows } = await client.query<{ seq: number; digest: Buffer }>(
      'select seq, digest from ledger_digest where seq > $1 and seq <= $2 order by seq limit $3',
      [position, throughSeq, batch],
    );
    for (const row of rows) hash.update(`${row.seq}:`).update(row.digest);
    count += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return { digest: hash.digest(), rows: count };
    position = last.seq;
  }
}
