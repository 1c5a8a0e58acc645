import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Address of the built-in server that runs on `dataDir` now, for commands beside the running program.
 * Undefined when none runs. `postmaster.pid` has the port in its fourth line.
 */
export function runningOwnerUrl(dataDir: string): string | undefined {
  const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid');
  const passwordFile = path.join(dataDir, 'postgres.password');
  if (!existsSync(pidFile) || !existsSync(passwordFile)) return undefined;
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3]);
  if (!Number.isInteger(port)) return undefined;
  return `postgresql://vikno_owner:${readFileSync(passwordFile, 'utf8').trim()}@127.0.0.1:${port}/vikno`;
}
