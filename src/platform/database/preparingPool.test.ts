import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Database, openDatabase } from './database.ts';

let home: TestDatabase;
let database: Database;

// One connection: what it has prepared is what this test has asked.
beforeEach(async () => {
  home = await createTestDatabase();
  database = openDatabase({ url: home.appUrl, poolSize: 1, onIdleError: () => undefined });
});
afterEach(async () => {
  await database?.close();
  await home?.drop();
});

async function prepared(): Promise<string[]> {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
    database.queries,
  );
  return rows.map(({ statement }) => statement);
}
const double = async (n: number) =>
  (await sql<{ twice: number }>`select ${n}::int * 2 as twice`.execute(database.queries)).rows[0]?.twice;

test('a statement asked again and again is prepared once, and answers each time for its own values', async () => {
  for (let n = 1; n < 5; n++) expect(await double(n)).toBe(2 * n);
  expect(await prepared()).toEqual([]);
  for (let n = 5; n < 40; n++) expect(await double(n)).toBe(2 * n);
  expect(await prepared()).toEqual(['select $1::int * 2 as twice']);
});

test('a prepared statement that fails fails alone: the next one works, in a transaction too', async () => {
  const divide = async (by: number) =>
    (await sql<{ part: number }>`select 12 / ${by}::int as part`.execute(database.queries)).rows[0]?.part;
  for (let n = 0; n < 8; n++) expect(await divide(4)).toBe(3);
  await expect(divide(0)).rejects.toThrow('division by zero');
  expect(await divide(6)).toBe(2);
  const broken = database.transaction(async (tx) => sql`select 12 / ${0}::int as part`.execute(tx));
  await expect(broken).rejects.toThrow('division by zero');
  expect(await divide(3)).toBe(4);
});

test('texts that never come again take no room, and those that come often take no more than their share', async () => {
  for (let n = 0; n < 50; n++)
    await sql`select ${n}::int as ${sql.raw(`once_${n}`)}`.execute(database.queries);
  expect(await prepared()).toEqual([]);
  for (let n = 0; n < 230; n++)
    for (let turn = 0; turn < 5; turn++)
      await sql`select ${n}::int as ${sql.raw(`often_${n}`)}`.execute(database.queries);
  expect(await prepared()).toHaveLength(200);
});
