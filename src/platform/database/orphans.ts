import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '../startupErrors.ts';

/**
 * Stops a PostgreSQL that a killed process left on this folder, gently first. After it nothing of the old
 * server lives, so a leftover postmaster.pid (its number may now belong to another program) can be removed.
 */
export async function stopOrphans(postgresDir: string, say: (message: string) => void): Promise<void> {
  const find = () => serverProcesses(postgresDir);
  if (find().length > 0) {
    say(
      'Зупиняю базу даних, що лишилася від попереднього запуску / stopping the database left by the last run',
    );
    // INT is PostgreSQL's fast shutdown with a checkpoint, QUIT ends at once and recovers at the next start.
    for (const [signal, seconds] of [
      ['SIGINT', 20],
      ['SIGQUIT', 5],
      ['SIGKILL', 5],
    ] as const) {
      const master = masterPid(postgresDir);
      const all = find();
      // Without their master the rest leave by themselves; only a stubborn one is signalled.
      for (const pid of signal === 'SIGINT' && master && all.includes(master) ? [master] : all)
        send(pid, signal);
      for (let waited = 0; waited < seconds * 20 && find().length > 0; waited++) await pause(50);
      if (find().length === 0) break;
    }
    if (find().length > 0)
      throw new StartupError(
        `Стара база даних (процес ${find()[0]}) не зупиняється: зупиніть її вручну й запустіть знову.`,
        `The old database (process ${find()[0]}) does not stop: stop it by hand and start again.`,
      );
  }
  if (process.platform === 'linux') rmSync(join(postgresDir, 'postmaster.pid'), { force: true });
}

/** The number of the main process of the server, as the server itself wrote it; undefined when there is none. */
export function masterPid(postgresDir: string): number | undefined {
  const path = join(postgresDir, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
}

/** Every PostgreSQL process works inside its data folder, which on Linux tells it apart whatever its number. */
function serverProcesses(postgresDir: string): number[] {
  if (process.platform !== 'linux') {
    const pid = masterPid(postgresDir);
    return pid && process.platform !== 'win32' && isPostgres(pid) ? [pid] : [];
  }
  const folder = realpathSync(postgresDir);
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const inFolder = readlinkSync(`/proc/${name}/cwd`) === folder;
      const program = basename(readlinkSync(`/proc/${name}/exe`)).replace(' (deleted)', '');
      return inFolder && program === 'postgres' ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

function isPostgres(pid: number): boolean {
  try {
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres');
  } catch {
    return false;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended by itself.
  }
}
