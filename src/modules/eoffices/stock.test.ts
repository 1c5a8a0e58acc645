import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { readPdfText } from '#platform/pdf/pdfText.ts';
import { systemActor } from '#platform/session/actor.ts';
import { visitor } from '#platform/session/principal.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { acceptCount, recordCount } from './commands/counts.ts';
import { confirmHandover, offerHandover } from './commands/handovers.ts';
import { goodNamed, receiveGoods, registerItem, spendGoods } from './commands/stock.ts';
import { beginWriteOff, reverseWriteOff, signWriteOff } from './commands/writeOffs.ts';
import { handoverWithin } from './data/handovers.ts';
import { itemsOf } from './data/items.ts';
import { writeOffWithin } from './data/writeOffs.ts';
import { eofficeScope } from './rights.ts';
import { parseQuantity, worthOf } from './rules/stock.ts';
import { commissionFault, filledMembers } from './rules/writeOff.ts';

const clock = fixedClock('2026-03-03T09:00:00Z');
const actor = systemActor('test');
let house: TestApp;
let municipalityId: string;
let office: string;
let head: string;
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
    .where('number', 'in', [3, 10])
    .orderBy('number')
    .execute();
  office = offices[0]?.id ?? '';
  head = offices[1]?.id ?? '';
  municipalityId = offices[0]?.municipalityId ?? '';
  for (const { id, login } of await queries.selectFrom('worker').select(['id', 'login']).execute())
    workers[login] = id;
});
afterAll(async () => {
  await house?.close();
});

const keeper = (login: string): string => workers[login] ?? '';
const by = (date = '2026-03-03') => ({
  workerId: keeper('headeoffice.kharkiv'),
  date,
  now: new Date('2026-03-03T09:00:00Z'),
});
const network = () => eofficeScope({ ...visitor, role: 'headEoffice', municipalityId });
const inTx = <T>(work: Parameters<typeof house.services.database.transaction<T>>[0]): Promise<T> =>
  house.services.database.transaction(work);
const newGood = (name: string) =>
  inTx((tx) => goodNamed(tx, municipalityId, { name, unit: 'шт.', kind: 'stationery' }));
const receive = (
  goodId: string,
  quantity: number,
  value: number,
  to = office,
  fromId: string | null = null,
) =>
  inTx((tx) =>
    receiveGoods(tx, actor, by(), { eofficeId: to, goodId, quantity, value, document: 'Накладна 1', fromId }),
  );
const stockNow = async (goodId: string, at = office) =>
  (await house.services.database.queries
    .selectFrom('eoffice_stock')
    .select(['quantity', 'used', 'value'])
    .where('good_id', '=', goodId)
    .where('eoffice_id', '=', at)
    .executeTakeFirst()) ?? { quantity: 0, used: 0, value: 0 };

test('[KO-A3-3] quantities, prices of parts and commissions follow their rules', () => {
  expect(parseQuantity('1 000')).toBe(1000);
  for (const wrong of ['', '-1', '1,5', 'п’ять', '1234567']) expect(parseQuantity(wrong)).toBeNull();
  fc.assert(
    fc.property(fc.nat(500), fc.nat(100_000), fc.nat(500), (quantity, value, part) => {
      const stock = { quantity: quantity + 1, used: 0, value };
      const taken = Math.min(part, quantity + 1);
      const rest = value - worthOf(stock, taken);
      expect(rest).toBeGreaterThanOrEqual(0);
      if (taken === stock.quantity) expect(rest).toBe(0);
    }),
  );
  expect(commissionFault(members)).toBeNull();
  expect(commissionFault(members.slice(1))).toBe('few');
  expect(commissionFault([...members, { name: 'Хтось', post: '' }])).toBe('incomplete');
  expect(filledMembers([{ name: '', post: '' }, ...members])).toHaveLength(3);
});

test('[KO-A3-3] the stock is the sum of its movements and never below zero, whoever moves it at the same time', async () => {
  let round = 0;
  const step = fc.record({
    what: fc.constantFrom('receive', 'issue', 'spend', 'spend', 'back', 'count', 'writeOff', 'reverse'),
    amount: fc.integer({ min: 1, max: 9 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 15 }), async (steps) => {
      round += 1;
      const good = await newGood(`Папір ${round}`);
      await receive(good, 20, 1999, head);
      await receive(good, 6, 700);
      const move = async ({ what, amount }: { what: string; amount: number }): Promise<unknown> => {
        const spent = { eofficeId: office, goodId: good, quantity: amount, document: 'Анкети' };
        if (what === 'receive') return receive(good, amount, amount * 17);
        if (what === 'issue') return receive(good, amount, 0, office, head);
        if (what === 'spend') return inTx((tx) => spendGoods(tx, actor, by(), { ...spent, back: false }));
        if (what === 'back') return inTx((tx) => spendGoods(tx, actor, by(), { ...spent, back: true }));
        if (what === 'count') {
          const counted = [{ goodId: good, counted: amount }];
          const id = await inTx((tx) =>
            recordCount(tx, actor, by(), { eofficeId: office, note: '', items: [], goods: counted }),
          );
          return inTx(async (tx) => {
            if ((await acceptCount(tx, actor, by(), id, 1)) === 'moved') throw new Error('moved');
          }).catch((error) => expect(String(error)).toContain('moved'));
        }
        if (what === 'writeOff') return writeOff(good, amount);
        const last = await house.services.database.queries
          .selectFrom('eoffice_movement')
          .select('write_off_id as id')
          .where('good_id', '=', good)
          .where('kind', '=', 'writtenOff')
          .orderBy('id', 'desc')
          .executeTakeFirst();
        const act = last?.id && (await writeOffWithin(house.services.database.queries, network(), last.id));
        return act && inTx((tx) => reverseWriteOff(tx, actor, by(), act, 'Помилка'));
      };
      for (let at = 0; at < steps.length; at += 3) await Promise.all(steps.slice(at, at + 3).map(move));
      for (const place of [office, head]) {
        const { quantity, used, value } = await stockNow(good, place);
        const sums = await house.services.database.queries
          .selectFrom('eoffice_movement')
          .select((e) => [
            e.fn.sum<string>('quantity').as('quantity'),
            e.fn.sum<string>('used').as('used'),
            e.fn.sum<string>('value').as('value'),
          ])
          .where('good_id', '=', good)
          .where('eoffice_id', '=', place)
          .executeTakeFirstOrThrow();
        expect([Number(sums.quantity), Number(sums.used), Number(sums.value)]).toEqual([
          quantity,
          used,
          value,
        ]);
        expect(quantity).toBeGreaterThanOrEqual(used);
        expect(used).toBeGreaterThanOrEqual(0);
        expect(value).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
  await expectNumbersWithoutGaps();
});

/** A signed act of one kind of goods, or nothing when the books have less: then all is rolled back. */
const writeOff = (goodId: string, quantity: number) =>
  inTx(async (tx) => {
    const id = await beginWriteOff(tx, actor, by(), {
      eofficeId: office,
      kind: 'goods',
      basis: 'Витрачено',
      draft: { members: [], lines: [] },
    });
    const lines = [{ id: goodId, quantity, reason: 'витрачено' }];
    const signed = await signWriteOff(
      tx,
      actor,
      by(),
      { id, eofficeId: office, kind: 'goods', date: '2026-03-03', version: 1 },
      { members, lines },
    );
    if (signed.kind !== 'done') throw new Error(signed.kind);
    return id;
  }).catch((error) => {
    expect(String(error)).toContain('short');
    return null;
  });

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

test('[KO-A3-3] the database itself refuses to go below zero, to change a signed act, to move a thing without an act', async () => {
  const { queries } = house.services.database;
  const good = await newGood('Скріпки');
  await receive(good, 5, 500);
  const row = {
    eoffice_id: office,
    good_id: good,
    date: '2026-03-03',
    document: 'x',
    recorded_by: keeper('headeoffice.kharkiv'),
    recorded_at: new Date(),
  };
  const insert = (more: { kind: string; quantity: number; used: number; value: number }) =>
    queries
      .insertInto('eoffice_movement')
      .values({ id: v7(), ...row, ...more })
      .execute();
  await expect(insert({ kind: 'issued', quantity: -6, used: 0, value: -500 })).rejects.toThrow(
    /below_zero|used/,
  );
  await expect(insert({ kind: 'spent', quantity: 0, used: 6, value: 0 })).rejects.toThrow(/used_of_quantity/);
  await expect(insert({ kind: 'writtenOff', quantity: -1, used: 0, value: 0 })).rejects.toThrow(/sense/);
  const id = await writeOff(good, 2);
  if (id === null) throw new Error('not written off');
  await expect(
    queries.updateTable('eoffice_write_off').set({ basis: 'інша' }).where('id', '=', id).execute(),
  ).rejects.toThrow(/not changed/);
  await expect(
    queries
      .insertInto('eoffice_write_off_line')
      .values({ id: v7(), write_off_id: id, good_id: good, quantity: 1, value: 1, reason: 'ще' })
      .execute(),
  ).rejects.toThrow(/not added to/);
  await expect(
    queries.updateTable('eoffice_movement').set({ quantity: 9 }).where('good_id', '=', good).execute(),
  ).rejects.toThrow();
  // Signed, and nothing left the stock: refused when the transaction ends.
  await expect(
    inTx(async (tx) => {
      const act = await beginWriteOff(tx, actor, by(), {
        eofficeId: office,
        kind: 'goods',
        basis: 'Витрачено',
        draft: { members: [], lines: [] },
      });
      const line = { write_off_id: act, good_id: good, quantity: 1, value: 1, reason: 'x' };
      await tx
        .insertInto('eoffice_write_off_line')
        .values({ id: v7(), ...line })
        .execute();
      await tx
        .insertInto('eoffice_write_off_member')
        .values(members.map((one, position) => ({ write_off_id: act, position, ...one })))
        .execute();
      const signed = {
        state: 'signed',
        year: 2026,
        number: 999,
        signed_by: row.recorded_by,
        signed_at: new Date(),
      };
      await tx.updateTable('eoffice_write_off').set(signed).where('id', '=', act).execute();
    }),
  ).rejects.toThrow(/stock differ/);
  await register('DB-1', 'eoffice.kharkiv');
  await expect(
    queries
      .updateTable('eoffice_item')
      .set({ keeper_id: keeper('eoffice2.kharkiv') })
      .where('inventory_number', '=', 'DB-1')
      .execute(),
  ).rejects.toThrow(/by an act of handover/);
});

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

test('[KO-A3-3] a handover needs both to confirm; things and their cost are the same before and after', async () => {
  await register('HO-1', 'eoffice.kharkiv');
  await register('HO-2', 'eoffice.kharkiv');
  const all = async () => {
    const { queries } = house.services.database;
    const rows = await queries.selectFrom('eoffice_item').select(['id', 'cost', 'keeper_id']).execute();
    return { count: rows.length, cost: rows.reduce((sum, { cost }) => sum + cost, 0), rows };
  };
  const before = await all();
  const [item] = (await itemsOf(house.services.database.queries, network(), office)).filter(
    ({ inventoryNumber }) => inventoryNumber === 'HO-1',
  );
  const { id: other } = await house.services.database.queries
    .selectFrom('eoffice')
    .select('id')
    .where('number', '=', 19)
    .executeTakeFirstOrThrow();
  const giver = await house.signIn('eoffice.kharkiv');
  const receiver = await house.signIn('eoffice2.kharkiv');
  const form = { office, items: item?.id ?? '', to: `${keeper('eoffice2.kharkiv')}.${other}`, note: '' };
  const path = `/e-offices/handovers/new?office=${office}`;
  expect((await giver.post(path, { ...form, items: '' })).status).toBe(422);
  expect((await giver.post(path, { ...form, to: `${keeper('eoffice.kharkiv')}.${office}` })).status).toBe(
    422,
  );
  expect((await giver.post(path, { ...form, goods: 'yes' })).status).toBe(422);
  const made = await giver.post(path, form);
  expect(made.status).toBe(303);
  expect((await giver.post(`${made.location}/confirm`, { version: '1' })).status).toBe(409);
  expect((await all()).rows).toEqual(expect.arrayContaining(before.rows));
  const seen = await receiver.get(made.location);
  expect(seen.text).toContain('Підтверджую: майно прийнято');
  expect((await receiver.post(`${made.location}/confirm`, { version: '1' })).status).toBe(303);
  expect((await receiver.post(`${made.location}/confirm`, { version: '2' })).status).toBe(409);
  const after = await all();
  expect([after.count, after.cost]).toEqual([before.count, before.cost]);
  expect(after.rows.find(({ id }) => id === item?.id)?.keeper_id).toBe(keeper('eoffice2.kharkiv'));
  const paper = await paperOf(receiver.cookies, `${made.location}/act.pdf`);
  for (const words of ['Акт приймання-передачі', '№ 1 від 03.03.2026', 'HO-1', '1 234,00'])
    expect(paper).toContain(squeezed(words));
  const stranger = await house.signIn('coordinator.bakhmut');
  expect((await stranger.get(made.location)).status).toBe(404);
});

/** Words are compared without spaces: letters and figures of one word are pieces of their own in the file. */
const squeezed = (text: string): string => text.replace(/\s+/gu, '');

async function paperOf(cookies: Map<string, string>, path: string): Promise<string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await fetch(house.url + path, { headers: { cookie } });
  expect(reply.headers.get('content-type')).toContain('application/pdf');
  return squeezed(readPdfText(new Uint8Array(await reply.arrayBuffer())));
}

test('[KO-A3-3] whatever is handed over, at once too, nothing is lost or doubled and its cost stays', async () => {
  const hands = ['eoffice.kharkiv', 'headeoffice.kharkiv', 'eoffice2.kharkiv'].map(keeper);
  for (const at of [1, 2, 3, 4]) await register(`PR-${at}`, 'eoffice.kharkiv');
  const { queries } = house.services.database;
  const own = () =>
    queries
      .selectFrom('eoffice_item')
      .select(['id', 'cost', 'keeper_id as keeper', 'eoffice_id as place'])
      .where('inventory_number', 'like', 'PR-%')
      .orderBy('id')
      .execute();
  const before = (await own()).map(({ id, cost }) => ({ id, cost }));
  const step = fc.record({
    from: fc.nat(2),
    to: fc.nat(2),
    pick: fc.uniqueArray(fc.nat(3), { minLength: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const things = await own();
      const results = await Promise.all(
        steps.map(async ({ from, to, pick }) => {
          const [fromId, toId] = [hands[from] ?? '', hands[to] ?? ''];
          const items = things.filter(({ keeper: who }, at) => who === fromId && pick.includes(at));
          if (fromId === toId || items.length === 0) return 'nothing';
          const who = { today: '2026-03-03', now: by().now };
          const offer = {
            fromId,
            toId,
            items,
            withGoods: false,
            note: '',
            createdBy: fromId,
            signedBy: fromId,
          };
          const place = { eofficeId: items[0]?.place ?? office, toOfficeId: items[0]?.place ?? office };
          const id = await inTx((tx) => offerHandover(tx, actor, { ...offer, ...place, ...who }));
          const act = await handoverWithin(queries, network(), id);
          return act && inTx((tx) => confirmHandover(tx, actor, act, { version: 1, workerId: toId, ...who }));
        }),
      );
      const after = await own();
      expect(after.map(({ id, cost }) => ({ id, cost }))).toEqual(before);
      for (const { keeper: who } of after) expect(hands).toContain(who);
      if (!results.includes('done')) expect(after).toEqual(things);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
