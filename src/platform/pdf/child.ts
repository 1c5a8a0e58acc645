import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type PdfAnswer, type PdfJob, type PdfWorkerSettings, SETTINGS_VARIABLE } from './protocol.ts';

/** How a job ended in a child: an answer, the child's death, or the limit of time. */
export type Outcome = { end: 'answered'; answer: PdfAnswer } | { end: 'died'; how: string } | { end: 'late' };

export type Child = {
  readonly pid: number | undefined;
  /** Documents given to this child so far. */
  readonly done: number;
  readonly alive: boolean;
  run(job: PdfJob, timeoutMs: number): Promise<Outcome>;
  /** Ends the child; resolves when its process is gone. */
  stop(): Promise<void>;
};

/** Starts a process that typesets. It ends by itself when its parent disappears. */
export function startChild(settings: PdfWorkerSettings): Child {
  const child = fork(workerFile(), [], {
    // Buffers travel as they are, not as JSON.
    serialization: 'advanced',
    // Only what it needs: the child sees no secrets of the parent (database address, keys).
    env: { PATH: process.env.PATH ?? '', [SETTINGS_VARIABLE]: JSON.stringify(settings) },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let done = 0;
  let alive = true;
  const gone = new Promise<void>((resolve) => {
    const finish = () => {
      alive = false;
      resolve();
    };
    child.once('exit', finish);
    child.once('error', finish);
  });
  return {
    get pid() {
      return child.pid;
    },
    get done() {
      return done;
    },
    get alive() {
      return alive && child.connected;
    },
    run(job, timeoutMs) {
      done += 1;
      return runJob(child, job, timeoutMs);
    },
    async stop() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function runJob(child: ChildProcess, job: PdfJob, timeoutMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onError);
      resolve(outcome);
    };
    const onMessage = (message: unknown) => settle({ end: 'answered', answer: toAnswer(message) });
    const onExit = (code: number | null, signal: string | null) =>
      settle({ end: 'died', how: signal ?? `exit code ${code}` });
    const onError = (error: Error) => settle({ end: 'died', how: error.message });
    const timer = setTimeout(() => settle({ end: 'late' }), timeoutMs);
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.on('error', onError);
    child.send(job, (error) => {
      if (error !== null) settle({ end: 'died', how: error.message });
    });
  });
}

function toAnswer(message: unknown): PdfAnswer {
  if (isAnswer(message)) return message;
  return { ok: false, kind: 'template', messages: ['the typesetting process sent something unknown'] };
}

function isAnswer(message: unknown): message is PdfAnswer {
  return typeof message === 'object' && message !== null && 'ok' in message;
}

/** From sources the worker is the file beside this one; in a bundle it is its own file beside the bundle. */
function workerFile(): string {
  const candidates = ['./worker.ts', './pdf-worker.js', './platform/pdf/worker.js'];
  const found = candidates.map((file) => fileURLToPath(new URL(file, import.meta.url))).find(existsSync);
  if (found === undefined)
    throw new Error(`the typesetting worker is missing: none of ${candidates.join(', ')}`);
  return found;
}
