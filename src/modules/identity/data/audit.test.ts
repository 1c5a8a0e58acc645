import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '#platform/database/database.ts';
import { mintScope } from '#platform/database/scope.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { accessEntries, accessStatement, entriesOnPage, type LogFilter, ledgerStatement } from './audit.ts';

let testDatabase: TestDatabase;
let database: Database;
const rows = 120_000;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({ url: testDatabase.appUrl, poolSize: 2, onIdleError: () => undefined });
  // Four hundred days, three hundred rows a day, of forty workers.
  await database.pool.query(
    `insert into access_log (at, actor, event, subject, subject_id, purpose)
     select timestamptz '2025-06-01 08:00+03' + n * interval '288 seconds', 'worker:' || n % 40, 'case.shown', 'case', n::text, 'p'
     from generate_series(1, $1::int) n`,
    [rows],
  );
  await database.pool.query(
    `insert into ledger (at, actor, kind, subject, subject_id)
     select timestamptz '2025-06-01 08:00+03' + n * interval '288 seconds', 'worker:' || n % 40, 'case.sent', 'case', n::text
     from generate_series(1, $1::int) n`,
    [rows],
  );
  const owner = openDatabase({ url: testDatabase.ownerUrl, poolSize: 1, onIdleError: () => undefined });
  await owner.pool.query('vacuum analyze access_log, ledger');
  await owner.close();
});
afterAll(async () => {
  await database?.close();
  await testDatabase?.drop();
});

const everything = mintScope('audit', { centreIds: 'all', providerIds: 'all' });

interface Node {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

/** Rows that the plan touched and the indexes it went by. */
async function planOf(log: 'access' | 'ledger', filter: LogFilter) {
  const query = (log === 'access' ? accessStatement : ledgerStatement)(everything, filter);
  const explained = await sql<{
    'QUERY PLAN': readonly { Plan: Node }[];
  }>`explain (analyze, format json) ${query}`.execute(database.queries);
  const nodes: Node[] = [];
  const walk = (node: Node) => {
    nodes.push(node);
    node.Plans?.forEach(walk);
  };
  walk(explained.rows[0]?.['QUERY PLAN'][0]?.Plan ?? { 'Node Type': 'none', 'Actual Rows': 0 });
  return {
    kinds: nodes.map((node) => node['Node Type']),
    indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
    touched: Math.max(...nodes.map((node) => node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0))),
  };
}

describe('[BP-23] the logs are asked by dates', () => {
  test.each([
    ['the newest page', {}],
    ['a day of last year', { from: '2025-07-01', to: '2025-07-01' }],
    ['all until a day of last year', { to: '2025-07-01' }],
    ['a year', { from: '2025-06-01', to: '2026-05-31' }],
  ] as const)('the access log gives %s without reading itself whole', async (_, filter) => {
    const plan = await planOf('access', filter);
    expect(plan.kinds).not.toContain('Seq Scan');
    expect(plan.touched).toBeLessThanOrEqual(entriesOnPage + 1);
  });

  test('a day of the ledger is found by ranges of blocks', async () => {
    const plan = await planOf('ledger', { from: '2025-07-01', to: '2025-07-01' });
    expect(plan.indexes).toEqual(['ledger_at']);
    expect(plan.touched).toBeLessThan(rows / 20);
  });

  test('pages of a day follow one another without a gap', async () => {
    const day = { from: '2025-07-01', to: '2025-07-01' };
    const seen: number[] = [];
    for (let before: number | undefined; ; ) {
      const page = await accessEntries(database.queries, everything, { ...day, before });
      seen.push(...page.slice(0, entriesOnPage).map(({ seq }) => Number(seq)));
      before = seen.at(-1);
      if (page.length <= entriesOnPage) break;
    }
    expect(seen).toHaveLength(300);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });
});
