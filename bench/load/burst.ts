import { performance } from 'node:perf_hooks';
import { type Burst, summarise } from './summary.ts';

/** One connection that does one operation at a time; `run` resolves to whether it succeeded. */
export interface Client {
  run(): Promise<boolean>;
  close(): void;
}

/** Ends after so many milliseconds, or when `next` says that nothing is left. */
export async function burst(
  clients: readonly Client[],
  limits: { ms?: number; operations?: number },
): Promise<Burst> {
  const latencies: number[] = [];
  let failed = 0;
  let left = limits.operations ?? Number.POSITIVE_INFINITY;
  const begin = performance.now();
  const until = begin + (limits.ms ?? Number.POSITIVE_INFINITY);
  await Promise.all(
    clients.map(async (client) => {
      while (left > 0 && performance.now() < until) {
        left -= 1;
        const started = performance.now();
        if (await client.run()) latencies.push(performance.now() - started);
        else failed += 1;
      }
    }),
  );
  return summarise(latencies, failed, performance.now() - begin);
}
