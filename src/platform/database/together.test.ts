import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { together } from './together.ts';

test('what arrives in the same turn of the loop is run as one, each gets its own result', async () => {
  const runs: number[][] = [];
  const double = together(async (wishes: readonly number[]) => {
    runs.push([...wishes]);
    return wishes.map((wish) => wish * 2);
  }, 3);
  expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10]);
  expect(runs).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
});

test('one alone does not wait for company, and no more than two runs are under way', async () => {
  let most = 0;
  let now = 0;
  const release: (() => void)[] = [];
  const slow = together(async (wishes: readonly number[]) => {
    now += 1;
    most = Math.max(most, now);
    await new Promise<void>((go) => release.push(go));
    now -= 1;
    return wishes;
  }, 2);
  const all = [1, 2, 3, 4, 5, 6, 7].map(slow);
  while (release.length < 2) await turn();
  for (let turns = 0; turns < 5; turns++) await turn();
  expect(release).toHaveLength(2);
  const done = Promise.all(all);
  for (let at = 0; at < 4; at++) {
    while (release.length <= at) await turn();
    release[at]?.();
  }
  expect(await done).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(2);
});

test('a mistake of one costs the others nothing', async () => {
  const careful = together(async (wishes: readonly number[]) => {
    if (wishes.includes(13)) throw new Error('thirteen');
    return wishes.map(String);
  }, 10);
  const results = await Promise.allSettled([1, 13, 2].map(careful));
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
    '1',
    'failed',
    '2',
  ]);
});
