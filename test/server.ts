import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#platform/database/embedded.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser of the run's own PostgreSQL, at a database that nothing is kept in. */
    databaseServer: { ownerUrl: string; appUrl: string };
  }
}

/** One PostgreSQL for the whole run, in a folder that goes away with it; safety against power cuts is off. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vikno-test-'));
  const log = { info: () => undefined, warn: (message: string) => console.warn(message) };
  const server = await startEmbedded({
    dataDir,
    log,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      // Cloning a template by copying files asks for a checkpoint; with nothing to write it is free.
      checkpoint_timeout: '1h',
      max_wal_size: '4GB',
      autovacuum_naptime: '10min',
    },
  });
  project.provide('databaseServer', { ownerUrl: server.ownerUrl, appUrl: server.appUrl });
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
