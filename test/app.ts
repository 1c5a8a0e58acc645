import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { type App, type AppOptions, createApp } from '#app';
import { type Clock, systemClock } from '#platform/clock/clock.ts';
import { migrate } from '#platform/database/migrate.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import type { Services } from '#platform/http/services.ts';
import { createLogger } from '#platform/log/logger.ts';
import type { MailboxAddress } from '#platform/mail/mailboxAddress.ts';
import { randomToken, tokenHash } from '#platform/security/secrets.ts';
import { loadDemo } from '../demo/load.ts';
import { keepDemoFiles } from '../demo/media.ts';
import { type Client, createClient } from './client.ts';
import { createTestDatabase, databaseFromTemplate, type TestDatabase } from './database.ts';

/** The whole program on a database of its own, listening on a free port of this machine. */
export interface TestApp {
  readonly url: string;
  readonly app: App;
  readonly services: Services;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** A signed-in worker; `role` chooses among several. The way in through the form has its own tests. */
  signIn(login: string, role?: string): Promise<Client>;
  anonymous(): Client;
  /** A paired device of the centre. */
  device(kind: 'kiosk' | 'board', centreCode: string): Promise<Client>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  readonly demo?: boolean;
  readonly clock?: Clock;
  readonly smtpUrl?: string;
  readonly smppUrl?: string;
  readonly mailboxes?: readonly MailboxAddress[];
  readonly pushHosts?: readonly string[];
  readonly perMinute?: number;
}

const secretKey = 'a key for tests only, thirty-two characters or more';

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.demo === false ? await createTestDatabase() : await demoDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'vikno-files-'));
  const app = await createApp(appOptions(database.appUrl, folder, options));
  // The copy of the database names files of the demo: each app has a folder of its own.
  if (options.demo !== false) await keepDemoFiles(app.services.files);
  await app.server.listen({ port: 0, host: '127.0.0.1' });
  const [address] = app.server.addresses();
  if (!address || typeof address === 'string') throw new Error('the test server does not listen');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    app,
    services: app.services,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    anonymous: () => createClient(url, '/sign-in'),
    signIn: async (login, role) => {
      const token = await openSession(app.services, login, role);
      return createClient(url, '/account', new Map([[cookieNames.session, token]]));
    },
    device: async (kind, centreCode) => {
      const token = await pairDevice(app.services, kind, centreCode);
      return createClient(url, '/kiosk', new Map([[cookieNames.device, token]]));
    },
    close: async () => {
      await app.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function appOptions(appUrl: string, filesDir: string, options: TestAppOptions): AppOptions {
  return {
    appUrl,
    filesDir,
    secretKey,
    poolSize: 8,
    publicUrl: 'http://localhost:8080',
    demo: options.demo ?? true,
    smtpUrl: options.smtpUrl,
    mailFrom: 'Vikno <vikno@localhost>',
    smppUrl: options.smppUrl,
    ...(options.mailboxes ? { mailboxes: options.mailboxes } : {}),
    ...(options.pushHosts ? { pushHosts: options.pushHosts } : {}),
    trustProxy: false,
    shedAfterMs: 0,
    perMinute: options.perMinute ?? 100_000,
    clock: options.clock ?? systemClock,
    log: createLogger(process.env.TEST_LOG ?? 'fatal'),
  };
}

/** A copy of the database with the demo municipalities, loaded once in a run. */
export function demoDatabase(): Promise<TestDatabase> {
  return databaseFromTemplate('demo', async (database) => {
    await migrate(database.ownerUrl);
    const folder = await mkdtemp(path.join(tmpdir(), 'vikno-files-'));
    const app = await createApp(appOptions(database.appUrl, folder, {}));
    await loadDemo(app.services);
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });
}

async function openSession(
  { clock, database }: Services,
  login: string,
  role: string | undefined,
): Promise<string> {
  const grant = await database.queries
    .selectFrom('role_grant')
    .innerJoin('worker', 'worker.id', 'role_grant.worker_id')
    .select(['role_grant.id', 'role_grant.worker_id'])
    .where('worker.login', '=', login)
    .where('role_grant.ended_on', 'is', null)
    .$if(role !== undefined, (query) => query.where('role_grant.role', '=', role ?? ''))
    .executeTakeFirstOrThrow();
  const token = randomToken();
  await database.queries
    .insertInto('session')
    .values({
      id: uuidv7(),
      token_hash: tokenHash(token),
      worker_id: grant.worker_id,
      grant_id: grant.id,
      // By the clock of the program, which may stand still on another day.
      created_at: clock.now(),
      last_seen_at: clock.now(),
      expires_at: new Date(clock.now().getTime() + 3600_000),
      second_factor: true,
    })
    .execute();
  return token;
}

async function pairDevice(
  { database }: Services,
  kind: 'kiosk' | 'board',
  centreCode: string,
): Promise<string> {
  const token = randomToken();
  const centre = await database.queries
    .selectFrom('centre')
    .select('id')
    .where('code', '=', centreCode)
    .executeTakeFirstOrThrow();
  await database.queries
    .insertInto('device')
    .values({ id: uuidv7(), centre_id: centre.id, kind, name: `test ${kind}`, key_hash: tokenHash(token) })
    .execute();
  return token;
}
