import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/session/actor.ts';
import { visitor } from '#platform/session/principal.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { goodNamed, receiveGoods, spendGoods } from './commands/stock.ts';
import { cancelExpense, changeEstimate, commitExpense, payExpense } from './commands/supplies.ts';
import { budgetLines } from './data/supplies.ts';
import { supplyReport } from './data/supplyReport.ts';
import { eofficeScope } from './rights.ts';
import { parseMoney, quarterDays } from './rules/supplies.ts';

const clock = fixedClock('2026-03-03T09:00:00Z');
const actor = systemActor('test');
let house: TestApp;
let municipalityId: string;
let workerId: string;

beforeAll(async () => {
  house = await startTestApp({ clock });
  const { queries } = house.services.database;
  municipalityId = (
    await queries
      .selectFrom('municipality')
      .select('id')
      .where('code', '=', 'kharkiv')
      .executeTakeFirstOrThrow()
  ).id;
  workerId = (
    await queries
      .selectFrom('worker')
      .select('id')
      .where('login', '=', 'headeoffice.kharkiv')
      .executeTakeFirstOrThrow()
  ).id;
});
afterAll(async () => {
  await house?.close();
});

const plan = (year: number, amount: number, code = '7.2.3') =>
  house.services.database.transaction((tx) =>
    changeEstimate(tx, actor, {
      municipalityId,
      year,
      code,
      name: 'Папір',
      amount,
      act: 'Рішення № 1',
      date: `${year}-01-10`,
      workerId,
    }),
  );
const lineOf = async (year: number, code?: string) => {
  const lines = await budgetLines(house.services.database.queries, municipalityId, year);
  const line = code ? lines.find((one) => one.code === code) : lines[0];
  if (!line) throw new Error('no line');
  return line;
};
const commit = (line: string, amount: number, year: number) =>
  house.services.database.transaction((tx) =>
    commitExpense(
      tx,
      actor,
      {
        line,
        office: null,
        date: `${year}-02-01`,
        supplier: 'ТОВ «Уявне»',
        purpose: 'Папір',
        document: 'Рахунок 5',
        amount,
      },
      { municipalityId, workerId },
    ),
  );

test('[KO-A3-1] sums of money are read as people write them', () => {
  expect(parseMoney('40 000')).toBe(4_000_000);
  expect(parseMoney('1 234,5 грн')).toBe(123_450);
  expect(parseMoney('99.99')).toBe(9_999);
  for (const wrong of ['', '0', '-5', '1,234', '12 345 678 901', 'сто']) expect(parseMoney(wrong)).toBeNull();
  expect(quarterDays(2020, 2)).toEqual({ from: '2020-04-01', to: '2020-06-30' });
});

test('[KO-A3-1] the lines of 2020 are those of the order', async () => {
  const lines = await budgetLines(house.services.database.queries, municipalityId, 2020);
  expect(lines.map(({ code, planned }) => [code, planned])).toEqual([
    ['7.2.1', 4_000_000],
    ['7.2.2', 6_100_000],
    ['7.2.3', 3_100_000],
  ]);
});

test('[KO-A3-1] whatever is committed, paid, withdrawn and changed, at once too, a line never goes over its plan', async () => {
  const { database } = house.services;
  const year = 2030;
  let last = 0;
  const step = fc.record({
    what: fc.constantFrom('commit', 'commit', 'commit', 'pay', 'cancel', 'change'),
    amount: fc.integer({ min: 1, max: 800 }),
    pick: fc.nat(20),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      last += 1;
      const code = `9.${last}`;
      await plan(year, 1000, code);
      const { id } = await lineOf(year, code);
      // Four at a time: they meet at the same line.
      for (let at = 0; at < steps.length; at += 4)
        await Promise.all(
          steps.slice(at, at + 4).map(async ({ what, amount, pick }) => {
            if (what === 'commit') return commit(id, amount, year);
            if (what === 'change') return plan(year, pick % 2 === 0 ? amount : -amount, code);
            const open = await database.queries
              .selectFrom('eoffice_expense')
              .select(['id', 'version'])
              .where('line_id', '=', id)
              .where('state', '=', 'committed')
              .execute();
            const chosen = open[pick % Math.max(1, open.length)];
            if (!chosen) return null;
            return database.transaction(
              (tx): Promise<unknown> =>
                what === 'cancel'
                  ? cancelExpense(tx, actor, chosen.id, chosen.version)
                  : payExpense(tx, actor, chosen.id, {
                      version: chosen.version,
                      amount,
                      paidOn: `${year}-02-10`,
                      payment: 'Доручення 1',
                    }),
            );
          }),
        );
      const line = await lineOf(year, code);
      const all = await database.queries
        .selectFrom('eoffice_expense')
        .select(['state', 'amount', 'paid_amount'])
        .where('line_id', '=', id)
        .execute();
      const spent = all.reduce((sum, one) => sum + (one.paid_amount ?? 0), 0);
      const open = all.reduce((sum, one) => sum + (one.state === 'committed' ? one.amount : 0), 0);
      expect(line).toMatchObject({ spent, reserved: spent + open });
      expect(line.reserved).toBeLessThanOrEqual(line.planned);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

test('[KO-A3-1] the database itself refuses what goes over the plan', async () => {
  const { queries } = house.services.database;
  await plan(2029, 1000);
  const { id } = await lineOf(2029);
  const row = {
    line_id: id,
    date: '2029-01-20',
    supplier: 'ТОВ',
    purpose: 'Папір',
    document: 'Рахунок 9',
    recorded_by: workerId,
  };
  const add = (amount: number) =>
    queries
      .insertInto('eoffice_expense')
      .values({ ...row, id: v7(), amount })
      .execute();
  await add(600);
  await expect(add(401)).rejects.toThrow(/eoffice_budget_not_exceeded/);
  await expect(
    queries.updateTable('eoffice_budget_change').set({ amount: 5000 }).where('line_id', '=', id).execute(),
  ).rejects.toThrow();
});

test('[KO-A3-1][KO-A3-3] the report of an ended quarter is kept as it was submitted; a change is a new version with its reason', async () => {
  const { database } = house.services;
  const network = eofficeScope({ ...visitor, role: 'headEoffice', municipalityId });
  const { id: office } = await database.queries
    .selectFrom('eoffice')
    .select('id')
    .where('number', '=', 3)
    .executeTakeFirstOrThrow();
  await database.transaction(async (tx) => {
    const by = { workerId, date: '2025-11-10', now: new Date('2025-11-10T09:00:00Z') };
    const good = await goodNamed(tx, municipalityId, { name: 'Ручка', unit: 'шт.', kind: 'stationery' });
    const receipt = {
      eofficeId: office,
      goodId: good,
      quantity: 10,
      value: 12_345,
      document: 'Накладна',
      fromId: null,
    };
    await receiveGoods(tx, actor, { ...by, date: '2025-08-01' }, receipt);
    await receiveGoods(tx, actor, by, receipt);
    await spendGoods(tx, actor, by, {
      eofficeId: office,
      goodId: good,
      quantity: 4,
      back: false,
      document: 'Анкети',
    });
  });
  await plan(2025, 50_000);
  const report = await supplyReport(database.queries, network, 2025, 4);
  expect(report.goods.find(({ name }) => name === 'Ручка')).toMatchObject({
    opening: { quantity: 10, value: 12_345 },
    received: { quantity: 10, value: 12_345 },
    closing: { quantity: 20, value: 24_690 },
  });
  for (const { opening, received, writtenOff, counted, closing } of report.goods)
    for (const sum of ['quantity', 'value'] as const)
      expect(opening[sum] + received[sum] + writtenOff[sum] + counted[sum]).toBe(closing[sum]);
  const head = await house.signIn('headeoffice.kharkiv');
  const path = '/e-offices/supplies/quarter?year=2025&quarter=4';
  const submit = { year: '2025', quarter: '4', last: '0', reason: '' };
  const running = { ...submit, year: '2026', quarter: '1' };
  expect((await head.post('/e-offices/supplies/quarter?year=2026&quarter=1', running)).status).toBe(409);
  expect((await head.post(path, submit)).status).toBe(303);
  expect((await head.post(path, submit)).status).toBe(409);
  await plan(2025, 77_700);
  expect((await head.get(`${path}&version=1`)).text).toContain('500,00');
  expect((await head.get(`${path}&version=1`)).text).not.toContain('1 277,00');
  expect((await head.post(path, { ...submit, last: '1' })).status).toBe(422);
  expect((await head.post(path, { ...submit, last: '1', reason: 'Уточнено план' })).status).toBe(303);
  const department = await house.signIn('coordinator.kharkiv');
  expect((await department.get(`${path}&version=2`)).text).toContain('1\u00a0277,00');
  expect((await department.get(`${path}&version=3`)).status).toBe(404);
  expect((await department.post(path, { ...submit, last: '2', reason: 'x' })).status).toBe(403);
  await expect(
    database.queries.updateTable('eoffice_supply_report').set({ reason: 'інша' }).execute(),
  ).rejects.toThrow();
});

test('[KO-A3-1] the head office commits, pays and reports a quarter; over the line it is told what is left', async () => {
  const head = await house.signIn('headeoffice.kharkiv');
  const change = '/e-offices/supplies/change';
  const plan2026 = {
    year: '2026',
    code: '7.2.9',
    name: 'Обслуговування техніки',
    direction: 'more',
    amount: '1 000,00',
    act: 'Рішення № 7',
    date: '05.01.2026',
  };
  expect((await head.post(change, { ...plan2026, name: '' })).status).toBe(422);
  expect((await head.post(change, plan2026)).status).toBe(303);
  const { id: line } = await lineOf(2026, '7.2.9');
  const add = '/e-offices/supplies/expenses/new?year=2026';
  const expense = {
    line,
    office: '',
    date: '02.02.2026',
    supplier: 'ФОП Вигаданий',
    purpose: 'Заправка картриджів',
    document: 'Договір 3',
    amount: '700',
  };
  expect((await head.post(add, expense)).status).toBe(303);
  const over = await head.post(add, { ...expense, amount: '300,01' });
  expect(over.status).toBe(422);
  expect(over.text).toContain('у рядку лишилося 300,00');
  const { id } = await house.services.database.queries
    .selectFrom('eoffice_expense')
    .select('id')
    .where('line_id', '=', line)
    .executeTakeFirstOrThrow();
  const pay = { version: '1', amount: '650,50', paidOn: '20.02.2026', payment: 'Доручення 12' };
  const address = `/e-offices/supplies/expenses/${id}`;
  expect((await head.post(address, { ...pay, amount: '1000,01' })).status).toBe(422);
  expect((await head.post(address, pay)).status).toBe(303);
  expect((await head.post(address, pay)).status).toBe(409);
  expect((await head.post(`${address}/cancel`, { version: '2' })).status).toBe(409);
  const less = { ...plan2026, direction: 'less', amount: '349,51' };
  expect((await head.post(change, less)).text).toContain('Стільки зняти не можна');
  const sheet = (await head.get('/e-offices/supplies/quarter?year=2026&quarter=1')).text;
  expect(sheet).toContain('1 квартал 2026 року');
  for (const sum of ['650,50', '349,50']) expect(sheet).toContain(sum);
  const cookie = [...head.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await fetch(`${house.url}/e-offices/supplies/report.xlsx?year=2026&quarter=1`, {
    headers: { cookie },
  });
  const book = await readXlsx(new Uint8Array(await reply.arrayBuffer()));
  const rows = book.sheets[0]?.rows ?? [];
  expect(rows.some((row) => row[0] === '7.2.9' && row[2] === 1000 && row[4] === 650.5)).toBe(true);
  const department = await house.signIn('coordinator.kharkiv');
  expect((await department.get('/e-offices/supplies?year=2026')).text).toContain('ФОП Вигаданий');
  expect((await department.post(change, plan2026)).status).toBe(403);
  expect((await (await house.signIn('eoffice.kharkiv')).get('/e-offices/supplies')).status).toBe(403);
});
