import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '#platform/database/migrate.ts';

/** A database of one test file: the owner's address, the app's, and its end. */
export type TestDatabase = { ownerUrl: string; appUrl: string; drop(): Promise<void> };

/** An empty database with the present schema. */
export function createTestDatabase(): Promise<TestDatabase> {
  return databaseFromTemplate('migrated', async (database) => {
    await migrate(database.ownerUrl);
  });
}

/**
 * A copy of the database that `build` fills once in a run, whichever worker comes first; the others wait and
 * copy. The same name must always mean the same content.
 */
export async function databaseFromTemplate(
  name: string,
  build: (database: { ownerUrl: string; appUrl: string }) => Promise<unknown>,
): Promise<TestDatabase> {
  const template = `template_${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
  const server = new pg.Client({ connectionString: addresses('postgres').ownerUrl });
  await server.connect();
  try {
    await buildOnce(server, template, build);
    const database = `test_${randomBytes(8).toString('hex')}`;
    await copy(server, database, template);
    return { ...addresses(database), drop: () => dropDatabase(database) };
  } finally {
    await server.end();
  }
}

async function buildOnce(
  server: pg.Client,
  template: string,
  build: (database: { ownerUrl: string; appUrl: string }) => Promise<unknown>,
): Promise<void> {
  const ready = async () =>
    (await server.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [template])).rowCount;
  if (await ready()) return;
  await server.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
  try {
    if (await ready()) return;
    // One that a failed build left half-filled.
    await server.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await copy(server, template, 'template0');
    await build(addresses(template));
    // A database can be copied only while nobody is connected to it.
    await server.query(`ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`);
    await server.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1', [
      template,
    ]);
  } finally {
    await server.query('SELECT pg_advisory_unlock(hashtext($1))', [template]);
  }
}

async function copy(server: pg.Client, database: string, template: string): Promise<void> {
  await server.query(`CREATE DATABASE ${database} TEMPLATE ${template} STRATEGY FILE_COPY`);
  // The grants on a database are not copied with it: the same narrow ones as in the real start.
  await server.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await server.query(`GRANT CONNECT ON DATABASE ${database} TO vikno_app`);
}

async function dropDatabase(database: string): Promise<void> {
  const server = new pg.Client({ connectionString: addresses('postgres').ownerUrl });
  await server.connect();
  try {
    await untilLeft(server, database);
    await server.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  } finally {
    await server.end();
  }
}

/** Connections that are just closing are let go: one that is ended by force fails in a test that has long passed. */
async function untilLeft(server: pg.Client, database: string): Promise<void> {
  for (let turn = 0; turn < 100; turn++) {
    const { rowCount } = await server.query('SELECT FROM pg_stat_activity WHERE datname = $1', [database]);
    if (!rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function addresses(database: string): { ownerUrl: string; appUrl: string } {
  const { ownerUrl, appUrl } = inject('databaseServer');
  const at = (address: string) => {
    const url = new URL(address);
    url.pathname = `/${database}`;
    return url.href;
  };
  return { ownerUrl: at(ownerUrl), appUrl: at(appUrl) };
}
