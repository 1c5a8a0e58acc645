import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate } from '#platform/database/migrate.ts';
import { projectRoot } from '#platform/projectRoot.ts';
import { nodeFlags, thrift } from '../../scripts/prepare.mjs';

export interface BenchServer {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The built program on a database that already runs, as an operator would run it; with the demo where it is asked for. */
export async function startServer(ownerUrl: string, dataDir: string, demo = false): Promise<BenchServer> {
  await migrate(ownerUrl);
  const port = await freePort();
  const child = fork(path.join(projectRoot, 'dist/main.js'), {
    execArgv: [...nodeFlags],
    env: {
      ...thrift,
      PATH: process.env.PATH,
      PORT: String(port),
      DATA_DIR: `${dataDir}-server`,
      DATABASE_URL: ownerUrl,
      DEMO: demo ? 'on' : 'off',
      LOG_LEVEL: 'error',
      REQUESTS_PER_MINUTE: '999999',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // A measurement that fails ends with its error: the server neither holds it open nor outlives it.
  child.unref();
  child.channel?.unref();
  process.once('exit', () => child.kill('SIGKILL'));
  for (let tries = 0; tries < 900; tries++) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (ready?.ok && child.pid) {
      return {
        port,
        pid: child.pid,
        stop: async () => {
          child.ref();
          child.kill('SIGTERM');
          await exited;
        },
      };
    }
    await pause(100);
  }
  child.kill('SIGKILL');
  throw new Error('the server did not start');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
