import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { codeOf, first, type KioskStage, openKioskStage } from '../../../test/kioskStage.ts';

/** Monday, 11:00 in Kyiv: the centre of Bakhmut is open. */
const open = '2026-11-23T09:00:00Z';
const clock = fixedClock(open);
let app: TestApp;
let kiosk: Client;
let deviceId: string;
let centre: KioskStage['centre'];
let choice: KioskStage['choice'];
let take: KioskStage['take'];
let count: KioskStage['count'];
let settings: KioskStage['settings'];

beforeAll(async () => {
  ({ app, kiosk, deviceId, centre, choice, take, count, settings } = await openKioskStage(clock));
  await vi.waitFor(async () => expect((await kiosk.get('/kiosk')).status).toBe(200), { timeout: 60_000 });
});
afterEach(() => clock.set(open));
afterAll(() => app.close());

test('[BR-15] services are found by plain words, synonyms and official names, without a script', async () => {
  expect((await kiosk.get('/kiosk')).text).toContain('href="/kiosk/search"');
  const ask = async (words: string) =>
    (await kiosk.get(`/kiosk/search?q=${encodeURIComponent(words)}`)).text.match(/\/kiosk\/purpose\?/g)
      ?.length ?? 0;
  const { name } = await app.services.database.queries
    .selectFrom('service')
    .select('name')
    .where('centre_id', '=', centre.id)
    .where('active', '=', true)
    .executeTakeFirstOrThrow();
  for (const words of ['субсидія', 'переселенець', 'ce,cblsz', name])
    expect(await ask(words), words).toBeGreaterThan(0);
  const nothing = await kiosk.get('/kiosk/search?q=zzzzqqqq');
  expect(nothing.text).toContain('Такої послуги не знайшлося');
});

test('[BR-18] the rule of the queue is read at the kiosk itself, which then forgets its reader like everywhere else', async () => {
  const start = await kiosk.get('/kiosk?mode=easy');
  expect(start.text).toContain('href="/kiosk/order?mode=easy"');
  const rules = await kiosk.get('/kiosk/order?mode=easy');
  expect(rules.text).toContain('Місце в черзі – це час, коли ви взяли талон');
  expect(rules.text).toContain('Кого закон дозволяє прийняти раніше');
  expect(rules.text).toMatch(/data-idle="[1-9]\d*" data-home="\/kiosk"/);
  expect(rules.text).toContain('href="/kiosk?mode=easy"');
  // No way out of the kiosk to the pages of the site.
  expect(rules.text).not.toContain('href="/centres');
  const code = codeOf((await take()).location);
  expect((await kiosk.get(`/kiosk/ticket/${code}`)).text).toContain(`href="/kiosk/order?visit=${code}"`);
  expect((await kiosk.get(`/kiosk/order?visit=${code}`)).text).toContain(`href="/kiosk/ticket/${code}"`);
  expect((await kiosk.get('/en/kiosk/order')).text).toContain('One rule for everybody.');
});

test('[BR-16] one visit takes several tickets up to a sensible number, all on one screen; two windows do not pass it', async () => {
  const code = codeOf((await take()).location);
  for (let n = 2; n <= 3; n += 1) expect(codeOf((await take({ visit: code })).location)).toBe(code);
  const both = await Promise.all([take({ visit: code }), take({ visit: code })]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  const shown = await kiosk.get(`/kiosk/ticket/${code}`);
  expect(shown.text.match(/v-kiosk__number/g)).toHaveLength(4);
  expect(shown.text).toContain('Ваші номери');
  expect(shown.text).not.toContain('У мене ще одне питання');
  const more = await kiosk.get(`/kiosk?visit=${code}`);
  expect(more.status).toBe(409);
  expect(more.text).toContain('не більш як 4 талони');
});

test('[BR-18] [KS-sign] a lawful category with its act and proof and a signing worker are asked for at the kiosk', async () => {
  const { queries } = app.services.database;
  const [here, hidden] = [v7(), v7()];
  const row = (id: string, code: string, atKiosk: boolean) => ({
    id,
    municipality_id: centre.municipality_id,
    code,
    name_uk: `Право ${code}`,
    name_en: `Right ${code}`,
    act: 'Закон «Про приклад», стаття 1',
    proof: 'посвідчення прикладу',
    allowance_minutes: 30,
    at_kiosk: atKiosk,
  });
  await queries
    .insertInto('priority_category')
    .values([row(here, 'exampleHere', true), row(hidden, 'exampleHidden', false)])
    .execute();
  const { url } = await choice();
  const list = await kiosk.get(url.replace('/kiosk/purpose', '/kiosk/priority'));
  expect(list.text).toContain('Право exampleHere');
  expect(list.text).toContain('Закон «Про приклад», стаття 1');
  expect(list.text).not.toContain('exampleHidden');
  const chosen = await kiosk.get(`${url}&category=${here}`);
  expect(chosen.text).toContain('Покажіть працівникові: посвідчення прикладу');
  const code = codeOf((await take({ category: here, sign: 'yes' })).location);
  const ticket = await queries
    .selectFrom('ticket')
    .innerJoin('visit', 'visit.id', 'ticket.visit_id')
    .select(['ticket.category_id', 'ticket.category_by', 'ticket.needs_sign', 'rank_at', 'issued_at'])
    .where('visit.access_code', '=', code)
    .executeTakeFirstOrThrow();
  expect(ticket).toMatchObject({ category_id: here, category_by: 'kiosk', needs_sign: true });
  expect(ticket.issued_at.getTime() - ticket.rank_at.getTime()).toBe(30 * 60_000);
  const before = await count('ticket');
  expect((await take({ category: v7() })).status).toBe(409);
  expect((await take({ category: hidden })).status).toBe(409);
  expect(await count('ticket')).toBe(before);
});

test('[BR-9] the easy mode and the language stand in the address alone: the start knows neither', async () => {
  const easy = await kiosk.get('/kiosk?mode=easy');
  expect(easy.text).toContain('data-mode="easy"');
  expect(easy.text).toContain('data-contrast="more"');
  expect(easy.text).toMatch(/href="\/kiosk\/services\?group=[^"]+mode=easy"/);
  expect(easy.headers.getSetCookie().filter((cookie) => !cookie.includes('Max-Age=0'))).toEqual([]);
  const again = await kiosk.get('/kiosk');
  expect(again.text).not.toContain('data-mode="easy"');
  const english = await kiosk.get('/en/kiosk?mode=easy');
  expect(english.text).toContain('What brings you here?');
  expect(english.text).toContain('href="/kiosk?mode=easy"');
});

test('near the end of the day the kiosk says so, and in the last minutes gives no more tickets', async () => {
  const hours = first((await kiosk.get('/kiosk')).text, /(v-kiosk)/);
  expect(hours).toBe('v-kiosk');
  clock.set('2026-11-23T14:30:00Z');
  const soon = await kiosk.get('/kiosk');
  const until = /Прийом сьогодні до (\d\d:\d\d)/.exec(soon.text)?.[1];
  expect(until).toBeDefined();
  const late = await take();
  expect(late.status).toBe(303);
  await settings({ last_entry_minutes: 240 });
  const before = await count('ticket');
  const shut = await kiosk.get('/kiosk');
  expect(shut.text).toContain('Талони на сьогодні вже видано');
  expect(shut.text).toContain(`Прийом триває до ${until}`);
  expect(JSON.parse((await kiosk.get('/api/v1/kiosk/state')).text)).toEqual({ standing: 'closed' });
  await settings({ last_entry_minutes: 0 });
  const { url, group, service } = await choice();
  const key = await kiosk.formKey(url);
  await settings({ last_entry_minutes: 240 });
  expect((await kiosk.post('/kiosk/tickets', { group, service, purpose: 'submit' }, { key })).status).toBe(
    409,
  );
  expect(await count('ticket')).toBe(before);
  await settings({ last_entry_minutes: 0 });
});

test('[BR-15] after the last entry the API of kiosks gives no ticket either', async () => {
  // Its own program: what is kept of hours and settings is kept for half a minute.
  const other = await startTestApp({ clock });
  const device = await other.device('kiosk', 'bakhmut');
  await other.services.database.queries
    .updateTable('queue_settings')
    .set({ last_entry_minutes: 240 })
    .execute();
  clock.set('2026-11-23T14:30:00Z');
  const { groups } = JSON.parse((await device.get('/api/v1/kiosk/menu')).text);
  const late = await device.json(
    'POST',
    '/api/v1/tickets',
    { groupId: groups[0].id },
    { 'idempotency-key': 'late-0001' },
  );
  expect(late.status).toBe(409);
  expect(await other.services.database.queries.selectFrom('ticket').select('id').execute()).toEqual([]);
  await other.close();
});

test('a paused centre: a calm screen with what to do, no tickets, and back by itself', async () => {
  const { url, group, service } = await choice();
  const key = await kiosk.formKey(url);
  await settings({ paused_since: new Date(open), shelter_note: 'Підвал, вхід із двору' });
  const worker = await app.services.database.queries
    .selectFrom('worker')
    .select('id')
    .executeTakeFirstOrThrow();
  const pause = v7();
  await app.services.database.queries
    .insertInto('centre_pause')
    .values({
      id: pause,
      centre_id: centre.id,
      kind: 'airRaid',
      started_at: new Date(open),
      started_by: worker.id,
    })
    .execute();
  const before = await count('ticket');
  const paused = await kiosk.get('/kiosk');
  expect(paused.text).toContain('Пройдіть, будь ласка, до укриття');
  expect(paused.text).toContain('Підвал, вхід із двору');
  expect(paused.text).toContain('data-standing="paused"');
  expect((await kiosk.post('/kiosk/tickets', { group, service, purpose: 'submit' }, { key })).status).toBe(
    409,
  );
  expect(await count('ticket')).toBe(before);
  await app.services.database.queries
    .updateTable('centre_pause')
    .set({ ended_at: new Date(open), ended_by: worker.id })
    .where('id', '=', pause)
    .execute();
  await settings({ paused_since: null });
  expect((await kiosk.get('/kiosk')).text).toContain('З чим ви прийшли?');
});

test('bad input: a revoked kiosk, a screen of a service that is gone, a press by a stranger', async () => {
  const { queries } = app.services.database;
  const { url, group, service } = await choice();
  const key = await kiosk.formKey(url);
  await queries.updateTable('service').set({ active: false }).where('id', '=', service).execute();
  const before = await count('ticket');
  const gone = await kiosk.post('/kiosk/tickets', { group, service, purpose: 'submit' }, { key });
  expect(gone.status).toBe(409);
  expect(gone.text).toContain('Цієї послуги вже немає в переліку');
  await queries.updateTable('service').set({ active: true }).where('id', '=', service).execute();
  const other = await app.device('kiosk', 'bakhmut');
  expect((await other.get('/kiosk')).status).toBe(200);
  await queries
    .updateTable('device')
    .set({ revoked_at: new Date(open) })
    .where('id', '<>', deviceId)
    .where('name', '=', 'test kiosk')
    .execute();
  expect((await other.get('/kiosk')).location).toBe('/device/pair');
  const post = await other.json('POST', '/api/v1/kiosk/blocks', {}, { 'idempotency-key': 'revoked-0001' });
  expect(post.status).toBe(401);
  expect(
    (
      await app
        .anonymous()
        .json('POST', '/api/v1/kiosk/offline-tickets', {}, { 'idempotency-key': 'stranger-1' })
    ).status,
  ).toBe(401);
  expect((await kiosk.get(`/kiosk?visit=${'A'.repeat(22)}`)).status).toBe(409);
  expect(await count('ticket')).toBe(before);
});

test('live numbers end where leased ones begin: the database keeps them apart', async () => {
  const { queries } = app.services.database;
  const insert = queries
    .insertInto('ticket_counter')
    .values({ centre_id: centre.id, business_date: '2026-11-24', prefix: 'Я', last_number: 5001 })
    .execute();
  await expect(insert).rejects.toThrow(/ticket_counter_below_blocks/);
  await expect(
    queries.updateTable('ticket').set({ number: 5001 }).where(sql<boolean>`true`).execute(),
  ).rejects.toThrow(/ticket_live_or_leased|ticket_centre_id_business_date/);
});
