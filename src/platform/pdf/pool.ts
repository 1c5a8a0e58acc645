import { type Child, type Outcome, startChild } from './child.ts';
import { PdfError } from './errors.ts';
import type { PdfAnswer, PdfJob, PdfWorkerSettings } from './protocol.ts';

export type PdfLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

export type PoolOptions = {
  readonly settings: PdfWorkerSettings;
  readonly size: number;
  readonly recycleAfter: number;
  readonly timeoutMs: number;
  readonly maxWaiting: number;
  readonly log: PdfLog;
};

export type Pool = {
  run(job: PdfJob): Promise<PdfAnswer>;
  pids(): number[];
  close(): Promise<void>;
};

type Waiting = {
  readonly job: PdfJob;
  attempts: number;
  resolve(answer: PdfAnswer): void;
  reject(error: Error): void;
};

/** How many times a document may be given to a fresh child: a child killed by someone else is not its fault. */
const ATTEMPTS = 2;

/** A few child processes, each typesetting one document at a time; the rest wait in order, up to a limit. */
export function createPool(options: PoolOptions): Pool {
  const { settings, size, recycleAfter, timeoutMs, maxWaiting, log } = options;
  const queue: Waiting[] = [];
  const idle: Child[] = [];
  const busy = new Map<Child, Promise<void>>();
  let closed = false;

  function pump(): void {
    while (!closed && queue.length > 0 && busy.size < size) {
      const next = queue.shift();
      if (next === undefined) return;
      try {
        const child = takeChild();
        busy.set(child, work(child, next));
      } catch (error) {
        next.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  function takeChild(): Child {
    for (let child = idle.pop(); child !== undefined; child = idle.pop()) if (child.alive) return child;
    return startChild(settings);
  }

  async function work(child: Child, waiting: Waiting): Promise<void> {
    waiting.attempts += 1;
    const outcome = await child.run(waiting.job, timeoutMs);
    const worn = outcome.end !== 'answered' || child.done >= recycleAfter || closed;
    if (worn) await child.stop();
    else idle.push(child);
    if (worn && outcome.end === 'answered')
      log.info({ documents: child.done }, 'typesetting process recycled');
    busy.delete(child);
    settle(waiting, outcome);
    pump();
  }

  function settle(waiting: Waiting, outcome: Outcome): void {
    const { template } = waiting.job;
    if (outcome.end === 'answered') {
      waiting.resolve(outcome.answer);
      return;
    }
    if (outcome.end === 'late') {
      log.warn({ template, timeoutMs }, 'typesetting took too long');
      waiting.reject(new PdfError('timeout', template, `not ready in ${timeoutMs} ms`));
      return;
    }
    log.warn({ template, how: outcome.how, attempt: waiting.attempts }, 'typesetting process died');
    if (waiting.attempts < ATTEMPTS && !closed) queue.unshift(waiting);
    else waiting.reject(new PdfError('crashed', template, `the typesetting process died (${outcome.how})`));
  }

  return {
    run(job) {
      if (closed) return Promise.reject(new PdfError('closed', job.template, 'the renderer is closed'));
      if (queue.length >= maxWaiting) {
        return Promise.reject(
          new PdfError('busy', job.template, `${maxWaiting} documents are waiting already`),
        );
      }
      return new Promise((resolve, reject) => {
        queue.push({ job, attempts: 0, resolve, reject });
        pump();
      });
    },
    pids: () => [...busy.keys(), ...idle].flatMap((child) => child.pid ?? []),
    async close() {
      closed = true;
      for (const waiting of queue.splice(0)) {
        waiting.reject(new PdfError('closed', waiting.job.template, 'the renderer is closed'));
      }
      // Documents in work are finished: they are short, and someone waits for them.
      await Promise.all(busy.values());
      await Promise.all(idle.splice(0).map((child) => child.stop()));
    },
  };
}
