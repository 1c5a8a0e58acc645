import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDiskFileStore, StoredFileLost } from './fileStore.ts';

describe('files on disk', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vikno-files-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('what was put is got back by its digest; the same bytes are kept once', async () => {
    const store = createDiskFileStore(folder);
    const bytes = Buffer.from('заява');
    const [first, second] = await Promise.all([store.put(bytes), store.put(bytes)]);
    expect(first).toEqual(second);
    expect(await store.get(first)).toEqual(bytes);
    expect(await store.has(first)).toBe(true);
    const kept = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    expect(kept).toHaveLength(1);
  });

  test('a part is read as a stream, and a lost file is named', async () => {
    const store = createDiskFileStore(folder);
    const opened = await store.open(await store.put(Buffer.from('0123456789')));
    expect(opened.size).toBe(10);
    expect(Buffer.concat(await opened.read(3, 5).toArray()).toString()).toBe('345');
    await expect(store.open(Buffer.alloc(32))).rejects.toThrow(StoredFileLost);
  });

  test('a file that was changed on the disk is not handed out', async () => {
    const store = createDiskFileStore(folder);
    const digest = await store.put(Buffer.from('рішення'));
    const name = digest.toString('hex');
    await writeFile(path.join(folder, name.slice(0, 2), name.slice(2, 4), name), 'інше рішення');
    await expect(store.get(digest)).rejects.toThrow(/is damaged/);
  });

  test('a digest that names nothing is an error, and no path can be smuggled in', async () => {
    const store = createDiskFileStore(folder);
    expect(await store.has(Buffer.alloc(32))).toBe(false);
    await expect(store.get(Buffer.from('../../../etc/passwd'))).rejects.toThrow(StoredFileLost);
  });
});
