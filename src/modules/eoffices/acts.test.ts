import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { readPdfText } from '#platform/pdf/pdfText.ts';
import { systemActor } from '#platform/session/actor.ts';
import { visitor } from '#platform/session/principal.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { goodNamed, registerItem } from './commands/stock.ts';
import { itemsOf } from './data/items.ts';
import { eofficeScope } from './rights.ts';
import { onHand } from './rules/stock.ts';

const clock = fixedClock('2026-03-03T09:00:00Z');
const actor = systemActor('test');
let house: TestApp;
let municipalityId: string;
let office: string;
const workers: Record<string, string> = {};
const members = [
  { name: 'Вигадана Олена', post: 'завідувачка' },
  { name: 'Уявний Петро', post: 'бухгалтер' },
  { name: 'Умовна Ганна', post: 'оператор' },
];

beforeAll(async () => {
  house = await startTestApp({ clock });
  const { queries } = house.services.database;
  const offices = await queries
    .selectFrom('eoffice')
    .select(['id', 'number', 'municipality_id as municipalityId'])
    .where('number', '=', 3)
    .orderBy('number')
    .execute();
  office = offices[0]?.id ?? '';
  municipalityId = offices[0]?.municipalityId ?? '';
  for (const { id, login } of await queries.selectFrom('worker').select(['id', 'login']).execute())
    workers[login] = id;
});
afterAll(async () => {
  await house?.close();
});

const keeper = (login: string): string => workers[login] ?? '';
const network = () => eofficeScope({ ...visitor, role: 'headEoffice', municipalityId });
const inTx = <T>(work: Parameters<typeof house.services.database.transaction<T>>[0]): Promise<T> =>
  house.services.database.transaction(work);
const newGood = (name: string) =>
  inTx((tx) => goodNamed(tx, municipalityId, { name, unit: 'шт.', kind: 'stationery' }));
const stockNow = async (goodId: string) =>
  (await house.services.database.queries
    .selectFrom('eoffice_stock')
    .select(['quantity', 'used', 'value'])
    .where('good_id', '=', goodId)
    .where('eoffice_id', '=', office)
    .executeTakeFirst()) ?? { quantity: 0, used: 0, value: 0 };

const register = (inventoryNumber: string, login: string) =>
  inTx((tx) =>
    registerItem(tx, actor, municipalityId, {
      office,
      keeper: keeper(login),
      inventoryNumber,
      kind: 'equipment',
      name: `Принтер ${inventoryNumber}`,
      serial: '',
      receivedOn: '2025-01-10',
      document: 'Накладна 4',
      cost: 123_400,
    }),
  );

/** Words are compared without spaces: letters and figures of one word are pieces of their own in the file. */
const squeezed = (text: string): string => text.replace(/\s+/gu, '');

async function paperOf(cookies: Map<string, string>, path: string): Promise<string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await fetch(house.url + path, { headers: { cookie } });
  expect(reply.headers.get('content-type')).toContain('application/pdf');
  return squeezed(readPdfText(new Uint8Array(await reply.arrayBuffer())));
}

async function expectNumbersWithoutGaps() {
  const acts = await house.services.database.queries
    .selectFrom('eoffice_write_off')
    .select('number')
    .where('eoffice_id', '=', office)
    .where('year', '=', 2026)
    .orderBy('number')
    .execute();
  expect(acts.map(({ number }) => number)).toEqual(acts.map((_, at) => at + 1));
}

test('[KO-A3-3] from receipt to the act: spent goods are offered for writing off, the act is printed, a mistake is reversed', async () => {
  const chief = await house.signIn('headeoffice.kharkiv');
  const operator = await house.signIn('eoffice.kharkiv');
  const receipt = {
    office,
    source: 'supplier',
    good: '',
    name: 'Картридж 12A',
    unit: 'шт.',
    kind: 'consumable',
    quantity: '4',
    cost: '2 000',
    date: '02.03.2026',
    document: 'Накладна 8',
  };
  const receivePath = `/e-offices/stock/receive?office=${office}`;
  expect((await operator.post(receivePath, receipt)).status).toBe(403);
  expect((await chief.post(receivePath, { ...receipt, name: '' })).status).toBe(422);
  expect((await chief.post(receivePath, { ...receipt, date: '04.03.2026' })).status).toBe(422);
  expect((await chief.post(receivePath, receipt)).status).toBe(303);
  const good = await newGood('картридж 12a');
  const spend = { office, good, way: 'spent', quantity: '9', date: '03.03.2026', document: 'Друк анкет' };
  const short = await operator.post(`/e-offices/stock/spend?office=${office}`, spend);
  expect([short.status, short.text.includes('лишилося 4')]).toEqual([422, true]);
  expect(
    (await operator.post(`/e-offices/stock/spend?office=${office}`, { ...spend, quantity: '3' })).status,
  ).toBe(303);
  expect(onHand(await stockNow(good))).toBe(1);
  const begin = { office, kind: 'goods', date: '03.03.2026', basis: 'Витрачено за квартал' };
  const made = await operator.post(`/e-offices/write-offs/new?office=${office}`, begin);
  const page = await operator.get(made.location);
  expect(page.text).toMatch(new RegExp(`name="take_${good}" value="3"|value="3"[^>]*name="take_${good}"`));
  const draft = { version: '1', date: '03.03.2026', basis: 'Витрачено за квартал', [`take_${good}`]: '3' };
  const commission = Object.fromEntries(
    members.flatMap(({ name, post }, at) => [
      [`name_${at}`, name],
      [`post_${at}`, post],
    ]),
  );
  const line = { ...draft, [`reason_${good}`]: 'витрачено' };
  expect((await operator.post(`${made.location}/sign`, line)).text).toContain('голова комісії');
  const much = { ...line, ...commission, [`take_${good}`]: '5' };
  expect((await operator.post(`${made.location}/sign`, much)).text).toContain('На обліку лише 4');
  expect((await operator.post(made.location, { ...line, ...commission })).status).toBe(303);
  expect((await stockNow(good)).quantity).toBe(4);
  const sign = { ...line, ...commission, version: '2' };
  expect((await operator.post(`${made.location}/sign`, sign)).status).toBe(303);
  expect(await stockNow(good)).toEqual({ quantity: 1, used: 0, value: 50_000 });
  expect((await operator.post(`${made.location}/sign`, sign)).status).toBe(409);
  const paper = await paperOf(operator.cookies, `${made.location}/act.pdf`);
  for (const words of ['ЗАТВЕРДЖУЮ', 'Акт списання', 'Вигадана Олена', 'Картридж 12A', '1 500,00'])
    expect(paper).toContain(squeezed(words));
  const reverse = await operator.post(`${made.location}/reverse`, { version: '3', basis: 'Не той матеріал' });
  expect(reverse.status).toBe(303);
  expect(await stockNow(good)).toEqual({ quantity: 4, used: 3, value: 200_000 });
  expect((await operator.post(`${made.location}/reverse`, { version: '3', basis: 'ще раз' })).status).toBe(
    409,
  );
  expect((await operator.get(made.location)).text).toContain('Скасовано актом №');
  const list = await paperOf(operator.cookies, `/e-offices/stock/inventory.pdf?office=${office}`);
  expect(list).toContain(squeezed('Картридж 12A'));
  await expectNumbersWithoutGaps();
});

test('[KO-A3-3] a thing is written off once, and comes back with the act that reverses it', async () => {
  await register('WO-1', 'eoffice.kharkiv');
  const operator = await house.signIn('eoffice.kharkiv');
  const find = async () =>
    house.services.database.queries
      .selectFrom('eoffice_item')
      .select(['id', 'written_off_on as on'])
      .where('inventory_number', '=', 'WO-1')
      .executeTakeFirstOrThrow();
  const { id } = await find();
  const begin = { office, kind: 'things', date: '03.03.2026', basis: 'Висновок 5' };
  const made = await operator.post(`/e-offices/write-offs/new?office=${office}`, begin);
  const sign: Record<string, string> = {
    version: '1',
    date: '03.03.2026',
    basis: 'Висновок 5',
    [`take_${id}`]: '1',
    [`reason_${id}`]: 'згоріла плата',
  };
  for (const [at, { name, post }] of members.entries()) {
    sign[`name_${at}`] = name;
    sign[`post_${at}`] = post;
  }
  expect((await operator.post(`${made.location}/sign`, sign)).status).toBe(303);
  expect((await find()).on).toBe('2026-03-03');
  expect((await operator.get(`/e-offices/stock?office=${office}`)).text).not.toContain('WO-1');
  await operator.post(`${made.location}/reverse`, { version: '3', basis: 'Полагоджено' });
  expect((await find()).on).toBeNull();
});

test('[KO-A3-3] a stock-taking shows the difference and changes nothing before the head e-office accepts it', async () => {
  const operator = await house.signIn('eoffice.kharkiv');
  const chief = await house.signIn('headeoffice.kharkiv');
  await register('HO-2', 'eoffice.kharkiv');
  const { queries } = house.services.database;
  const stock = await queries
    .selectFrom('eoffice_stock')
    .select(['good_id as id', 'quantity', 'used'])
    .where('eoffice_id', '=', office)
    .where('quantity', '>', 0)
    .execute();
  const good = await newGood('картридж 12a');
  const form: Record<string, string> = { office, date: '03.03.2026', note: '' };
  for (const row of stock)
    form[`good_${row.id}`] = String(onHand({ ...row, value: 0 }) + (row.id === good ? 2 : 0));
  for (const item of await itemsOf(queries, network(), office))
    if (item.inventoryNumber !== 'HO-2') form[`item_${item.id}`] = 'found';
  const made = await operator.post(`/e-offices/stock/counts/new?office=${office}`, form);
  expect(made.status).toBe(303);
  const before = await stockNow(good);
  expect((await operator.get(made.location)).text).toContain('2 розбіжності');
  expect((await operator.post(`${made.location}/accept`, { version: '1' })).status).toBe(403);
  expect((await chief.post(`${made.location}/accept`, { version: '1' })).status).toBe(303);
  expect((await stockNow(good)).quantity).toBe(before.quantity + 2);
  expect((await operator.get(`/e-offices/stock?office=${office}`)).text).toContain('не знайдено');
  expect(await paperOf(chief.cookies, `${made.location}/act.pdf`)).toContain(squeezed('Акт інвентаризації'));
});
