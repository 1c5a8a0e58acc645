import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCalendar, martialLaw } from '#platform/calendar/calendar.ts';
import { fixedClock } from '#platform/clock/clock.ts';
import { readPdfText } from '#platform/pdf/pdfText.ts';
import { systemActor } from '#platform/session/actor.ts';
import { visitor } from '#platform/session/principal.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { changeEstimate } from './commands/supplies.ts';
import { requestsWithin } from './data/requests.ts';
import { budgetLines } from './data/supplies.ts';
import { eofficeScope } from './rights.ts';
import {
  answerDue,
  isOverdue,
  promisedOn,
  requestActions,
  requestStates,
  stateAfter,
} from './rules/requests.ts';

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

const ordinary = createCalendar([martialLaw], []);

test('[KO-A2-4][ORG-3] the term of an answer counts working days of the calendar; a promised day off moves on', () => {
  // A Thursday: Friday, Monday, Tuesday; in peace Monday 9 March rests for the holiday on Sunday.
  expect(answerDue(ordinary, '2026-03-05')).toBe('2026-03-10');
  expect(answerDue(createCalendar([], []), '2026-03-05')).toBe('2026-03-11');
  // Filed on a day off, it counts from the next working day; a day off by an act does not count.
  expect(answerDue(ordinary, '2026-03-07')).toBe('2026-03-11');
  const closed = { date: '2026-03-10', kind: 'dayOff', name: 'Простій', act: 'Розпорядження' } as const;
  expect(answerDue(createCalendar([martialLaw], [closed]), '2026-03-07')).toBe('2026-03-12');
  expect(promisedOn(ordinary, '2026-03-07')).toBe('2026-03-09');
  expect(promisedOn(ordinary, '2026-03-09')).toBe('2026-03-09');
  expect(isOverdue({ state: 'new', dueOn: '2026-03-09' }, '2026-03-08')).toBe(false);
});

test('[KO-A2-4] a request ends only in a state from which nothing follows, and is overdue only while open', () => {
  for (const state of requestStates)
    for (const action of requestActions[state]) expect(stateAfter[action]).not.toBe(state);
  const dueOn = answerDue(ordinary, '2026-03-30');
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
  expect((await head.post(`${address}/accept`, { ...accept, dueOn: '07.03.2026' })).status).toBe(303);
  expect((await head.post(`${address}/accept`, { ...accept, dueOn: '05.03.2026' })).status).toBe(409);
  // Saturday was promised: it is due on Monday.
  const promised = (await client.get(address)).text;
  expect(promised).toContain('буде готово до 09.03.2026');
  expect(promised).toContain('Строк відповіді: 3 робочі дні');
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

/** Sends the form as a browser does, with files. */
async function fileWith(
  photos: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[],
) {
  const client = await house.signIn('eoffice.kharkiv');
  const { id } = await officeNumbered(3);
  const path = `/e-offices/requests/new?office=${id}`;
  const body = new FormData();
  const fields = {
    _key: await client.formKey(path),
    office: id,
    kind: 'repair',
    item: '',
    words: 'Тріснув екран',
  };
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const { name, bytes } of photos) body.append('photos', new File([bytes], name));
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await fetch(new URL(path, house.url), {
    method: 'POST',
    body,
    headers: { cookie },
    redirect: 'manual',
  });
  return {
    client,
    cookie,
    status: reply.status,
    text: await reply.text(),
    to: reply.headers.get('location'),
  };
}

const photo = (format: 'png' | 'jpeg') =>
  sharp({ create: { width: 32, height: 24, channels: 3, background: '#b43' } })
    .toFormat(format)
    .toBuffer()
    .then((bytes) => Uint8Array.from(bytes));

test('[KO-A2-4][BP-9] photographs come back byte for byte, saved and never shown in the page, to those alone who see the request', async () => {
  const [png, jpeg] = [await photo('png'), await photo('jpeg')];
  const sent = await fileWith([
    { name: 'екран.png', bytes: png },
    { name: 'наліпка.jpg', bytes: jpeg },
  ]);
  expect(sent.status).toBe(303);
  const page = (await sent.client.get(sent.to ?? '')).text;
  expect(page).toContain('екран.png');
  const paths = [...page.matchAll(/href="([^"]+\/photos\/[\da-f-]{36})"/g)].map(([, path]) => path ?? '');
  expect(paths).toHaveLength(2);
  for (const [at, bytes] of [png, jpeg].entries()) {
    const reply = await fetch(new URL(paths[at] ?? '', house.url), { headers: { cookie: sent.cookie } });
    expect(reply.headers.get('content-type')).toContain(at === 0 ? 'image/png' : 'image/jpeg');
    expect(reply.headers.get('content-disposition')).toContain('attachment');
    expect(new Uint8Array(await reply.arrayBuffer())).toEqual(bytes);
  }
  const head = await house.signIn('headeoffice.kharkiv');
  expect((await head.get(paths[0] ?? '')).status).toBe(200);
  const other = await house.signIn('eoffice2.kharkiv');
  expect((await other.get(paths[0] ?? '')).status).toBe(404);
});

test('[KO-A2-4] a file that is no picture, a disguised one, one too large and a sixth are named, and nothing is filed', async () => {
  const png = await photo('png');
  const count = async () =>
    (await house.services.database.queries.selectFrom('eoffice_request').select('id').execute()).length;
  const before = await count();
  const page = new TextEncoder().encode('<script>alert(1)</script>');
  const paper = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  // The bytes of a picture with more behind them: eleven megabytes.
  const large = new Uint8Array(11 * 1024 * 1024);
  large.set(png);
  const refused = await fileWith([
    { name: 'добре.png', bytes: png },
    { name: 'сторінка.png', bytes: page },
    { name: 'папір.jpg', bytes: paper },
    { name: 'велике.png', bytes: large },
  ]);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Не прийнято: сторінка.png, папір.jpg, велике.png');
  expect(refused.text).toContain('Тріснув екран');
  const many = await fileWith([1, 2, 3, 4, 5, 6].map((n) => ({ name: `фото${n}.png`, bytes: png })));
  expect(many.status).toBe(422);
  expect(many.text).toContain('Не прийнято: фото6.png');
  // Beyond the limit of any upload the server does not read on.
  const huge = new Uint8Array(21 * 1024 * 1024);
  huge.set(png);
  expect((await fileWith([{ name: 'величезне.png', bytes: huge }])).status).toBe(413);
  expect(await count()).toBe(before);
});
