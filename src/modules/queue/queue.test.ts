import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { boardState } from './data/board.ts';

/** Monday, 11:00 in Kyiv: the centre of Bakhmut is open. */
const open = '2026-11-23T09:00:00Z';
const clock = fixedClock(open);
let app: TestApp;
let kiosk: Client;
let front: Client;

beforeAll(async () => {
  app = await startTestApp({ clock });
  kiosk = await app.device('kiosk', 'bakhmut');
  front = await app.signIn('front.bakhmut');
  // A loaded machine may shed the first requests.
  await vi.waitFor(async () => expect((await kiosk.get('/kiosk')).status).toBe(200), { timeout: 60_000 });
});
afterAll(() => app.close());

const first = (text: string, pattern: RegExp): string => {
  const found = pattern.exec(text)?.[1];
  if (!found) throw new Error(`no ${pattern} in ${text.slice(0, 2000)}`);
  return found.replaceAll('&amp;', '&');
};
const tickets = async () => {
  const { n } = await app.services.database.queries
    .selectFrom('ticket')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
};
/** Walks the kiosk as a finger does: group, service, purpose; the fields of the last form. */
async function walk(device: Client) {
  const start = await device.get('/kiosk');
  const services = await device.get(first(start.text, /href="(\/kiosk\/services\?[^"]+)"/));
  const purposeUrl = first(services.text, /href="(\/kiosk\/purpose\?[^"]*service=[^"]+)"/);
  const last = await device.get(purposeUrl);
  return {
    url: purposeUrl,
    key: first(last.text, /action="\/kiosk\/tickets"[\s\S]*?name="_key" value="([^"]+)"/),
    fields: {
      group: first(purposeUrl, /group=([^&]+)/),
      service: first(purposeUrl, /service=([^&]+)/),
      visit: '',
      purpose: 'submit',
    },
  };
}
const take = async () => {
  const { key, fields } = await walk(kiosk);
  const done = await kiosk.post('/kiosk/tickets', fields, { key });
  expect(done.status).toBe(303);
  return first(done.location, /ticket\/([\w-]{22})\?new=/);
};

test('[BR-15] the kiosk gives a ticket by plain forms, and a doubled press gives the same one', async () => {
  const { key, fields } = await walk(kiosk);
  const before = await tickets();
  const presses = await Promise.all([1, 2, 3].map(() => kiosk.post('/kiosk/tickets', fields, { key })));
  const again = await kiosk.post('/kiosk/tickets', fields, { key });
  const places = new Set([...presses, again].map((reply) => reply.location));
  expect([...places]).toEqual([expect.stringMatching(/^\/kiosk\/ticket\/[\w-]{22}\?new=[0-9a-f-]{36}$/)]);
  expect(await tickets()).toBe(before + 1);
  const shown = await kiosk.get([...places][0] ?? '');
  expect(shown.text).toMatch(/v-kiosk__number">[А-ЯҐЄІЇ]-\d{3}</);
  expect(shown.text).toContain('class="v-qr"');
});

test('[BR-16] one more matter at the kiosk is a second ticket of the same visit', async () => {
  const code = await take();
  const { key, fields } = await walk(kiosk);
  const second = await kiosk.post('/kiosk/tickets', { ...fields, visit: code }, { key });
  expect(second.location).toContain(`/kiosk/ticket/${code}?`);
  expect((await app.anonymous().get(`/t/${code}`)).text.match(/data-ticket="/g)).toHaveLength(2);
});

test('[BR-15] a centre that asks for names sends the form back without one, with what was chosen', async () => {
  const centre = app.services.database.queries.updateTable('centre').where('code', '=', 'bakhmut');
  await centre.set({ personal_queue: true }).execute();
  const { key, fields } = await walk(kiosk);
  const before = await tickets();
  const refused = await kiosk.post('/kiosk/tickets', { ...fields, sign: 'yes', name: ' ' }, { key });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Напишіть прізвище та ім’я');
  expect(refused.text).toMatch(/name="sign" value="yes" checked/);
  expect(await tickets()).toBe(before);
  const done = await kiosk.post(
    '/kiosk/tickets',
    { ...fields, name: 'Коваль Олена' },
    { key: await kiosk.formKey('/kiosk/purpose?group='.concat(fields.group)) },
  );
  expect(done.status).toBe(303);
  // The name is nowhere on the screen that others see.
  expect((await kiosk.get(done.location)).text).not.toContain('Коваль');
  await centre.set({ personal_queue: false }).execute();
});

test('out of hours the kiosk says plainly when the centre opens, and a late press gives nothing', async () => {
  const { key, fields } = await walk(kiosk);
  const before = await tickets();
  clock.set('2026-11-23T05:00:00Z');
  const start = await kiosk.get('/kiosk');
  expect(start.text).toContain('Прийом почнеться о 08:00');
  expect(start.text).not.toContain('/kiosk/services');
  expect((await kiosk.post('/kiosk/tickets', fields, { key })).status).toBe(409);
  clock.set('2026-11-22T09:00:00Z');
  expect((await kiosk.get('/en/kiosk')).text).toContain('closed today');
  expect(await tickets()).toBe(before);
  clock.set(open);
});

test('unknown, foreign and malformed choices at the kiosk change nothing', async () => {
  const before = await tickets();
  const { key, fields } = await walk(kiosk);
  const wrong = await kiosk.post('/kiosk/tickets', { ...fields, service: fields.group }, { key });
  expect(wrong.status).toBe(409);
  for (const bad of [{ group: 'x' }, { purpose: 'steal' }, { visit: '../..' }]) {
    const reply = await kiosk.post('/kiosk/tickets', { ...fields, ...bad }, { key: (await walk(kiosk)).key });
    expect(reply.status, JSON.stringify(bad)).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
  }
  expect(await tickets()).toBe(before);
});

test('a stranger cannot open the kiosk, the desk or another visitor’s ticket', async () => {
  const stranger = app.anonymous();
  for (const path of ['/desk', '/reception'])
    expect((await stranger.get(path)).location, path).toMatch(/^\/sign-in/);
  // A kiosk that lost its key is paired again: the hall is no place for passwords.
  for (const path of ['/kiosk', '/kiosk/ticket/AAAAAAAAAAAAAAAAAAAAAA', '/board'])
    expect((await stranger.get(path)).location, path).toBe('/device/pair');
  expect((await stranger.get('/t/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
  expect((await stranger.get('/live/ticket/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
  expect((await kiosk.get('/desk')).status).toBe(403);
});

test('[Q-phone] the ticket page tells only of its own visit, and leaves the queue once', async () => {
  const [mine, other] = [await take(), await take()];
  const phone = app.anonymous();
  const page = await phone.get(`/t/${mine}`);
  expect(page.text).toContain('name="robots" content="noindex"');
  const ids = (text: string) => [...text.matchAll(/data-ticket="([^"]+)"/g)].map((match) => match[1] ?? '');
  const [own = ''] = ids(page.text);
  const [foreign = ''] = ids((await phone.get(`/t/${other}`)).text);
  expect(page.text).not.toContain(foreign);
  // My secret does not move another's ticket.
  const form = `/t/${mine}/leave/${own}`;
  expect((await phone.post(`/t/${mine}/leave/${foreign}`, {}, { form })).status).toBe(404);
  const left = await phone.post(form, {}, { form });
  expect(left.location).toBe(`/t/${mine}`);
  expect((await phone.get(`/t/${mine}`)).text).toContain('Ви вийшли з черги');
  expect((await phone.post(form, {}, { form })).status).toBe(409);
  expect((await phone.get(`/t/${other}`)).text).toContain('data-state="waiting"');
});

test('[Q-call] the desk by plain forms: open, call, start; a click on an old screen is refused and changes nothing', async () => {
  const choose = await front.get('/desk');
  const desk = first(choose.text, /name="desk" value="([^"]+)"/);
  expect((await front.post('/desk/open', { desk }, { form: '/desk' })).location).toBe('/desk');
  await take();
  expect((await front.post('/desk/call', {}, { form: '/desk' })).location).toBe('/desk');
  const screen = await front.get('/desk');
  const ticket = first(screen.text, /\/desk\/tickets\/([^/"]+)\/start/);
  expect(screen.text).toContain('Чекає найдовше');
  expect((await front.post('/desk/call', {}, { form: '/desk' })).status).toBe(409);
  const started = await front.post(`/desk/tickets/${ticket}/start`, {}, { form: '/desk' });
  expect(started.location).toBe(`/cases/new?ticket=${ticket}`);
  const stale = await front.post(`/desk/tickets/${ticket}/no-show`, {}, { form: '/desk' });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('нічого не зроблено');
  expect((await front.post('/desk/close', {}, { form: '/desk' })).status).toBe(409);
  const unanswered = await front.post(`/desk/tickets/${ticket}/finish`, {}, { form: '/desk' });
  expect(unanswered.status).toBe(422);
  expect(unanswered.text).toContain('Оберіть, чим завершився прийом');
  const finished = await front.post(
    `/desk/tickets/${ticket}/finish`,
    { result: 'accepted' },
    { form: '/desk' },
  );
  expect(finished.status).toBe(303);
  expect((await front.get('/desk/plate')).text).toContain('v-plate__name');
});

test('API: a ticket once for its key, a call for the desk of the session, plain refusals', async () => {
  const queue = JSON.parse((await app.anonymous().get('/api/v1/centres/bakhmut/queue')).text);
  const body = { groupId: queue.groups[0].id };
  const key = { 'idempotency-key': 'kiosk-1-0001' };
  const one = await kiosk.json('POST', '/api/v1/tickets', body, key);
  const two = await kiosk.json('POST', '/api/v1/tickets', body, key);
  expect(one.status).toBe(200);
  expect(two.text).toBe(one.text);
  expect(JSON.parse(one.text)).toMatchObject({
    label: expect.stringMatching(/^.-\d{3}$/),
    purpose: 'submit',
  });
  expect((await kiosk.json('POST', '/api/v1/tickets', { ...body, purpose: 'consult' }, key)).status).toBe(
    409,
  );
  expect((await kiosk.json('POST', '/api/v1/tickets', body)).status).toBe(400);
  for (const bad of [
    {},
    { groupId: 'x' },
    { ...body, purpose: 'x' },
    { ...body, extra: 1 },
    { groupId: body.groupId.replace(/^./, '9') },
  ]) {
    const reply = await kiosk.json('POST', '/api/v1/tickets', bad, {
      'idempotency-key': crypto.randomUUID(),
    });
    expect([400, 422], JSON.stringify(bad)).toContain(reply.status);
  }
  expect((await app.anonymous().json('POST', '/api/v1/tickets', body, key)).status).toBe(401);

  const desk = await app.services.database.queries
    .selectFrom('desk_shift')
    .select('desk_id')
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  const path = `/api/v1/desks/${desk.desk_id}/call-next`;
  const called = await front.json('POST', path, {}, { 'idempotency-key': 'desk-1-0001' });
  expect(JSON.parse(called.text)).toMatchObject({
    outcome: 'called',
    ticket: { reason: { key: 'earliest' } },
  });
  expect((await front.json('POST', path, {}, { 'idempotency-key': 'desk-1-0001' })).text).toBe(called.text);
  const busy = await front.json('POST', path, {}, { 'idempotency-key': 'desk-1-0002' });
  expect(JSON.parse(busy.text)).toEqual({ outcome: 'busy', ticket: null });
  const other = await app.signIn('front2.bakhmut');
  const foreign = await other.json('POST', path, {}, { 'idempotency-key': 'desk-2-0001' });
  expect(JSON.parse(foreign.text)).toEqual({ outcome: 'noShift', ticket: null });
});

test('the API is described in OpenAPI', async () => {
  const { paths } = JSON.parse((await app.anonymous().get('/api/v1/openapi.json')).text);
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      '/api/v1/tickets',
      '/api/v1/desks/{deskId}/call-next',
      '/api/v1/centres/{code}/queue',
    ]),
  );
});

test('[KS-voice] the board is told of a call at once, and its words are as many with a full hall as with an empty one', async () => {
  const { queries } = app.services.database;
  const centre = await queries
    .selectFrom('centre')
    .select('id')
    .where('code', '=', 'bakhmut')
    .executeTakeFirstOrThrow();
  const abort = new AbortController();
  const board = await fetch(`${app.url}/live/board/${centre.id}`, { signal: abort.signal });
  let heard = '';
  const reading = (async () => {
    for await (const chunk of board.body ?? []) heard += Buffer.from(chunk).toString();
  })().catch(() => undefined);
  await expect.poll(() => heard).toContain('event: snapshot');
  const before = JSON.stringify(await boardState(queries, centre.id, '2026-11-23')).length;

  const screen = await front.get('/desk');
  const ticket = first(screen.text, /\/desk\/tickets\/([^/"]+)\/no-show/);
  await front.post(`/desk/tickets/${ticket}/no-show`, {}, { form: '/desk' });
  await expect.poll(() => heard, { timeout: 60_000 }).toContain('event: delta');

  const queue = JSON.parse((await app.anonymous().get('/api/v1/centres/bakhmut/queue')).text);
  const issue = () =>
    kiosk.json(
      'POST',
      '/api/v1/tickets',
      { groupId: queue.groups[0].id },
      { 'idempotency-key': crypto.randomUUID() },
    );
  for (let n = 0; n < 15; n += 1) await Promise.all(Array.from({ length: 10 }, issue));
  const full = await boardState(queries, centre.id, '2026-11-23');
  expect(JSON.stringify(full).length).toBeLessThan(before + 10);
  const page = await front.get('/desk');
  expect(page.text).toContain('понад 99');
  expect(page.text.match(/За часом приходу/g)?.length).toBeLessThanOrEqual(12);
  abort.abort();
  await reading;
});

test('[BR-10] reception issues a ticket for a person, finds it by what is printed, and gives back a lost place', async () => {
  const reception = await app.signIn('reception.bakhmut');
  const hall = await reception.get('/reception');
  const empty = await reception.post('/reception/tickets', { purpose: 'consult' }, { form: '/reception' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('Виберіть послугу або групу послуг');
  expect(empty.text).toMatch(/value="consult"[^>]*checked|checked[^>]*value="consult"/);
  const what = first(hall.text, /value="(service:[^"]+)"/);
  const issued = await reception.post(
    '/reception/tickets',
    { what, purpose: 'consult' },
    { form: '/reception' },
  );
  const page = await reception.get(issued.location);
  const label = first(page.text, /Талон ([А-ЯҐЄІЇ]-\d+)/);
  const found = await reception.get(
    `/reception?find=${encodeURIComponent(label.toLowerCase().replace('-', ' '))}`,
  );
  expect(found.text).toContain(issued.location.split('?')[0]);
  expect((await reception.get('/reception?find=%D0%AF-999')).text).toContain('нічого не знайдено');
});
