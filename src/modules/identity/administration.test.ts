import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealDay } from '#platform/ledger/seal.ts';
import { type Browser, type House, startHouse } from '../../../test/house.ts';
import { addWorker, furnish, type Place, password } from '../../../test/people.ts';
import type { WorkerRole } from './rules.ts';

let house: House;
let place: Place;
let administrator: Browser;
let administratorId: string;

beforeAll(async () => {
  // With the demo's second step: none is demanded, so that these tests walk in by password.
  house = await startHouse({ demo: true });
  place = await furnish(house);
  ({ id: administratorId } = await addWorker(house, place, 'the.admin', 'administrator'));
  administrator = await signedIn('the.admin');
});
afterAll(() => house.close());

async function signedIn(login: string, typed = password): Promise<Browser> {
  const browser = house.browser();
  expect((await browser.post('/sign-in', { login, password: typed })).status).toBe(303);
  return browser;
}

const newcomer = async (login: string, role: WorkerRole) => ({
  ...(await addWorker(house, place, login, role)),
  browser: await signedIn(login),
});

test('[ORG-2] the administrator makes an account with a one-time password, which opens nothing but its own change', async () => {
  const answer = await administrator.post(
    '/admin/workers',
    { login: 'Olha.Koval', surname: 'Коваль', given: 'Ольга', signLanguageCertificate: 'УЖМ-17' },
    '/admin/workers/new',
  );
  expect(answer.status).toBe(200);
  const once = /<strong>([a-z0-9-]{24})<\/strong>/.exec(answer.body)?.[1] ?? '';
  const browser = await signedIn('olha.koval', once);
  expect((await browser.get('/home')).location).toBe('/sign-in/password');
  const { rows } = await house.services.database.pool.query('select answer::text from idempotency');
  expect(JSON.stringify(rows)).not.toContain(once);
});

test('[KS-sign] a certificate of sign language is kept and shown in the list', async () => {
  const { body } = await administrator.get('/admin/workers?q=коваль');
  expect(body).toContain('Коваль Ольга');
  expect(body).toContain('Володіє жестовою мовою');
});

test('[ORG-2] a wrong form comes back with what was typed and a message beside each field', async () => {
  const { status, body } = await administrator.post(
    '/admin/workers',
    { login: 'я', surname: '', given: 'Ольга', email: 'не адреса' },
    '/admin/workers/new',
  );
  expect(status).toBe(422);
  for (const words of ['Логін складається', 'Введіть прізвище', 'Введіть адресу на зразок', 'value="Ольга"'])
    expect(body).toContain(words);
  const taken = await administrator.post(
    '/admin/workers',
    { login: 'THE.ADMIN', surname: 'Інший', given: 'Петро' },
    '/admin/workers/new',
  );
  expect(taken.body).toContain('Такий логін уже є');
});

test('[ORG-2] of two administrators with one account open the second does not overwrite the first', async () => {
  const { id } = await addWorker(house, place, 'edited.twice');
  const page = `/admin/workers/${id}`;
  const { body } = await administrator.get(page);
  const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
  const edit = (fields: Record<string, string>) =>
    administrator.post(page, { surname: 'Коваль', given: 'Ольга', version, ...fields }, page);
  expect((await edit({ positionTitle: 'провідна спеціалістка' })).status).toBe(303);
  const second = await edit({ positionTitle: '' });
  expect(second.status).toBe(409);
  expect(second.body).toContain('Дані вже змінилися');
  expect((await administrator.get(page)).body).toContain('провідна спеціалістка');
  expect((await edit({ positionTitle: 'завідувачка', version: '2' })).status).toBe(303);
});

test('[ORG-7] a role is granted in a place that fits it, and ended at once', async () => {
  const { id } = await addWorker(house, place, 'granted');
  const page = `/admin/workers/${id}`;
  const grant = (fields: Record<string, string>) =>
    administrator.post(`${page}/roles`, { validFrom: '2026-03-01', ...fields }, page);
  const wrong = await grant({ role: 'frontOffice', place: `centre:${place.centreId}` });
  expect(wrong.body).toContain('Для цієї ролі виберіть центр і суб’єкт');
  const fits = { role: 'frontOffice', place: `provider:${place.centreId}:${place.providerId}` };
  expect((await grant(fits)).status).toBe(303);
  expect((await grant(fits)).body).toContain('уже має цю роль');
  const browser = await signedIn('granted');
  expect((await browser.get('/home')).location).toBe('/desk');
  const link = /action="(\/admin\/workers\/[^"]+\/roles\/[^"]+\/end)"/.exec(
    (await administrator.get(page)).body,
  );
  expect((await administrator.post(link?.[1] ?? '', {}, page)).status).toBe(303);
  expect((await browser.get('/home')).location).toBe('/choose-role');
});

test('[ORG-7] the last administrator can neither give the role away nor be closed', async () => {
  const page = `/admin/workers/${administratorId}`;
  const end = /action="(\/admin\/workers\/[^"]+\/roles\/[^"]+\/end)"/.exec(
    (await administrator.get(page)).body,
  );
  const refused = await administrator.post(end?.[1] ?? '', {}, page);
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('остання роль адміністратора');
  expect((await administrator.post(`${page}/deactivate`, {}, page)).status).toBe(409);
  expect((await administrator.get('/home')).location).toBe('/admin');
});

test('[ORG-2] a worker at an open desk is not closed; afterwards the account loses access at once', async () => {
  const { id, browser } = await newcomer('at.work', 'reception');
  const { queries } = house.services.database;
  const desk = '0198f000-0000-7000-8000-000000000001';
  await queries.insertInto('desk').values({ id: desk, centre_id: place.centreId, number: 7 }).execute();
  await queries
    .insertInto('desk_shift')
    .values({ id: desk, desk_id: desk, centre_id: place.centreId, worker_id: id })
    .execute();
  const page = `/admin/workers/${id}`;
  const refused = await administrator.post(`${page}/deactivate`, {}, page);
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('за робочим місцем № 7');
  await queries
    .updateTable('desk_shift')
    .set({ state: 'closed', closed_at: house.clock.now() })
    .where('id', '=', desk)
    .execute();
  expect((await administrator.post(`${page}/deactivate`, {}, page)).status).toBe(303);
  expect((await browser.get('/home')).location).toMatch(/^\/sign-in/);
});

test('[ORG-7] nobody but the administrator reaches accounts, and a centre head no devices of another centre', async () => {
  const { browser } = await newcomer('head.one', 'centreHead');
  expect((await browser.get('/admin/workers')).status).toBe(403);
  expect((await browser.get('/audit')).status).toBe(403);
  const foreign = await browser.post(
    '/devices',
    { centreId: '0198f000-0000-7000-8000-00000000ffff', kind: 'kiosk', name: 'Чужий' },
    '/devices',
  );
  expect(foreign.status).toBe(403);
});

test('[BP-23] a worker ends one of their sessions, and cannot end another’s', async () => {
  const first = await newcomer('two.places', 'reception');
  const second = await signedIn('two.places');
  const other = await newcomer('someone.else', 'reception');
  const { body } = await second.get('/account');
  const link = /action="(\/account\/sessions\/[^"]+\/end)"/.exec(body)?.[1] ?? '';
  await other.browser.post(link, {}, '/account');
  expect((await first.browser.get('/home')).location).toBe('/reception');
  await second.post(link, {}, '/account');
  expect((await first.browser.get('/home')).location).toMatch(/^\/sign-in/);
  expect((await second.get('/home')).location).toBe('/reception');
});

test('[BP-23] a new password ends the other sessions, and the old password opens nothing', async () => {
  const { browser } = await newcomer('changer', 'reception');
  const elsewhere = await signedIn('changer');
  const fields = { fresh: 'нові слова для входу', repeat: 'нові слова для входу' };
  expect((await browser.post('/account/password', { ...fields, current: 'не той пароль' })).status).toBe(422);
  expect((await browser.post('/account/password', { ...fields, current: password })).location).toBe(
    '/account',
  );
  expect((await browser.get('/home')).location).toBe('/reception');
  expect((await elsewhere.get('/home')).location).toMatch(/^\/sign-in/);
  const stranger = house.browser();
  expect((await stranger.post('/sign-in', { login: 'changer', password })).status).toBe(422);
});

test('[BP-23] a kiosk is paired by a code that works once', async () => {
  const { browser } = await newcomer('head.devices', 'centreHead');
  const made = await browser.post(
    '/devices',
    { centreId: place.centreId, kind: 'kiosk', name: 'Кіоск біля входу' },
    '/devices',
  );
  const code = /<strong>([a-z0-9]{4}-[a-z0-9]{4})<\/strong>/.exec(made.body)?.[1] ?? '';
  const kiosk = house.browser('10.9.0.1');
  expect((await kiosk.post('/device/pair', { code: 'aaaa-aaaa' })).status).toBe(422);
  expect((await kiosk.post('/device/pair', { code: ` ${code.toUpperCase()} ` })).location).toBe('/kiosk');
  expect((await kiosk.get('/home')).status).toBe(303);
  const second = house.browser('10.9.0.2');
  expect((await second.post('/device/pair', { code })).status).toBe(422);
  const page = /href="(\/devices\/[0-9a-f-]{36})"/.exec((await browser.get('/devices')).body)?.[1] ?? '';
  await browser.post(`${page}/revoke`, {}, page);
  expect((await kiosk.get('/home')).location).toMatch(/^\/sign-in/);
});

test('[BP-23] the auditor reads both logs, and each look is itself in the log', async () => {
  const { browser, id } = await newcomer('the.auditor', 'auditor');
  expect((await browser.get('/home')).location).toBe('/audit');
  await administrator.get('/admin/workers');
  const { body } = await browser.get('/audit?worker=the.admin&event=worker.listed');
  expect(body).toContain('the.admin');
  expect(body).toContain('worker.listed');
  expect(body).not.toContain('<code>worker.viewed</code>');
  const own = await browser.get('/audit?worker=the.auditor');
  expect(own.body).toContain('accessLog.viewed');
  expect(own.body).toContain('event=worker.listed');
  const ledger = await browser.get(`/audit/ledger?subject=worker&subjectId=${id}`);
  expect(ledger.body).toContain('worker.created');
  expect(ledger.body).toContain('role: auditor');
  expect((await browser.get('/audit?worker=nobody.here')).body).toContain('Працівника з таким логіном немає');
});

test('[BP-23] an auditor of one municipality sees its workers’ entries, the own looks among them, and no others', async () => {
  const { id } = await addWorker(house, place, 'town.auditor', 'auditor');
  const { queries } = house.services.database;
  await queries
    .updateTable('role_grant')
    .set({ municipality_id: place.municipalityId })
    .where('worker_id', '=', id)
    .execute();
  const local = await newcomer('of.the.town', 'reception');
  const browser = await signedIn('town.auditor');
  await browser.get('/audit');
  expect((await browser.get('/audit')).body).toContain('accessLog.viewed');
  expect((await browser.get(`/audit/ledger?subjectId=${local.id}`)).body).toContain('session.started');
  const foreign = await browser.get(`/audit/ledger?subjectId=${administratorId}`);
  expect(foreign.body).not.toContain('session.started');
});

test('[BP-23] pages of the log join without a gap or a repetition', async () => {
  const browser = await signedIn('the.auditor');
  const { queries } = house.services.database;
  await queries
    .insertInto('access_log')
    .values(
      Array.from({ length: 120 }, (_, index) => ({
        actor: 'system:test',
        event: 'many.viewed',
        subject: 'many',
        subject_id: `n${index}`,
        purpose: 'test',
      })),
    )
    .execute();
  const seen: string[] = [];
  let at: string | undefined = '/audit?subject=many';
  while (at) {
    const { body }: { body: string } = await browser.get(at);
    seen.push(...[...body.matchAll(/<code>(n\d+)<\/code>/g)].map((match) => match[1] ?? ''));
    at = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => `n${119 - index}`));
});

test('[BP-23] the auditor verifies the seals, and what was verified is recorded', async () => {
  const browser = await signedIn('the.auditor');
  const early = await browser.post('/audit/verify', {}, '/audit/seals');
  expect(early.body).toContain('Перевіряти ще нічого');
  await sealDay(house.services.database.pool, '2099-01-01');
  const { body, status } = await browser.post('/audit/verify', {}, '/audit/seals');
  expect(status).toBe(200);
  expect(body).toContain('Реєстр цілий');
  expect((await browser.get('/audit/ledger?event=ledger.verified')).body).toContain('faults: 0');
});
