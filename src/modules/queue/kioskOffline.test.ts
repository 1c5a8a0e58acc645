import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import type { BlocksAnswer, MenuAnswer } from './schemas/kiosk.ts';

/** Monday, 11:00 in Kyiv: the centre of Bakhmut is open. */
const open = '2026-11-23T09:00:00Z';
const clock = fixedClock(open);
let app: TestApp;
let kiosk: Client;
let reception: Client;

beforeAll(async () => {
  app = await startTestApp({ clock });
  kiosk = await app.device('kiosk', 'bakhmut');
  reception = await app.signIn('reception.bakhmut');
  await vi.waitFor(async () => expect((await kiosk.get('/kiosk')).status).toBe(200), { timeout: 60_000 });
});
afterEach(() => clock.set(open));
afterAll(() => app.close());

const key = () => ({ 'idempotency-key': `test-${v7()}` });
async function lease(device: Client, known: readonly string[] = []): Promise<BlocksAnswer> {
  const answer = await device.json('POST', '/api/v1/kiosk/blocks', { known }, key());
  expect(answer.status, answer.text).toBe(200);
  return JSON.parse(answer.text);
}
const menuOf = async (device: Client): Promise<MenuAnswer> =>
  JSON.parse((await device.get('/api/v1/kiosk/menu')).text);
const secret = () => randomBytes(16).toString('base64url');
const send = (device: Client, body: object, headers = key()) =>
  device.json('POST', '/api/v1/kiosk/offline-tickets', body, headers);
const ticketOf = async (code: string) =>
  app.services.database.queries
    .selectFrom('ticket')
    .innerJoin('visit', 'visit.id', 'ticket.visit_id')
    .selectAll('ticket')
    .where('visit.access_code', '=', code)
    .orderBy('ticket.number')
    .execute();
const reports = () =>
  app.services.database.queries.selectFrom('offline_report').selectAll().orderBy('reported_at').execute();
/** A ticket as a kiosk would have given it from the first block of a lease. */
const given = (block: BlocksAnswer['blocks'][number], more: object = {}) => ({
  blockId: block.id,
  number: block.next,
  visitCode: secret(),
  groupId: block.groupId,
  purpose: 'submit',
  issuedAt: '2026-11-23T09:10:00.000Z',
  ...more,
});
async function firstBlock(device: Client) {
  const { blocks } = await lease(device);
  const [block] = blocks;
  if (!block) throw new Error('no block');
  return block;
}

test('[BR-15] every kiosk gets blocks of its own beside all others, and a remembered block stays', async () => {
  const other = await app.device('kiosk', 'bakhmut');
  const leases = await Promise.all([lease(kiosk), lease(other), lease(kiosk), lease(other), lease(kiosk)]);
  const all = leases.flatMap(({ blocks }) => blocks);
  const taken = new Set<string>();
  for (const { prefix, first, last } of all) {
    expect(first).toBeGreaterThan(5000);
    for (let number = first; number <= last; number += 1) {
      expect(taken.has(`${prefix}${number}`)).toBe(false);
      taken.add(`${prefix}${number}`);
    }
  }
  const mine = leases[0]?.blocks ?? [];
  const again = await lease(
    kiosk,
    mine.map(({ id }) => id),
  );
  expect(again.blocks.map(({ id }) => id).sort()).toEqual(mine.map(({ id }) => id).sort());
  // A repeated question under the same key is the same answer, not a new block.
  const same = { 'idempotency-key': 'lease-same-key' };
  const [one, two] = [
    await kiosk.json('POST', '/api/v1/kiosk/blocks', {}, same),
    await kiosk.json('POST', '/api/v1/kiosk/blocks', {}, same),
  ];
  expect(JSON.parse(two.text)).toEqual(JSON.parse(one.text));
});

test('the menu tells all that is needed without a connection, and no personal data', async () => {
  const menu = await menuOf(kiosk);
  expect(menu).toMatchObject({ date: '2026-11-23', standing: 'open', at: new Date(open).toISOString() });
  expect(menu.groups.length).toBeGreaterThan(1);
  expect(menu.services.length).toBeGreaterThan(5);
  expect(menu.entries[0]?.from).toMatch(/^2026-11-23T/);
});

test('[BR-15] a ticket given without a connection keeps number, secret and place; sent again it changes nothing', async () => {
  const block = await firstBlock(kiosk);
  // An online visitor who came later than the offline one, and before the line was back.
  clock.set('2026-11-23T09:20:00Z');
  const online = await kiosk.json('POST', '/api/v1/tickets', { groupId: block.groupId }, key());
  clock.set('2026-11-23T09:40:00Z');
  const ticket = given(block);
  const sends = await Promise.all([send(kiosk, ticket), send(kiosk, ticket), send(kiosk, ticket)]);
  for (const answer of sends)
    expect(JSON.parse(answer.text)).toEqual({ outcome: 'taken', label: `${block.prefix}-${block.next}` });
  expect(JSON.parse((await send(kiosk, ticket)).text).outcome).toBe('taken');
  const [kept, ...more] = await ticketOf(ticket.visitCode);
  expect(more).toEqual([]);
  expect(kept).toMatchObject({
    number: block.next,
    prefix: block.prefix,
    block_id: block.id,
    state: 'waiting',
  });
  expect(kept?.issued_at.toISOString()).toBe(ticket.issuedAt);
  expect(kept?.rank_at.toISOString()).toBe(ticket.issuedAt);
  const later = await app.services.database.queries
    .selectFrom('ticket')
    .select(['rank_at', 'number'])
    .where('id', '=', JSON.parse(online.text).ticketId)
    .executeTakeFirstOrThrow();
  expect(later.number).toBeLessThan(5001);
  expect(kept?.rank_at.getTime()).toBeLessThan(later.rank_at.getTime());
  expect((await app.anonymous().get(`/t/${ticket.visitCode}`)).status).toBe(200);
  const events = await app.services.database.queries
    .selectFrom('ledger')
    .select('kind')
    .where('subject', '=', 'ticket')
    .where('subject_id', '=', kept?.id ?? '')
    .execute();
  expect(events.map(({ kind }) => kind)).toEqual(['ticket.issued']);
});

test('[BR-16] two matters of one visitor without a connection are one visit with two tickets', async () => {
  const { blocks } = await lease(kiosk);
  const [one, two] = blocks;
  if (!one || !two) throw new Error('too few groups');
  const visitCode = secret();
  clock.set('2026-11-23T09:40:00Z');
  await send(kiosk, given(one, { visitCode, personName: 'Коваль Олена', signLanguage: true }));
  await send(kiosk, given(two, { visitCode }));
  const tickets = await ticketOf(visitCode);
  expect(tickets).toHaveLength(2);
  expect(new Set(tickets.map(({ visit_id }) => visit_id)).size).toBe(1);
});

test('a clock that is wrong by hours moves nobody into the future or before the lease, and reception is told', async () => {
  const block = await firstBlock(kiosk);
  clock.set('2026-11-23T09:40:00Z');
  const ahead = given(block, { issuedAt: '2026-11-23T13:00:00.000Z' });
  const behind = given(block, { number: block.next + 1, issuedAt: '2026-11-23T05:00:00.000Z' });
  for (const ticket of [ahead, behind])
    expect(JSON.parse((await send(kiosk, ticket)).text).outcome).toBe('taken');
  expect((await ticketOf(ahead.visitCode))[0]?.rank_at.toISOString()).toBe('2026-11-23T09:40:00.000Z');
  expect((await ticketOf(behind.visitCode))[0]?.rank_at.toISOString()).toBe('2026-11-23T09:00:00.000Z');
  const clocks = (await reports()).filter(({ kind }) => kind === 'clock');
  expect(clocks.map(({ number, lost }) => [number, lost])).toEqual([
    [block.next, false],
    [block.next + 1, false],
  ]);
  const page = await reception.get('/terminals');
  expect(page.text).toContain('годинник термінала показував неможливий час');
  const seen = /\/terminals\/reports\/([0-9a-f-]+)\/seen/.exec(page.text)?.[1] ?? '';
  expect((await reception.post(`/terminals/reports/${seen}/seen`, {}, { form: '/terminals' })).status).toBe(
    303,
  );
  expect((await reception.post(`/terminals/reports/${seen}/seen`, {}, { form: '/terminals' })).status).toBe(
    409,
  );
});

test('yesterday’s block, a foreign number and a taken number are refused, reported once, and change no queue', async () => {
  const block = await firstBlock(kiosk);
  const before = (await reports()).length;
  const taken = given(block);
  clock.set('2026-11-23T09:40:00Z');
  expect(JSON.parse((await send(kiosk, taken)).text).outcome).toBe('taken');
  const other = { ...taken, visitCode: secret() };
  const outside = given(block, { number: block.last + 1 });
  const foreign = given(block, { blockId: v7(), number: block.next + 3 });
  const tickets = async () =>
    (await app.services.database.queries.selectFrom('ticket').select('id').execute()).length;
  const queue = await tickets();
  for (const ticket of [other, outside, foreign, other]) {
    const answer = await send(kiosk, ticket);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text).outcome).toBe('refused');
  }
  clock.set('2026-11-24T09:00:00Z');
  const late = given(block, { number: block.next + 4 });
  for (let turn = 0; turn < 2; turn += 1)
    expect(JSON.parse((await send(kiosk, late)).text).outcome).toBe('refused');
  expect(await tickets()).toBe(queue);
  const made = (await reports()).slice(before).map(({ kind, lost }) => [kind, lost]);
  expect(made).toEqual([
    ['numberTaken', true],
    ['foreignBlock', true],
    ['foreignBlock', true],
    ['anotherDay', true],
  ]);
  // A ticket of yesterday that had been taken over then is still only that ticket.
  expect(JSON.parse((await send(kiosk, taken)).text).outcome).toBe('taken');
  expect(await tickets()).toBe(queue);
  // The reports hold no name and no secret.
  expect(JSON.stringify(await reports())).not.toMatch(/personName|visitCode/);
});

test('a service that left the list meanwhile costs nobody the place: the ticket waits in its group', async () => {
  const menu = await menuOf(kiosk);
  const { blocks } = await lease(kiosk);
  const service = menu.services[0];
  const block = blocks.find(({ groupId }) => groupId === service?.groupId);
  if (!block || !service) throw new Error('no service');
  const { queries } = app.services.database;
  await queries.updateTable('service').set({ active: false }).where('id', '=', service.id).execute();
  clock.set('2026-11-23T09:40:00Z');
  const ticket = given(block, { serviceId: service.id });
  expect(JSON.parse((await send(kiosk, ticket)).text).outcome).toBe('taken');
  expect((await ticketOf(ticket.visitCode))[0]?.service_id).toBeNull();
  expect((await reports()).find(({ kind }) => kind === 'unknownService')).toMatchObject({ lost: false });
  await queries.updateTable('service').set({ active: true }).where('id', '=', service.id).execute();
});

test('an online ticket whose answer was lost leaves the queue when its visitor was given an offline number', async () => {
  const block = await firstBlock(kiosk);
  const start = await kiosk.formKey(`/kiosk/purpose?group=${block.groupId}`);
  const done = await kiosk.post(
    '/kiosk/tickets',
    { group: block.groupId, purpose: 'submit' },
    { key: start },
  );
  expect(done.status).toBe(303);
  const lost = /ticket\/([\w-]+)\?/.exec(done.location)?.[1] ?? '';
  clock.set('2026-11-23T09:40:00Z');
  const ticket = given(block, { instead: start.split('.')[0] });
  expect(JSON.parse((await send(kiosk, ticket)).text).outcome).toBe('taken');
  expect((await ticketOf(lost))[0]?.state).toBe('left');
  expect((await ticketOf(ticket.visitCode))[0]?.state).toBe('waiting');
  // Another kiosk's key withdraws nothing.
  const second = await kiosk.formKey(`/kiosk/purpose?group=${block.groupId}`);
  const mine = await kiosk.post(
    '/kiosk/tickets',
    { group: block.groupId, purpose: 'submit' },
    { key: second },
  );
  const other = await app.device('kiosk', 'bakhmut');
  const foreign = await firstBlock(other);
  expect(
    JSON.parse((await send(other, given(foreign, { instead: second.split('.')[0] }))).text).outcome,
  ).toBe('taken');
  expect((await ticketOf(/ticket\/([\w-]+)\?/.exec(mine.location)?.[1] ?? ''))[0]?.state).toBe('waiting');
});

test('malformed offline tickets are refused and leave nothing', async () => {
  const block = await firstBlock(kiosk);
  const before = (await reports()).length;
  for (const bad of [
    {},
    { number: 12 },
    { issuedAt: 'yesterday' },
    { visitCode: '../x' },
    { extra: 1 },
    { purpose: 'x' },
  ]) {
    const answer = await send(kiosk, Object.keys(bad).length === 0 ? {} : given(block, bad));
    expect([400, 422], JSON.stringify(bad)).toContain(answer.status);
  }
  expect((await reports()).length).toBe(before);
});
