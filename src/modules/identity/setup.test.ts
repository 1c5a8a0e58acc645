import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, startHouse } from '../../../test/house.ts';
import { setupCode } from './commands/setup.ts';

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

const form = {
  surname: 'Перша',
  given: 'Марія',
  login: 'maria.persha',
  fresh: 'чотири слова біля вікна',
  repeat: 'чотири слова біля вікна',
};

test('[ORG-7] an empty installation gets its first administrator by the code of the console, once', async () => {
  const old = (await setupCode(house.services)) ?? '';
  const code = (await setupCode(house.services)) ?? '';
  const browser = house.browser();
  expect((await browser.get('/setup')).status).toBe(200);
  const stale = await browser.post('/setup', { ...form, code: old });
  expect(stale.status).toBe(422);
  expect(stale.body).toContain('Код не підходить');
  expect(stale.body).toContain('value="Перша"');
  expect(stale.body).not.toContain(form.fresh);
  const weak = await browser.post('/setup', { ...form, code, fresh: 'коротко', repeat: 'коротко' });
  expect(weak.body).toContain('закороткий');
  const made = await browser.post('/setup', { ...form, code });
  expect(made.location).toBe('/home?next=%2Fsetup%2Fnext');
  expect((await browser.open(made.location ?? '')).at).toBe('/sign-in/second-factor?next=%2Fsetup%2Fnext');
  expect((await house.browser().get('/setup')).status).toBe(404);
  expect((await house.browser().post('/setup', { ...form, code, login: 'second' })).status).toBe(404);
  expect(await setupCode(house.services)).toBeNull();
});
