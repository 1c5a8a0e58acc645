import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/session/actor.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { deskRows, episodesOf, fillQueue, groupBeside, ok, post, refused } from '../../../test/deskStage.ts';
import { pageCost } from '../../../test/pageCost.ts';
import { costsAtMost } from '../../../test/writeCost.ts';
import { pauseCentre, resumeCentre } from './commands/pause.ts';

/** Monday, 11:00 in Kyiv: the centre of Bakhmut is open. */
const open = '2026-11-23T09:00:00Z';
const clock = fixedClock(open);
let app: TestApp;
let kiosk: Client;
let first: Client;
let second: Client;
let desk: string;
let group: string;
let elsewhere: string;

beforeAll(async () => {
  app = await startTestApp({ clock });
  kiosk = await app.device('kiosk', 'bakhmut');
  await signIn();
  // A loaded machine may shed the first requests.
  await vi.waitFor(async () => expect((await first.get('/desk')).status).toBe(200), { timeout: 60_000 });
  const choose = await first.get('/desk');
  desk = /name="desk" value="([^"]+)"/.exec(choose.text)?.[1] ?? '';
  const served = await queries()
    .selectFrom('desk_group')
    .select('group_id')
    .where('desk_id', '=', desk)
    .execute();
  group = served[0]?.group_id ?? '';
  const here = served.map((row) => row.group_id);
  elsewhere = (await groupBeside(queries(), here)) ?? '';
});
afterAll(() => app.close());

/** Sessions end when nobody works; the clock of these tests jumps. */
const signIn = async () => {
  first = await app.signIn('front.bakhmut');
  second = await app.signIn('front2.bakhmut');
};
const queries = () => app.services.database.queries;
/** Each test begins with an empty hall and closed desks, at a time of its own. */
beforeEach(async () => {
  clock.set(new Date(clock.now().getTime() + 5 * 60_000).toISOString());
  await signIn();
  await queries()
    .updateTable('ticket')
    .set({ state: 'left', finished_at: clock.now() })
    .where('state', 'in', ['waiting', 'called', 'serving', 'held'])
    .execute();
  await queries()
    .updateTable('desk_shift')
    .set({ state: 'closed', closed_at: clock.now() })
    .where('state', '<>', 'closed')
    .execute();
});

const take = (more: Record<string, unknown> = {}) => ok(post(kiosk, '/tickets', { groupId: group, ...more }));
const at = (ticketId: string, move: string) => `/desks/${desk}/tickets/${ticketId}/${move}`;
const openDesk = (client = first) => ok(post(client, `/desks/${desk}/open`));
const callNext = (client = first) => ok(post(client, `/desks/${desk}/call-next`));
const state = () => deskRows(queries());
const later = (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1000).toISOString());
const episodes = (ticketId: string) => episodesOf(queries(), ticketId);

test('[Q-call] API: a visitor from the call to the end, with the clocks of each stay at the desk', async () => {
  await openDesk();
  const { ticketId } = await take();
  later(300);
  const called = await callNext();
  expect(called).toMatchObject({ outcome: 'called', ticket: { ticketId, reason: { key: 'earliest' } } });
  later(20);
  expect(await ok(post(first, at(ticketId, 'recall')))).toMatchObject({ state: 'called' });
  later(10);
  await ok(post(first, at(ticketId, 'start')));
  later(600);
  await ok(post(first, at(ticketId, 'hold')));
  later(120);
  await ok(post(first, at(ticketId, 'return')));
  later(60);
  await callNext();
  await ok(post(first, at(ticketId, 'start')));
  later(60);
  const answer = await ok(post(first, at(ticketId, 'finish'), { result: 'accepted' }));
  expect(answer).toEqual({ ticketId, state: 'finished', next: null });
  expect(await episodes(ticketId)).toMatchObject([
    { waited_s: 300, walked_s: 30, served_s: 600, outcome: 'held', result: null },
    // What was held is not waiting: the hall saw the visitor for one more minute.
    { waited_s: 360, walked_s: 0, served_s: 60, outcome: 'finished', result: 'accepted' },
  ]);
  const seat = await ok(first.json('GET', `/api/v1/desks/${desk}`));
  expect(seat).toMatchObject({ shift: { state: 'open', mine: true }, current: null, next: null });
});

test('[Q-call] a press from a stale screen, or without an open desk, is refused with the reason and changes nothing', async () => {
  await openDesk();
  const { ticketId } = await take();
  await callNext();
  await ok(post(first, at(ticketId, 'start')));
  const form = '/desk';
  const key = await second.formKey('/account');
  const before = await state();
  for (const move of ['start', 'no-show', 'recall', 'return'])
    await refused(post(first, at(ticketId, move)), 'нічого не зроблено');
  // Another worker, another desk, no desk at all.
  await refused(post(second, at(ticketId, 'finish'), { result: 'accepted' }), 'не відкрите вами');
  for (const [move, fields] of [
    ['finish', {}],
    ['finish', { result: 'accepted' }],
    ['transfer', {}],
    ['transfer', { to: `group:${group}` }],
    ['hold', {}],
  ] as const) {
    const pressed = await second.post(`/desk/tickets/${ticketId}/${move}`, fields, { key });
    expect(pressed.status, move).toBe(409);
    expect(pressed.text).toContain('не відкрите вами');
  }
  expect(await state()).toEqual(before);
  expect((await first.post(`/desk/tickets/${ticketId}/no-show`, {}, { form })).status).toBe(409);
  expect(await state()).toEqual(before);
});

test('[Q-call] a doubled press does its work once', async () => {
  await openDesk();
  const { ticketId } = await take();
  await callNext();
  await ok(post(first, at(ticketId, 'start')));
  const key = randomUUID();
  const answers = await Promise.all(
    [1, 2, 3].map(() => post(first, at(ticketId, 'finish'), { result: 'accepted' }, key)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await episodes(ticketId)).toHaveLength(1);
});

test('[BR-18] calling one needs a desk, a right and written words; the order is otherwise kept', async () => {
  await openDesk();
  await take();
  const wanted = await take();
  const call = (client: Client, reason: string) =>
    post(client, `/desks/${desk}/call-one`, { ticketId: wanted.ticketId, reason });
  await refused(call(first, ' '), 'незрозумілий', 400);
  // The problem names the field and how to mend it, for people and for programs.
  const unwritten = JSON.parse((await call(first, ' ')).text);
  expect(unwritten.detail).toMatch(/^reason: Напишіть причину/);
  expect(unwritten.fields).toEqual([{ field: 'reason', problem: expect.stringContaining('Напишіть') }]);
  const wrong = await post(first, at(wanted.ticketId, 'transfer'), {
    to: { kind: 'planet', id: '7' },
    now: 1,
  });
  expect(wrong.status).toBe(400);
  expect(JSON.parse(wrong.text).fields).toEqual([
    { field: 'to.kind', problem: 'одне з: group, service, desk, provider' },
    { field: 'to.id', problem: 'потрібен формат uuid' },
    { field: 'now', problem: 'такого поля немає: приберіть його' },
  ]);
  expect((await call(await app.signIn('reception.bakhmut'), 'Людині зле')).status).toBe(403);
  const page = await first.get(`/desk/tickets/${wanted.ticketId}/call`);
  expect(page.text).toContain('поза чергою');
  const empty = await first.post(
    `/desk/tickets/${wanted.ticketId}/call`,
    { reason: '' },
    { form: `/desk/tickets/${wanted.ticketId}/call` },
  );
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('Напишіть причину');
  expect(await ok(call(first, 'Людині стало зле'))).toMatchObject({
    ticket: { ticketId: wanted.ticketId, reason: { key: 'chosen' } },
  });
  expect((await first.get('/desk')).text).toContain('Людині стало зле');
  await refused(call(first, 'Людині стало зле'), 'Спершу завершіть');
});

test('[BR-16] after the first matter the next one of the same visitor is offered and called at once', async () => {
  await openDesk();
  const one = await take();
  await take();
  const two = await take({ visitCode: one.accessCode, groupId: group });
  const three = await take({ visitCode: one.accessCode, groupId: elsewhere });
  await callNext();
  await ok(post(first, at(one.ticketId, 'start')));
  const { next } = await ok(post(first, at(one.ticketId, 'finish'), { result: 'accepted' }));
  expect(next).toEqual({ ticketId: two.ticketId, label: two.label, servedHere: true });
  const screen = await first.get('/desk');
  expect(screen.text).toContain('ще одне питання');
  const pressed = await first.post(`/desk/tickets/${two.ticketId}/call-here`, {}, { form: '/desk' });
  expect(pressed.location).toBe('/desk');
  await ok(post(first, at(two.ticketId, 'start')));
  const last = await ok(post(first, at(two.ticketId, 'finish'), { result: 'accepted' }));
  expect(last.next).toEqual({ ticketId: three.ticketId, label: three.label, servedHere: false });
  expect((await first.get('/desk')).text).toContain('такого не приймає');
});

test.each(['API', 'button'])(
  '[Q-call] start and finish by %s: six statements at most, the ledger among them',
  async (by) => {
    await openDesk();
    const { ticketId } = await take();
    await callNext();
    for (const [step, body] of [['start', {}] as const, ['finish', { result: 'accepted' }] as const]) {
      const press = () => first.post(`/desk/tickets/${ticketId}/${step}`, body, { form: '/desk' });
      await costsAtMost(6, by === 'API' ? () => ok(post(first, at(ticketId, step), body)) : press);
    }
  },
);

test('[Q-call] a mis-click is undone within two minutes and resets no clock', async () => {
  await openDesk();
  const { ticketId } = await take();
  await callNext();
  const row = () =>
    queries().selectFrom('ticket').selectAll().where('id', '=', ticketId).executeTakeFirstOrThrow();
  later(10);
  await ok(post(first, at(ticketId, 'no-show')));
  expect(await episodes(ticketId)).toHaveLength(1);
  later(30);
  expect((await first.get('/desk')).text).toContain('відвідувач підійшов');
  await ok(post(first, at(ticketId, 'undo')));
  expect(await episodes(ticketId)).toEqual([]);
  await ok(post(first, at(ticketId, 'start')));
  const { called_at, started_at } = await row();
  await ok(post(first, at(ticketId, 'undo')));
  later(20);
  await ok(post(first, at(ticketId, 'start')));
  await ok(post(first, at(ticketId, 'finish'), { result: 'accepted' }));
  later(100);
  expect(await ok(post(first, at(ticketId, 'undo')))).toMatchObject({ state: 'serving' });
  expect(await row()).toMatchObject({ called_at, started_at, finished_at: null, result: null });
  later(60);
  await ok(post(first, at(ticketId, 'finish'), { result: 'consulted' }));
  expect(await episodes(ticketId)).toMatchObject([{ walked_s: 40, served_s: 180, result: 'consulted' }]);
  later(121);
  await refused(post(first, at(ticketId, 'undo')), 'протягом двох хвилин');
});

test('[Q-call] what was undone too late, or over another visitor, stays', async () => {
  await openDesk();
  const one = await take();
  await take();
  await callNext();
  await ok(post(first, at(one.ticketId, 'no-show')));
  await callNext();
  await refused(post(first, at(one.ticketId, 'undo')), 'Спершу завершіть');
});

test('[ORG-4] a colleague takes over the desk with its visitor, and each has a time of their own', async () => {
  await openDesk();
  const { ticketId } = await take();
  await callNext();
  await ok(post(first, at(ticketId, 'start')));
  later(240);
  await refused(post(second, `/desks/${desk}/open`), 'уже працює');
  const choose = await second.get('/desk');
  expect(choose.text).toContain(`/desk/take-over/${desk}`);
  const question = await second.get(`/desk/take-over/${desk}`);
  expect(question.text).toContain('залишиться за цим місцем');
  const taken = await second.post(`/desk/take-over/${desk}`, {}, { form: `/desk/take-over/${desk}` });
  expect(taken.location).toBe('/desk');
  await refused(post(first, at(ticketId, 'finish'), { result: 'accepted' }), 'не відкрите вами');
  later(60);
  await ok(post(second, at(ticketId, 'finish'), { result: 'accepted' }));
  const stays = await episodes(ticketId);
  expect(stays).toMatchObject([
    { outcome: 'takenOver', served_s: 240 },
    { outcome: 'finished', served_s: 60, walked_s: 0 },
  ]);
  expect(new Set(stays.map((stay) => stay.worker_id)).size).toBe(2);
  await refused(post(second, `/desks/${desk}/take-over`), 'ваше робоче місце');
});

test('[Q-call] transfer by a plain page keeps number and place', async () => {
  await openDesk();
  const { ticketId, label } = await take();
  await take();
  await callNext();
  const form = `/desk/tickets/${ticketId}/transfer`;
  const page = await first.get(form);
  expect(page.text).toContain(`value="group:${elsewhere}"`);
  expect((await first.post(form, { to: '' }, { form })).status).toBe(422);
  expect((await first.post(form, { to: `desk:${desk}` }, { form })).status).toBe(409);
  const sent = await first.post(form, { to: `group:${elsewhere}` }, { form });
  expect(sent.location).toBe('/desk');
  const row = await queries()
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: 'waiting', group_id: elsewhere, desk_id: null });
  expect(row.rank_at).toEqual(row.issued_at);
  expect(label).toBe(`${row.prefix}-${String(row.number).padStart(3, '0')}`);
  expect(await episodes(ticketId)).toMatchObject([{ outcome: 'transferred', served_s: 0 }]);
});

test('[Q-call] while the centre stands still the screen says so, nobody is called, and a call missed just after costs nothing', async () => {
  await openDesk();
  const one = await take();
  const centre = await queries()
    .selectFrom('desk_shift')
    .select(['centre_id', 'worker_id'])
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  const place = { centreId: centre.centre_id, workerId: centre.worker_id };
  const actor = systemActor('test');
  await app.services.database.transaction((tx) =>
    pauseCentre(tx, actor, { ...place, kind: 'airRaid', note: '', now: clock.now() }),
  );
  expect(await callNext()).toEqual({ outcome: 'paused', ticket: null });
  await refused(
    post(first, `/desks/${desk}/call-one`, { ticketId: one.ticketId, reason: 'Людина вже тут' }),
    'призупинив роботу',
  );
  await refused(post(kiosk, '/tickets', { groupId: group }), 'призупинив роботу');
  expect((await first.post('/desk/call', {}, { form: '/desk' })).status).toBe(409);
  expect((await first.get('/desk')).text).toContain('Центр призупинив роботу');
  later(600);
  await app.services.database.transaction((tx) =>
    resumeCentre(tx, actor, { ...place, graceMinutes: 10, now: clock.now() }),
  );
  later(300);
  await callNext();
  await ok(post(first, at(one.ticketId, 'no-show')));
  expect(await episodes(one.ticketId)).toMatchObject([{ waited_s: 300, outcome: 'noShow' }]);
  // Far beyond the twenty minutes, on the same day.
  later(4 * 3600);
  await signIn();
  expect(await ok(post(first, at(one.ticketId, 'return')))).toMatchObject({ state: 'waiting' });
  clock.set(open);
});

test('[Q-call] a ticket of yesterday comes back neither to the queue nor to a desk', async () => {
  await openDesk();
  const { ticketId } = await take();
  await queries()
    .updateTable('ticket')
    .set({ business_date: '2026-11-22', state: 'held' })
    .where('id', '=', ticketId)
    .execute();
  const before = await state();
  await refused(post(first, at(ticketId, 'return')), 'нічого не зроблено');
  await refused(
    post(first, `/desks/${desk}/call-one`, { ticketId, reason: 'Учорашній талон' }),
    'уже не чекає',
  );
  expect(await callNext()).toEqual({ outcome: 'nobody', ticket: null });
  expect(await state()).toEqual(before);
});

test('[BR-14] an unknown service, a closed centre and a revoked kiosk are refused, each in its own words', async () => {
  const before = await state();
  await refused(post(kiosk, '/tickets', { groupId: group, serviceId: randomUUID() }), 'вже немає', 422);
  await refused(post(kiosk, '/tickets', { groupId: group, categoryId: randomUUID() }), 'вже немає', 422);
  const now = clock.now().toISOString();
  clock.set('2026-11-23T20:00:00Z');
  await refused(post(kiosk, '/tickets', { groupId: group }), 'не видаємо');
  clock.set(now);
  const lost = await app.device('kiosk', 'bakhmut');
  await queries()
    .updateTable('device')
    .set({ revoked_at: clock.now() })
    .where('name', '=', 'test kiosk')
    .execute();
  expect((await post(lost, '/tickets', { groupId: group })).status).toBe(401);
  await queries().updateTable('device').set({ revoked_at: null }).where('name', '=', 'test kiosk').execute();
  expect(await state()).toEqual(before);
});

test('[Q-call] the console is as large and asks as much of the database with 2,000 waiting as with 100', async () => {
  await openDesk();
  const centre = await queries()
    .selectFrom('desk')
    .select('centre_id')
    .where('id', '=', desk)
    .executeTakeFirstOrThrow();
  const fill = (from: number, to: number) =>
    fillQueue(app.services.database.pool, {
      centreId: centre.centre_id,
      groupId: group,
      date: '2026-11-23',
      from,
      to,
      at: clock.now(),
    });
  const measure = () => pageCost(async () => (await first.get('/desk')).text);
  const empty = await measure();
  await fill(101, 200);
  const hundred = await measure();
  await fill(201, 2100);
  const crowd = await measure();
  expect(crowd.asked).toBe(hundred.asked);
  expect(crowd.asked).toBe(empty.asked);
  expect(Math.abs(crowd.bytes - hundred.bytes)).toBeLessThan(200);
  expect(hundred.bytes - empty.bytes).toBeLessThan(15_000);
  expect(crowd.text.match(/За часом приходу/g)).toHaveLength(12);
});
