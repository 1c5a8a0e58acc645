import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { type Database, openDatabase } from './database.ts';

let home: TestDatabase;
let database: Database;

beforeAll(async () => {
  home = await createTestDatabase();
  database = openDatabase({ url: home.appUrl, poolSize: 4, onIdleError: () => undefined });
});
afterAll(async () => {
  await database?.close();
  await home?.drop();
});

test('more transactions than connections, each reading beside itself, all end: they do not wait for each other', async () => {
  const work = Array.from({ length: 12 }, (_, n) =>
    database.transaction(async (tx) => {
      await sql`select pg_sleep(0.02)`.execute(tx);
      const { rows } = await sql<{ n: number }>`select ${n}::int as n`.execute(database.queries);
      return rows[0]?.n;
    }),
  );
  expect(await Promise.all(work)).toEqual(Array.from({ length: 12 }, (_, n) => n));
});

test('a connection that breaks inside a transaction fails that transaction and not the program', async () => {
  const broken = database.transaction(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.queries);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await sql`select 1`.execute(tx);
  });
  await expect(broken).rejects.toThrow();
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(database.queries);
  expect(rows).toEqual([{ one: 1 }]);
});

test('a refusal gives its turn back', async () => {
  const refused = Array.from({ length: 8 }, () =>
    database.transaction(async () => Promise.reject(new Error('no'))),
  );
  for (const result of await Promise.allSettled(refused)) expect(result.status).toBe('rejected');
  expect(await database.transaction(async () => 'goes on')).toBe('goes on');
});

test('a connection at rest that breaks is told of, and one that breaks while the database is being closed is not', async () => {
  const told: string[] = [];
  const other = openDatabase({
    url: home.appUrl,
    poolSize: 1,
    onIdleError: ({ message }) => told.push(message),
  });
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(other.queries);
  await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.queries);
  await expect.poll(() => told).toHaveLength(1);
  await sql`select 1`.execute(other.queries);
  const closed = other.close();
  // As it comes when the server ends faster than the connection.
  other.pool.emit('error', new Error('late'));
  await closed;
  expect(told).toHaveLength(1);
});
