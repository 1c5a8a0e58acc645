import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { readPdfText } from '#platform/pdf/pdfText.ts';
import { systemActor } from '#platform/session/actor.ts';
import { visitor } from '#platform/session/principal.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { changeEstimate } from './commands/supplies.ts';
import { requestsWithin } from './data/requests.ts';
import { budgetLines } from './data/supplies.ts';
import { eofficeScope } from './rights.ts';
import { answerDue, isOverdue, requestActions, requestStates, stateAfter } from './rules/requests.ts';

const clock = fixedClock('2026-03-03T09:00:00Z');
let house: TestApp;
let municipalityId: string;

beforeAll(async () => {
  house = await startTestApp({ clock });
  municipalityId = (
    await house.services.database.queries
      .selectFrom('municipality')
      .select('id')
      .where('code', '=', 'kharkiv')
      .executeTakeFirstOrThrow()
  ).id;
  await house.services.database.transaction((tx) =>
    changeEstimate(tx, systemActor('test'), {
      municipalityId,
      year: 2026,
      code: '7.2.8',
      name: 'Обслуговування техніки',
      amount: 100_000,
      act: 'Рішення № 1',
      date: '2026-01-05',
      workerId: null,
    }),
  );
});
afterAll(async () => {
  await house?.close();
});

const officeNumbered = (number: number) =>
  house.services.database.queries
    .selectFrom('eoffice')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
const lineOf = async () => {
  const lines = await budgetLines(house.services.database.queries, municipalityId, 2026);
  const line = lines.find(({ code }) => code === '7.2.8');
  if (!line) throw new Error('no line');
  return line;
};
const fileOf = async (login: string, office: number, words: string) => {
  const client = await house.signIn(login);
  const { id } = await officeNumbered(office);
  const reply = await client.post(`/e-offices/requests/new?office=${id}`, {
    office: id,
    kind: 'cartridge',
    words,
  });
  return { client, reply, address: reply.location };
};

test('[KO-A2-4] a request ends only in a state from which nothing follows, and is overdue only while open', () => {
  for (const state of requestStates)
    for (const action of requestActions[state]) expect(stateAfter[action]).not.toBe(state);
  const dueOn = answerDue('2026-03-30');
  expect(dueOn).toBe('2026-04-02');
  expect(isOverdue({ state: 'new', dueOn }, '2026-04-02')).toBe(false);
  expect(isOverdue({ state: 'new', dueOn }, '2026-04-03')).toBe(true);
  expect(isOverdue({ state: 'done', dueOn }, '2026-04-03')).toBe(false);
});

test('[KO-A2-4][KO-A3-1] from the operator to done: the cost is booked at once and never over the line', async () => {
  const { reply, client, address } = await fileOf('eoffice.kharkiv', 3, 'Закінчився тонер у принтері');
  expect(reply.status).toBe(303);
  const seen = await client.get(address);
  expect(seen.text).toContain('відповість до 06.03.2026');
  expect((await client.post(`${address}/accept`, { version: '1', dueOn: '05.03.2026' })).status).toBe(403);
  const head = await house.signIn('headeoffice.kharkiv');
  expect((await head.get('/e-offices/requests')).text).toContain('Закінчився тонер');
  const accept = { version: '1', dueOn: '01.03.2026', words: 'Заберемо завтра' };
  expect((await head.post(`${address}/accept`, accept)).status).toBe(422);
  expect((await head.post(`${address}/accept`, { ...accept, dueOn: '05.03.2026' })).status).toBe(303);
  expect((await head.post(`${address}/accept`, { ...accept, dueOn: '05.03.2026' })).status).toBe(409);
  const line = await lineOf();
  const cost = { line: line.id, amount: '1 000,01', supplier: 'ФОП Вигаданий', document: 'Рахунок 7' };
  const order = { version: '2', dueOn: '06.03.2026', words: '', ...cost };
  const over = await head.post(`${address}/order`, order);
  expect(over.status).toBe(422);
  expect(over.text).toContain('у рядку лишилося 1');
  expect((await head.post(`${address}/order`, { ...order, supplier: '' })).status).toBe(422);
  expect((await lineOf()).reserved).toBe(0);
  expect((await head.post(`${address}/order`, { ...order, amount: '350' })).status).toBe(303);
  expect((await lineOf()).reserved).toBe(35_000);
  expect((await head.post(`${address}/done`, { version: '3', words: 'Замінено' })).status).toBe(303);
  const done = await client.get(address);
  expect(done.text).toContain('Виконано 03.03.2026');
  expect(done.text).toContain('350,00');
  expect((await client.post(`${address}/withdraw`, { version: '4', words: '' })).status).toBe(409);
  const paper = await paperOf(client.cookies, `${address}/paper.pdf`);
  expect(paper).toContain('Закінчився тонер');
  expect(await paperOf(head.cookies, '/e-offices/requests/list.pdf?state=ended')).toContain('350,00');
  const { id } = await officeNumbered(3);
  await expect(
    house.services.database.queries
      .updateTable('eoffice_request')
      .set({ words: 'інше' })
      .where('eoffice_id', '=', id)
      .execute(),
  ).rejects.toThrow(/not rewritten/);
});

async function paperOf(cookies: Map<string, string>, path: string): Promise<string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await fetch(house.url + path, { headers: { cookie } });
  expect(reply.headers.get('content-type')).toContain('application/pdf');
  return readPdfText(new Uint8Array(await reply.arrayBuffer())).replace(/\s+/gu, ' ');
}

test('[KO-A2-4] a refusal says why and gives the money back; the other office sees nothing of it', async () => {
  const { address } = await fileOf('headeoffice.kharkiv', 3, 'Телефоном: не вмикається монітор');
  const head = await house.signIn('headeoffice.kharkiv');
  const before = (await lineOf()).reserved;
  const line = (await lineOf()).id;
  const order = {
    version: '1',
    dueOn: '09.03.2026',
    words: '',
    line,
    amount: '100',
    supplier: 'СЦ',
    document: 'Акт 1',
  };
  expect((await head.post(`${address}/order`, order)).status).toBe(303);
  expect((await lineOf()).reserved).toBe(before + 10_000);
  expect((await head.post(`${address}/refuse`, { version: '2', words: '' })).status).toBe(422);
  expect((await head.post(`${address}/refuse`, { version: '2', words: 'Не підлягає ремонту' })).status).toBe(
    303,
  );
  expect((await lineOf()).reserved).toBe(before);
  expect((await (await house.signIn('eoffice.kharkiv')).get(address)).text).toContain('Не підлягає ремонту');
  expect((await (await house.signIn('eoffice2.kharkiv')).get(address)).status).toBe(404);
  const department = await house.signIn('coordinator.kharkiv');
  expect((await department.get(address)).status).toBe(200);
  expect((await department.post(`${address}/refuse`, { version: '3', words: 'x' })).status).toBe(403);
});

test('[KO-A2-4] requests whose day has passed are found by the filter, numbers go on without gaps', async () => {
  const { address } = await fileOf('eoffice2.kharkiv', 19, 'Немає Інтернету');
  expect((await fileOf('eoffice2.kharkiv', 3, 'чужий офіс')).reply.status).toBe(404);
  await fileOf('eoffice2.kharkiv', 19, 'Папір');
  const operatorOf19 = { ...visitor, role: 'eofficeOperator', municipalityId, eofficeNumber: 19 };
  const scope = eofficeScope(operatorOf19);
  const overdue = { state: 'overdue' } as const;
  const { queries } = house.services.database;
  expect(await requestsWithin(queries, scope, overdue, '2026-03-06')).toHaveLength(0);
  const late = await requestsWithin(queries, scope, overdue, '2026-03-07');
  expect(late.map(({ number }) => number).sort()).toEqual([1, 2]);
  const operator = await house.signIn('eoffice2.kharkiv');
  expect((await operator.post(`${address}/withdraw`, { version: '1', words: 'Запрацював' })).status).toBe(
    303,
  );
  expect(await requestsWithin(queries, scope, overdue, '2026-03-07')).toHaveLength(1);
});
