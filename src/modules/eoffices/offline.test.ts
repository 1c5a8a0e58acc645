import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import type { DeviceEntry, DeviceEntryAnswer, JournalKit } from './schemas/offline.ts';

// A Tuesday, 11:00 in Kyiv.
const clock = fixedClock('2026-03-03T09:00:00Z');
let house: TestApp;
let operator: Client;
let kit: JournalKit;

beforeAll(async () => {
  house = await startTestApp({ clock });
  operator = await house.signIn('eoffice.kharkiv');
  kit = await learn(operator);
});
afterAll(async () => {
  await house?.close();
});

const learn = async (client: Client): Promise<JournalKit> =>
  JSON.parse((await client.get('/api/v1/e-offices/journal/kit')).text);

const entry = {
  date: '2026-03-03',
  consent: 'given',
  personName: 'Гай Софія Іванівна',
  socialStatus: 'chornobyl',
  address: 'Харків, вул. Уявна, 5',
  content: 'Питала про пільги',
  note: '',
  kind: 'telephone',
  answered: 'yes',
  serviceId: '',
  referredTo: '',
};
type Wish = Partial<Omit<DeviceEntry, 'entry'>> & { readonly entry?: Partial<DeviceEntry['entry']> };

async function send(more: Wish = {}): Promise<DeviceEntryAnswer> {
  const now = clock.now().toISOString();
  const body = {
    id: v7(),
    eofficeId: kit.eofficeId,
    dateChosen: false,
    offline: true,
    writtenAt: now,
    sentAt: now,
    offsetMs: 0,
    contactAt: kit.at,
    ...more,
    entry: { ...entry, ...more.entry },
  };
  const answer = await operator.json('POST', '/api/v1/e-offices/journal/entries', body, {
    'idempotency-key': v7(),
  });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text);
}

const stored = (id: string) =>
  house.services.database.queries
    .selectFrom('eoffice_entry')
    .select(['number', 'date', 'address', 'offline', 'recorded_at'])
    .where('id', '=', id)
    .executeTakeFirst();

test('[KO-A2-6] the same entry of a device, sent twice or with other words, stays one under one number', async () => {
  const id = v7();
  const first = await send({ id });
  expect(first).toMatchObject({ kind: 'recorded', date: '2026-03-03', notices: [], problems: [] });
  expect(await send({ id })).toMatchObject({ kind: 'repeated', number: first.number });
  expect(await send({ id, entry: { address: 'Харків, вул. Інша, 1' } })).toMatchObject({
    kind: 'differs',
    number: first.number,
  });
  expect(await stored(id)).toMatchObject({ number: first.number, address: entry.address, offline: true });
  expect((await send()).number).toBe((first.number ?? 0) + 1);
});

test('[KO-A2-6] a device whose clock is a day ahead: the entry stands under the server’s date, and the operator is told', async () => {
  const id = v7();
  const wrong = '2026-03-04T08:30:00.000Z';
  const answer = await send({
    id,
    writtenAt: wrong,
    sentAt: '2026-03-04T09:00:00.000Z',
    offsetMs: null,
    contactAt: null,
    entry: { date: '2026-03-04' },
  });
  expect(answer).toMatchObject({ kind: 'recorded', date: '2026-03-03', notices: ['dateMoved'] });
  expect((await stored(id))?.recorded_at).toEqual(new Date('2026-03-03T08:30:00Z'));
});

test('[KO-A2-6] what cannot be right comes back with what to do, and takes no number', async () => {
  const before = await send();
  const tomorrow = await send({ dateChosen: true, entry: { date: '2026-03-04' } });
  expect(tomorrow).toMatchObject({ kind: 'refused', refusal: 'fields', today: '2026-03-03' });
  expect(tomorrow.problems.join()).toContain('Дата ще не настала');
  expect(await send({ eofficeId: v7() })).toMatchObject({ kind: 'refused', refusal: 'otherOffice' });
  const moved = { writtenAt: '2016-01-01T00:10:00.000Z', entry: { date: '2016-01-01' } };
  expect(await send(moved)).toMatchObject({ kind: 'refused', refusal: 'clock' });
  // The operator says which day it was.
  const id = v7();
  await send({ ...moved, id, dateChosen: true, entry: { date: '2026-03-02' } });
  expect(await stored(id)).toMatchObject({ date: '2026-03-02', number: (before.number ?? 0) + 1 });
});

test('[KO-A2-6][KO-A2-7] visitor changed meanwhile, month reported already: recorded, and said', async () => {
  const { queries } = house.services.database;
  const { id: workerId } = await queries
    .selectFrom('worker')
    .select('id')
    .where('login', '=', 'eoffice.kharkiv')
    .executeTakeFirstOrThrow();
  await send({ offline: false, entry: { personName: 'Лис Іван', address: 'Харків, вул. Нова, 9' } });
  const early = await send({
    entry: { personName: 'Лис Іван', address: 'Харків, вул. Стара, 2' },
    contactAt: '2026-03-03T08:00:00.000Z',
  });
  expect(early.notices).toContain('visitorChanged');
  await queries
    .insertInto('eoffice_report')
    .values({
      id: v7(),
      eoffice_id: kit.eofficeId,
      year: 2026,
      month: 2,
      version: 1,
      personal: 0,
      written: 0,
      telephone: 0,
      internet: 0,
      answered: 0,
      veteran: 0,
      child_of_war: 0,
      chornobyl: 0,
      disability: 0,
      other: 0,
      signed_by: workerId,
      signed_name: 'Оператор',
      submitted_at: clock.now(),
    })
    .execute();
  const late = await send({ dateChosen: true, entry: { date: '2026-02-20', personName: 'Дуб Олег' } });
  expect(late).toMatchObject({ kind: 'recorded', date: '2026-02-20', notices: ['monthReported'] });
});

test('[KO-A2-6][BP-23] the device gets a key of its operator alone, the visitors of its office, and the giving is logged', async () => {
  const again = await learn(operator);
  expect(again.key).toBe(kit.key);
  expect(again.visitors.find(({ personName }) => personName === entry.personName)).toMatchObject({
    socialStatus: 'chornobyl',
    lastDate: '2026-03-03',
  });
  const head = await learn(await house.signIn('headeoffice.kharkiv'));
  expect(head.key).not.toBe(kit.key);
  expect(head.visitors).toEqual([]);
  const views = await house.services.database.queries
    .selectFrom('access_log')
    .select('subject_id')
    .where('subject', '=', 'eoffice')
    .where('subject_id', '=', kit.eofficeId)
    .execute();
  expect(views.length).toBeGreaterThan(0);
  expect((await (await house.signIn('front.bakhmut')).get('/api/v1/e-offices/journal/kit')).status).toBe(403);
  expect((await house.anonymous().get('/api/v1/e-offices/journal/kit')).status).toBe(401);
});

test('[KO-A2-6] the page that a device keeps holds nothing of any visitor', async () => {
  const shell = (await operator.get('/e-offices/journal/new')).text;
  expect(shell).not.toContain('Гай Софія');
  expect(shell).toContain('Немає зв’язку');
});
