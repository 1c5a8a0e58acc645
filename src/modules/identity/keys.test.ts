import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { tokenHash } from '#platform/security/secrets.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';

/** Ten in the morning in Kyiv of a Monday. */
const clock = fixedClock('2026-03-02T08:00:00Z');
let app: TestApp;
let head: Client;
let centreId: string;
let groupId: string;

beforeAll(async () => {
  app = await startTestApp({ clock });
  head = await app.signIn('centre.bakhmut');
  const group = await app.services.database.queries
    .selectFrom('service_group')
    .innerJoin('centre', 'centre.id', 'service_group.centre_id')
    .innerJoin('service', 'service.group_id', 'service_group.id')
    .select(['service_group.id', 'centre.id as centre'])
    .where('centre.code', '=', 'bakhmut')
    .where('service.active', '=', true)
    .limit(1)
    .executeTakeFirstOrThrow();
  [centreId, groupId] = [group.centre, group.id];
});
afterAll(() => app?.close());

const keyIn = (html: string) => /Bearer ([\w-]{43})</.exec(html)?.[1] ?? '';

async function makeKey(fields: Record<string, string | readonly string[]>): Promise<string> {
  const made = await head.post(
    '/devices/systems',
    { centreId, name: 'Сайт громади', rights: ['calls.read'], expires: '', perMinute: '600', ...fields },
    { form: '/devices/systems/new' },
  );
  expect(made.status, made.text).toBe(200);
  return keyIn(made.text);
}

const call = (key: string, method: string, path: string, body?: unknown) =>
  app.anonymous().json(method, path, body, {
    authorization: `Bearer ${key}`,
    'idempotency-key': `${Math.random()}-key`,
  });

const deviceOf = (key: string) =>
  app.services.database.queries
    .selectFrom('device')
    .selectAll()
    .where('key_hash', '=', tokenHash(key))
    .executeTakeFirstOrThrow();

const eventsOf = (id: string) =>
  app.services.database.queries
    .selectFrom('ledger')
    .select(['kind', 'actor', 'payload'])
    .where('subject', '=', 'device')
    .where('subject_id', '=', id)
    .orderBy('seq')
    .execute();

const problemOf = (text: string): Record<string, unknown> => JSON.parse(text);

describe('[BP-23] the key of another system', () => {
  test('is shown once, kept as a digest, and opens what was chosen and nothing else', async () => {
    const key = await makeKey({ name: 'Лише номери' });
    expect(key).toHaveLength(43);
    expect((await head.get('/devices/systems')).text).toContain('Лише номери');
    const { id } = await deviceOf(key);
    expect((await head.get(`/devices/${id}`)).text).not.toContain(key);

    const calls = await call(key, 'GET', '/api/v1/calls');
    expect([calls.status, Object.keys(JSON.parse(calls.text))]).toEqual([
      200,
      ['at', 'centre', 'calls', 'groups'],
    ]);
    const issued = await call(key, 'POST', '/api/v1/tickets', { groupId });
    expect([issued.status, problemOf(issued.text).error]).toEqual([403, 'forbidden']);
    expect((await call(key, 'GET', '/desk')).location).toMatch(/^\/sign-in/);
    expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual(['device.created']);
    expect((await deviceOf(key)).last_seen_at).toEqual(clock.now());
  });

  test('that may issue tickets does so under its own name in the ledger', async () => {
    const key = await makeKey({ rights: ['ticket.issue', 'calls.read'] });
    const { id } = await deviceOf(key);
    const issued = await call(key, 'POST', '/api/v1/tickets', { groupId });
    expect(issued.status, issued.text).toBe(200);
    const { ticketId }: { ticketId: string } = JSON.parse(issued.text);
    const event = await app.services.database.queries
      .selectFrom('ledger')
      .select(['actor', 'actor_role', 'centre_id'])
      .where('kind', '=', 'ticket.issued')
      .where('subject_id', '=', ticketId)
      .executeTakeFirstOrThrow();
    expect(event).toEqual({ actor: `device:${id}`, actor_role: 'system', centre_id: centreId });
  });

  test('[BR-18] rights taken away are gone with the next request', async () => {
    const key = await makeKey({ rights: ['ticket.issue', 'calls.read'] });
    const { id } = await deviceOf(key);
    const terms = { centreId, rights: ['calls.read'], expires: '2026-03-05', perMinute: '100' };
    const changed = await head.post(`/devices/${id}/rights`, terms, { form: `/devices/${id}` });
    expect(changed.location).toBe(`/devices/${id}`);
    expect((await call(key, 'POST', '/api/v1/tickets', { groupId })).status).toBe(403);
    expect((await call(key, 'GET', '/api/v1/calls')).status).toBe(200);
    expect((await head.get(`/devices/${id}`)).text).toContain('value="2026-03-05"');
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      kind: 'device.rightsChanged',
      payload: { rights: ['calls.read'], perMinute: 100 },
    });
  });

  test('revoked, expired and unknown keys are told apart and open nothing, not even what is public', async () => {
    const key = await makeKey({ expires: '2026-03-02' });
    const { id } = await deviceOf(key);
    expect((await call(key, 'GET', '/api/v1/calls')).status).toBe(200);
    clock.set('2026-03-02T21:59:59Z');
    expect((await call(key, 'GET', '/api/v1/calls')).status).toBe(200);
    clock.set('2026-03-02T22:00:00Z');
    const expired = await call(key, 'GET', '/api/v1/calls');
    clock.set('2026-03-02T08:00:00Z');
    await head.post(`/devices/${id}/revoke`, {}, { form: `/devices/${id}` });
    const revoked = await call(key, 'GET', '/api/v1/centres/bakhmut/queue');
    const unknown = await call('x'.repeat(43), 'GET', '/api/v1/calls');
    const misshapen = await call('no key', 'GET', '/api/v1/calls');
    const english = await call('no key', 'GET', '/en/api/v1/calls');
    const answers = [expired, revoked, unknown, misshapen, english];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(answers.map(({ text }) => String(problemOf(text).detail).slice(0, 18))).toEqual([
      'Строк дії ключа ми',
      'Ключ відкликано. П',
      'Такого ключа немає',
      'Такого ключа немає',
      'There is no such k',
    ]);
    for (const { text, headers } of answers) {
      expect(problemOf(text)).toMatchObject({ status: 401, error: 'keyRefused' });
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  test('is replaced without a gap: both work in the overlap, then the new one alone', async () => {
    const first = await makeKey({});
    const { id } = await deviceOf(first);
    const form = { form: `/devices/${id}` };
    const second = keyIn((await head.post(`/devices/${id}/rotate`, { overlap: '1' }, form)).text);
    const statuses = async (...keys: string[]) =>
      Promise.all(keys.map(async (key) => (await call(key, 'GET', '/api/v1/calls')).status));
    expect(await statuses(first, second)).toEqual([200, 200]);
    clock.set('2026-03-02T08:59:59Z');
    expect(await statuses(first, second)).toEqual([200, 200]);
    clock.set('2026-03-02T09:00:00Z');
    expect(await statuses(first, second)).toEqual([401, 200]);
    clock.set('2026-03-02T08:00:00Z');
    const third = keyIn((await head.post(`/devices/${id}/rotate`, { overlap: '0' }, form)).text);
    expect(await statuses(first, second, third)).toEqual([401, 401, 200]);
    expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual([
      'device.created',
      'device.keyRotated',
      'device.keyRotated',
    ]);
  });

  test('asks no more often than it may; others are not slowed', async () => {
    const [greedy, modest] = [await makeKey({ perMinute: '3' }), await makeKey({})];
    const statuses: number[] = [];
    for (let n = 0; n < 9; n++) statuses.push((await call(greedy, 'GET', '/api/v1/calls')).status);
    // A minute may end in between.
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(6);
    expect(statuses).toContain(429);
    const refused = await call(greedy, 'GET', '/api/v1/calls');
    if (refused.status === 429) expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await call(modest, 'GET', '/api/v1/calls')).status).toBe(200);
  });

  test('cannot be made for another centre, without a right, or for a day gone by', async () => {
    const foreign = await app.services.database.queries
      .selectFrom('centre')
      .select('id')
      .where('code', '=', 'kyivskyi')
      .executeTakeFirstOrThrow();
    const send = (fields: Record<string, string>) =>
      head.post(
        '/devices/systems',
        { centreId, name: 'Ні', rights: 'calls.read', expires: '', perMinute: '5', ...fields },
        { form: '/devices/systems/new' },
      );
    expect((await send({ centreId: foreign.id })).status).toBe(403);
    expect((await send({ rights: 'case.read' })).text).toContain('Виберіть хоча б одне право.');
    expect((await send({ expires: '2026-03-01' })).text).toContain(
      'Виберіть сьогоднішній або пізніший день.',
    );
    expect((await send({ perMinute: '0' })).text).toContain('Введіть ціле число від 1 до 100');
    expect((await head.get('/devices/systems')).text).not.toContain('>Ні<');
  });

  test('makes no kiosk of a browser and pairs nothing', async () => {
    const key = await makeKey({});
    const { id } = await deviceOf(key);
    const browser = app.anonymous();
    const paired = await browser.post('/device/pair', { code: key }, { form: '/device/pair' });
    expect(paired.status).toBe(422);
    const code = await head.post(`/devices/${id}/pair`, {}, { form: `/devices/${id}` });
    expect(code.status).toBe(404);
  });
});

describe('[BP-23] a key of several centres', () => {
  const centreOf = (code: string) =>
    app.services.database.queries
      .selectFrom('centre')
      .select(['id', 'code', 'name'])
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
  const made = async () => {
    const { queries } = app.services.database;
    const { id: workerId } = await queries
      .selectFrom('worker')
      .select('id')
      .where('login', '=', 'admin.bakhmut')
      .executeTakeFirstOrThrow();
    // An administrator of the whole installation.
    await queries
      .updateTable('role_grant')
      .set({ municipality_id: null })
      .where('worker_id', '=', workerId)
      .execute();
    const admin = await app.signIn('admin.bakhmut');
    const [own, other] = [await centreOf('bakhmut'), await centreOf('kyivskyi')];
    const page = await admin.post(
      '/devices/systems',
      {
        centreId: [own.id, other.id],
        name: 'Сайт області',
        rights: ['calls.read', 'ticket.issue'],
        expires: '',
        perMinute: '600',
      },
      { form: '/devices/systems/new' },
    );
    expect(page.status, page.text).toBe(200);
    const key = keyIn(page.text);
    return { admin, key, own, other, id: (await deviceOf(key)).id };
  };

  test('opens each of them by its code, its first one without a code, and no other', async () => {
    const { admin, key, own, other, id } = await made();
    const read = async (query: string) => {
      const { status, text } = await call(key, 'GET', `/api/v1/calls${query}`);
      return status === 200 ? JSON.parse(text).centre : status;
    };
    expect(await Promise.all(['', '?centre=bakhmut', '?centre=kyivskyi'].map(read))).toEqual([
      own.code,
      own.code,
      other.code,
    ]);
    expect(await read('?centre=nemaie')).toBe(404);
    const { id: thereId } = await app.services.database.queries
      .selectFrom('service_group')
      .select('id')
      .where('centre_id', '=', other.id)
      .where('active', '=', true)
      .limit(1)
      .executeTakeFirstOrThrow();
    // A group of one centre is nothing in another.
    expect((await call(key, 'POST', '/api/v1/tickets', { groupId: thereId })).status).toBe(422);
    const there = await call(key, 'POST', '/api/v1/tickets', { groupId: thereId, centre: other.code });
    expect(there.status, there.text).toBe(200);
    const single = await makeKey({ rights: ['calls.read', 'ticket.issue'] });
    expect((await call(single, 'GET', '/api/v1/calls?centre=kyivskyi')).status).toBe(404);
    expect(
      (await call(single, 'POST', '/api/v1/tickets', { groupId: thereId, centre: other.code })).status,
    ).toBe(404);
    expect((await admin.get('/devices/systems')).text).toContain(`${own.name}, ${other.name}`);
    await admin.post(`/devices/${id}/revoke`, {}, { form: `/devices/${id}` });
    expect(await read('?centre=kyivskyi')).toBe(401);
  });

  test('is changed only by who reaches all its centres; the head of one ends it in that one', async () => {
    const { key, other, id } = await made();
    const form = { form: '/devices' };
    expect((await head.get(`/devices/${id}`)).text).toContain('Припинити дію ключа в нашому центрі');
    const terms = { centreId, rights: ['ticket.issue'], expires: '', perMinute: '5' };
    for (const [step, fields] of [
      ['rights', terms],
      ['rotate', { overlap: '0' }],
      ['revoke', {}],
      ['rename', { name: 'Моє' }],
    ] as const)
      expect((await head.post(`/devices/${id}/${step}`, fields, form)).status, step).toBe(403);
    expect((await head.post(`/devices/${id}/withdraw`, {}, form)).status).toBe(303);
    const left = await call(key, 'GET', '/api/v1/calls');
    expect(JSON.parse(left.text).centre).toBe(other.code);
    expect((await call(key, 'GET', '/api/v1/calls?centre=bakhmut')).status).toBe(404);
    expect((await head.get(`/devices/${id}`)).status).toBe(404);
    expect((await eventsOf(id)).at(-1)).toMatchObject({ kind: 'device.centreWithdrawn' });
  });
});

test('[BP-23] a site that plants a request in the browser of a kiosk is refused, a program with the key is not', async () => {
  const kiosk = await app.device('kiosk', 'bakhmut');
  const headers = { 'idempotency-key': 'planted-request', origin: 'https://elsewhere.example' };
  const planted = await kiosk.json('POST', '/api/v1/tickets', { groupId }, headers);
  expect([planted.status, problemOf(planted.text).error]).toEqual([400, 'forged']);
  const key = await makeKey({ rights: ['ticket.issue'] });
  const program = await app
    .anonymous()
    .json('POST', '/api/v1/tickets', { groupId }, { ...headers, authorization: `Bearer ${key}` });
  expect(program.status).toBe(200);
});
