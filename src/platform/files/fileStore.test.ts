import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
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

  test('[BP-9] bytes are deleted for good, but not what was put just now, and they may come again', async () => {
    const store = createDiskFileStore(folder);
    const bytes = Buffer.from('строк зберігання минув');
    const digest = await store.put(bytes);
    const hourAgo = new Date(Date.now() - 3600_000);
    const soon = new Date(Date.now() + 60_000);
    expect(await store.remove(digest, hourAgo)).toBe('recent');
    expect(await store.get(digest)).toEqual(bytes);
    expect(await store.remove(digest, soon)).toBe('removed');
    expect([await store.has(digest), await store.remove(digest, soon)]).toEqual([false, 'missing']);
    expect(await store.get(await store.put(bytes))).toEqual(bytes);
    const left = await readdir(folder, { recursive: true });
    expect(left.filter((name) => /\.(gone|part)$/.test(name))).toEqual([]);
  });

  test('[BP-9] whoever puts bytes while they are deleted has them afterwards', async () => {
    const store = createDiskFileStore(folder);
    const bytes = Buffer.from('те саме');
    const digest = await store.put(bytes);
    for (let turn = 0; turn < 30; turn += 1) {
      const name = digest.toString('hex');
      const old = new Date(Date.now() - 7_200_000);
      await utimes(path.join(folder, name.slice(0, 2), name.slice(2, 4), name), old, old);
      await Promise.all([store.remove(digest, new Date(Date.now() - 3600_000)), store.put(bytes)]);
      expect(await store.get(digest)).toEqual(bytes);
    }
  });

  test('a digest that names nothing is an error, and no path can be smuggled in', async () => {
    const store = createDiskFileStore(folder);
    expect(await store.has(Buffer.alloc(32))).toBe(false);
    await expect(store.get(Buffer.from('../../../etc/passwd'))).rejects.toThrow(StoredFileLost);
  });
});
