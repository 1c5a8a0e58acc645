import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '#platform/projectRoot.ts';

/** The built program as its own process, as an operator starts it. */
export interface ServerProcess {
  readonly url: string;
  readonly dataDir: string;
  /** Resolves when it answers; milliseconds that took. */
  start(): Promise<number>;
  /** Without a warning, in the middle of whatever it does. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** What it has logged last: errors alone. */
  log(): string;
}

export async function serverProcess(
  dataDir: string,
  settings: () => Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let program: ChildProcess | undefined;
  const output: string[] = [];
  let wanted = true;
  const end = async (signal: NodeJS.Signals) => {
    wanted = false;
    const ending = program;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    ending.kill(signal);
    await gone;
  };
  return {
    url,
    dataDir,
    log: () => output.join(''),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    start: async () => {
      const begun = Date.now();
      const started = spawn(process.execPath, [path.join(projectRoot, 'dist', 'main.js')], {
        cwd: projectRoot,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          PATH: process.env.PATH,
          PORT: String(port),
          DATA_DIR: dataDir,
          LOG_LEVEL: 'error',
          REQUESTS_PER_MINUTE: '999999',
          ...settings(),
        },
      });
      program = started;
      wanted = true;
      started.once('exit', (code, signal) => {
        if (wanted)
          process.stderr.write(`\nthe server ended by itself (${code ?? signal}):\n${output.join('')}\n`);
      });
      const keep = (text: unknown) => {
        output.push(String(text));
        if (output.length > 50) output.shift();
      };
      started.stdout.on('data', keep);
      started.stderr.on('data', keep);
      while (started.exitCode === null && Date.now() - begun < 90_000) {
        const ready = await fetch(`${url}/health/ready`).catch(() => null);
        if (ready?.ok) return Date.now() - begun;
        await pause(50);
      }
      throw new Error(`the server did not start:\n${output.join('')}`);
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
