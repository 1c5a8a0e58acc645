import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#platform/session/actor.ts';
import { type House, startHouse } from '../../../test/house.ts';
import { addWorker, furnish, type Place, password } from '../../../test/people.ts';
import { createDevice } from './commands/devices.ts';
import type { WorkerRole } from './rules.ts';

let house: House;
let place: Place;

beforeAll(async () => {
  house = await startHouse();
  place = await furnish(house);
});
afterAll(() => house.close());

const worker = (login: string, ...roles: WorkerRole[]) => addWorker(house, place, login, ...roles);

const signIn = async (login: string, address?: string, typed = password) => {
  const browser = house.browser(address);
  const answer = await browser.post('/sign-in', { login, password: typed });
  return { browser, answer };
};

test('[ORG-7] a worker with one role signs in and lands on its home page', async () => {
  await worker('front.one', 'frontOffice');
  const { browser, answer } = await signIn('front.one');
  expect(answer).toMatchObject({ status: 303, location: '/home' });
  expect(await browser.get('/home')).toMatchObject({ status: 303, location: '/desk' });
});

test('[ORG-7] a worker with several roles chooses one, and may choose another later', async () => {
  const { grants } = await worker('two.roles', 'reception', 'backOffice');
  const { browser } = await signIn('two.roles');
  expect(await browser.get('/home')).toMatchObject({ location: '/choose-role' });
  const before = browser.cookies.get('vikno_session');
  expect(await browser.post('/choose-role', { grant: grants[1] ?? '' })).toMatchObject({ location: '/home' });
  expect(browser.cookies.get('vikno_session')).not.toBe(before);
  expect(await browser.get('/home')).toMatchObject({ location: '/back-office' });
  await browser.post('/choose-role', { grant: grants[0] ?? '' });
  expect(await browser.get('/home')).toMatchObject({ location: '/reception' });
});

test('[ORG-7] a role of another worker cannot be chosen', async () => {
  const other = await worker('other.worker', 'backOffice');
  await worker('curious', 'reception', 'frontOffice');
  const { browser } = await signIn('curious');
  expect((await browser.post('/choose-role', { grant: other.grants[0] ?? '' })).status).toBe(422);
  expect(await browser.get('/home')).toMatchObject({ location: '/choose-role' });
});

test('[BP-23] an unknown login and a wrong password are told in the same words', async () => {
  await worker('known', 'reception');
  const wrong = await signIn('known', '10.3.0.1', 'not the password at all');
  const unknown = await signIn('nobody', '10.3.0.2', 'not the password at all');
  expect(wrong.answer.status).toBe(422);
  const words = (body: string) => /error-summary-title[\s\S]*?<\/ul>/.exec(body)?.[0];
  expect(words(wrong.answer.body)).toContain('Логін або пароль не підходять');
  expect(words(unknown.answer.body)).toBe(words(wrong.answer.body));
  expect(wrong.answer.body).toContain('value="known"');
});

test('[BP-23] a session planted before signing in knows nothing of the session after it', async () => {
  await worker('victim', 'reception');
  const browser = house.browser();
  const planted = 'A'.repeat(43);
  browser.cookies.set('vikno_session', planted);
  await browser.post('/sign-in', { login: 'victim', password });
  expect(browser.cookies.get('vikno_session')).not.toBe(planted);
  const attacker = house.browser('10.6.6.6');
  attacker.cookies.set('vikno_session', planted);
  expect((await attacker.get('/home')).location).toMatch(/^\/sign-in/);
});

test('[BP-23] a session known before a role was chosen opens nothing afterwards', async () => {
  const { grants } = await worker('chooser', 'reception', 'frontOffice');
  const { browser } = await signIn('chooser');
  const before = browser.cookies.get('vikno_session') ?? '';
  await browser.post('/choose-role', { grant: grants[0] ?? '' });
  const attacker = house.browser('10.6.6.6');
  attacker.cookies.set('vikno_session', before);
  expect((await attacker.get('/home')).location).toMatch(/^\/sign-in/);
});

test('[ORG-7] a doubled press on the choice of role ends in one session, not at the sign-in page', async () => {
  const { grants } = await worker('double', 'reception', 'frontOffice');
  const { browser } = await signIn('double');
  const old = browser.cookies.get('vikno_session') ?? '';
  await browser.post('/choose-role', { grant: grants[0] ?? '' });
  const fresh = browser.cookies.get('vikno_session');
  browser.cookies.set('vikno_session', old);
  expect(await browser.post('/choose-role', { grant: grants[0] ?? '' })).toMatchObject({ location: '/home' });
  expect(browser.cookies.get('vikno_session')).toBe(fresh);
});

test('[BP-23] signing out ends the session itself, not only the cookie', async () => {
  await worker('leaver', 'reception');
  const { browser } = await signIn('leaver');
  const token = browser.cookies.get('vikno_session') ?? '';
  expect((await browser.post('/sign-out', {})).location).toBe('/sign-in');
  browser.cookies.set('vikno_session', token);
  expect((await browser.get('/home')).location).toMatch(/^\/sign-in/);
});

test('[BP-23] a session ends when it is not used and when its day is over', async () => {
  await worker('idle', 'reception');
  const { browser } = await signIn('idle');
  const at = house.clock.now().getTime();
  house.clock.set(new Date(at + 50 * 60_000));
  expect((await browser.get('/home')).location).toBe('/reception');
  house.clock.set(new Date(at + 105 * 60_000));
  expect((await browser.get('/home')).location).toBe('/reception');
  house.clock.set(new Date(at + 170 * 60_000));
  expect((await browser.get('/home')).location).toMatch(/^\/sign-in/);
  const again = await signIn('idle');
  for (let minutes = 200; minutes < 12 * 60 + 170; minutes += 30) {
    house.clock.set(new Date(at + minutes * 60_000));
    expect((await again.browser.get('/home')).location).toBe('/reception');
  }
  house.clock.set(new Date(at + (12 * 60 + 175) * 60_000));
  expect((await again.browser.get('/home')).location).toMatch(/^\/sign-in/);
});

test('[ORG-7] an ended role and a deactivated account lose access at once', async () => {
  const { id, grants } = await worker('fired', 'reception');
  const { browser } = await signIn('fired');
  const { queries } = house.services.database;
  await queries
    .updateTable('role_grant')
    .set({ ended_on: '2026-03-01' })
    .where('id', '=', grants[0] ?? '')
    .execute();
  expect((await browser.get('/home')).location).toBe('/choose-role');
  await queries.updateTable('worker').set({ active: false }).where('id', '=', id).execute();
  expect((await browser.get('/home')).location).toMatch(/^\/sign-in/);
  expect((await signIn('fired')).answer.status).toBe(422);
});

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
])('[BP-23] signing in never leads on to another site: %s', async (next) => {
  await worker(`next.${Buffer.from(next).toString('hex').slice(0, 20)}`, 'reception');
  const browser = house.browser();
  const login = `next.${Buffer.from(next).toString('hex').slice(0, 20)}`;
  const answer = await browser.post('/sign-in', { login, password, next });
  expect(answer.location).toBe('/home');
  expect((await browser.get(`/home?next=${encodeURIComponent(next)}`)).location).toBe('/reception');
  expect((await browser.post('/appearance', { scheme: 'dark', returnTo: next })).location).toBe('/');
});

test('[ORG-7] signing in leads on to the page that was wanted', async () => {
  await worker('wanted', 'reception');
  const browser = house.browser();
  await browser.post('/sign-in', { login: 'wanted', password, next: '/choose-role?x=1' });
  expect((await browser.open('/home?next=%2Fchoose-role%3Fx%3D1')).at).toBe('/choose-role?x=1');
});

test('[ORG-7] a request that comes from another site signs nobody in', async () => {
  await worker('cross', 'reception');
  const browser = house.browser();
  const answer = await browser.post('/sign-in', { login: 'cross', password }, undefined, {
    'sec-fetch-site': 'cross-site',
  });
  expect(answer.status).toBe(400);
  expect(browser.cookies.has('vikno_session')).toBe(false);
});

test('[BP-23] a device has the rights of its kind alone, and none when revoked', async () => {
  const device = await house.services.database.transaction((tx) =>
    createDevice(tx, systemActor('test'), {
      centreId: place.centreId,
      kind: 'kiosk',
      name: 'Кіоск біля входу',
    }),
  );
  const browser = house.browser();
  browser.cookies.set('vikno_device', device.key);
  expect((await browser.get('/choose-role')).status).toBe(303);
  expect((await browser.get('/home')).location).toBe('/kiosk');
  await house.services.database.queries
    .updateTable('device')
    .set({ revoked_at: house.clock.now() })
    .where('id', '=', device.id)
    .execute();
  expect((await browser.get('/home')).location).toMatch(/^\/sign-in/);
});

test('[BP-23] neither a password nor a token lies in the table of repeated requests', async () => {
  const { rows } = await house.services.database.pool.query('select * from idempotency where route = $1', [
    '/sign-in',
  ]);
  expect(rows).toEqual([]);
});
