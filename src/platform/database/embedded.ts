import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { secretFile } from '../secretKey.ts';
import { StartupError } from '../startupErrors.ts';
import { findBinaries } from './binaries.ts';
import { checkVersion, createCluster, writeAccessRules } from './cluster.ts';
import { lockDataDir } from './dataLock.ts';
import { stopOrphans } from './orphans.ts';
import {
  freePort,
  OldServerLeavingError,
  PortTakenError,
  type Postmaster,
  type PostmasterOptions,
  startPostmaster,
} from './postmaster.ts';
import { chooseServerUser, giveTo } from './serverUser.ts';

/** Where the starting of the database tells what it does; a pino logger fits. */
export type StartLog = { info(message: string): void; warn(message: string): void };

export type EmbeddedDatabase = {
  /** Owns the schema: migrations and the job store use it, requests never. */
  ownerUrl: string;
  /** For requests: may neither create anything nor, by grants, rewrite the ledger. */
  appUrl: string;
  stop(): Promise<void>;
};

/** Settings of the server for a small machine that does other work too. */
const tuned = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  wal_compression: 'on',
  // Short queries gain nothing from either, and a container gives parallel workers 64 MB of shared memory.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  password_encryption: 'scram-sha-256',
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Messages of failed statements quote values, and values are people's data: only the server's own words stay.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/**
 * Starts PostgreSQL on `<dataDir>/postgres`, creating it at the first start, with the database `vikno` and the
 * logins `vikno_owner` and `vikno_app`. A server that dies is started again on the same port; `onLost` is told
 * when that no longer helps. `stop` ends everything. Throws StartupError, or a system error for
 * `explainDatabaseError`.
 */
export async function startEmbedded(options: {
  dataDir: string;
  log: StartLog;
  settings?: Readonly<Record<string, string>>;
  onLost?: (error: Error) => void;
}): Promise<EmbeddedDatabase> {
  const { log } = options;
  const dataDir = resolve(options.dataDir);
  const postgresDir = join(dataDir, 'postgres');
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const lock = await lockDataDir(dataDir);
  try {
    const user = chooseServerUser(postgresDir, dataDir);
    const binaries = findBinaries(user);
    const settings = { ...tuned, ...options.settings };
    const passwordPath = join(dataDir, 'postgres.password');
    const isNew = !existsSync(postgresDir);
    if (!isNew && !existsSync(passwordPath)) throw passwordLost(passwordPath);
    const password = await secretFile(passwordPath, dataDir);
    if (isNew) {
      log.info('Створюю базу даних / creating the database');
      const durable = options.settings?.fsync !== 'off';
      await createCluster({ binaries, user, postgresDir, password, durable });
    } else {
      checkVersion(postgresDir);
      await stopOrphans(postgresDir, (message) => log.warn(message));
      giveTo(user, postgresDir);
    }
    writeAccessRules(postgresDir, user);
    const logPath = join(dataDir, 'postgres.log');
    const server = await superviseServer({ binaries, user, postgresDir, logPath, settings }, options);
    const url = (login: string, word: string, database: string) =>
      `postgresql://${login}:${word}@127.0.0.1:${server.port}/${database}`;
    try {
      await ensureDatabase(url('vikno_owner', password, 'postgres'), password);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return {
      ownerUrl: url('vikno_owner', password, 'vikno'),
      appUrl: url('vikno_app', appPassword(password), 'vikno'),
      stop: async () => {
        await server.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Keeps a server alive on one port: a crash of PostgreSQL must not need a person to be mended. */
async function superviseServer(
  options: PostmasterOptions,
  { log, onLost }: { log: StartLog; onLost?: (error: Error) => void },
): Promise<{ port: number; stop(): Promise<void> }> {
  let stopping = false;
  let revival: Promise<void> = Promise.resolve();
  let crashes: number[] = [];
  let current = await startSomewhere(options);
  const { port } = current;
  const watch = (server: Postmaster) => {
    server.child.once('exit', () => {
      if (!stopping) revival = revive();
    });
  };
  const revive = async () => {
    crashes = [...crashes.filter((time) => time > Date.now() - 60_000), Date.now()];
    try {
      if (crashes.length > 5) throw new Error('PostgreSQL crashed six times in a minute');
      log.warn(
        'База даних раптово зупинилася, запускаю знову / the database stopped suddenly, starting it again',
      );
      current = await startOn(options, port);
      watch(current);
    } catch (error) {
      onLost?.(error instanceof Error ? error : new Error(String(error)));
    }
  };
  watch(current);
  return {
    port,
    async stop() {
      stopping = true;
      await revival;
      await current.stop();
    },
  };
}

async function startSomewhere(options: PostmasterOptions): Promise<Postmaster> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await startOn(options, await freePort());
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempt === 4) throw error;
    }
  }
}

async function startOn(options: PostmasterOptions, port: number): Promise<Postmaster> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await startPostmaster(options, port);
    } catch (error) {
      if (!(error instanceof OldServerLeavingError) || attempt === 40) throw error;
      await pause(250);
    }
  }
}

/** Makes the logins and the database once; repeating it changes nothing. */
async function ensureDatabase(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const role = await client.query("SELECT FROM pg_roles WHERE rolname = 'vikno_app'");
    if (role.rowCount === 0)
      await client.query(
        `CREATE ROLE vikno_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD ${client.escapeLiteral(appPassword(password))}`,
      );
    const database = await client.query("SELECT FROM pg_database WHERE datname = 'vikno'");
    if (database.rowCount === 0) await client.query('CREATE DATABASE vikno OWNER vikno_owner');
    // PUBLIC may connect and make temporary tables anywhere by default; the app needs only to connect here.
    await client.query('REVOKE ALL ON DATABASE vikno FROM PUBLIC');
    await client.query('GRANT CONNECT ON DATABASE vikno TO vikno_app');
  } finally {
    await client.end();
  }
}

/** The app's password follows from the owner's, and not the other way round. */
function appPassword(ownerPassword: string): string {
  return createHmac('sha256', ownerPassword).update('vikno_app').digest('hex');
}

function passwordLost(path: string): StartupError {
  return new StartupError(
    `Немає файлу ${path} з паролем бази даних: відновіть його з резервної копії разом із папкою postgres.`,
    `The file ${path} with the password of the database is missing: restore it from the backup of the postgres folder.`,
  );
}
