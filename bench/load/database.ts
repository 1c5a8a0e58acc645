import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '#platform/database/embedded.ts';

/** The built-in PostgreSQL as an installation has it, in a folder that goes away when the work has ended, well or badly. */
export async function withDatabase<T>(work: (ownerUrl: string, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vikno-bench-'));
  const log = { info: () => undefined, warn: console.warn };
  const database = await startEmbedded({ dataDir: path.join(folder, 'data'), log });
  try {
    return await work(database.ownerUrl, folder);
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
