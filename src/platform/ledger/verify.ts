import type pg from 'pg';
import { chain } from './seal.ts';

export type LedgerFault =
  | { readonly kind: 'changed' | 'removed' | 'inserted'; readonly seq: number }
  | { readonly kind: 'sealBroken'; readonly day: string };

export interface LedgerReport {
  readonly seals: number;
  readonly rows: number;
  readonly unsealedRows: number;
  readonly faults: readonly LedgerFault[];
}

/** At most this many faults of a kind are listed: a report of a thousand lines says no more than one of a hundred. */
const listed = 100;

/**
 * Checks every sealed row against its digest and every seal against its chain. Reads only. Finds a row that was changed,
 * removed or inserted, and a seal or digest that was rewritten to hide it.
 */
export async function verifyLedger(pool: pg.Pool): Promise<LedgerReport> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const faults = [...(await rowFaults(client)), ...(await sealFaults(client))];
    const totals = await client.query<{ seals: number; rows: number; unsealed: number }>(
      `select (select count(*) from ledger_seal) as seals, (select count(*) from ledger) as rows,
         (select count(*) from ledger where seq > coalesce((select max(through_seq) from ledger_seal), 0)) as unsealed`,
    );
    const total = totals.rows[0];
    return { seals: total?.seals ?? 0, rows: total?.rows ?? 0, unsealedRows: total?.unsealed ?? 0, faults };
  } finally {
    await client.query('rollback');
    client.release();
  }
}

async function rowFaults(client: pg.PoolClient): Promise<LedgerFault[]> {
  const { rows } = await client.query<{ seq: number; kind: 'changed' | 'removed' | 'inserted' }>(
    `select coalesce(l.seq, d.seq) as seq,
       case when l.seq is null then 'removed' when d.seq is null then 'inserted' else 'changed' end as kind
     from (select * from ledger where seq <= coalesce((select max(through_seq) from ledger_seal), 0)) l
     full join ledger_digest d on d.seq = l.seq
     where l.seq is null or d.seq is null or d.digest <> ledger_digest_of(l::ledger)
     order by 1 limit $1`,
    [listed],
  );
  return rows;
}

async function sealFaults(client: pg.PoolClient): Promise<LedgerFault[]> {
  const { rows } = await client.query<{
    day: string;
    through_seq: number;
    rows: number;
    digest: Buffer;
    previous_digest: Buffer | null;
  }>('select day, through_seq, rows, digest, previous_digest from ledger_seal order by day');
  const faults: LedgerFault[] = [];
  let since = 0;
  let previous: Buffer | null = null;
  for (const seal of rows) {
    const made = await chain(client, since, seal.through_seq, seal.day, previous);
    const linked =
      previous === null ? seal.previous_digest === null : seal.previous_digest?.equals(previous) === true;
    if (!linked || made.rows !== seal.rows || !made.digest.equals(seal.digest)) {
      faults.push({ kind: 'sealBroken', day: seal.day });
    }
    since = seal.through_seq;
    previous = seal.digest;
  }
  return faults.slice(0, listed);
}
