import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fastClock, systemClock } from '#platform/clock/clock.ts';
import { startEmbedded } from '#platform/database/embedded.ts';
import { migrate } from '#platform/database/migrate.ts';
import { connectOutside } from '#platform/database/outside.ts';
import { createLogger } from '#platform/log/logger.ts';
import { giveBackMemory } from '#platform/memory.ts';
import { projectRoot } from '#platform/projectRoot.ts';
import { secretKey } from '#platform/secretKey.ts';
import { explainDatabaseError, explainListenError, StartupError } from '#platform/startupErrors.ts';
import { type App, createApp } from './app.ts';
import { type Config, loadConfig, SettingsError } from './config.ts';
import { greet, prepareContent } from './firstStart.ts';

/** Longest silence of the event loop, milliseconds, before requests are answered with 503 until it has caught up. */
const shedAfterMs = 5_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = readConfig();
  const database = await step(explainDatabaseError, () => startDatabase(config));
  const log = createLogger(config.logLevel);
  let app: App | undefined;
  let ending = false;
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    // What does not end by itself is ended: the database recovers at the next start.
    setTimeout(() => process.exit(1), 15_000).unref();
    await app?.close();
    await database.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));
  try {
    await step(explainDatabaseError, () => migrate(database.ownerUrl));
    const key = await secretKey(config.secretKey, config.dataDir);
    app = await step(explainDatabaseError, () =>
      createApp({
        ...config,
        appUrl: database.appUrl,
        poolSize: config.databasePoolSize,
        secretKey: key,
        perMinute: config.requestsPerMinute,
        shedAfterMs,
        clock: config.developmentClock ? fastClock(config.developmentClock) : systemClock,
        log,
      }),
    );
    const content = await step(explainDatabaseError, () =>
      prepareContent(app, {
        demo: config.demo,
        appUrl: database.appUrl,
        secretKey: key,
        filesDir: config.filesDir,
      }),
    );
    await app.server.ready();
    giveBackMemory();
    await step(
      (error) => explainListenError(error, config.port),
      () => app?.server.listen({ port: config.port, host: config.host }),
    );
    greet(say, config, content);
  } catch (error) {
    report(error);
    await end(error instanceof StartupError ? error.exitCode : 1);
  }
}

function readConfig(): Config {
  const file = path.join(projectRoot, 'vikno.env');
  return loadConfig(process.env, existsSync(file) ? readFileSync(file, 'utf8') : '');
}

async function startDatabase(
  config: Config,
): Promise<{ ownerUrl: string; appUrl: string; stop(): Promise<void> }> {
  if (config.databaseUrl) {
    return {
      ...(await connectOutside(config.databaseUrl, config.databaseAppUrl)),
      stop: async () => undefined,
    };
  }
  const onLost = (error: Error) => {
    report(new Error(explainDatabaseError(error)));
    process.exit(1);
  };
  return startEmbedded({ dataDir: config.dataDir, log: { info: say, warn: say }, onLost });
}

/** Runs one step of the start; what fails in it is told in one sentence. */
async function step<T>(explain: (error: unknown) => string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new Error(explain(error), { cause: error });
  }
}

function report(error: unknown): void {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
}

main().catch((error: unknown) => {
  report(error);
  process.exit(error instanceof StartupError || error instanceof SettingsError ? error.exitCode : 1);
});
