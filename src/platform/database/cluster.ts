import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainServerOutput, StartupError } from '../startupErrors.ts';
import type { Binaries } from './binaries.ts';
import { canReach, giveTo, initdbUser, type ServerUser } from './serverUser.ts';

/**
 * How a server under another user names its data folder. A folder below a closed one (/root has mode 700)
 * has no usable path for it, but it is the working directory it was born into, which it may always enter.
 */
export function folderAsSeenBy(user: ServerUser, folder: string): string {
  return canReach(user, folder) || process.platform !== 'linux' ? folder : '/proc/self/cwd';
}

/** Makes a new cluster beside its place and moves it there when whole, so a kill half-way leaves nothing. */
export async function createCluster(options: {
  binaries: Binaries;
  user: ServerUser;
  postgresDir: string;
  password: string;
  durable: boolean;
}): Promise<void> {
  const { binaries, user, postgresDir, password, durable } = options;
  const half = `${postgresDir}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const maker = initdbUser(user);
  giveTo(maker, half);
  const attempts = [];
  // pg_trgm asks the C library what a letter is: with LC_CTYPE=C it sees no Cyrillic at all. glibc and musl
  // carry C.UTF-8 without any installed locale, macOS en_US.UTF-8; sorting and case are PostgreSQL's own.
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'uk_UA.UTF-8']) {
    const outcome = await runInitdb(binaries.initdb, maker, half, password, durable, ctype);
    if (outcome.code === 0) {
      giveTo(user, half);
      renameSync(half, postgresDir);
      return;
    }
    attempts.push(outcome.output);
    if (!/invalid locale/i.test(outcome.output)) break;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { mode: 0o700 });
    giveTo(maker, half);
  }
  rmSync(half, { recursive: true, force: true });
  const output = attempts.at(-1) ?? '';
  const reason =
    output
      .trim()
      .split('\n')
      .filter((line) => /error|fatal|could not/i.test(line))[0] ?? output.trim();
  throw (
    explainServerOutput(output) ??
    new StartupError(
      `Базу даних не вдалося створити: ${reason}.`,
      `The database could not be created: ${reason}.`,
    )
  );
}

function runInitdb(
  program: string,
  user: ServerUser,
  folder: string,
  password: string,
  durable: boolean,
  ctype: string,
): Promise<{ code: number | null; output: string }> {
  // The data folder must be empty and may lie below a closed one; the folder for temporary files is open to all.
  const passwordDir = mkdtempSync(join(tmpdir(), 'vikno-'));
  writeFileSync(join(passwordDir, 'password'), `${password}\n`, { mode: 0o600 });
  giveTo(user, passwordDir);
  const args = [
    `--pgdata=${folderAsSeenBy(user, folder)}`,
    '--username=vikno_owner',
    '--auth=scram-sha-256',
    `--pwfile=${join(passwordDir, 'password')}`,
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${ctype}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(program, args, {
      ...user,
      cwd: folder,
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  }).finally(() => rmSync(passwordDir, { recursive: true }));
}

/** Throws {@link StartupError} when the folder holds a cluster of another major version. */
export function checkVersion(postgresDir: string): void {
  const path = join(postgresDir, 'PG_VERSION');
  const version = existsSync(path) ? readFileSync(path, 'utf8').trim() : 'unknown';
  if (version === '18') return;
  throw new StartupError(
    `Папка ${postgresDir} містить базу іншої версії (${version}), а потрібна 18: відновіть її з резервної копії або задайте іншу DATA_DIR.`,
    `The folder ${postgresDir} holds a database of another version (${version}), 18 is needed: restore it from a backup or set another DATA_DIR.`,
  );
}

/** Lets in only passwords from this machine; written at each start so that nobody's edit stays unnoticed. */
export function writeAccessRules(postgresDir: string, user: ServerUser): void {
  const path = join(postgresDir, 'pg_hba.conf');
  writeFileSync(path, 'host all all 127.0.0.1/32 scram-sha-256\n', { mode: 0o600 });
  giveTo(user, path);
}

/** The server's own environment: nothing of ours leaks in, and no PGDATA or PGPORT of the user confuses it. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SYSTEMROOT } = process.env;
  return { ...(PATH && { PATH }), ...(SYSTEMROOT && { SYSTEMROOT }), LC_ALL: 'C', TZ: 'UTC', PGTZ: 'UTC' };
}
