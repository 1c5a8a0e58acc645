import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { explainServerOutput, StartupError } from '../startupErrors.ts';
import type { Binaries } from './binaries.ts';
import { folderAsSeenBy, serverEnvironment } from './cluster.ts';
import type { ServerUser } from './serverUser.ts';

export type Postmaster = {
  child: ChildProcess;
  port: number;
  /** Fast shutdown: running transactions are rolled back, the data are written out. */
  stop(): Promise<void>;
};

export type PostmasterOptions = {
  binaries: Binaries;
  user: ServerUser;
  postgresDir: string;
  logPath: string;
  settings: Readonly<Record<string, string>>;
};

/** Starts the server on this port of 127.0.0.1 and returns when it accepts connections. */
export async function startPostmaster(options: PostmasterOptions, port: number): Promise<Postmaster> {
  const { binaries, user, postgresDir, logPath, settings } = options;
  const folder = folderAsSeenBy(user, postgresDir);
  const args = ['-D', folder, '-p', String(port)];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
  keepLogSmall(logPath);
  const log = openSync(logPath, 'a', 0o600);
  const logStart = fstatSync(log).size;
  // Its own session: Ctrl-C in a terminal must reach the app first, which then stops the server in order.
  const child = spawn(binaries.postgres, args, {
    ...user,
    cwd: postgresDir,
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  let failure: Error | undefined;
  child.on('error', (error) => {
    failure = error;
  });
  const watchdog = stopWhenWeDie(child.pid, user);
  child.on('exit', () => watchdog?.kill('SIGKILL'));
  const ended = () => child.exitCode !== null || child.signalCode !== null || failure !== undefined;
  // Recovery after a power cut may replay much; it is let to, as long as the server lives.
  for (let waited = 0; !ended() && !isReady(postgresDir, child.pid); waited++) {
    await pause(waited < 100 ? 20 : 200);
  }
  if (ended()) throw failure ?? startFailure(readFileSync(logPath, 'utf8').slice(logStart), logPath);
  return { child, port, stop: () => stopChild(child) };
}

/** A port of 127.0.0.1 that is free at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<boolean>((resolve) => child.once('exit', () => resolve(true)));
  for (const [signal, seconds] of [
    ['SIGINT', 30],
    ['SIGQUIT', 10],
    ['SIGKILL', 10],
  ] as const) {
    child.kill(signal);
    if (await Promise.race([gone, pause(seconds * 1000, false, { ref: false })])) return;
  }
}

/**
 * A shell that waits on a pipe from this process: if we are killed outright, the pipe closes and the shell
 * asks the server to shut down, so that no database runs on with nobody to notice it.
 */
function stopWhenWeDie(pid: number | undefined, user: ServerUser): ChildProcess | undefined {
  if (pid === undefined || process.platform === 'win32') return undefined;
  const watchdog = spawn('/bin/sh', ['-c', 'read _; kill -INT "$1"', 'vikno-watchdog', String(pid)], {
    ...user,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.on('error', () => undefined);
  watchdog.unref();
  return watchdog;
}

/** The server writes "ready" into the eighth line of its pid file once it accepts connections. */
function isReady(postgresDir: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(postgresDir, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

/** The server could not take its port: another one will do. */
export class PortTakenError extends Error {}

/** Processes of a server that was killed still leave: in a moment it can start. */
export class OldServerLeavingError extends Error {}

function startFailure(output: string, logPath: string): Error {
  if (/could not bind|could not create any TCP/i.test(output)) return new PortTakenError(output);
  if (/pre-existing shared memory block|lock file ".*" already exists/i.test(output))
    return new OldServerLeavingError(output);
  const line = /(?:FATAL|PANIC): {2}(.*)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? '';
  return (
    explainServerOutput(output) ??
    new StartupError(
      `База даних не запустилася: ${line} (журнал: ${logPath}).`,
      `The database did not start: ${line} (log: ${logPath}).`,
    )
  );
}

function keepLogSmall(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 8 * 1024 * 1024) renameSync(path, `${path}.1`);
}
