import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';

/** Monday, 11:00 in Kyiv: the centre of Bakhmut is open. */
const open = '2026-11-23T09:00:00Z';
const at = (minutes: number) => new Date(Date.parse(open) + minutes * 60_000).toISOString();
const clock = fixedClock(open);
let app: TestApp;
let kiosk: Client;
let front: Client;
let deskId = '';
let groupId = '';

beforeAll(async () => {
  app = await startTestApp({ clock });
  kiosk = await app.device('kiosk', 'bakhmut');
  front = await app.signIn('front.bakhmut');
  const choose = await front.get('/desk');
  deskId = /name="desk" value="([^"]+)"/.exec(choose.text)?.[1] ?? '';
  await front.post('/desk/open', { desk: deskId }, { form: '/desk' });
  const served = await app.services.database.queries
    .selectFrom('desk_group')
    .select('group_id')
    .where('desk_id', '=', deskId)
    .executeTakeFirst();
  groupId = served?.group_id ?? (await queue('bakhmut')).groups[0].id;
});
afterAll(() => app.close());
beforeEach(async () => {
  clock.set(open);
  await app.services.database.queries
    .updateTable('ticket')
    .set({ state: 'left', finished_at: at(-60) })
    .where('state', 'in', ['waiting', 'called', 'held'])
    .execute();
});

const queue = async (centre: string) =>
  JSON.parse((await app.anonymous().get(`/api/v1/centres/${centre}/queue`)).text);
const take = async (visitCode?: string) => {
  const reply = await kiosk.json(
    'POST',
    '/api/v1/tickets',
    { groupId, ...(visitCode ? { visitCode } : {}) },
    { 'idempotency-key': crypto.randomUUID() },
  );
  expect(reply.status, reply.text).toBe(200);
  return JSON.parse(reply.text);
};
const call = async () => {
  const path = `/api/v1/desks/${deskId}/call-next`;
  const reply = await front.json('POST', path, {}, { 'idempotency-key': crypto.randomUUID() });
  return JSON.parse(reply.text);
};
const page = async (code: string) => (await app.anonymous().get(`/t/${code}`)).text;
const act = async (code: string, what: string, ticketId: string, fields = {}) => {
  const phone = app.anonymous();
  // The page of the ticket has a form of its own only at times; the one of leaving always has a key.
  const key = await phone.formKey(`/t/${code}/leave/${ticketId}`);
  return phone.post(`/t/${code}/${what}/${ticketId}`, fields, { key });
};
const row = (id: string) =>
  app.services.database.queries
    .selectFrom('ticket')
    .select(['state', 'not_before', 'delays', 'rank_at', 'finished_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const events = async (id: string) =>
  (
    await app.services.database.queries
      .selectFrom('ledger')
      .select('kind')
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
  ).map(({ kind }) => kind);

test('[Q-phone] the page says number, how many are ahead, that the turn is near, and which desk, without script', async () => {
  const others = [];
  for (let n = 0; n < 5; n += 1) others.push(await take());
  const mine = await take();
  const far = await page(mine.accessCode);
  expect(far).toContain(`v-ticket__number" lang="uk">${mine.label}<`);
  expect(far).toMatch(/data-ahead[^>]*>5</);
  expect(far).toContain('data-near="false"');
  expect(far).toMatch(/<noscript><meta http-equiv="refresh" content="15"/);
  for (const other of others.slice(0, 2)) await act(other.accessCode, 'leave', other.ticketId);
  const near = await page(mine.accessCode);
  expect(near).toContain('data-near="true"');
  expect(near).toContain('Ваша черга вже близько');
  for (const other of others.slice(2)) await act(other.accessCode, 'leave', other.ticketId);
  expect(await page(mine.accessCode)).toContain('Ви наступні');
  expect((await call()).ticket.ticketId).toBe(mine.ticketId);
  expect(await page(mine.accessCode)).toMatch(/Підійдіть до робочого місця \d/);
  await front.post(`/desk/tickets/${mine.ticketId}/start`, {}, { form: '/desk' });
  expect(await page(mine.accessCode)).toMatch(/Вас приймають: робоче місце \d/);
  await front.post(`/desk/tickets/${mine.ticketId}/finish`, { result: 'consulted' }, { form: '/desk' });
  const over = await page(mine.accessCode);
  expect(over).toContain('Дякуємо, що завітали');
  const contacts = /href="(\/centres\/bakhmut)#contacts"/.exec(over)?.[1] ?? '';
  expect((await app.anonymous().get(contacts)).text).toContain('id="contacts"');
  expect(over).not.toContain('data-live=');
});

test('[Q-phone] «I am late» keeps the place and is not called before; «I am here» ends it; thrice and no more', async () => {
  const mine = await take();
  const { rank_at: rank } = await row(mine.ticketId);
  expect((await act(mine.accessCode, 'late', mine.ticketId)).status).toBe(422);
  expect((await act(mine.accessCode, 'late', mine.ticketId, { minutes: '600' })).status).toBe(422);
  expect((await row(mine.ticketId)).not_before).toBeNull();
  expect((await act(mine.accessCode, 'late', mine.ticketId, { minutes: '10' })).status).toBe(303);
  expect((await row(mine.ticketId)).not_before).toEqual(new Date(at(10)));
  expect(await page(mine.accessCode)).toContain('До 11:10 вас не викличуть');
  expect((await call()).outcome).toBe('nobody');
  expect((await act(mine.accessCode, 'here', mine.ticketId)).status).toBe(303);
  expect(await page(mine.accessCode)).toContain('Ви наступні');
  await act(mine.accessCode, 'late', mine.ticketId, { minutes: '5' });
  clock.set(at(6));
  expect(await page(mine.accessCode)).toContain('Ви наступні');
  expect((await act(mine.accessCode, 'late', mine.ticketId, { minutes: '20' })).status).toBe(303);
  const often = await act(mine.accessCode, 'late', mine.ticketId, { minutes: '5' });
  expect(often.status).toBe(409);
  expect(often.text).toContain('попередити тричі');
  expect(await page(mine.accessCode)).not.toContain(`/late/${mine.ticketId}`);
  expect((await row(mine.ticketId)).rank_at).toEqual(rank);
  expect((await events(mine.ticketId)).slice(1)).toEqual([
    'ticket.delayed',
    'ticket.delayCancelled',
    'ticket.delayed',
    'ticket.delayed',
  ]);
  clock.set(at(27));
  expect((await call()).ticket.ticketId).toBe(mine.ticketId);
  expect((await act(mine.accessCode, 'late', mine.ticketId, { minutes: '5' })).status).toBe(409);
  await front.post(`/desk/tickets/${mine.ticketId}/no-show`, {}, { form: '/desk' });
});

test('[Q-phone] leaving by mistake is undone within two minutes, at the old place, and not later', async () => {
  const mine = await take();
  const { rank_at: rank } = await row(mine.ticketId);
  expect((await act(mine.accessCode, 'leave', mine.ticketId)).status).toBe(303);
  const left = await page(mine.accessCode);
  expect(left).toContain('Ви вийшли з черги');
  expect(left).toContain('Повернутися в чергу');
  clock.set(at(1));
  expect((await act(mine.accessCode, 'rejoin', mine.ticketId)).status).toBe(303);
  expect(await row(mine.ticketId)).toMatchObject({ state: 'waiting', finished_at: null, rank_at: rank });
  await act(mine.accessCode, 'leave', mine.ticketId);
  clock.set(at(4));
  expect(await page(mine.accessCode)).not.toContain('Повернутися в чергу');
  const late = await act(mine.accessCode, 'rejoin', mine.ticketId);
  expect(late.status).toBe(409);
  expect((await row(mine.ticketId)).state).toBe('left');
  expect((await events(mine.ticketId)).slice(1)).toEqual(['ticket.left', 'ticket.rejoined', 'ticket.left']);
});

test('[Q-phone] who missed the call is told how to come back and until when', async () => {
  const mine = await take();
  await call();
  await front.post(`/desk/tickets/${mine.ticketId}/no-show`, {}, { form: '/desk' });
  expect(await page(mine.accessCode)).toContain('До 11:20 підійдіть до адміністратора залу');
  clock.set(at(21));
  expect(await page(mine.accessCode)).toContain('час на повернення минув');
  await app.services.database.queries
    .updateTable('ticket')
    .set({ missed_in_grace: true })
    .where('id', '=', mine.ticketId)
    .execute();
  expect(await page(mine.accessCode)).toContain('Підійдіть сьогодні до адміністратора залу');
});

test('[BR-16] two matters of one visit stand on one page, the one to go to first', async () => {
  const one = await take();
  const two = await take(one.accessCode);
  await call();
  const both = await page(one.accessCode);
  expect(both).toContain('Ваші талони');
  expect(both.indexOf(one.label)).toBeLessThan(both.indexOf(two.label));
  expect(both).toContain('Спершу вас приймають з іншим талоном');
  expect(both.match(/<h1/g)).toHaveLength(1);
  await front.post(`/desk/tickets/${one.ticketId}/no-show`, {}, { form: '/desk' });
});

test('[Q-phone] nobody’s ticket can be guessed: unknown codes answer alike, nothing is kept, indexed or sent on', async () => {
  const [mine, other] = [await take(), await take()];
  expect(Buffer.from(mine.accessCode, 'base64url')).toHaveLength(16);
  const stranger = app.anonymous();
  const shape = async (code: string) => {
    const { status, text } = await stranger.get(`/t/${code}`);
    const plain = [code, encodeURIComponent(code)].reduce((rest, one) => rest.replaceAll(one, ''), text);
    return `${status} ${plain.replace(/name="_key" value="[^"]+"/g, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')}`;
  };
  const near = mine.accessCode.replace(/.$/, mine.accessCode.endsWith('A') ? 'Q' : 'A');
  const answers = await Promise.all(
    [near, 'AAAAAAAAAAAAAAAAAAAAAA', mine.ticketId, mine.visitId, mine.label, 'not-a-code'].map(shape),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^404 /);
  for (const what of ['leave', 'late', 'here', 'rejoin']) {
    const form = `/t/${mine.accessCode}/leave/${mine.ticketId}`;
    const path = `/t/${mine.accessCode}/${what}/${other.ticketId}`;
    expect((await app.anonymous().post(path, { minutes: '5' }, { form })).status, what).toBe(404);
  }
  expect(await row(other.ticketId)).toMatchObject({ state: 'waiting', not_before: null });
  const own = await stranger.get(`/t/${mine.accessCode}`);
  expect(own.headers.get('cache-control')).toBe('no-store');
  expect(own.headers.get('referrer-policy')).toBe('same-origin');
  expect(own.text).toContain('name="robots" content="noindex"');
  expect(own.text).not.toContain(other.label);
  expect((await stranger.get(`/live/ticket/${near}`)).status).toBe(404);
  // Guesses are counted by address, and few are left to a machine that tries: with 2^128 tickets before it.
  const left = async () => {
    const { headers } = await stranger.get('/t/BBBBBBBBBBBBBBBBBBBBBB');
    expect(headers.get('x-ratelimit-limit')).toBe('300');
    return Number(headers.get('x-ratelimit-remaining'));
  };
  const before = await left();
  expect(await left()).toBeLessThan(before);
});

test('[KS-site] numbers of every centre are public, say nothing of anybody, and may be kept for seconds', async () => {
  const mine = await take();
  const reply = await app.anonymous().get('/api/v1/centres/bakhmut/queue');
  const hall = JSON.parse(reply.text);
  expect(hall).toMatchObject({
    centre: { code: 'bakhmut', municipality: expect.any(String) },
    open: true,
    paused: false,
    openDesks: 1,
    at: open.replace('Z', '.000Z'),
  });
  expect(hall.groups.find(({ id }: { id: string }) => id === groupId)).toMatchObject({
    waiting: 1,
    expected: null,
  });
  expect(reply.headers.get('cache-control')).toBe('public, max-age=5');
  const etag = reply.headers.get('etag') ?? '';
  const again = await app.anonymous().get('/api/v1/centres/bakhmut/queue', { 'if-none-match': etag });
  expect([again.status, again.text]).toEqual([304, '']);
  const all = await app.anonymous().get('/api/v1/queue');
  const codes = JSON.parse(all.text).centres.map(({ centre }: { centre: { code: string } }) => centre.code);
  expect(codes).toContain('bakhmut');
  expect(codes.length).toBeGreaterThan(1);
  for (const text of [reply.text, all.text, (await app.anonymous().get('/queue')).text])
    for (const secret of [mine.label, mine.accessCode, mine.ticketId, mine.visitId])
      expect(text).not.toContain(secret);
  expect((await app.anonymous().get('/api/v1/centres/nowhere/queue')).status).toBe(404);
  clock.set('2026-11-23T02:00:00Z');
  expect((await queue('bakhmut')).open).toBe(false);
});

test('[KS-site] the page of all centres and the one of a centre are told of a new ticket at once', async () => {
  const centre = (await app.anonymous().get('/centres/bakhmut')).text;
  expect(centre).toContain(`data-hall="/live/queue/bakhmut"`);
  expect(centre).toContain(`data-group="${groupId}"`);
  expect((await app.anonymous().get('/queue')).text).toMatch(/data-centre="bakhmut" data-show="waiting"/);
  const abort = new AbortController();
  const heard = ['', ''];
  const listen = async (path: string, place: number) => {
    const stream = await fetch(`${app.url}${path}`, { signal: abort.signal });
    for await (const chunk of stream.body ?? []) heard[place] += Buffer.from(chunk).toString();
  };
  const listening = ['/live/queue', '/live/queue/bakhmut'].map((path, n) =>
    listen(path, n).catch(() => undefined),
  );
  await vi.waitFor(() => expect(heard.every((text) => text.includes('event: snapshot'))).toBe(true), {
    timeout: 60_000,
    interval: 100,
  });
  const mine = await take();
  await vi.waitFor(() => expect(heard.every((text) => text.includes('event: delta'))).toBe(true), {
    timeout: 60_000,
    interval: 100,
  });
  for (const text of heard) {
    const delta = JSON.parse(/event: delta\ndata: (.*)/.exec(text)?.[1] ?? '{}');
    expect(delta.centres.map(({ code }: { code: string }) => code)).toEqual(['bakhmut']);
    expect(text).not.toContain(mine.label);
  }
  abort.abort();
  await Promise.all(listening);
});

test('[Q-phone] the live page is told of its own visit alone', async () => {
  const [mine, other] = [await take(), await take()];
  const abort = new AbortController();
  let heard = '';
  const listening = (async () => {
    const stream = await fetch(`${app.url}/live/ticket/${other.accessCode}`, { signal: abort.signal });
    for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString();
  })().catch(() => undefined);
  await vi.waitFor(() => expect(heard).toContain('event: snapshot'), { timeout: 60_000, interval: 100 });
  await act(mine.accessCode, 'leave', mine.ticketId);
  await vi.waitFor(() => expect(heard).toContain('"uk":"нікого"'), { timeout: 60_000, interval: 100 });
  expect(heard).not.toContain(mine.ticketId);
  expect(heard).not.toContain(mine.label);
  abort.abort();
  await listening;
});
