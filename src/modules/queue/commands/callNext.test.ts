import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addCategory, createSampleCentre } from '../../../../test/sampleCentre.ts';
import { sampleHall } from '../../../../test/sampleHall.ts';
import { callNext, callNextInForm } from './callNext.ts';
import { hotWrite } from './hotWrite.ts';
import type { NewTicket } from './issueTicket.ts';

const hall = sampleHall(3);
const { actor } = hall;
const nine = new Date('2026-11-20T07:00:00Z').getTime();
const at = (minutes: number) => new Date(nine + minutes * 60_000);

const issue = (group: number, minutes: number, more: Partial<NewTicket> = {}) =>
  hall.issue(at(minutes), { groupId: hall.centre.groups[group]?.id ?? '', ...more });
const callOf = (desk: number, minutes = 60) => hall.at(desk, at(minutes));
const call = (desk: number, key: string = randomUUID()) =>
  callNext(hall.database, actor, hotWrite(`session:${desk}`, key, '/call', {}), callOf(desk));
const finish = (ticketId: string) =>
  hall.database.queries
    .updateTable('ticket')
    .set({ state: 'finished', finished_at: at(90) })
    .where('id', '=', ticketId)
    .execute();
const numberOf = (called: Awaited<ReturnType<typeof call>>) =>
  called.kind === 'called' ? `${called.ticket.prefix}${called.ticket.number}` : called.kind;

test('[BR-18] the order is the order of virtual arrival, and the call keeps its reason', async () => {
  await issue(0, 0);
  await issue(1, 1);
  await issue(0, 10, { categoryId: await addCategory(hall.database, hall.centre, 30) });
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
  const row = await hall.database.queries
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', first.kind === 'called' ? first.ticket.ticketId : '')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: 'called', calls: 1, desk_id: hall.centre.desks[0]?.id });
  expect(row.call_reason).toMatchObject({ key: 'allowance' });
});

test('[Q-call] a desk calls only the groups that it serves', async () => {
  await hall.database.queries
    .insertInto('desk_group')
    .values({ desk_id: hall.centre.desks[0]?.id ?? '', group_id: hall.centre.groups[1]?.id ?? '' })
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
  await hall.database.queries
    .updateTable('desk_shift')
    .set({ state: 'break' })
    .where('desk_id', '=', hall.centre.desks[1]?.id ?? '')
    .execute();
  expect((await call(1)).kind).toBe('onBreak');
  const stranger = { ...callOf(2), workerId: hall.centre.desks[0]?.workerId ?? '' };
  const refused = await callNext(
    hall.database,
    actor,
    hotWrite('session:9', randomUUID(), '/call', {}),
    stranger,
  );
  expect(refused.kind).toBe('noShift');
  const elsewhere = await createSampleCentre(hall.database, 1);
  const foreign = { ...callOf(2), centreId: elsewhere.centreId };
  expect(
    (await callNext(hall.database, actor, hotWrite('session:9', randomUUID(), '/call', {}), foreign)).kind,
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
  const many = await createSampleCentre(hall.database, 12);
  hall.centre = many;
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
  const called = await hall.database.transaction((tx) => callNextInForm(tx, actor, callOf(0)));
  expect(numberOf(called)).toBe('А1');
  const events = await hall.database.queries
    .selectFrom('ledger')
    .select(['kind', 'payload'])
    .where('centre_id', '=', hall.centre.centreId)
    .orderBy('seq')
    .execute();
  expect(events.map((event) => event.kind)).toEqual(['ticket.issued', 'ticket.called']);
});
