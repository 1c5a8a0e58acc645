import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The key that signs and encrypts: the one given in the settings, else the one in `<dataDir>/secret.key`,
 * made at the first start and readable by its owner alone.
 */
export async function secretKey(given: string | undefined, dataDir: string): Promise<string> {
  if (given) return given;
  return secretFile(join(dataDir, 'secret.key'), dataDir);
}

/** The content of a file of 64 random hexadecimal digits, made once; two starters at a time get the same one. */
export async function secretFile(path: string, folder: string): Promise<string> {
  const kept = await readFile(path, 'utf8').catch(() => '');
  if (kept.trim().length >= 32) return kept.trim();
  await mkdir(folder, { recursive: true });
  // Written aside and linked into place: a full disk or a kill never leaves a short key behind.
  const aside = `${path}.${process.pid}.new`;
  await rm(aside, { force: true });
  await writeFile(aside, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  if (kept !== '') await rm(path, { force: true });
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(aside);
  return (await readFile(path, 'utf8')).trim();
}
