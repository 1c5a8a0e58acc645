import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '#platform/database/database.ts';
import { createLogger } from '#platform/log/logger.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { createJobs, type Jobs } from './jobs.ts';

describe('jobs', () => {
  let place: TestDatabase;
  let database: Database;
  let jobs: Jobs;
  const ran: string[] = [];
  let failures = 0;

  beforeAll(async () => {
    place = await createTestDatabase();
    database = openDatabase({ url: place.appUrl, poolSize: 4, onIdleError: () => undefined });
    jobs = await createJobs(database, createLogger('silent'));
    await jobs.register<{ what: string }>({
      name: 'note',
      retries: 3,
      run: async ({ what }) => {
        if (what === 'fails once' && failures++ === 0) throw new Error('not yet');
        ran.push(what);
      },
    });
  });
  afterAll(async () => {
    await jobs.close();
    await database.close();
    await place.drop();
  });

  const soon = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 50 });

  test('a job of a committed change runs, with the rights of the app alone', async () => {
    await database.transaction((tx) => jobs.enqueue(tx, 'note', { what: 'committed' }));
    await soon(() => expect(ran).toContain('committed'));
  });

  test('a job of a change that was rolled back does not exist', async () => {
    await expect(
      database.transaction(async (tx) => {
        await jobs.enqueue(tx, 'note', { what: 'rolled back' });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await database.transaction((tx) => jobs.enqueue(tx, 'note', { what: 'after' }));
    await soon(() => expect(ran).toContain('after'));
    expect(ran).not.toContain('rolled back');
  });

  test('a job that fails is tried again', async () => {
    await database.transaction((tx) => jobs.enqueue(tx, 'note', { what: 'fails once' }));
    await soon(() => expect(ran).toContain('fails once'));
    expect(failures).toBe(2);
  });
});
