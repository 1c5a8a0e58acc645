import { generate } from 'otplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, type House, startHouse } from '../../../test/house.ts';
import { addWorker, furnish, type Place, password } from '../../../test/people.ts';

let house: House;
let place: Place;

beforeAll(async () => {
  house = await startHouse();
  place = await furnish(house);
});
afterAll(() => house.close());

const codeNow = (secret: string) =>
  generate({ secret, epoch: Math.floor(house.clock.now().getTime() / 1000) });
const later = (seconds: number) => house.clock.set(new Date(house.clock.now().getTime() + seconds * 1000));

async function enrolled(login: string): Promise<{ browser: Browser; secret: string; codes: string[] }> {
  await addWorker(house, place, login, 'centreHead');
  const browser = house.browser();
  await browser.post('/sign-in', { login, password });
  const { body, at } = await browser.open('/home');
  expect(at).toBe('/sign-in/second-factor');
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(body)?.[1]?.replaceAll(' ', '') ?? '';
  const offer = /name="offer" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const answer = await browser.post('/sign-in/enrol', { code: await codeNow(secret), offer });
  expect(answer.status).toBe(200);
  const codes = [...answer.body.matchAll(/<code>([a-z0-9]{5}-[a-z0-9]{5})<\/code>/g)].map((m) => m[1] ?? '');
  return { browser, secret, codes };
}

async function passwordStep(login: string): Promise<Browser> {
  const browser = house.browser();
  expect((await browser.post('/sign-in', { login, password })).status).toBe(303);
  return browser;
}

test('[ORG-7] a role that sees much is opened by no password alone, and its second step is set up on the way in', async () => {
  const { browser, codes } = await enrolled('head.first');
  expect((await browser.get('/home')).location).toBe('/centre');
  expect(codes.length).toBe(10);
  expect(new Set(codes).size).toBe(10);
});

test('[BP-23] a code is accepted once: the same code again is refused', async () => {
  const { secret } = await enrolled('head.replay');
  later(60);
  const code = await codeNow(secret);
  const first = await passwordStep('head.replay');
  expect((await first.get('/home')).location).toBe('/sign-in/second-factor');
  expect((await first.post('/sign-in/second-factor', { code })).location).toBe('/home');
  expect((await first.get('/home')).location).toBe('/centre');
  const second = await passwordStep('head.replay');
  expect((await second.post('/sign-in/second-factor', { code })).status).toBe(422);
  expect((await second.get('/home')).location).toBe('/sign-in/second-factor');
  later(30);
  expect((await second.post('/sign-in/second-factor', { code: await codeNow(secret) })).location).toBe(
    '/home',
  );
});

test('[BP-23] the code of enrolment itself does not open a second session', async () => {
  const { secret } = await enrolled('head.enrolcode');
  const other = await passwordStep('head.enrolcode');
  expect((await other.post('/sign-in/second-factor', { code: await codeNow(secret) })).status).toBe(422);
});

test('[BP-23] the session before the second step knows nothing of the one after it', async () => {
  const { secret } = await enrolled('head.fixed');
  later(60);
  const browser = await passwordStep('head.fixed');
  const before = browser.cookies.get('vikno_session') ?? '';
  await browser.post('/sign-in/second-factor', { code: await codeNow(secret) });
  expect(browser.cookies.get('vikno_session')).not.toBe(before);
  const attacker = house.browser('10.6.6.6');
  attacker.cookies.set('vikno_session', before);
  expect((await attacker.get('/home')).location).toMatch(/^\/sign-in\?/);
});

test('[BP-23] a recovery code works once and is not kept readable', async () => {
  const { codes } = await enrolled('head.recovery');
  const code = codes[0] ?? '';
  const browser = await passwordStep('head.recovery');
  expect((await browser.post('/sign-in/second-factor', { code: code.toUpperCase() })).location).toBe('/home');
  const again = await passwordStep('head.recovery');
  expect((await again.post('/sign-in/second-factor', { code })).status).toBe(422);
  const { rows } = await house.services.database.pool.query(
    'select encode(code_hash, $1) as hash from recovery_code',
    ['escape'],
  );
  expect(JSON.stringify(rows)).not.toContain(code);
});

test('[BP-23] codes cannot be guessed one after another', async () => {
  await enrolled('head.guessed');
  const browser = await passwordStep('head.guessed');
  const statuses: number[] = [];
  for (let tries = 0; tries < 6; tries++)
    statuses.push((await browser.post('/sign-in/second-factor', { code: '000000' })).status);
  expect(statuses.at(-1)).toBe(429);
});

test('[BP-23] whoever has only the password cannot set up an app of their own in place of the worker’s', async () => {
  const offered = await (async () => {
    await addWorker(house, place, 'head.stolen', 'centreHead');
    const thief = await passwordStep('head.stolen');
    const { body } = await thief.open('/home');
    return {
      thief,
      secret: /<code>([A-Z2-7 ]+)<\/code>/.exec(body)?.[1]?.replaceAll(' ', '') ?? '',
      offer: /name="offer" value="([^"]+)"/.exec(body)?.[1] ?? '',
    };
  })();
  const owner = await passwordStep('head.stolen');
  const { body } = await owner.open('/home');
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(body)?.[1]?.replaceAll(' ', '') ?? '';
  const offer = /name="offer" value="([^"]+)"/.exec(body)?.[1] ?? '';
  expect((await owner.post('/sign-in/enrol', { code: await codeNow(secret), offer })).status).toBe(200);
  const { thief } = offered;
  const late = await thief.post('/sign-in/enrol', {
    code: await codeNow(offered.secret),
    offer: offered.offer,
  });
  expect(late.status).toBe(422);
  expect((await thief.get('/home')).location).toBe('/sign-in/second-factor');
});

test('[ORG-7] a worker with a one-time password makes their own before anything opens', async () => {
  const { id } = await addWorker(house, place, 'newcomer', 'reception');
  await house.services.database.queries
    .updateTable('worker')
    .set({ must_change_password: true })
    .where('id', '=', id)
    .execute();
  const browser = await passwordStep('newcomer');
  expect((await browser.get('/home')).location).toBe('/sign-in/password');
  const save = (fresh: string, repeat = fresh) => browser.post('/sign-in/password', { fresh, repeat });
  expect((await save('короткий')).body).toContain('закороткий');
  expect((await save('Password2026!')).body).toContain('пробують підбирати');
  expect((await save('my-newcomer-word')).body).toContain('містить ваш логін');
  expect((await save('три різні слова тут', 'три різні слова там')).body).toContain('не збігаються');
  expect((await save(password)).body).toContain('такий самий');
  expect((await save('три різні слова тут')).location).toBe('/home');
  expect((await browser.get('/home')).location).toBe('/reception');
});
