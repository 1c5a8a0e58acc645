import { afterAll, beforeAll, expect, test } from 'vitest';
import { businessDate } from '#platform/clock/clock.ts';
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

test('[KO-A1] the plan shows offices of known districts, the list all; the head office places tiles and enters districts', async () => {
  const head = await house.signIn('headeoffice.kharkiv');
  const publicly = (await house.anonymous().get('/e-offices')).text;
  expect(publicly).toContain('Схема, не масштаб');
  expect(publicly).toContain('Розташування плиток умовне');
  expect(publicly).toContain('href="#office-3"');
  // No. 14 names no district, and none is guessed from its street.
  expect(publicly).not.toContain('href="#office-14"');
  expect(publicly).toContain('id="office-14"');
  const { id, version } = await officeNumber(14);
  const path = `/e-offices/work/${id}`;
  const away = { ...fields, version: String(version), latitude: '40,71', longitude: '-74' };
  expect((await head.post(path, away)).text).toContain('у межах України');
  expect((await head.post(path, { ...away, latitude: '50', longitude: '' })).text).toContain('або жодної');
  const right = { ...away, district: 'Київський', latitude: '50,01', longitude: '36.23' };
  expect((await head.post(path, right)).status).toBe(303);
  const after = (await house.anonymous().get('/e-offices')).text;
  expect(after).toContain('href="#office-14"');
  expect(after).toContain('geo:50.01,36.23');

  const plan = '/e-offices/network/plan';
  const same = { 'name-0': 'Київський', 'col-0': '2', 'row-0': '1', 'name-1': 'Слобідський' };
  const refused = await head.post(plan, { ...same, 'col-1': '2', 'row-1': '1' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Тут уже стоїть Київський район');
  expect((await head.post(plan, { ...same, 'col-1': '3', 'row-1': '2' })).status).toBe(303);
  expect((await house.anonymous().get('/e-offices')).text).not.toContain('Розташування плиток умовне');
  expect((await (await house.signIn('eoffice.kharkiv')).get(plan)).status).toBe(403);
});

test('[BP-9][KO-A1] the name of an operator is public only while the operator agrees', async () => {
  const operator = await house.signIn('eoffice.kharkiv');
  const { surname } = await house.services.database.queries
    .selectFrom('worker')
    .select('surname')
    .where('login', '=', 'eoffice.kharkiv')
    .executeTakeFirstOrThrow();
  const directory = async () => (await house.anonymous().get('/e-offices')).text;
  expect(await directory()).not.toContain(surname);
  expect((await operator.post('/e-offices/name', { shown: 'yes' })).status).toBe(303);
  expect(await directory()).toContain(`Оператор: ${surname}`);
  expect((await operator.post('/e-offices/name', { shown: 'no' })).status).toBe(303);
  expect(await directory()).not.toContain(surname);
  const kept = await house.services.database.queries.selectFrom('eoffice_public_name').selectAll().execute();
  expect(kept).toHaveLength(1);
  expect(kept[0]?.withdrawn_at).not.toBeNull();
});

test('[BP-23][KN-3.1] the department reads the journal without names and the announcements without the letters; the auditor neither', async () => {
  const operator = await house.signIn('eoffice.kharkiv');
  const entry = {
    entry: '0199a1b2-0000-7000-8000-00000000abcd',
    date: businessDate(house.services.clock.now()),
    consent: 'given',
    personName: 'Непомітна Роксолана',
    socialStatus: 'other',
    address: 'Харків, вул. Таємна, 4',
    content: 'Питання про пільги',
    note: '',
    kind: 'personal',
    answered: 'yes',
    serviceId: '',
    referredTo: '',
  };
  expect((await operator.post('/e-offices/journal', entry)).status).toBe(303);
  const { id } = await officeNumber(3);
  const department = await house.signIn('coordinator.kharkiv');
  for (const path of [`/e-offices/journal?office=${id}`, `/e-offices/journal/${id}/print`]) {
    const read = await department.get(path);
    expect(read.status).toBe(200);
    expect(read.text).toContain('Питання про пільги');
    expect(read.text).toContain('приховано');
    expect(read.text).not.toMatch(/Роксолана|Таємна/);
  }
  expect((await operator.get('/e-offices/journal')).text).toContain('Роксолана');
  expect((await department.get('/e-offices/announcements')).status).toBe(200);
  expect((await department.get('/e-offices/answers')).text).not.toContain('name="question"');
  expect((await department.get('/e-offices/exchange')).status).toBe(403);
  const auditor = await house.signIn('auditor.kharkiv');
  for (const path of ['/e-offices/journal', '/e-offices/announcements', '/e-offices/answers'])
    expect((await auditor.get(path)).status).toBe(403);
  expect((await auditor.get('/e-offices/reports')).status).toBe(200);
});
