import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase, type Tx } from '#platform/database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { createDiskFileStore, type FileStore } from './fileStore.ts';
import { sweepFiles } from './sweep.ts';

let place: TestDatabase;
let database: Database;
let folder = '';
let files: FileStore;

beforeAll(async () => {
  place = await createTestDatabase();
  database = openDatabase({ url: place.appUrl, poolSize: 2, onIdleError: () => undefined });
  folder = await mkdtemp(path.join(tmpdir(), 'vikno-files-'));
  files = createDiskFileStore(folder);
});
afterAll(async () => {
  await database.close();
  await place.drop();
  await rm(folder, { recursive: true, force: true });
});

const later = () => new Date(Date.now() + 60_000);
const hourAgo = () => new Date(Date.now() - 3600_000);
const sweep = (before: Date) => sweepFiles({ database, files }, before);
const pathOf = (sha256: Buffer) => {
  const name = sha256.toString('hex');
  return path.join(folder, name.slice(0, 2), name.slice(2, 4), name);
};

async function upload(tx: Tx, text: string): Promise<Buffer> {
  const sha256 = await files.put(Buffer.from(text));
  await tx
    .insertInto('stored_file')
    .values({ id: v7(), sha256, bytes: text.length, media_type: 'text/plain', name: 'file.txt' })
    .execute();
  return sha256;
}

test('[BP-9] bytes of an upload that was rolled back are deleted after the grace; those with a row stay', async () => {
  const kept = await database.transaction((tx) => upload(tx, 'заява'));
  let refused: Buffer = Buffer.alloc(0);
  const undone = database.transaction(async (tx) => {
    refused = await upload(tx, 'відхилена заява');
    throw new Error('refused');
  });
  await expect(undone).rejects.toThrow('refused');
  expect(await files.has(refused)).toBe(true);
  // Within the grace a transaction may still commit.
  expect(await sweep(hourAgo())).toMatchObject({ removed: 0 });
  expect(await sweep(later())).toEqual({ named: 1, unnamed: 1, removed: 1, strange: false });
  expect([await files.has(refused), await files.has(kept)]).toEqual([false, true]);
});

test('[BP-9] bytes of a process that was killed between putting them and its row are deleted too', async () => {
  const text = 'байти без рядка';
  const program = `
    import { createDiskFileStore } from ${JSON.stringify(new URL('./fileStore.ts', import.meta.url).href)};
    await createDiskFileStore(${JSON.stringify(folder)}).put(Buffer.from(${JSON.stringify(text)}));
    process.kill(process.pid, 'SIGKILL');`;
  const dying = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
  expect(await once(dying, 'close')).toEqual([null, 'SIGKILL']);
  const sha256 = createHash('sha256').update(text).digest();
  expect(await files.has(sha256)).toBe(true);
  expect(await sweep(later())).toMatchObject({ unnamed: 1, removed: 1 });
  expect(await files.has(sha256)).toBe(false);
});

test('[BP-9] what died half way is ended: half a file goes, bytes moved aside come back where a row names them', async () => {
  const wanted = await database.transaction((tx) => upload(tx, 'потрібне'));
  const unwanted = await files.put(Buffer.from('зайве'));
  await rename(pathOf(wanted), `${pathOf(wanted)}.0123456789ab.gone`);
  await rename(pathOf(unwanted), `${pathOf(unwanted)}.0123456789ab.gone`);
  await writeFile(`${pathOf(wanted)}.0123456789ab.part`, 'потр');
  await writeFile(path.join(path.dirname(pathOf(wanted)), 'notes.txt'), 'of an operator');
  expect(await sweep(hourAgo())).toMatchObject({ named: 0, removed: 0 });
  expect(await sweep(later())).toMatchObject({ unnamed: 1, removed: 1 });
  expect(await files.get(wanted)).toEqual(Buffer.from('потрібне'));
  expect(await files.has(unwanted)).toBe(false);
  const left = await readdir(folder, { recursive: true });
  expect(left.filter((name) => /\.(gone|part)$/.test(name))).toEqual([]);
  expect(left.filter((name) => name.endsWith('notes.txt'))).toHaveLength(1);
});

test('[BP-9] a folder that belongs to another database is not emptied', async () => {
  const strangers = await Promise.all(
    Array.from({ length: 220 }, (_, index) => files.put(Buffer.from(`чуже ${index}`))),
  );
  expect(await sweep(later())).toMatchObject({ unnamed: 220, removed: 0, strange: true });
  expect(await files.has(strangers[0] ?? Buffer.alloc(32))).toBe(true);
});
