import { expect, test } from 'vitest';
import { giveBackMemory } from './memory.ts';

const megabytes = () => process.memoryUsage().heapUsed / 2 ** 20;

test('what nobody holds any more is given back at once', () => {
  giveBackMemory();
  const before = megabytes();
  let held: object[] | null = Array.from({ length: 600_000 }, (_, index) => ({ index, half: index / 2 }));
  expect(megabytes() - before).toBeGreaterThan(15);
  expect(held).toHaveLength(600_000);
  held = null;
  giveBackMemory();
  expect(megabytes() - before).toBeLessThan(5);
});
