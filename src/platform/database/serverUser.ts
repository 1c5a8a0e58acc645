import { accessSync, chownSync, constants, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartupError } from '../startupErrors.ts';

/** The user under which PostgreSQL runs; undefined means the user of this process. */
export type ServerUser = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root. Then it runs as the owner of the existing database or of the folder,
 * else under a number that no account has: the server itself needs no entry among the users, and sharing
 * "nobody" with other programs would let them read the data.
 */
export function chooseServerUser(postgresDir: string, dataDir: string): ServerUser {
  if (process.getuid?.() !== 0) return undefined;
  for (const folder of [postgresDir, dataDir]) {
    const owner = statSync(folder, { throwIfNoEntry: false });
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  const taken = new Set(accounts().map((account) => account.uid));
  // 60706–61183 is the range that neither Debian nor systemd gives out, and it fits a rootless container.
  for (let uid = 60_917; uid < 61_184; uid++) if (!taken.has(uid)) return { uid, gid: uid };
  throw noUser();
}

/** initdb, unlike the server, looks its user up by name, so it runs as some existing account that is not root. */
export function initdbUser(server: ServerUser): ServerUser {
  if (!server) return undefined;
  const known = accounts();
  const account =
    known.find((each) => each.uid === server.uid) ??
    known.find((each) => each.name === 'nobody') ??
    known.find((each) => each.uid !== 0);
  if (!account) throw noUser();
  return { uid: account.uid, gid: account.gid };
}

/** Whether the user can reach this path: every folder above must let it through. */
export function canReach(user: ServerUser, path: string): boolean {
  if (!user) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const allowed = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
    if (!allowed) return false;
    if (dirname(folder) === folder) return true;
  }
}

/** Gives a folder and all in it to the user, without following links out of it. */
export function giveTo(user: ServerUser, folder: string): void {
  if (!user) return;
  const pending = [folder];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const found = lstatSync(path);
    if (found.isSymbolicLink()) continue;
    if (found.uid !== user.uid || found.gid !== user.gid) chownSync(path, user.uid, user.gid);
    if (found.isDirectory()) for (const name of readdirSync(path)) pending.push(join(path, name));
  }
}

/** Whether this process may write to the folder. */
export function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function accounts(): { name: string; uid: number; gid: number }[] {
  let text = '';
  try {
    text = readFileSync('/etc/passwd', 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':');
    return name !== '' && /^\d+$/.test(uid) ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

function noUser(): StartupError {
  return new StartupError(
    'Вбудована база не працює від імені root, а іншого користувача в системі немає: запустіть Вікно звичайним користувачем або задайте DATABASE_URL.',
    'The built-in database does not run as root and the system has no other user: start Vikno as an ordinary user or set DATABASE_URL.',
  );
}
