import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { businessDate } from '#platform/clock/clock.ts';
import { mintScope } from '#platform/database/scope.ts';
import { addCategory, createSampleCentre } from '../../../../test/sampleCentre.ts';
import { sampleHall } from '../../../../test/sampleHall.ts';
import { deskWaiting, nextToCall } from '../data/deskNow.ts';
import { callNext } from './callNext.ts';
import { callOne, callSameVisit } from './callOne.ts';
import { closeDesk, pauseDesk } from './desks.ts';
import { hotWrite } from './hotWrite.ts';
import { issueTicketInForm, type NewTicket } from './issueTicket.ts';
import { finishTicket, startTicket } from './tickets.ts';
import { transferTicket } from './transfer.ts';

const hall = sampleHall(3);
const { actor } = hall;
const nine = new Date('2026-11-20T07:00:00Z').getTime();
const after = (minutes: number) => new Date(nine + minutes * 60_000);
const scope = mintScope('queue', { centreIds: 'all', providerIds: 'all' });

const at = (desk: number, minutes: number) => hall.at(desk, after(minutes));
/** Issues a ticket and answers its number: «А1». */
const issue = async (minutes: number, more: Partial<NewTicket> = {}): Promise<string> =>
  labelOf(await issued(minutes, more));
const issued = (minutes: number, more: Partial<NewTicket> = {}) => hall.issue(after(minutes), more);
const labelOf = ({ prefix, number }: { prefix: string; number: number }) => `${prefix}${number}`;
const call = (desk: number, minutes = 60) =>
  callNext(hall.database, actor, hotWrite(`session:${desk}`, randomUUID(), '/call', {}), at(desk, minutes));
type Answer = Awaited<ReturnType<typeof call>>;
const ticketOf = (answer: Answer) => {
  if (answer.kind !== 'called') throw new Error(answer.kind);
  return answer.ticket;
};
/** What was called and why: «А1 earliest»; else the outcome. */
const told = (answer: Answer) =>
  answer.kind === 'called' ? `${labelOf(answer.ticket)} ${answer.ticket.reason.key}` : answer.kind;
const serve = async (desk: number, answer: Answer, minutes = 60) => {
  const { ticketId } = ticketOf(answer);
  await hall.database.transaction((tx) => startTicket(tx, actor, at(desk, minutes), ticketId));
  await hall.database.transaction((tx) => finishTicket(tx, actor, at(desk, minutes), ticketId, 'consulted'));
};
const callAndServe = async (desk: number, minutes = 60) => {
  const answer = await call(desk, minutes);
  if (answer.kind === 'called') await serve(desk, answer, minutes);
  return told(answer);
};
const set = {
  desk: (desk: number, values: { express_only?: boolean; provider_id?: string }) =>
    hall.database.queries
      .updateTable('desk')
      .set(values)
      .where('id', '=', hall.centre.desks[desk]?.id ?? '')
      .execute(),
  centre: (values: { priority_run?: number; paused_since?: Date | null }) =>
    hall.database.queries
      .updateTable('queue_settings')
      .set(values)
      .where('centre_id', '=', hall.centre.centreId)
      .execute(),
  signs: (desk: number) =>
    hall.database.queries
      .updateTable('worker')
      .set({ sign_language_certificate: 'УЖМ-1' })
      .where('id', '=', hall.centre.desks[desk]?.workerId ?? '')
      .execute(),
};
const runOf = async (desk: number) =>
  (
    await hall.database.queries
      .selectFrom('desk_shift')
      .select('priority_run')
      .where('desk_id', '=', hall.centre.desks[desk]?.id ?? '')
      .where('state', '<>', 'closed')
      .executeTakeFirstOrThrow()
  ).priority_run;

test('[BR-18] after a run of categories a desk calls the earliest arrival, and the run begins anew: nobody starves', async () => {
  const categoryId = await addCategory(hall.database, hall.centre, 120);
  await issue(0);
  await issue(1);
  for (let n = 0; n < 5; n += 1) await issue(10 + n, { categoryId });
  const calls = [];
  for (let n = 0; n < 7; n += 1) calls.push(`${await callAndServe(0)} ${await runOf(0)}`);
  expect(calls).toEqual([
    'А3 allowance 1',
    'А4 allowance 2',
    'А1 fairness 0',
    'А5 allowance 1',
    'А6 allowance 2',
    'А2 fairness 0',
    // Nobody is left whom it could be moved past.
    'А7 earliest 0',
  ]);
});

test('[BR-18] the run grows only when an allowance moved a ticket past somebody whom this desk could take', async () => {
  const categoryId = await addCategory(hall.database, hall.centre, 120);
  // The earlier one belongs to a group that desk 1 does not serve.
  await hall.database.queries
    .insertInto('desk_group')
    .values({ desk_id: hall.centre.desks[0]?.id ?? '', group_id: hall.centre.groups[1]?.id ?? '' })
    .execute();
  await issue(0);
  await issue(10, { categoryId, groupId: hall.centre.groups[1]?.id ?? '' });
  expect(told(await call(0))).toBe('Б1 earliest');
  expect(await runOf(0)).toBe(0);
});

test('[BR-18] the words of a call name the category, the act and the end of a run', async () => {
  const categoryId = await addCategory(hall.database, hall.centre, 120);
  await set.centre({ priority_run: 1 });
  await issue(0);
  for (const minutes of [10, 11]) await issue(minutes, { categoryId });
  const first = await call(0);
  expect(ticketOf(first).reason.params).toEqual({
    issuedAt: expect.any(String),
    rankAt: expect.any(String),
    allowanceMinutes: 120,
    category: { uk: 'Пільга 120', en: 'Category 120', act: 'Зразковий закон, ст. 1' },
  });
  await serve(0, first);
  expect(ticketOf(await call(0)).reason).toMatchObject({ key: 'fairness', params: { run: 1 } });
});

test('[KS-sign] who asks for sign language goes to a certified worker, and to another only when none is open', async () => {
  await set.signs(1);
  await issue(0, { signLanguage: true });
  await issue(1);
  expect(told(await call(0))).toBe('А2 earliest');
  expect(told(await call(1))).toBe('А1 signLanguage');
  hall.centre = await createSampleCentre(hall.database, 2);
  await set.signs(1);
  await issue(0, { signLanguage: true });
  await hall.database.transaction((tx) => closeDesk(tx, actor, at(1, 5)));
  expect(told(await call(0))).toBe('А1 earliest');
});

test('[KS-sign] a certified worker who does not serve the group keeps nobody waiting', async () => {
  await set.signs(1);
  await hall.database.queries
    .insertInto('desk_group')
    .values({ desk_id: hall.centre.desks[1]?.id ?? '', group_id: hall.centre.groups[1]?.id ?? '' })
    .execute();
  await issue(0, { signLanguage: true });
  expect(told(await call(0))).toBe('А1 earliest');
});

test('[Q-call] an express desk takes only matters of a few minutes; the others take both', async () => {
  await set.desk(0, { express_only: true });
  await issue(0);
  await issue(1, { purpose: 'collect' });
  await hall.database.queries
    .updateTable('service')
    .set({ express: true })
    .where('id', '=', hall.centre.groups[0]?.serviceId ?? '')
    .execute();
  await issue(2, { serviceId: hall.centre.groups[0]?.serviceId ?? '' });
  expect(await callAndServe(0)).toBe('А2 express');
  expect(await callAndServe(0)).toBe('А3 express');
  expect(await callAndServe(0)).toBe('nobody');
  expect(told(await call(1))).toBe('А1 earliest');
});

test('[Q-phone] who said «I am late» is not called before the time, and keeps the place', async () => {
  const late = await issued(0);
  await issue(1);
  await issue(2);
  await hall.database.queries
    .updateTable('ticket')
    .set({ not_before: after(70) })
    .where('id', '=', late.ticketId)
    .execute();
  expect(await callAndServe(0, 60)).toBe('А2 earliest');
  expect(told(await call(0, 70))).toBe('А1 earliest');
});

test('[Q-call] a visitor sent to a desk is called there alone, and by others once nobody works at it', async () => {
  const send = async (minutes: number) => {
    const answer = await call(0, minutes);
    const to = { kind: 'desk' as const, id: hall.centre.desks[1]?.id ?? '' };
    await hall.database.transaction((tx) =>
      transferTicket(tx, actor, at(0, minutes), ticketOf(answer).ticketId, to),
    );
  };
  await issue(0);
  await send(10);
  expect(told(await call(2, 11))).toBe('nobody');
  expect(await callAndServe(1, 12)).toBe('А1 thisDesk');
  // Closed: released at once.
  await issue(20);
  await send(21);
  await hall.database.transaction((tx) => closeDesk(tx, actor, at(1, 22)));
  expect(await callAndServe(2, 23)).toBe('А2 earliest');
  // A desk that is closed is not offered.
  await issue(30);
  const answer = await call(0, 31);
  const closed = { kind: 'desk' as const, id: hall.centre.desks[1]?.id ?? '' };
  expect(
    await hall.database.transaction((tx) =>
      transferTicket(tx, actor, at(0, 31), ticketOf(answer).ticketId, closed),
    ),
  ).toBe('deskClosed');
});

test('[Q-call] a long break releases the visitors who were sent to the desk', async () => {
  await issue(0);
  const answer = await call(0, 1);
  const to = { kind: 'desk' as const, id: hall.centre.desks[1]?.id ?? '' };
  await hall.database.transaction((tx) => transferTicket(tx, actor, at(0, 1), ticketOf(answer).ticketId, to));
  await hall.database.transaction((tx) => pauseDesk(tx, actor, at(1, 2)));
  expect(told(await call(2, 10))).toBe('nobody');
  expect(told(await call(2, 18))).toBe('А1 earliest');
});

test('[Q-call] a visitor handed to a provider is called by its desks alone', async () => {
  const other = randomUUID();
  await hall.database.queries
    .insertInto('provider')
    .values({
      id: other,
      municipality_id: hall.centre.municipalityId,
      code: 'pension',
      name: 'Пенсійний фонд',
      short_name: 'ПФУ',
      kind: 'pensionFund',
    })
    .execute();
  await hall.database.queries
    .insertInto('centre_provider')
    .values({ centre_id: hall.centre.centreId, provider_id: other })
    .execute();
  await set.desk(2, { provider_id: other });
  await issue(0);
  const answer = await call(0, 1);
  const hand = (id: string) =>
    hall.database.transaction((tx) =>
      transferTicket(tx, actor, at(0, 2), ticketOf(answer).ticketId, { kind: 'provider', id }),
    );
  expect(await hand(randomUUID())).toBe('unknown');
  expect(await hand(other)).toBe('done');
  expect(told(await call(1, 3))).toBe('nobody');
  expect(told(await call(2, 4))).toBe('А1 earliest');
});

test('[Q-call] nobody is called and no ticket is given while the centre stands still', async () => {
  await issue(0);
  const before = await hall.database.queries.selectFrom('ledger').select('seq').execute();
  await set.centre({ paused_since: after(1) });
  expect(told(await call(0))).toBe('paused');
  const refused = await hall.database.transaction((tx) =>
    issueTicketInForm(tx, actor, {
      centreId: hall.centre.centreId,
      groupId: hall.centre.groups[0]?.id ?? '',
      serviceId: null,
      purpose: 'submit',
      personName: null,
      signLanguage: false,
      visitCode: null,
      now: after(2),
    }),
  );
  expect(refused).toEqual({ kind: 'paused' });
  expect(await hall.database.queries.selectFrom('ledger').select('seq').execute()).toEqual(before);
  await set.centre({ paused_since: null });
  expect(await issue(3)).toBe('А2');
});

test('[Q-call] one visitor out of turn: the reason is kept, its own event is told, the skills of the desk hold', async () => {
  await issue(0);
  const wanted = await issued(1);
  const one = (desk: number, ticketId: string) =>
    hall.database.transaction((tx) =>
      callOne(tx, actor, at(desk, 5), { ticketId, reason: 'Людині стало зле' }),
    );
  const called = await one(0, wanted.ticketId);
  expect(called).toMatchObject({
    kind: 'called',
    ticket: { number: 2, reason: { key: 'chosen', params: { note: 'Людині стало зле' } } },
  });
  const events = await hall.database.queries
    .selectFrom('ledger')
    .select('kind')
    .where('subject_id', '=', wanted.ticketId)
    .orderBy('seq')
    .execute();
  expect(events.map(({ kind }) => kind)).toEqual(['ticket.issued', 'ticket.calledOutOfTurn']);
  expect((await one(0, wanted.ticketId)).kind).toBe('busy');
  expect((await one(1, wanted.ticketId)).kind).toBe('stale');
  await hall.database.queries
    .insertInto('desk_group')
    .values({ desk_id: hall.centre.desks[1]?.id ?? '', group_id: hall.centre.groups[1]?.id ?? '' })
    .execute();
  const first = await hall.database.queries
    .selectFrom('ticket')
    .select('id')
    .where('centre_id', '=', hall.centre.centreId)
    .where('number', '=', 1)
    .executeTakeFirstOrThrow();
  expect((await one(1, first.id)).kind).toBe('notServed');
});

test('[BR-16] the next matter of the visitor who is here is called at once, of nobody else', async () => {
  const first = await issued(0);
  await issue(1);
  const second = await issued(2, { visitCode: first.accessCode });
  const stranger = await issued(3);
  const here = (ticketId: string, minutes: number) =>
    hall.database.transaction((tx) => callSameVisit(tx, actor, at(0, minutes), ticketId));
  await serve(0, await call(0, 10), 10);
  expect((await here(stranger.ticketId, 11)).kind).toBe('notHere');
  expect((await here(second.ticketId, 16)).kind).toBe('notHere');
  expect(await here(second.ticketId, 12)).toMatchObject({ ticket: { reason: { key: 'sameVisit' } } });
});

test('the list of a desk tells the order by the conditions of the call itself', async () => {
  await set.signs(1);
  const categoryId = await addCategory(hall.database, hall.centre, 120);
  await issue(0, { signLanguage: true });
  const late = await issued(1);
  await hall.database.queries
    .updateTable('ticket')
    .set({ not_before: after(90) })
    .where('id', '=', late.ticketId)
    .execute();
  await issue(2);
  await issue(10, { categoryId });
  const seat = { centreId: hall.centre.centreId, deskId: hall.centre.desks[0]?.id ?? '' };
  const now = after(60);
  const list = await deskWaiting(hall.database.queries, scope, seat, businessDate(now), now, 12);
  expect(list.map(({ label, hindrance }) => `${label} ${hindrance ?? '–'}`)).toEqual([
    'А-004 –',
    'А-001 signer',
    'А-002 late',
    'А-003 –',
  ]);
  const next = await nextToCall(hall.database.queries, scope, seat, businessDate(now), now);
  expect(next).toMatchObject({ label: 'А-004', fair: false });
  expect(told(await call(0))).toBe('А4 allowance');
});
