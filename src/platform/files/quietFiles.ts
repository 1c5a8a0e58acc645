import { link, readdir, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { unlessMissing } from './unlessMissing.ts';

const placeName = /^[0-9a-f]{2}$/;
const fileName = /^([0-9a-f]{64})(?:\.[0-9a-f]{12}\.(part|gone))?$/;
/** Digests of one portion: one question to the database. */
const portion = 500;

/**
 * Digests of all files of a disk store that nobody has put since `before`, some at a time. On the way it ends what a
 * process that died had begun: a half written file goes, one that was moved aside to be deleted comes back to its place
 * and is judged anew. What the store did not make is left alone.
 */
export async function* quietFiles(folder: string, before: Date): AsyncGenerator<Buffer[]> {
  let found: Buffer[] = [];
  for (const first of await namesIn(folder))
    for (const second of placeName.test(first) ? await namesIn(path.join(folder, first)) : []) {
      if (!placeName.test(second)) continue;
      const place = path.join(folder, first, second);
      const quiet = new Set<string>();
      for (const name of await namesIn(place)) {
        const digest = await quietDigest(place, name, before);
        if (digest) quiet.add(digest);
      }
      for (const digest of quiet) found.push(Buffer.from(digest, 'hex'));
      if (found.length < portion) continue;
      yield found;
      found = [];
    }
  if (found.length > 0) yield found;
}

/** A folder that was never made is an empty store. */
const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch((error) => (error.code === 'ENOTDIR' ? [] : unlessMissing(error)))) ?? [];

async function quietDigest(place: string, name: string, before: Date): Promise<string | undefined> {
  const [, digest, half] = fileName.exec(name) ?? [];
  if (!digest) return undefined;
  const file = path.join(place, name);
  const facts = await stat(file).catch(unlessMissing);
  // Moving a file aside changes only when its entry changed: somebody may be deleting it at this moment.
  if (!facts || facts.mtime >= before || (half && facts.ctime >= before)) return undefined;
  if (half === 'gone')
    await link(file, path.join(place, digest)).catch((error) =>
      error.code === 'EEXIST' ? undefined : unlessMissing(error),
    );
  if (half) await unlink(file).catch(unlessMissing);
  return half === 'part' ? undefined : digest;
}
