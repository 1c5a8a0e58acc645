import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '#platform/database/database.ts';
import { systemActor } from '#platform/session/actor.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { appendToLedger } from './append.ts';
import { sealDay } from './seal.ts';
import { verifyLedger } from './verify.ts';

const today = '2099-01-01';
const nextDay = '2099-01-02';

describe('the ledger', () => {
  let files: TestDatabase;
  let app: Database;
  let owner: pg.Pool;

  beforeAll(async () => {
    files = await createTestDatabase();
    app = openDatabase({ url: files.appUrl, poolSize: 4, onIdleError: () => undefined });
    owner = new pg.Pool({ connectionString: files.ownerUrl, max: 2 });
  });
  afterAll(async () => {
    await app.close();
    await owner.end();
    await files.drop();
  });

  const write = (count: number) =>
    app.transaction((tx) =>
      appendToLedger(
        tx,
        systemActor('test'),
        ...Array.from({ length: count }, (_, n) => ({
          centreId: null,
          subject: 'thing',
          subjectId: String(n),
          kind: 'thing.made' as const,
          payload: { n },
        })),
      ),
    );
  /** What only somebody with the keys of the server can do: past grants and triggers. */
  const tamper = (sql: string) =>
    owner.query(`begin; set local session_replication_role = replica; ${sql}; commit`);

  test("[BP-23][KC-21] the app's role can neither update, delete nor empty the ledger, its seals and the access log", async () => {
    await write(3);
    const columns = { ledger: 'kind', ledger_digest: 'digest', ledger_seal: 'digest', access_log: 'actor' };
    for (const [table, column] of Object.entries(columns)) {
      for (const sql of [
        `update ${table} set ${column} = ${column}`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        await expect(app.pool.query(sql), sql).rejects.toThrow(/permission denied/);
      }
    }
  });

  test('even the owner is stopped by the trigger', async () => {
    await write(1);
    await expect(owner.query("update ledger set kind = 'thing.other'")).rejects.toThrow(/append-only/);
    await expect(owner.query('truncate ledger')).rejects.toThrow(/append-only/);
  });

  test('a sealed day verifies; sealing twice changes nothing', async () => {
    await write(20);
    const seal = await sealDay(app.pool, today);
    expect(seal?.rows).toBeGreaterThanOrEqual(20);
    expect(await sealDay(app.pool, today)).toBeUndefined();
    expect(await verifyLedger(app.pool)).toMatchObject({ seals: 1, unsealedRows: 0, faults: [] });
  });

  test('verification names the row that was changed, removed or inserted', async () => {
    const { rows } = await owner.query<{ seq: number }>('select seq from ledger order by seq limit 3');
    const [changed, removed] = rows.map((row) => Number(row.seq));
    await tamper(`update ledger set payload = '{"n": 7000}' where seq = ${changed}`);
    expect((await verifyLedger(app.pool)).faults).toEqual([{ kind: 'changed', seq: changed }]);
    await tamper(`update ledger set payload = '{"n": 0}' where seq = ${changed}`);
    expect((await verifyLedger(app.pool)).faults).toEqual([]);

    await owner.query(`create table kept as select * from ledger where seq = ${removed}`);
    await tamper(`delete from ledger where seq = ${removed}`);
    expect((await verifyLedger(app.pool)).faults).toEqual([{ kind: 'removed', seq: removed }]);
    await tamper('insert into ledger overriding system value select * from kept');
    expect((await verifyLedger(app.pool)).faults).toEqual([]);

    await tamper(
      "insert into ledger (seq, subject, subject_id, kind, actor) overriding system value values (-5, 'thing', '1', 'thing.made', 'visitor')",
    );
    expect((await verifyLedger(app.pool)).faults).toEqual([{ kind: 'inserted', seq: -5 }]);
    await tamper('delete from ledger where seq = -5');
  });

  test('rewriting the digest to hide a change breaks the seal, and each later seal stays checked', async () => {
    await write(5);
    await sealDay(app.pool, nextDay);
    const { rows } = await owner.query<{ seq: number }>('select min(seq) as seq from ledger');
    const seq = Number(rows[0]?.seq);
    await owner.query(`create table before as select * from ledger where seq = ${seq}`);
    await tamper(`update ledger set actor = 'worker:somebody' where seq = ${seq};
      update ledger_digest d set digest = ledger_digest_of(l) from ledger l where l.seq = d.seq and l.seq = ${seq}`);
    expect((await verifyLedger(app.pool)).faults).toEqual([{ kind: 'sealBroken', day: today }]);
    await tamper(`update ledger l set actor = b.actor from before b where b.seq = l.seq;
      update ledger_digest d set digest = ledger_digest_of(l) from ledger l where l.seq = d.seq and l.seq = ${seq}`);
    expect((await verifyLedger(app.pool)).faults).toEqual([]);
  });

  test('sealing waits for a transaction that has its number and has not committed', async () => {
    const slow = await app.pool.connect();
    await slow.query('begin');
    await slow.query(
      "insert into ledger (subject, subject_id, kind, actor) values ('slow', '1', 'slow.written', 'visitor')",
    );
    let sealed = false;
    const sealing = sealDay(app.pool, '2099-01-03').then((seal) => {
      sealed = true;
      return seal;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const waited = !sealed;
    await slow.query('commit');
    slow.release();
    expect(waited).toBe(true);
    expect((await sealing)?.rows).toBe(1);
    expect((await verifyLedger(app.pool)).faults).toEqual([]);
  });
});
