import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '#platform/log/logger.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { createLiveHub, type LiveHub } from './hub.ts';
import { openScreen } from './screenSocket.ts';

let home: TestDatabase;
let pool: pg.Pool;
let hub: LiveHub;
let server: Server;
let url = '';
let snapshots = 0;

/** The words of every event so far, as a screen would show them. */
const words = async () => {
  const { rows } = await pool.query<{ word: string }>(
    "select payload->>'word' as word from ledger where subject = 'word' order by seq",
  );
  return rows.map((row) => row.word);
};

beforeAll(async () => {
  home = await createTestDatabase();
  pool = new pg.Pool({ connectionString: home.appUrl, max: 10 });
  hub = await createLiveHub({ pool, listenUrl: home.appUrl, log: createLogger('fatal') });
  hub.register({
    name: 'words',
    snapshot: () => {
      snapshots += 1;
      return words();
    },
    project: async (rows) => {
      const told = rows.filter((row) => row.subject === 'word').map((row) => String(row.payload.word));
      return new Map(told.length > 0 ? [['all', told]] : []);
    },
  });
  server = createServer((request, response) => {
    const last = request.headers['last-event-id'];
    const socket = openScreen(response);
    if (socket) void hub.connect(socket, 'words:all', typeof last === 'string' ? last : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  await hub.close();
  server.closeAllConnections();
  server.close();
  await pool.end();
  await home.drop();
});

const say = (client: Pick<pg.Pool, 'query'>, word: string) =>
  client.query(
    "insert into ledger (subject, subject_id, kind, actor, payload) values ('word', $1::text, 'word.said', 'test', jsonb_build_object('word', $1::text))",
    [word],
  );

/** A screen: gathers what it is told; `id` is what a browser would send as Last-Event-ID. */
async function screen(lastEventId?: string) {
  const abort = new AbortController();
  const heard: string[] = [];
  const kinds: string[] = [];
  const state = { id: '', heard, kinds, close: () => abort.abort() };
  const response = await fetch(url, {
    signal: abort.signal,
    headers: lastEventId ? { 'last-event-id': lastEventId } : {},
  });
  const read = async () => {
    let rest = '';
    for await (const chunk of response.body ?? []) {
      rest += Buffer.from(chunk).toString();
      const frames = rest.split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) if (frame.startsWith('id: ')) take(frame);
    }
  };
  const take = (frame: string) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1] ?? '';
    state.id = field('id');
    kinds.push(field('event'));
    const data: unknown = JSON.parse(field('data') || '{}');
    if (Array.isArray(data)) heard.push(...data.map(String));
  };
  read().catch(() => undefined);
  await expect.poll(() => kinds.length, { timeout: 60_000 }).toBeGreaterThan(0);
  return state;
}

test('a slow writer that took its number first and commits last is still told', async () => {
  const wall = await screen();
  const slow = await pool.connect();
  await slow.query('begin');
  await say(slow, 'slow');
  await say(pool, 'quick');
  hub.poke();
  // The quick one is told while the slow writer is still under way: a reader of the highest number now loses the slow.
  await expect.poll(() => wall.heard, { timeout: 60_000 }).toEqual(['quick']);
  await slow.query('commit');
  slow.release();
  hub.poke();
  await expect.poll(() => wall.heard, { timeout: 60_000 }).toEqual(['quick', 'slow']);
  wall.close();
});

test('many slow and quick writers at once: every event is told, to every screen', async () => {
  const walls = await Promise.all([screen(), screen()]);
  const before = (await words()).length;
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let turn = 0; turn < 10; turn += 1) {
        const client = await pool.connect();
        await client.query('begin');
        await say(client, `w${writer}-${turn}`);
        await new Promise((resolve) => setTimeout(resolve, (writer * 7 + turn * 3) % 25));
        await client.query('commit');
        client.release();
        hub.poke();
      }
    }),
  );
  const all = (await words()).slice(before).sort();
  expect(all).toHaveLength(80);
  for (const wall of walls) {
    await expect
      .poll(() => all.filter((word) => !wall.heard.includes(word)), { timeout: 60_000 })
      .toEqual([]);
    wall.close();
  }
});

test('a screen that comes back with its last number is told what it missed, and no snapshot', async () => {
  const first = await screen();
  first.close();
  await say(pool, 'missed');
  hub.poke();
  const again = await screen(first.id);
  expect(again.kinds[0]).toBe('delta');
  expect(again.heard).toContain('missed');
  again.close();
});

test('without any notice the ledger is read all the same', async () => {
  const wall = await screen();
  await say(pool, 'unannounced');
  await expect.poll(() => wall.heard, { timeout: 60_000 }).toContain('unannounced');
  wall.close();
});

test('[KS-voice] screens that all come back in one moment are read for together, and each is told all', async () => {
  const before = snapshots;
  const walls = await Promise.all(Array.from({ length: 50 }, () => screen()));
  expect(snapshots - before).toBeLessThan(50);
  await say(pool, 'to all of them');
  hub.poke();
  for (const wall of walls) {
    await expect.poll(() => wall.heard, { timeout: 60_000 }).toContain('to all of them');
    wall.close();
  }
  await expect.poll(() => hub.connections(), { timeout: 60_000 }).toBe(0);
});
