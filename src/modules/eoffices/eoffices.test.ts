import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { findOffices, isLed, isOwn } from './rules/network.ts';

let house: TestApp;

beforeAll(async () => {
  house = await startTestApp();
});
afterAll(async () => {
  await house.close();
});

const officeNumber = (number: number) =>
  house.services.database.queries
    .selectFrom('eoffice')
    .where('number', '=', number)
    .selectAll()
    .executeTakeFirstOrThrow();

const fields = {
  address: 'Харків, вул. Багалія, 12',
  hours: '10:00-16:00',
  receptionHours: '11:00 – 15:00',
  phone: '057 700 11 22',
  email: 'office2@kharkiv.example',
  note: 'Вхід з двору',
};

test('[KO-A3-2, KN-4.2] the head of the network changes contacts; the ledger keeps before and after', async () => {
  const head = await house.signIn('headeoffice.kharkiv');
  const { id, version } = await officeNumber(2);
  const path = `/e-offices/work/${id}`;
  const wrong = await head.post(path, { ...fields, version: '1', phone: '12', hours: 'зранку', email: 'x' });
  expect(wrong.status).toBe(422);
  for (const words of ['Вкажіть телефон', 'Запишіть години так', 'value="зранку"'])
    expect(wrong.text).toContain(words);
  expect((await head.post(path, { ...fields, version: String(version) })).status).toBe(303);
  expect(await officeNumber(2)).toMatchObject({ phone: '+380577001122', hours: '10:00–16:00', version: 2 });
  expect((await head.post(path, { ...fields, version: String(version) })).status).toBe(409);
  const events = await house.services.database.queries
    .selectFrom('ledger')
    .where('subject_id', '=', id)
    .where('kind', '=', 'eoffice.changed')
    .selectAll()
    .execute();
  expect(events).toHaveLength(1);
  expect(events[0]?.payload).toMatchObject({ before: { phone: null }, after: { phone: '+380577001122' } });
  expect((await house.anonymous().get('/e-offices')).text).toContain('tel:+380577001122');
});

test('[ORG-7] an operator sees the own office and the network, and changes nothing', async () => {
  const operator = await house.signIn('eoffice.kharkiv');
  const page = await operator.get('/e-offices/work');
  expect(page.status).toBe(200);
  expect(page.text).toContain('№ 3. Територіальний центр надання соціальних послуг Слобідського району');
  expect(page.text).not.toContain('Змінити');
  const { id } = await officeNumber(3);
  expect((await operator.post(`/e-offices/work/${id}`, { ...fields, version: '1' })).status).toBe(403);
  expect((await (await house.signIn('front.bakhmut')).get('/e-offices/work')).status).toBe(403);
});

test('a grant reaches its own municipality alone', () => {
  const office = { municipalityId: 'a', number: 3, organisation: 'Підʼїзд', address: 'вул. Ґалаґанівська' };
  const operator = { role: 'eofficeOperator', municipalityId: 'a', number: 3 };
  expect(isOwn([operator], office)).toBe(true);
  expect(isOwn([{ ...operator, municipalityId: 'b' }], office)).toBe(false);
  expect(isLed([operator], office)).toBe(false);
  expect(isLed([{ role: 'headEoffice', municipalityId: 'a', number: 10 }], office)).toBe(true);
  expect(isLed([{ role: 'headEoffice', municipalityId: 'b', number: 10 }], office)).toBe(false);
  expect(findOffices([office], "під'їзд галаган")).toEqual([office]);
  expect(findOffices([office], 'сумська')).toEqual([]);
});
