import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readFile, rename, stat, unlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { quietFiles } from './quietFiles.ts';
import { unlessMissing } from './unlessMissing.ts';

/** Bytes by their SHA-256. Written once, never changed; a disk today, any S3-compatible store behind the same calls. */
export interface FileStore {
  /** Returns the SHA-256; the bytes are on the disk when it resolves. */
  put(bytes: Uint8Array): Promise<Buffer>;
  /** @throws StoredFileLost when there is no such file, or when its bytes no longer fit their digest. */
  get(sha256: Uint8Array): Promise<Buffer>;
  has(sha256: Uint8Array): Promise<boolean>;
  /**
   * For what is too large to stand in memory, such as a video: its size, and any part of it as a stream. A part cannot be
   * compared with the digest of the whole. @throws StoredFileLost when there is no such file.
   */
  open(sha256: Uint8Array): Promise<StoredBytes>;
  /**
   * Deletes bytes for good, unless they were put again after `unlessPutSince`: a transaction that has just put them may
   * not have committed its row yet. Safe beside `put` in other processes.
   */
  remove(sha256: Uint8Array, unlessPutSince: Date): Promise<'removed' | 'missing' | 'recent'>;
  /** Digests of all bytes that nobody has put since `before`, some at a time; ends what died half way, too. */
  quietSince(before: Date): AsyncIterable<readonly Buffer[]>;
}

/** `from` and `to` are places of bytes, both included. */
export interface StoredBytes {
  readonly size: number;
  read(from: number, to: number): Readable;
}

/** Bytes that the database knows of and the store does not give: an operator must bring them back from a backup. */
export class StoredFileLost extends Error {
  override readonly name = 'StoredFileLost';
  /** SHA-256 in hexadecimal digits: the name of the file in the store and in its backups. */
  readonly sha256: string;

  constructor(sha256: Uint8Array, how: 'missing' | 'damaged') {
    const name = Buffer.from(sha256).toString('hex');
    super(`stored file ${name} is ${how}`);
    this.sha256 = name;
  }
}

export function createDiskFileStore(folder: string): FileStore {
  const place = (sha256: Uint8Array) => {
    const name = Buffer.from(sha256).toString('hex');
    return path.join(folder, name.slice(0, 2), name.slice(2, 4), name);
  };
  const has = async (sha256: Uint8Array) => {
    const found = await stat(place(sha256)).catch(() => undefined);
    return found?.isFile() === true;
  };
  return {
    has,
    open: async (sha256) => {
      const found = await stat(place(sha256)).catch(() => undefined);
      if (!found?.isFile()) throw new StoredFileLost(sha256, 'missing');
      return {
        size: found.size,
        read: (from, to) => createReadStream(place(sha256), { start: from, end: to }),
      };
    },
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest();
      if (!(await touch(place(sha256)))) await writeWhole(place(sha256), bytes);
      return sha256;
    },
    remove: async (sha256, unlessPutSince) => removeQuiet(place(sha256), unlessPutSince),
    quietSince: (before) => quietFiles(folder, before),
    get: async (sha256) => {
      const bytes = await readFile(place(sha256)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new StoredFileLost(sha256, 'missing') : error;
      });
      const found = createHash('sha256').update(bytes).digest();
      if (!found.equals(sha256)) throw new StoredFileLost(sha256, 'damaged');
      return bytes;
    },
  };
}

/** Marks a file as put just now; false: there is none. */
async function touch(file: string): Promise<boolean> {
  const now = new Date();
  return utimes(file, now, now).then(
    () => true,
    (error) => unlessMissing(error) ?? false,
  );
}

/**
 * Moved aside before it is deleted: a `put` that touched it in that moment is seen on the file itself, one that comes
 * later finds nothing and writes anew.
 */
async function removeQuiet(file: string, unlessPutSince: Date): Promise<'removed' | 'missing' | 'recent'> {
  const found = await stat(file).catch(unlessMissing);
  if (!found) return 'missing';
  if (found.mtime >= unlessPutSince) return 'recent';
  const aside = `${file}.${randomBytes(6).toString('hex')}.gone`;
  if (
    !(await rename(file, aside).then(
      () => true,
      (error) => unlessMissing(error) ?? false,
    ))
  )
    return 'missing';
  const put = (await stat(aside)).mtime >= unlessPutSince;
  // Back to its place, unless the bytes have been written there again meanwhile.
  if (put)
    await link(aside, file).catch((error) => (error.code === 'EEXIST' ? undefined : Promise.reject(error)));
  await unlink(aside);
  return put ? 'recent' : 'removed';
}

/** Written beside and renamed after a flush: a power cut leaves either the whole file or none. */
async function writeWhole(target: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const beside = `${target}.${randomBytes(6).toString('hex')}.part`;
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, target);
}
