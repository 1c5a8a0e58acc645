import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readBytes } from './importRead.ts';

// A thread of its own with a bound on its memory: what a hostile file brings down is this thread and not the program,
// and while thousands of cards are read, the queue goes on.
const { bytes, locale } = z
  .object({ bytes: z.instanceof(Uint8Array), locale: z.enum(['uk', 'en']) })
  .parse(workerData);

parentPort?.postMessage(await readBytes(bytes, locale));
