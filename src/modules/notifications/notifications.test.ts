import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { startPushService } from '../../../test/pushService.ts';
import { startSmsCentre } from '../../../test/smsCentre.ts';
import { createFollower } from './commands/follow.ts';
import { forgetYesterday, sendNotification } from './jobs.ts';

/** Monday, 11:00 in Kyiv: the centre of Bakhmut is open. */
const open = '2026-11-23T09:00:00Z';
const clock = fixedClock(open);
let app: TestApp;
let push: Awaited<ReturnType<typeof startPushService>>;
let sms: Awaited<ReturnType<typeof startSmsCentre>>;
let kiosk: Client;
let front: Client;
let groupId = '';
let centreId = '';

beforeAll(async () => {
  push = await startPushService();
  sms = await startSmsCentre();
  app = await startTestApp({ clock, smppUrl: sms.url, pushHosts: [push.origin] });
  kiosk = await app.device('kiosk', 'bakhmut');
  front = await app.signIn('front.bakhmut');
  const { queries } = app.services.database;
  ({ id: centreId } = await queries
    .selectFrom('centre')
    .select('id')
    .where('code', '=', 'bakhmut')
    .executeTakeFirstOrThrow());
  await queries
    .updateTable('notification_settings')
    .set({ sms: true, near_ahead: 1, near_minutes: 1 })
    .where('centre_id', '=', centreId)
    .execute();
  const choose = await front.get('/desk');
  const desk = /name="desk" value="([^"]+)"/.exec(choose.text)?.[1] ?? '';
  expect((await front.post('/desk/open', { desk }, { form: '/desk' })).status).toBe(303);
  // A group that this desk serves: the first ticket tells.
  const served = await queries
    .selectFrom('desk_group')
    .select('group_id')
    .where('desk_id', '=', desk)
    .executeTakeFirst();
  const list = JSON.parse((await kiosk.get('/api/v1/centres/bakhmut/queue')).text);
  groupId = served?.group_id ?? list.groups[0].id;
});
afterAll(async () => {
  await app.close();
  await push.close();
  await sms.close();
});
beforeEach(async () => {
  push.heard.length = 0;
  sms.heard.length = 0;
  // An empty hall: who takes a ticket is the next.
  await app.services.database.queries
    .updateTable('ticket')
    .set({ state: 'left', finished_at: clock.now() })
    .where('state', 'in', ['waiting', 'called'])
    .execute();
});

const rows = (ticketId: string) =>
  app.services.database.queries
    .selectFrom('notification')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('made_at')
    .execute();

interface Taken {
  readonly ticketId: string;
  readonly visitId: string;
  readonly accessCode: string;
  readonly label: string;
}
const take = async (): Promise<Taken> => {
  const reply = await kiosk.json(
    'POST',
    '/api/v1/tickets',
    { groupId },
    { 'idempotency-key': crypto.randomUUID() },
  );
  expect(reply.status, reply.text).toBe(200);
  return JSON.parse(reply.text);
};
/** A phone that turns on notifications, as the island of the page does. */
const turnOn = async (code: string, browser = push.subscribe()) => {
  const phone = app.anonymous();
  const form = `/t/${code}/notify`;
  const reply = await phone.post(`${form}/push`, { ...browser }, { form });
  return { phone, browser, reply };
};
const texts = () => push.heard.map(({ text }) => JSON.parse(text).text as string);
const soon = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 45_000, interval: 100 });
const call = async () => {
  const { deskId } = await app.services.database.queries
    .selectFrom('desk_shift')
    .select('desk_id as deskId')
    .where('centre_id', '=', centreId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  const reply = await front.json(
    'POST',
    `/api/v1/desks/${deskId}/call-next`,
    {},
    { 'idempotency-key': crypto.randomUUID() },
  );
  return JSON.parse(reply.text).ticket;
};
/** The visitor at the desk did not come: the desk is free again. */
const miss = async (ticketId: string) =>
  expect((await front.post(`/desk/tickets/${ticketId}/no-show`, {}, { form: '/desk' })).status).toBe(303);

test('[Q-phone] a phone is told once that its turn is near and where to go; nothing personal leaves', async () => {
  const [first, second, third] = [await take(), await take(), await take()];
  const { reply } = await turnOn(third.accessCode);
  expect(reply.location).toBe(`/t/${third.accessCode}`);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(push.heard).toEqual([]);
  expect((await call()).ticketId).toBe(first.ticketId);
  await soon(() => expect(texts()).toEqual([`Номер ${third.label}: підходьте до зали, перед вами 1`]));
  await miss(first.ticketId);
  expect((await call()).ticketId).toBe(second.ticketId);
  await miss(second.ticketId);
  expect((await call()).ticketId).toBe(third.ticketId);
  await soon(() =>
    expect(texts().at(-1)).toMatch(new RegExp(`^Номер ${third.label}: підійдіть до робочого місця \\d+$`)),
  );
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(texts()).toHaveLength(2);
  expect((await rows(third.ticketId)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'near sent',
    'called sent',
  ]);
  expect(JSON.parse(push.heard[0]?.text ?? '{}')).toEqual({
    text: expect.any(String),
    tag: third.label,
    open: `/t/${third.accessCode}`,
  });
  await miss(third.ticketId);
});

test('[Q-phone] an SMS reaches the number that was given with consent, and the daily limit of the centre holds', async () => {
  const ticket = await take();
  const phone = app.anonymous();
  const form = `/t/${ticket.accessCode}/notify`;
  const bad = await phone.post(`${form}/sms`, { phone: '050 123' }, { form });
  expect(bad.status).toBe(422);
  expect(bad.text).toContain('Допишіть номер');
  expect(bad.text).toContain('Позначте згоду');
  expect(bad.text).toContain('value="050 123"');
  const on = await phone.post(`${form}/sms`, { phone: '8 (050) 123-45-67', consent: 'yes' }, { form });
  expect(on.status).toBe(303);
  await soon(() =>
    expect(sms.heard).toMatchObject([
      { to: '380501234567', text: `Номер ${ticket.label}: підходьте до зали, ви наступні` },
    ]),
  );
  const kept = await app.services.database.queries
    .selectFrom('sms_subscription')
    .selectAll()
    .where('visit_id', '=', ticket.visitId)
    .executeTakeFirstOrThrow();
  expect(kept).toMatchObject({
    phone: '+380501234567',
    consent_text: expect.stringContaining('Увечері номер видаляють'),
  });
  const page = (await phone.get(form)).text;
  expect(page).toContain('Сповіщення ввімкнено');
  expect(page).not.toContain('0501234567');
  const { queries } = app.services.database;
  const settings = queries.updateTable('notification_settings').where('centre_id', '=', centreId);
  await settings.set({ sms_daily_limit: 1 }).execute();
  await call();
  await soon(async () =>
    expect(
      (await rows(ticket.ticketId)).map(({ kind, state, parts }) => `${kind} ${state} ${parts}`),
    ).toEqual(['near sent 1', 'called overLimit 0']),
  );
  expect(sms.heard).toHaveLength(1);
  await settings.set({ sms_daily_limit: 300 }).execute();
  await miss(ticket.ticketId);
});

test('[BP-23] neither the number nor the address of a browser is in the ledger; at night both are forgotten', async () => {
  const ticket = await take();
  const { browser, phone } = await turnOn(ticket.accessCode);
  const form = `/t/${ticket.accessCode}/notify`;
  await phone.post(`${form}/sms`, { phone: '067 765 43 21', consent: 'yes' }, { form });
  const { queries } = app.services.database;
  const ledger = JSON.stringify(await queries.selectFrom('ledger').selectAll().execute());
  expect(ledger).toContain('notification.smsAllowed');
  for (const secret of ['7654321', browser.endpoint, browser.auth, ticket.accessCode])
    expect(ledger).not.toContain(secret);
  const left = async () => {
    const [a, b] = await Promise.all([
      queries.selectFrom('push_subscription').select('id').where('visit_id', '=', ticket.visitId).execute(),
      queries.selectFrom('sms_subscription').select('id').where('visit_id', '=', ticket.visitId).execute(),
    ]);
    return a.length + b.length;
  };
  await forgetYesterday(app.services);
  expect(await left()).toBe(2);
  clock.set('2026-11-23T22:05:00Z');
  await forgetYesterday(app.services);
  expect(await left()).toBe(0);
  clock.set(open);
});

test('[Q-phone] «turn off» forgets at once, and what was due then goes nowhere', async () => {
  const ticket = await take();
  const { phone } = await turnOn(ticket.accessCode);
  const form = `/t/${ticket.accessCode}/notify`;
  expect((await phone.post(`${form}/stop`, {}, { form })).status).toBe(303);
  expect((await phone.get(form)).text).not.toContain('Сповіщення ввімкнено');
  const { n } = await app.services.database.queries
    .selectFrom('push_subscription')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('visit_id', '=', ticket.visitId)
    .executeTakeFirstOrThrow();
  expect(n).toBe(0);
});

test('a browser that ended its subscription is forgotten; a push service in trouble is asked again', async () => {
  const gone = await take();
  push.answerNext(410);
  const { browser } = await turnOn(gone.accessCode);
  await soon(async () => expect((await rows(gone.ticketId)).map(({ state }) => state)).toEqual(['gone']));
  const kept = await app.services.database.queries
    .selectFrom('push_subscription')
    .select('id')
    .where('endpoint', '=', browser.endpoint)
    .execute();
  expect(kept).toEqual([]);
  const troubled = await take();
  push.answerNext(503);
  await turnOn(troubled.accessCode);
  await soon(() => expect(texts().some((text) => text.includes(troubled.label))).toBe(true));
  await soon(async () => expect((await rows(troubled.ticketId)).map(({ state }) => state)).toEqual(['sent']));
});

test('a message that comes too late, or of which the call is over, is not sent', async () => {
  const { queries } = app.services.database;
  const ticket = await take();
  const { browser } = await turnOn(ticket.accessCode);
  await soon(() => expect(texts().some((text) => text.includes(ticket.label))).toBe(true));
  push.heard.length = 0;
  const subscription = await queries
    .selectFrom('push_subscription')
    .select('id')
    .where('endpoint', '=', browser.endpoint)
    .executeTakeFirstOrThrow();
  const due = async (occasion: string, madeAt: string) => {
    const id = crypto.randomUUID();
    await queries
      .insertInto('notification')
      .values({
        id,
        ticket_id: ticket.ticketId,
        centre_id: centreId,
        business_date: '2026-11-23',
        kind: 'called',
        occasion,
        channel: 'push',
        subscription_id: subscription.id,
        made_at: madeAt,
      })
      .execute();
    await sendNotification(app.services, id);
    const { state } = await queries
      .selectFrom('notification')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return state;
  };
  expect(await due('is not called', open)).toBe('outOfDate');
  expect(await due('an hour ago', '2026-11-23T08:00:00Z')).toBe('outOfDate');
  expect(push.heard).toEqual([]);
});

test('[Q-phone] a pause and its end reach the phones of the hall', async () => {
  const ticket = await take();
  clock.set('2026-11-23T09:05:00Z');
  await turnOn(ticket.accessCode);
  const head = await app.signIn('centre.bakhmut');
  clock.set('2026-11-23T09:06:00Z');
  const paused = await head.post('/pause', { kind: 'airRaid' }, { form: '/pause' });
  expect(paused.status).toBe(303);
  await soon(() =>
    expect(texts()).toContain(`Номер ${ticket.label}: тривога, пройдіть в укриття. Місце в черзі збережено`),
  );
  const page = await app.anonymous().get(`/t/${ticket.accessCode}`);
  expect(page.text).toContain('Повітряна тривога. Прийом призупинено');
  expect(page.text).toContain('Ваше місце в черзі збережено');
  clock.set('2026-11-23T09:20:00Z');
  await head.post('/pause/resume', { grace: '10' }, { form: '/pause' });
  await soon(() =>
    expect(texts()).toContain(`Номер ${ticket.label}: прийом відновлено. Повертайтеся до зали до 11:30`),
  );
  expect((await app.anonymous().get(`/t/${ticket.accessCode}`)).text).toContain('До 11:30 пропущений виклик');
  clock.set(open);
});

test('addresses that are no push service, wrong keys and strangers change nothing', async () => {
  const ticket = await take();
  const good = push.subscribe();
  for (const bad of [
    { ...good, endpoint: 'http://127.0.0.1:1/internal' },
    { ...good, endpoint: 'https://fcm.googleapis.com.example.org/x' },
    { ...good, endpoint: 'file:///etc/passwd' },
    { ...good, p256dh: 'x' },
    { ...good, auth: '' },
  ]) {
    const { reply } = await turnOn(ticket.accessCode, bad);
    expect([400, 422], JSON.stringify(bad)).toContain(reply.status);
  }
  const unknown = await app.anonymous().get('/t/AAAAAAAAAAAAAAAAAAAAAA/notify');
  expect(unknown.status).toBe(404);
  const kept = await app.services.database.queries
    .selectFrom('push_subscription')
    .select('id')
    .where('visit_id', '=', ticket.visitId)
    .execute();
  expect(kept).toEqual([]);
});

test('the head of the centre sets how visitors are told; a wrong number comes back with what was typed', async () => {
  const head = await app.signIn('centre.bakhmut');
  const fields = { how: ['push', 'sms'], smsDailyLimit: '50', nearAhead: '99', nearMinutes: '8' };
  const wrong = await head.post('/notifications', fields, { form: '/notifications' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Напишіть число від 1 до 20');
  expect(wrong.text).toContain('value="99"');
  const saved = await head.post('/notifications', { ...fields, nearAhead: '2' }, { form: '/notifications' });
  expect(saved.status).toBe(303);
  expect((await head.get('/notifications')).text).toMatch(/Сьогодні надіслано \d+/);
  const settings = await app.services.database.queries
    .selectFrom('notification_settings')
    .selectAll()
    .where('centre_id', '=', centreId)
    .executeTakeFirstOrThrow();
  expect(settings).toMatchObject({
    push: true,
    sms: true,
    sms_daily_limit: 50,
    near_ahead: 2,
    near_minutes: 8,
  });
});

test('[Q-phone] following an idle hall writes nothing, not even a lock; an event moves the bookmark once', async () => {
  const { database, jobs } = app.services;
  // Where the row lies, who wrote it and who locked it last: any write or lock of it shows here.
  const row = async () =>
    (
      await sql<{ place: string; horizon: string }>`select ctid::text || xmin::text || xmax::text as place,
        horizon::text from notification_follower`.execute(database.queries)
    ).rows[0];
  const follower = createFollower(database, jobs, 0);
  // The program follows too: it has read what the tests before have done when the row stays where it is.
  await vi.waitFor(
    async () => {
      const before = await row();
      await pause(1_500);
      expect(await row()).toEqual(before);
    },
    { timeout: 20_000 },
  );
  const before = await row();
  const start = clock.now().getTime();
  for (const seconds of [0, 1, 31, 62])
    expect(await follower.look(new Date(start + seconds * 1_000))).toBe(0);
  expect(await row()).toEqual(before);
  await take();
  await vi.waitFor(
    async () => {
      await follower.look(clock.now());
      expect((await row())?.horizon).not.toBe(before?.horizon);
    },
    { timeout: 10_000 },
  );
});
