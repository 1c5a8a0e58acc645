import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explainDatabaseError } from '../startupErrors.ts';
import { lockDataDir, startedAt } from './dataLock.ts';
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts';
import { masterPid } from './orphans.ts';
import { checkServer, connectOutside } from './outside.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'vikno-embedded-'));
const postgresDir = join(dataDir, 'postgres');
const told: string[] = [];
const log = { info: (message: string) => told.push(message), warn: (message: string) => told.push(message) };
let database: EmbeddedDatabase;

const ask = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

const master = () => masterPid(postgresDir) ?? 0;

beforeAll(async () => {
  database = await startEmbedded({ dataDir, log });
});

afterAll(async () => {
  await database.stop();
  rmSync(dataDir, { recursive: true });
});

test('the built-in database is PostgreSQL 18 that writes durably and knows Ukrainian letters', async () => {
  const [row] = await ask(
    database.ownerUrl,
    `SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('fsync') AS fsync,
            current_setting('server_encoding') AS encoding, lower('ЇЖАК ҐАВА') AS lower`,
  );
  expect(row).toEqual({ major: 18, fsync: 'on', encoding: 'UTF8', lower: 'їжак ґава' });
  // Without a real LC_CTYPE pg_trgm sees no letters in Cyrillic, and the search in registers would find nothing.
  await ask(database.ownerUrl, 'CREATE EXTENSION IF NOT EXISTS pg_trgm');
  const [trigrams] = await ask(database.ownerUrl, "SELECT cardinality(show_trgm('київ')) AS count");
  expect(trigrams).toEqual({ count: 5 });
});

test('the app’s login is no superuser and can create nothing', async () => {
  const [row] = await ask(
    database.appUrl,
    'SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user',
  );
  expect(row).toEqual({
    rolname: 'vikno_app',
    rolsuper: false,
    rolcreatedb: false,
    rolcreaterole: false,
    rolbypassrls: false,
  });
  for (const sql of ['CREATE TABLE own (id int)', 'CREATE TEMP TABLE own (id int)', 'CREATE SCHEMA own'])
    await expect(ask(database.appUrl, sql)).rejects.toMatchObject({ code: '42501' });
});

test('without the password nobody comes in, and the password is for its owner’s eyes only', async () => {
  const wrong = new URL(database.ownerUrl);
  wrong.password = 'guess';
  const error = await ask(wrong.href, 'SELECT 1').catch((failure: unknown) => failure);
  expect(error).toMatchObject({ code: '28P01' });
  expect(explainDatabaseError(error)).toMatch(/не прийняла ім’я або пароль/);
  expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
});

test('a second instance on the same folder is told who holds it', async () => {
  const error = await startEmbedded({ dataDir, log }).catch((failure: unknown) => failure);
  expect(explainDatabaseError(error)).toMatch(
    new RegExp(`^Вікно з цією папкою даних уже працює \\(процес ${process.pid}\\).* / Vikno already runs`),
  );
  expect(await ask(database.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a killed server comes back on the same address by itself, with what was committed', async () => {
  await ask(database.ownerUrl, 'CREATE TABLE kept (word text)');
  await ask(database.ownerUrl, "INSERT INTO kept VALUES ('ціле')");
  const before = master();
  process.kill(before, 'SIGKILL');
  const deadline = Date.now() + 20_000;
  let rows: unknown;
  while (rows === undefined && Date.now() < deadline) {
    await pause(100);
    rows = await ask(database.ownerUrl, 'SELECT word FROM kept').catch(() => undefined);
  }
  expect(rows).toEqual([{ word: 'ціле' }]);
  expect(master()).not.toBe(before);
});

test('after the app is killed outright its database stops by itself, and the next start finds all that was kept', async () => {
  const other = mkdtempSync(join(tmpdir(), 'vikno-killed-'));
  const program = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
    const database = await startEmbedded({ dataDir: ${JSON.stringify(other)}, log: { info() {}, warn() {} } });
    console.log(database.ownerUrl);
    setInterval(() => {}, 1000);`;
  const app = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) =>
    app.stdout.once('data', (text) => resolve(String(text).trim())),
  );
  await ask(url, 'CREATE TABLE kept (word text)');
  const orphan = masterPid(join(other, 'postgres')) ?? 0;
  expect(startedAt(orphan)).not.toBe('');
  const dead = once(app, 'exit');
  app.kill('SIGKILL');
  await dead;
  // At once, while the old server is still there: it is waited for, not collided with.
  const again = await startEmbedded({ dataDir: other, log });
  expect(startedAt(orphan)).toBe('');
  expect(await ask(again.ownerUrl, 'SELECT count(*)::int AS count FROM kept')).toEqual([{ count: 0 }]);
  await again.stop();
  rmSync(other, { recursive: true });
});

test('a lock left by a dead process, or by one whose number another program now has, is taken over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vikno-lock-'));
  for (const stale of ['999999999\nlong ago\n', `${process.pid}\nan earlier start\n`, '']) {
    writeFileSync(join(folder, 'vikno.lock'), stale);
    const lock = await lockDataDir(folder);
    expect(readFileSync(join(folder, 'vikno.lock'), 'utf8')).toBe(
      `${process.pid}\n${startedAt(process.pid)}\n`,
    );
    await lock.release();
  }
  rmSync(folder, { recursive: true });
});

test('one’s own server is checked, and the app takes the narrow role at once', async () => {
  const urls = await connectOutside(database.ownerUrl);
  expect(urls.ownerUrl).toBe(database.ownerUrl);
  expect(await ask(urls.appUrl, 'SELECT current_user::text AS name')).toEqual([{ name: 'vikno_app' }]);
  await expect(ask(urls.appUrl, 'CREATE TABLE own (id int)')).rejects.toMatchObject({ code: '42501' });
  const separate = await connectOutside(database.ownerUrl, database.appUrl);
  expect(separate.appUrl).toBe(database.appUrl);
});

test('an unreachable server, a wrong name, an old version and another encoding are each told in one sentence', async () => {
  const explain = (url: string) => connectOutside(url).then(() => 'connected', explainDatabaseError);
  expect(await explain('postgresql://a:b@127.0.0.1:1/vikno')).toMatch(/^Сервер бази даних не відповідає/);
  expect(await explain('not a url')).toMatch(/^DATABASE_URL не є адресою/);
  expect(await explain(database.ownerUrl.replace(/vikno$/, 'absent'))).toMatch(/^Такої бази даних/);
  expect(() => checkServer(140_011, '14.11', 'UTF8')).toThrow(/версію 14\.11, а потрібен PostgreSQL 15/);
  expect(() => checkServer(180_000, '18.0', 'SQL_ASCII')).toThrow(/кодування SQL_ASCII/);
});

test('the server’s log keeps nothing of the values in failed statements', async () => {
  const secret = 'Таємниця-0931112233';
  await ask(database.ownerUrl, `SELECT '${secret}'::int`).catch(() => undefined);
  await ask(database.ownerUrl, `CREATE TABLE once (word text PRIMARY KEY)`);
  await ask(database.ownerUrl, `INSERT INTO once VALUES ('${secret}')`);
  await ask(database.ownerUrl, `INSERT INTO once VALUES ('${secret}')`).catch(() => undefined);
  const text = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
  expect(text).toContain('ready to accept connections');
  expect(text).not.toContain(secret);
});
