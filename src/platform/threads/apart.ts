import { Worker } from 'node:worker_threads';

export interface Limits {
  readonly megabytes: number;
  readonly milliseconds: number;
}

/**
 * Runs a program of ours in a thread of its own and returns the one message that it sends: whoever else waits for this
 * process goes on meanwhile. 'tooHeavy': it took more memory or time than it may. Rejects when it fails otherwise.
 */
export function runApart<Result>(
  program: URL,
  data: unknown,
  limits: Limits,
  /** Given to the thread instead of copied: the caller has them no more. */
  given: readonly ArrayBuffer[] = [],
): Promise<{ readonly result: Result } | 'tooHeavy'> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, {
      workerData: data,
      transferList: [...given],
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
      // It needs no settings, and so it sees none: no address of the database, no keys.
      env: {},
      execArgv: [],
    });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      settle();
      void thread.terminate();
    };
    const tooHeavy = () => end(() => resolve('tooHeavy'));
    const timer = setTimeout(tooHeavy, limits.milliseconds);
    // Sent by a file of this same program.
    thread.once('message', (result: Result) => end(() => resolve({ result })));
    thread.once('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooHeavy();
      else end(() => reject(error));
    });
    thread.once('exit', () => end(() => reject(new Error(`${program.pathname} ended without an answer`))));
  });
}
