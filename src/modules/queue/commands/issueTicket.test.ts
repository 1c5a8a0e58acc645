import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#platform/session/actor.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import {
  addCategory,
  createSampleCentre,
  openTestDatabase,
  type SampleCentre,
} from '../../../../test/sampleCentre.ts';
import { hotWrite } from './hotWrite.ts';
import { type Issued, issueTicket, issueTicketInForm, type NewTicket } from './issueTicket.ts';

let home: TestDatabase;
let database: ReturnType<typeof openTestDatabase>;
let centre: SampleCentre;
const actor = systemActor('test');

beforeAll(async () => {
  home = await createTestDatabase();
  database = openTestDatabase(home.appUrl);
});
afterAll(async () => {
  await database.close();
  await home.drop();
});

const wish = (change: Partial<NewTicket> = {}): NewTicket => ({
  centreId: centre.centreId,
  groupId: centre.groups[0]?.id ?? '',
  serviceId: null,
  purpose: 'submit',
  personName: null,
  signLanguage: false,
  visitCode: null,
  now: new Date('2026-11-20T09:00:00Z'),
  ...change,
});
const issue = (ticket: NewTicket, key: string = randomUUID(), body: unknown = {}) =>
  issueTicket(database, actor, hotWrite('device:1', key, '/api/v1/tickets', body), ticket);
const issuedOf = (issued: Issued) => {
  if (issued.kind !== 'issued') throw new Error(issued.kind);
  return issued.ticket;
};
const count = async (table: 'ticket' | 'visit' | 'ledger' | 'idempotency') => {
  const { n } = await database.queries
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
};
const everything = async () =>
  Promise.all([count('ticket'), count('visit'), count('ledger'), count('idempotency')]);

test('[BR-15] numbers have neither gaps nor doubles under 16 parallel issuers', async () => {
  centre = await createSampleCentre(database);
  const each = 25;
  const numbers = (
    await Promise.all(
      Array.from({ length: 16 }, async (_, issuer) => {
        const mine: number[] = [];
        for (let turn = 0; turn < each; turn += 1) {
          // Some wishes fail in between: a failure must not cost a number.
          if (turn % 5 === issuer % 5) await issue(wish({ serviceId: randomUUID() }));
          mine.push(issuedOf(await issue(wish())).number);
        }
        expect(mine).toEqual([...mine].sort((a, b) => a - b));
        return mine;
      }),
    )
  ).flat();
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 16 * each }, (_, index) => index + 1));
});

test('[BR-15] what is asked for in one moment is numbered in that order by one statement; each wish gets its own answer', async () => {
  const other = await createSampleCentre(database);
  centre = await createSampleCentre(database);
  const second = centre.groups[1]?.id ?? '';
  const visit = issuedOf(await issue(wish()));
  const key = randomUUID();
  const early = issuedOf(await issue(wish(), key));
  let statements = 0;
  const counting = {
    hot: ((...asked) => {
      statements += 1;
      return database.hot(...asked);
    }) satisfies typeof database.hot,
  };
  const ask = (change: Partial<NewTicket>, own: string = randomUUID()) =>
    issueTicket(counting, actor, hotWrite('device:1', own, '/api/v1/tickets', {}), wish(change));
  const answers = await Promise.all([
    ask({}),
    ask({ groupId: second }),
    ask({ serviceId: randomUUID() }),
    ask({ centreId: other.centreId, groupId: other.groups[0]?.id ?? '' }),
    ask({}, key),
    ask({ groupId: second, visitCode: visit.accessCode }),
    ask({}),
  ]);
  const labels = answers.map((answer) =>
    answer.kind === 'issued' ? `${answer.ticket.prefix}${answer.ticket.number}` : answer.kind,
  );
  expect(labels).toEqual(['А3', 'Б1', 'unknown', 'А1', 'А2', 'Б2', 'А4']);
  expect(answers[4]).toMatchObject({ repeated: true, ticket: { ticketId: early.ticketId } });
  expect(answers[5]).toMatchObject({ ticket: { visitId: visit.visitId } });
  expect(statements).toBe(1);
});

test('[BR-15] each letter, each day and each centre count from one', async () => {
  centre = await createSampleCentre(database);
  const second = centre.groups[1]?.id ?? '';
  const numbers = [
    await issue(wish()),
    await issue(wish({ groupId: second })),
    await issue(wish()),
    // 23:30 in Kyiv is still the same day, 22:30 UTC in winter is already the next.
    await issue(wish({ now: new Date('2026-11-20T21:30:00Z') })),
    await issue(wish({ now: new Date('2026-11-20T22:30:00Z') })),
  ].map((issued) => `${issuedOf(issued).prefix}${issuedOf(issued).number}`);
  expect(numbers).toEqual(['А1', 'Б1', 'А2', 'А3', 'А1']);
});

test('a doubled press gives the first ticket again, also when both arrive together', async () => {
  centre = await createSampleCentre(database);
  const key = randomUUID();
  const before = await everything();
  const answers = await Promise.all(Array.from({ length: 6 }, () => issue(wish(), key)));
  answers.push(await issue(wish(), key));
  expect(new Set(answers.map((answer) => issuedOf(answer).ticketId)).size).toBe(1);
  expect(answers.filter((answer) => answer.kind === 'issued' && !answer.repeated)).toHaveLength(1);
  expect(await everything()).toEqual(before.map((n) => n + 1));
  expect(issuedOf(await issue(wish())).number).toBe(2);
});

test('a key used for another request is refused and changes nothing', async () => {
  centre = await createSampleCentre(database);
  const key = randomUUID();
  await issue(wish(), key, { group: 1 });
  const before = await everything();
  await expect(issue(wish(), key, { group: 2 })).rejects.toMatchObject({ code: 'keyReused' });
  expect(await everything()).toEqual(before);
});

test('an unknown group, service or visit, or one of another centre, changes nothing', async () => {
  const other = await createSampleCentre(database);
  centre = await createSampleCentre(database);
  const yesterday = issuedOf(await issue(wish({ now: new Date('2026-11-19T09:00:00Z') })));
  const before = await everything();
  for (const wrong of [
    { groupId: randomUUID() },
    { groupId: other.groups[0]?.id ?? '' },
    { serviceId: other.groups[0]?.serviceId ?? '' },
    { serviceId: centre.groups[1]?.serviceId ?? '' },
    { visitCode: 'no-such-visit-at-all' },
    { visitCode: yesterday.accessCode },
  ]) {
    expect(await issue(wish(wrong))).toEqual({ kind: 'unknown' });
  }
  expect(await everything()).toEqual(before);
});

test('[BR-16] a second matter is a second ticket of the same visit', async () => {
  centre = await createSampleCentre(database);
  const first = issuedOf(await issue(wish({ personName: 'Олена Коваль', signLanguage: true })));
  const second = issuedOf(
    await issue(wish({ groupId: centre.groups[1]?.id ?? '', visitCode: first.accessCode })),
  );
  expect(second.visitId).toBe(first.visitId);
  expect(second.accessCode).toBe(first.accessCode);
  expect(`${first.prefix}${first.number} ${second.prefix}${second.number}`).toBe('А1 Б1');
});

test('[BR-18] a lawful allowance moves the rank, not the arrival', async () => {
  centre = await createSampleCentre(database);
  const { ticketId } = issuedOf(await issue(wish({ categoryId: await addCategory(database, centre, 20) })));
  const row = await database.queries
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  expect(row.issued_at.getTime() - row.rank_at.getTime()).toBe(20 * 60_000);
});

test('the event of a ticket tells no name and no secret', async () => {
  centre = await createSampleCentre(database);
  const ticket = issuedOf(await issue(wish({ personName: 'Олена Коваль' })));
  const row = await database.queries
    .selectFrom('ledger')
    .selectAll()
    .where('subject_id', '=', ticket.ticketId)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ kind: 'ticket.issued', subject: 'ticket', centre_id: centre.centreId });
  expect(JSON.stringify(row.payload)).not.toMatch(new RegExp(`Коваль|${ticket.accessCode}`));
  expect(row.payload).toMatchObject({ prefix: 'А', number: 1, visitId: ticket.visitId });
});

test('the form issues the same way inside its own transaction, and its failure gives the number back', async () => {
  centre = await createSampleCentre(database);
  await expect(
    database.transaction(async (tx) => {
      expect(issuedOf(await issueTicketInForm(tx, actor, wish())).number).toBe(1);
      throw new Error('the form fails later');
    }),
  ).rejects.toThrow('the form fails later');
  const issued = await database.transaction((tx) => issueTicketInForm(tx, actor, wish()));
  expect(issuedOf(issued).number).toBe(1);
});
