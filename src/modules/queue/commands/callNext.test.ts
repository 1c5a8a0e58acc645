import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemActor } from '#platform/session/actor.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import {
  addCategory,
  createSampleCentre,
  openTestDatabase,
  type SampleCentre,
} from '../../../../test/sampleCentre.ts';
import { callNext, callNextInForm } from './callNext.ts';
import { hotWrite } from './hotWrite.ts';
import { issueTicketInForm, type NewTicket } from './issueTicket.ts';

let home: TestDatabase;
let database: ReturnType<typeof openTestDatabase>;
let centre: SampleCentre;
const actor = systemActor('test');
const nine = new Date('2026-11-20T07:00:00Z').getTime();
const at = (minutes: number) => new Date(nine + minutes * 60_000);

beforeAll(async () => {
  home = await createTestDatabase();
  database = openTestDatabase(home.appUrl);
});
afterAll(async () => {
  await database.close();
  await home.drop();
});
beforeEach(async () => {
  centre = await createSampleCentre(database, 3);
});

const issue = async (group: number, minutes: number, more: Partial<NewTicket> = {}) => {
  const issued = await database.transaction((tx) =>
    issueTicketInForm(tx, actor, {
      centreId: centre.centreId,
      groupId: centre.groups[group]?.id ?? '',
      serviceId: null,
      purpose: 'submit',
      personName: null,
      signLanguage: false,
      visitCode: null,
      now: at(minutes),
      ...more,
    }),
  );
  if (issued.kind !== 'issued') throw new Error(issued.kind);
  return issued.ticket;
};
const callOf = (desk: number, minutes = 60) => ({
  centreId: centre.centreId,
  deskId: centre.desks[desk]?.id ?? '',
  workerId: centre.desks[desk]?.workerId ?? '',
  now: at(minutes),
});
const call = (desk: number, key: string = randomUUID()) =>
  callNext(database, actor, hotWrite(`session:${desk}`, key, '/call', {}), callOf(desk));
const finish = (ticketId: string) =>
  database.queries
    .updateTable('ticket')
    .set({ state: 'finished', finished_at: at(90) })
    .where('id', '=', ticketId)
    .execute();
const numberOf = (called: Awaited<ReturnType<typeof call>>) =>
  called.kind === 'called' ? `${called.ticket.prefix}${called.ticket.number}` : called.kind;

test('[BR-18] the order is the order of virtual arrival, and the call keeps its reason', async () => {
  await issue(0, 0);
  await issue(1, 1);
  await issue(0, 10, { categoryId: await addCategory(database, centre, 30) });
  const first = await call(0);
  expect(first).toMatchObject({
    kind: 'called',
    ticket: {
      prefix: 'А',
      number: 2,
      desk: 1,
      reason: {
        key: 'allowance',
        params: {
          allowanceMinutes: 30,
          category: { uk: 'Пільга 30', en: 'Category 30', act: 'Зразковий закон, ст. 1' },
        },
      },
    },
  });
  expect(await call(1)).toMatchObject({ ticket: { number: 1, prefix: 'А', reason: { key: 'earliest' } } });
  expect(numberOf(await call(2))).toBe('Б1');
  const row = await database.queries
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', first.kind === 'called' ? first.ticket.ticketId : '')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: 'called', calls: 1, desk_id: centre.desks[0]?.id });
  expect(row.call_reason).toMatchObject({ key: 'allowance' });
});

test('[Q-call] a desk calls only the groups that it serves', async () => {
  await database.queries
    .insertInto('desk_group')
    .values({ desk_id: centre.desks[0]?.id ?? '', group_id: centre.groups[1]?.id ?? '' })
    .execute();
  await issue(0, 0);
  expect((await call(0)).kind).toBe('nobody');
  await issue(1, 5);
  expect(numberOf(await call(0))).toBe('Б1');
});

test('[Q-call] a desk with a visitor, on a break, or not opened by this worker calls nobody', async () => {
  await issue(0, 0);
  await issue(0, 1);
  await call(0);
  expect((await call(0)).kind).toBe('busy');
  await database.queries
    .updateTable('desk_shift')
    .set({ state: 'break' })
    .where('desk_id', '=', centre.desks[1]?.id ?? '')
    .execute();
  expect((await call(1)).kind).toBe('onBreak');
  const stranger = { ...callOf(2), workerId: centre.desks[0]?.workerId ?? '' };
  const refused = await callNext(database, actor, hotWrite('session:9', randomUUID(), '/call', {}), stranger);
  expect(refused.kind).toBe('noShift');
  const elsewhere = await createSampleCentre(database, 1);
  const foreign = { ...callOf(2), centreId: elsewhere.centreId };
  expect(
    (await callNext(database, actor, hotWrite('session:9', randomUUID(), '/call', {}), foreign)).kind,
  ).toBe('noShift');
});

test('[BR-16] a visitor with two matters is never at two desks', async () => {
  const first = await issue(0, 0);
  const second = await issue(1, 0, { visitCode: first.accessCode });
  const answers = await Promise.all([call(0), call(1), call(2)]);
  expect(answers.map((answer) => answer.kind).sort()).toEqual(['called', 'nobody', 'nobody']);
  const called = answers.find((answer) => answer.kind === 'called');
  const calledId = called?.kind === 'called' ? called.ticket.ticketId : '';
  await finish(calledId);
  const next = await call(2);
  expect(next.kind === 'called' && next.ticket.ticketId).toBe(
    calledId === first.ticketId ? second.ticketId : first.ticketId,
  );
});

test('a doubled press calls one visitor, also when both arrive together', async () => {
  await issue(0, 0);
  await issue(0, 1);
  const key = randomUUID();
  const answers = await Promise.all([call(0, key), call(0, key), call(0, key)]);
  answers.push(await call(0, key));
  expect(answers.map(numberOf)).toEqual(['А1', 'А1', 'А1', 'А1']);
});

test('two different presses at one desk call one visitor', async () => {
  await issue(0, 0);
  await issue(0, 1);
  const answers = await Promise.all([call(0), call(0), call(0)]);
  expect(answers.map((answer) => answer.kind).sort()).toEqual(['busy', 'busy', 'called']);
});

test('[Q-call] desks that press together never get the same ticket', async () => {
  const many = await createSampleCentre(database, 12);
  centre = many;
  for (let n = 0; n < 30; n += 1) await issue(n % 2, n);
  const seen: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const answers = await Promise.all(many.desks.map((_, desk) => call(desk)));
    for (const answer of answers) {
      if (answer.kind !== 'called') continue;
      seen.push(answer.ticket.ticketId);
      await finish(answer.ticket.ticketId);
    }
  }
  expect(seen).toHaveLength(30);
  expect(new Set(seen).size).toBe(30);
});

test('the form calls the same way inside its own transaction', async () => {
  await issue(0, 0);
  const called = await database.transaction((tx) => callNextInForm(tx, actor, callOf(0)));
  expect(numberOf(called)).toBe('А1');
  const events = await database.queries
    .selectFrom('ledger')
    .select(['kind', 'payload'])
    .where('centre_id', '=', centre.centreId)
    .orderBy('seq')
    .execute();
  expect(events.map((event) => event.kind)).toEqual(['ticket.issued', 'ticket.called']);
});
