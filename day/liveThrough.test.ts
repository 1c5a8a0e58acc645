import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Lived, liveThrough } from './liveThrough.ts';

const usage = 'npm run month -- [--eoffices 33]\n';

/** What is told to people and the exit code of a run of this kind. */
async function end(live: (args: readonly string[]) => Promise<Lived>) {
  const told: string[] = [];
  const stream = { isTTY: false, write: (text: string) => told.push(text) };
  const code = await liveThrough(
    usage,
    ['--json', 'x'],
    async (args, progress) => {
      progress.at(0.5, 'half');
      return live(args);
    },
    { out: stream, err: stream },
  );
  return { code, told: told.join('') };
}

test('[KO-A2-7][BR-18] a run tells its progress and its words, keeps its summary, and its code speaks of any fault', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'vikno-run-'));
  const json = path.join(folder, 'deep', 'run.json');
  const summary = { failures: [], invariants: { sums: [] } };
  const good = await end(async () => ({ summary, lines: ['lived'], json }));
  expect(good.code).toBe(0);
  expect(good.told).toMatch(/█+░+ {2}50 % {2}half\nlived\n/);
  expect(JSON.parse(await readFile(json, 'utf8'))).toEqual(summary);
  const bad = { failures: [], invariants: { sums: ['one is missing'] } };
  expect((await end(async () => ({ summary: bad, lines: [], json: null }))).code).toBe(1);
  await rm(folder, { recursive: true });
});

test('[BR-18] what could not be lived ends with its error and the usage', async () => {
  const broken = await end(() => Promise.reject(new Error('no database')));
  expect(broken.code).toBe(2);
  expect(broken.told).toContain('no database');
  expect(broken.told).toContain(usage);
});
