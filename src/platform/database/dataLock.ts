import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupError } from '../startupErrors.ts';

/**
 * Takes the data folder for this process. Throws {@link StartupError} when a living process holds it.
 * The holder is known by process number and start time, so a number given again to another program,
 * or the same small number in a restarted container, is not mistaken for a running instance.
 */
export async function lockDataDir(dataDir: string): Promise<{ release(): Promise<void> }> {
  const path = join(dataDir, 'vikno.lock');
  const mine = `${process.pid}\n${startedAt(process.pid)}\n`;
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      await writeFile(path, mine, { flag: 'wx' });
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const held = await readFile(path, 'utf8').catch(() => '');
    const [pid = '', started = ''] = held.split('\n');
    if (/^\d+$/.test(pid) && started !== '' && startedAt(Number(pid)) === started)
      throw new StartupError(
        `Вікно з цією папкою даних уже працює (процес ${pid}): зупиніть його або задайте іншу папку в DATA_DIR.`,
        `Vikno already runs on this data folder (process ${pid}): stop it or name another folder in DATA_DIR.`,
      );
    await discard(path, held);
  }
  throw new StartupError(
    `Файл ${path} не вдалося зайняти: видаліть його, якщо Вікно не працює.`,
    `The file ${path} could not be taken: remove it if Vikno does not run.`,
  );
}

/** Removes a stale lock, unless another starter has replaced it meanwhile. */
async function discard(path: string, seen: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  const moved = await rename(path, aside).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      // Gone: its holder has just ended. Anything else, such as no right to the folder, is for the person to mend.
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (!moved) return;
  const found = await readFile(aside, 'utf8');
  if (found !== seen) await writeFile(path, found, { flag: 'wx' }).catch(() => undefined);
  await rm(aside, { force: true });
}

/** When a living process started, in the system's own notation; empty when there is no such process. */
export function startedAt(pid: number): string {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in parentheses may hold spaces; the start time is the 22nd field, a zombie ("Z") is dead.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return '';
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
    } catch {
      return '';
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return '';
  }
  if (process.platform === 'win32') return 'alive';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
