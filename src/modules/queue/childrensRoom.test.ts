import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { type ReceptionStage, receptionStage } from '../../../test/receptionStage.ts';
import { shortCode } from './data/shortCode.ts';
import { endRooms } from './jobs/childrensRooms.ts';

/** Monday, 11:00 in Kyiv: the centre of Bakhmut is open. */
const clock = fixedClock('2026-11-23T09:00:00Z');
let app: TestApp;
let reception: Client;
let front: Client;
let admin: Client;
let head: Client;
let auditor: Client;
let issue: ReceptionStage['issue'];
let label: ReceptionStage['label'];

beforeAll(async () => {
  app = await startTestApp({ clock });
  [reception, front, admin, head, auditor] = await Promise.all([
    app.signIn('reception.bakhmut'),
    app.signIn('front.bakhmut'),
    app.signIn('admin.bakhmut'),
    app.signIn('centre.bakhmut'),
    app.signIn('auditor.bakhmut'),
  ]);
  ({ issue, label } = receptionStage(app, reception));
});
afterAll(() => app.close());

const queries = () => app.services.database.queries;
const centre = () =>
  queries().selectFrom('centre').selectAll().where('code', '=', 'bakhmut').executeTakeFirstOrThrow();
const ticket = (id: string) =>
  queries()
    .selectFrom('ticket')
    .innerJoin('visit', 'visit.id', 'ticket.visit_id')
    .selectAll('ticket')
    .select('visit.access_code')
    .where('ticket.id', '=', id)
    .executeTakeFirstOrThrow();

test('[KC-7] [ORG-6] a child: in under a ticket, out to that ticket only, and the desk of the parent is seen', async () => {
  const { id: centreId } = await centre();
  await queries()
    .updateTable('childrens_room')
    .set({ open_since: null, opened_by: null })
    .where('centre_id', '=', centreId)
    .execute();
  expect((await reception.get('/children')).text).toContain('Кімната зараз зачинена');
  expect((await reception.post('/children/open')).status).toBe(303);
  const parent = await issue();
  const stranger = await issue();
  const child = {
    ticket: await label(parent),
    firstName: 'Соломія',
    birthYear: '2021',
    notes: 'горіхи',
    tag: '12',
  };
  const wrong = await reception.post('/children', { ...child, ticket: 'А-999', birthYear: '1950' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="Соломія"');
  expect((await reception.post('/children', child)).status).toBe(303);
  expect((await reception.post('/children', { ...child, firstName: 'Інша' })).status).toBe(422);
  const room = (await reception.get('/children')).text;
  expect(room).toContain('Соломія');
  expect(room).toContain(`Чекають у залі, талон ${await label(parent)}`);
  expect((await reception.post('/children/close')).status).toBe(409);
  const stay = /\/children\/([0-9a-f-]{36})"/.exec(room)?.[1] ?? '';
  const seen = await queries()
    .selectFrom('access_log')
    .select('purpose')
    .where('subject', '=', 'child')
    .where('subject_id', '=', stay)
    .executeTakeFirst();
  expect(seen?.purpose).toBe('нагляд за дитиною в дитячій кімнаті');
  const other = await ticket(stranger);
  const refused = await reception.post(`/children/${stay}/hand-back`, {
    number: await label(stranger),
    code: shortCode(other.access_code),
  });
  expect(refused.location).toBe(`/children/${stay}?refused=1`);
  expect((await reception.get(refused.location)).text).toContain('Дитину не віддавайте');
  const own = await ticket(parent);
  const done = await reception.post(`/children/${stay}/hand-back`, {
    number: await label(parent),
    code: shortCode(own.access_code),
  });
  expect(done.location).toBe('/children');
  expect((await reception.get(`/children/${stay}`)).status).toBe(409);
  expect((await reception.post('/children/close')).status).toBe(303);
  for (const client of [front, head, admin, auditor])
    expect((await client.get('/children')).status).toBe(403);
});

test('[KC-7] the desk of the parent tells of the child, and reminds when the visit ends', async () => {
  const { id: centreId } = await centre();
  await reception.post('/children/open');
  const parent = await issue();
  await reception.post('/children', { ticket: await label(parent), firstName: 'Захарко', tag: '77' });
  const desk = await queries()
    .selectFrom('desk')
    .select('id')
    .where('centre_id', '=', centreId)
    .orderBy('number')
    .limit(1)
    .executeTakeFirstOrThrow();
  await front.post('/desk/open', { desk: desk.id });
  const { worker_id } = await queries()
    .selectFrom('desk_shift')
    .select('worker_id')
    .where('desk_id', '=', desk.id)
    .where('state', '<>', 'closed')
    .executeTakeFirstOrThrow();
  const now = clock.now();
  await queries()
    .updateTable('ticket')
    .set({ state: 'serving', desk_id: desk.id, worker_id, called_at: now, started_at: now, calls: 1 })
    .where('id', '=', parent)
    .execute();
  expect((await front.get('/desk')).text).toContain('Дитина відвідувача в дитячій кімнаті, браслет 77');
  expect((await reception.get('/children')).text).toContain('На прийомі, робоче місце');
  const done = await front.post(`/desk/tickets/${parent}/finish`, { result: 'consulted' });
  expect(done.status).toBe(303);
  expect((await front.get('/desk')).text).toContain('Нагадайте забрати дитину з дитячої кімнати: браслет 77');
  const room = (await reception.get('/children')).text;
  expect(room).toContain('нагадайте');
  const stay = /\/children\/([0-9a-f-]{36})\/remind/.exec(room)?.[1] ?? '';
  expect((await reception.post(`/children/${stay}/remind`)).status).toBe(303);
  expect((await reception.get('/children')).text).toContain('Нагадано о 11:00');
});

test('[KC-8] a room that nobody closed ends its day by itself, and keeps a child who is still there', async () => {
  const { id: centreId } = await centre();
  await queries()
    .updateTable('childrens_room')
    .set({ capacity: 6 })
    .where('centre_id', '=', centreId)
    .execute();
  await reception.post('/children/open');
  const [gone, there] = [await issue(), await issue()];
  for (const [id, tag] of [
    [gone, '1'],
    [there, '2'],
  ] as const)
    await reception.post('/children', { ticket: await label(id), firstName: 'Ярина', tag });
  const stays = () =>
    queries()
      .selectFrom('child_stay')
      .select(['id', 'tag', 'first_name', 'handed_back_at'])
      .where('centre_id', '=', centreId)
      .where('tag', 'in', [1, 2])
      .orderBy('tag')
      .execute();
  const [first] = await stays();
  const { access_code } = await ticket(gone);
  await reception.post(`/children/${first?.id}/hand-back`, { number: '', code: access_code });
  await endRooms(app.services);
  expect(await stays()).toMatchObject([
    { tag: 1, first_name: null },
    { tag: 2, first_name: 'Ярина', handed_back_at: null },
  ]);
  expect((await reception.get('/children')).text).toContain('Ярина');
});
