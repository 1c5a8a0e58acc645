import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { type ReceptionStage, receptionStage } from '../../../test/receptionStage.ts';

/** Monday, 11:00 in Kyiv: the centre of Bakhmut is open. */
const clock = fixedClock('2026-11-23T09:00:00Z');
let app: TestApp;
let reception: Client;
let front: Client;
let admin: Client;
let head: Client;
let auditor: Client;
let services: ReceptionStage['services'];
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
  ({ services, issue, label } = receptionStage(app, reception));
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
    .select(['visit.access_code', 'visit.person_name', 'visit.sign_language'])
    .where('ticket.id', '=', id)
    .executeTakeFirstOrThrow();

test('[BR-10] [BR-16] several matters at the reception are tickets of one visit, all or none, in the language of the visitor', async () => {
  const what = await services(3);
  const id = await issue({ what, sign: 'yes', language: 'en' });
  const first = await ticket(id);
  const all = await queries()
    .selectFrom('ticket')
    .select('id')
    .where('visit_id', '=', first.visit_id)
    .execute();
  expect(all).toHaveLength(3);
  expect(first.sign_language).toBe(true);
  const shown = await reception.get(`/reception/tickets/${id}?paper=en`);
  expect(shown.text).toContain(`/en/t/${first.access_code}`);
  const { n } = await queries()
    .selectFrom('ticket')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const refused = await reception.post('/reception/tickets', {
    what: [what[0] ?? '', 'service:00000000-0000-7000-8000-000000000000'],
    purpose: 'submit',
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Виберіть послугу або групу послуг зі списку');
  const after = await queries()
    .selectFrom('ticket')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(after.n).toBe(n);
});

test('[BR-10] a visitor is found by number, by the scanned code and by name, and looking names up is recorded', async () => {
  const own = queries().updateTable('centre').where('code', '=', 'bakhmut');
  await own.set({ personal_queue: true }).execute();
  const id = await issue({ name: 'Недоступенко Орися' });
  const { access_code } = await ticket(id);
  for (const wanted of [
    (await label(id)).toLowerCase(),
    'недоступенко',
    `http://localhost:8080/en/t/${access_code}`,
    access_code,
  ]) {
    const found = await reception.get(`/reception?find=${encodeURIComponent(wanted)}`);
    expect(found.text, wanted).toContain(`/reception/tickets/${id}`);
  }
  const looked = await queries()
    .selectFrom('access_log')
    .select('event')
    .where('subject', '=', 'ticket')
    .where('subject_id', '=', id)
    .execute();
  expect(looked.map(({ event }) => event)).toEqual(['ticket.found']);
  await own.set({ personal_queue: false }).execute();
  expect((await reception.get('/reception?find=Недоступенко')).text).toContain('нічого не знайдено');
});

test('[BR-10] any matter has somewhere to go: here, in another centre, or a ticket for advice', async () => {
  const here = await reception.get(`/reception/where?q=${encodeURIComponent('субсидія')}`);
  expect(here.text).toContain('У цьому центрі');
  expect(here.text).toContain('В інших центрах');
  expect(here.text).toMatch(/\/reception\?what=service:[0-9a-f-]{36}/);
  const nothing = await reception.get(`/reception/where?q=${encodeURIComponent('жираф фламінго')}`);
  expect(nothing.text).toContain('послуги не знайдено');
  expect(nothing.text).toContain('href="/reception?purpose=consult"');
});

test('[BR-18] the reception marks a category with its ground, and takes it off with a reason', async () => {
  const id = await issue();
  const category = await queries()
    .selectFrom('priority_category')
    .innerJoin('municipality', 'municipality.id', 'priority_category.municipality_id')
    .select(['priority_category.id', 'allowance_minutes'])
    .where('municipality.code', '=', 'bakhmut')
    .where('priority_category.code', '=', 'disability')
    .executeTakeFirstOrThrow();
  const path = `/queue/tickets/${id}/category`;
  const bare = await reception.post(path, { category: category.id, ground: '' });
  expect(bare.status).toBe(422);
  expect(bare.text).toContain('Напишіть, який документ показала людина');
  const before = await ticket(id);
  const marked = await front.post(path, { category: category.id, ground: 'посвідчення' });
  expect(marked.location).toBe('/desk');
  const after = await ticket(id);
  expect(before.rank_at.getTime() - after.rank_at.getTime()).toBe(category.allowance_minutes * 60_000);
  expect((await reception.get(path)).text).toContain('посвідчення');
  expect((await reception.post(`${path}/remove`, { reason: 'документ недійсний' })).status).toBe(303);
  expect((await ticket(id)).rank_at).toEqual(before.rank_at);
  // Marked at once when the ticket is given.
  const second = await issue({ category: category.id, ground: 'довідка' });
  expect(await ticket(second)).toMatchObject({ category_id: category.id, category_ground: 'довідка' });
});

test('[BR-10] moves of the reception: set aside, returned, late, here, cancelled with a reason, undone', async () => {
  const id = await issue();
  const move = (name: string, fields: Record<string, string> = {}) =>
    reception.post(`/reception/tickets/${id}/${name}`, fields);
  expect((await move('hold')).status).toBe(303);
  expect((await move('hold')).status).toBe(409);
  expect((await move('return')).status).toBe(303);
  expect((await move('late', { minutes: '15' })).status).toBe(303);
  expect((await ticket(id)).not_before).toEqual(new Date('2026-11-23T09:15:00Z'));
  expect((await reception.get(`/reception/tickets/${id}`)).text).toContain('Запізнюється, не викликати до');
  expect((await move('here')).status).toBe(303);
  const bare = await move('cancel', { reason: '' });
  expect(bare.status).toBe(422);
  expect(bare.text).toContain('Напишіть, чому талон скасовано');
  expect((await move('cancel', { reason: 'передумав' })).status).toBe(303);
  expect((await reception.get(`/reception/tickets/${id}`)).text).toContain('Відмінити скасування');
  expect((await move('restore')).status).toBe(303);
  expect((await ticket(id)).state).toBe('waiting');
});

test('[BR-18] the public page tells the real rule, with the acts, in both languages, and follows the settings', async () => {
  const page = () => app.anonymous().get('/centres/bakhmut/order');
  expect((await page()).text).toContain('№ 875-XII');
  expect((await page()).text).toContain('потребує звірення');
  expect((await app.anonymous().get('/en/centres/bakhmut/order')).text).toContain('Whom the law allows');
  const { id } = await centre();
  const settings = `/admin/queue/centres/${id}`;
  const facts = {
    version: '1',
    priorityRun: '3',
    returnGraceMinutes: '33',
    recallCoolDownSeconds: '20',
    mostCalls: '3',
    lastEntryMinutes: '17',
    shelterNote: 'підвал',
    shelterNoteEn: 'basement',
    childrenCapacity: '2',
  };
  const wrong = await admin.post(settings, { ...facts, priorityRun: '0' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Напишіть ціле число від 1 до 20');
  expect((await admin.post(settings, facts)).status).toBe(303);
  expect((await admin.post(settings, { ...facts, mostCalls: '5' })).status).toBe(409);
  const told = (await page()).text;
  expect(told).toContain('33 хвилин');
  expect(told).toContain('17 хвилин');
  expect(told).toContain('не більш як 3 рази');
});

test('[BR-18] the administrator keeps categories with their acts; a worker of a centre cannot', async () => {
  const municipality = (await centre()).municipality_id;
  const fields = {
    municipality,
    code: 'largeFamily',
    nameUk: 'Багатодітні родини',
    nameEn: 'Large families',
    act: '',
    proof: 'Посвідчення',
    allowanceMinutes: '30',
    position: '9',
    actCheckedOn: '',
  };
  const noAct = await admin.post('/admin/queue/categories', fields);
  expect(noAct.status).toBe(422);
  expect(noAct.text).toContain('Укажіть акт');
  expect((await reception.post('/admin/queue/categories', { ...fields, act: 'Закон' })).status).toBe(403);
  expect((await admin.post('/admin/queue/categories', { ...fields, act: 'Закон № 1' })).status).toBe(303);
  expect((await admin.post('/admin/queue/categories', { ...fields, act: 'Закон № 1' })).status).toBe(422);
  const { id } = await queries()
    .selectFrom('priority_category')
    .select('id')
    .where('code', '=', 'largeFamily')
    .executeTakeFirstOrThrow();
  const path = `/admin/queue/categories/${id}`;
  const change = { ...fields, act: 'Закон № 2', actCheckedOn: '15.09.2026', version: '1' };
  expect((await admin.post(path, change)).status).toBe(303);
  expect((await admin.post(`${path}/state`, { active: 'no' })).status).toBe(303);
  const shown = (await admin.get(path)).text;
  expect(shown).toContain('Закон № 1');
  expect(shown).toContain('Вимкнено');
  expect((await app.anonymous().get('/centres/bakhmut/order')).text).not.toContain('Багатодітні');
});

test('[BR-18] calls of a day are listed with their reasons for the head and the auditor, those out of turn apart', async () => {
  const { id: centreId } = await centre();
  const desk = await queries()
    .selectFrom('desk')
    .select(['id', 'number'])
    .where('centre_id', '=', centreId)
    .orderBy('number')
    .limit(1)
    .executeTakeFirstOrThrow();
  await issue();
  await front.post('/desk/open', { desk: desk.id });
  await front.post('/desk/call');
  const calls = await auditor.get(`/calls?centre=${centreId}&desk=${desk.number}`);
  expect(calls.status).toBe(200);
  expect(calls.text).toMatch(/Чекає найдовше|Пільга/);
  expect(calls.text).not.toContain('Недоступенко');
  expect((await head.get('/calls?reason=chosen')).text).toContain('Викликів за цей день немає');
  expect((await head.get('/calls?before=2026-01-01')).status).toBe(400);
  expect((await reception.get('/calls')).status).toBe(403);
});

test('[Q-call] one press and one confirm pause the centre: phones and staff are told, no ticket is given, then all goes on', async () => {
  const id = await issue();
  const { access_code } = await ticket(id);
  expect((await front.get('/pause')).text).toContain('Повітряна тривога: зупинити прийом');
  expect((await front.post('/pause', { kind: 'other', note: '' })).status).toBe(422);
  const [one, two] = await Promise.all([
    front.post('/pause', { kind: 'airRaid' }),
    head.post('/pause', { kind: 'airRaid' }),
  ]);
  expect([one.status, two.status]).toEqual([303, 303]);
  const { n } = await queries()
    .selectFrom('centre_pause')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  expect(Number(n)).toBe(1);
  expect((await reception.get('/reception')).text).toContain('Укриття: підвал');
  // The head sees it on the page of the centre, which follows by itself.
  const watched = await head.get('/centre');
  expect(watched.text).toContain('Центр призупинив роботу о 11:00');
  expect(watched.text).toMatch(/data-live="\/live\/statistics\/[0-9a-f-]{36}"/);
  expect((await app.anonymous().get(`/t/${access_code}`)).text).toContain('Повітряна тривога');
  const refused = await reception.post('/reception/tickets', { what: await services(1), purpose: 'submit' });
  expect(refused.status).toBe(409);
  expect((await auditor.get('/pause')).status).toBe(403);
  expect((await head.post('/pause/resume', { grace: '200' })).status).toBe(422);
  expect((await head.post('/pause/resume', { grace: '5' })).status).toBe(303);
  expect((await reception.get('/reception')).text).toContain('Прийом відновлено');
});
