import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, startHouse } from '../../../test/house.ts';
import { addWorker, furnish, type Place, password } from '../../../test/people.ts';
import { networkOf } from './rules/throttle.ts';

let house: House;
let place: Place;

beforeAll(async () => {
  house = await startHouse();
  place = await furnish(house);
});
afterAll(() => house.close());

const guess = { password: 'a wrong guess of a password' };
const attempt = (address: string, login: string, typed = guess.password) =>
  house.browser(address).post('/sign-in', { login, password: typed });

test('[BP-23] guesses from one address are slowed down, longer each time, and the wait is told', async () => {
  await addWorker(house, place, 'slow', 'reception');
  const statuses: number[] = [];
  for (let tries = 0; tries < 6; tries++) statuses.push((await attempt('10.1.0.1', 'slow')).status);
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  const refused = await attempt('10.1.0.1', 'slow', password);
  expect(refused.status).toBe(429);
  expect(refused.body).toContain('Забагато невдалих спроб');
  const at = house.clock.now().getTime();
  house.clock.set(new Date(at + 31_000));
  expect((await attempt('10.1.0.1', 'slow')).status).toBe(422);
  house.clock.set(new Date(at + 31_000 + 45_000));
  expect((await attempt('10.1.0.1', 'slow', password)).status).toBe(429);
  house.clock.set(new Date(at + 31_000 + 61_000));
  expect((await attempt('10.1.0.1', 'slow', password)).status).toBe(303);
});

test('[BP-23] guesses sent all at once get no further than guesses sent one by one', async () => {
  await addWorker(house, place, 'flood', 'reception');
  const answers = await Promise.all(Array.from({ length: 30 }, () => attempt('10.1.0.2', 'flood')));
  expect(answers.filter(({ status }) => status === 422).length).toBe(5);
  expect(answers.filter(({ status }) => status === 429).length).toBe(25);
});

test('[BP-23] a refusal is told in the same words whether the login exists or not', async () => {
  await addWorker(house, place, 'exists', 'reception');
  for (let tries = 0; tries < 5; tries++) {
    await attempt('10.1.0.3', 'exists');
    await attempt('10.1.0.4', 'exists.not');
  }
  const known = await attempt('10.1.0.3', 'exists');
  const unknown = await attempt('10.1.0.4', 'exists.not');
  const words = (body: string) => /error-summary-title[\s\S]*?<\/ul>/.exec(body)?.[0];
  expect(known.status).toBe(429);
  expect(words(unknown.body)).toBe(words(known.body));
});

test('[BP-23] nobody at another address can keep a colleague out, however they try', async () => {
  await addWorker(house, place, 'colleague', 'reception');
  await addWorker(house, place, 'neighbour', 'reception');
  const strangers = fc.array(
    fc.record({
      address: fc.constantFrom('10.66.0.1', '10.66.0.2', '2001:db8::1', '2001:db8:0:1::1'),
      login: fc.constantFrom('colleague', 'neighbour', 'nobody'),
      count: fc.integer({ min: 1, max: 8 }),
    }),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(strangers, async (attacks) => {
      for (const { address, login, count } of attacks)
        for (let tries = 0; tries < count; tries++) await attempt(address, login);
      expect((await attempt('10.2.0.9', 'colleague', password)).status).toBe(303);
    }),
    { numRuns: 6 },
  );
}, 240_000);

test('[BP-23] guesses at the same address keep a colleague out of no browser where they have signed in before', async () => {
  await addWorker(house, place, 'at.desk', 'reception');
  const own = house.browser('10.1.0.5');
  await own.post('/sign-in', { login: 'at.desk', password });
  await own.post('/sign-out', {});
  for (let tries = 0; tries < 8; tries++) await attempt('10.1.0.5', 'at.desk');
  expect((await attempt('10.1.0.5', 'at.desk', password)).status).toBe(429);
  expect((await own.post('/sign-in', { login: 'at.desk', password })).status).toBe(303);
});

test('[BP-23] a mark of one worker opens no way around the count for another, and is itself counted', async () => {
  await addWorker(house, place, 'marked', 'reception');
  await addWorker(house, place, 'target', 'reception');
  const browser = house.browser('10.1.0.6');
  await browser.post('/sign-in', { login: 'marked', password });
  const tries = async (login: string) => {
    const statuses: number[] = [];
    for (let count = 0; count < 6; count++)
      statuses.push((await browser.post('/sign-in', { login, ...guess })).status);
    return statuses.at(-1);
  };
  expect(await tries('target')).toBe(429);
  expect(await tries('marked')).toBe(429);
});

test('networks that one person holds whole are counted as one', () => {
  expect(networkOf('10.0.0.1')).toBe('10.0.0.1');
  expect(networkOf('::ffff:10.0.0.1')).toBe('10.0.0.1');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'));
  expect(networkOf('2001:db8:1:2::9')).not.toBe(networkOf('2001:db8:1:3::9'));
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});
