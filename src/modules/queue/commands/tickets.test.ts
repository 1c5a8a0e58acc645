import { expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { createSampleCentre } from '../../../../test/sampleCentre.ts';
import { sampleHall } from '../../../../test/sampleHall.ts';
import { endDay } from '../jobs/dayEnd.ts';
import { closeDesk, openDesk, pauseDesk } from './desks.ts';
import { finishTicket, holdTicket, missTicket, recallTicket, returnTicket, startTicket } from './tickets.ts';
import { transferTicket } from './transfer.ts';

const hall = sampleHall(2);
const { actor } = hall;
/** As a centre is made. */
const [recallCoolDownSeconds, mostCalls, returnGraceMinutes] = [15, 4, 20];
const ten = Date.UTC(2026, 10, 20, 8);
const after = (seconds: number) => new Date(ten + seconds * 1000);

const at = (desk: number, seconds: number) => hall.at(desk, after(seconds));
const issue = (seconds: number) => hall.issue(after(seconds));
const call = (desk: number, seconds: number): Promise<string> => hall.call(desk, after(seconds));
const rows = () =>
  Promise.all([
    hall.database.queries.selectFrom('ticket').selectAll().orderBy('id').execute(),
    hall.database.queries.selectFrom('desk_shift').selectAll().orderBy('id').execute(),
    hall.database.queries.selectFrom('ledger').selectAll().orderBy('seq').execute(),
  ]);

test('[Q-call] a stale click changes nothing', async () => {
  await issue(0);
  const ticket = await call(0, 10);
  await hall.database.transaction((tx) => startTicket(tx, actor, at(0, 20), ticket));
  const before = await rows();
  for (const stale of [startTicket, missTicket]) {
    expect(await hall.database.transaction((tx) => stale(tx, actor, at(0, 30), ticket))).toBe('stale');
  }
  // Another desk's screen, another centre's address.
  expect(
    await hall.database.transaction((tx) => finishTicket(tx, actor, at(1, 30), ticket, 'consulted')),
  ).toBe('stale');
  const elsewhere = { ...at(0, 30), centreId: (await createSampleCentre(hall.database, 1)).centreId };
  expect(
    await hall.database.transaction((tx) => finishTicket(tx, actor, elsewhere, ticket, 'consulted')),
  ).toBe('stale');
  expect((await rows())[0]).toEqual(before[0]);
  expect((await rows())[2]).toEqual(before[2]);
});

test('[Q-call] two finishes at once: one counts', async () => {
  await issue(0);
  const ticket = await call(0, 10);
  await hall.database.transaction((tx) => startTicket(tx, actor, at(0, 20), ticket));
  const both = await Promise.all(
    [1, 2].map(() =>
      hall.database.transaction((tx) => finishTicket(tx, actor, at(0, 30), ticket, 'consulted')),
    ),
  );
  expect(both.sort()).toEqual(['done', 'stale']);
});

test('[Q-call] recall has a cool-down and a maximum', async () => {
  await issue(0);
  const ticket = await call(0, 0);
  const recall = (seconds: number) =>
    hall.database.transaction((tx) => recallTicket(tx, actor, at(0, seconds), ticket));
  expect(await recall(recallCoolDownSeconds - 1)).toEqual({ key: 'tooSoon', seconds: 1 });
  let seconds = 0;
  for (let calls = 2; calls <= mostCalls; calls += 1) {
    seconds += recallCoolDownSeconds;
    expect(await recall(seconds)).toBe('done');
  }
  expect(await recall(seconds + 3600)).toEqual({ key: 'tooMany', calls: mostCalls });
});

test('[Q-call] a missed visitor comes back to the old place within the grace time, not later', async () => {
  await issue(0);
  await issue(1);
  const first = await call(0, 10);
  await hall.database.transaction((tx) => missTicket(tx, actor, at(0, 20), first));
  const late = after(20 + returnGraceMinutes * 60);
  const back = (now: Date) =>
    hall.database.transaction((tx) => returnTicket(tx, actor, hall.centre.centreId, first, now));
  expect(await back(late)).toBe('stale');
  expect(await back(after(60))).toBe('done');
  expect(await call(0, 70)).toBe(first);
});

test('[Q-call] hold and transfer keep the place', async () => {
  await issue(0);
  await issue(1);
  const first = await call(0, 10);
  await hall.database.transaction((tx) => holdTicket(tx, actor, at(0, 20), first));
  const second = await call(0, 30);
  expect(second).not.toBe(first);
  await hall.database.transaction((tx) => returnTicket(tx, actor, hall.centre.centreId, first, after(40)));
  expect(await call(1, 50)).toBe(first);
  const groupId = hall.centre.groups[1]?.id ?? '';
  expect(
    await hall.database.transaction((tx) =>
      transferTicket(tx, actor, at(1, 60), first, { kind: 'group', id: groupId }),
    ),
  ).toBe('done');
  expect(await call(1, 70)).toBe(first);
  const strange = (await createSampleCentre(hall.database, 1)).groups[0]?.id ?? '';
  expect(
    await hall.database.transaction((tx) =>
      transferTicket(tx, actor, at(1, 80), first, { kind: 'group', id: strange }),
    ),
  ).toBe('unknown');
});

test('[Q-call] a desk with a visitor is neither closed nor paused', async () => {
  await issue(0);
  const ticket = await call(0, 10);
  for (const wish of [closeDesk, pauseDesk])
    expect(await hall.database.transaction((tx) => wish(tx, actor, at(0, 20)))).toBe('busy');
  await hall.database.transaction((tx) => missTicket(tx, actor, at(0, 30), ticket));
  expect(await hall.database.transaction((tx) => closeDesk(tx, actor, at(0, 40)))).toBe('done');
  expect(await hall.database.transaction((tx) => closeDesk(tx, actor, at(0, 50)))).toBe('stale');
});

test('a desk is not closed under a call that is under way', async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    hall.centre = await createSampleCentre(hall.database, 1);
    await issue(0);
    const [called, closed] = await Promise.all([
      call(0, 10),
      hall.database.transaction((tx) => closeDesk(tx, actor, at(0, 10))),
    ]);
    expect([called === 'noShift', closed]).toEqual(called === 'noShift' ? [true, 'done'] : [false, 'busy']);
  }
});

test('[ORG-4] one worker at a desk, one desk for a worker; a shift forgotten yesterday is closed', async () => {
  const other = hall.centre.desks[1]?.workerId ?? '';
  const open = (workerId: string, desk: number, seconds: number) =>
    hall.database.transaction((tx) => openDesk(tx, actor, { ...at(desk, seconds), workerId }, null));
  await hall.database.queries
    .updateTable('desk_shift')
    .set({ opened_at: after(-60) })
    .where('centre_id', '=', hall.centre.centreId)
    .execute();
  expect(await open(other, 0, 0)).toMatchObject({ kind: 'elsewhere', desk: 2 });
  await hall.database.transaction((tx) => closeDesk(tx, actor, at(1, 5)));
  expect(await open(other, 0, 10)).toEqual({ kind: 'taken', by: 'Зразковий Петро' });
  await issue(20);
  const left = await call(0, 30);
  expect(await open(other, 0, 24 * 3600)).toEqual({ kind: 'opened' });
  const row = await hall.database.queries
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', left)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: 'finished', result: 'forgotten' });
});

test('[BR-14] whoever still waits or is held when the day is over has left, with an event; nothing ends twice', async () => {
  const tickets = [await issue(0), await issue(5)];
  const [held = '', waits = ''] = tickets.map(({ ticketId }) => ticketId);
  expect(await call(0, 10)).toBe(held);
  await hall.database.transaction((tx) => holdTicket(tx, actor, at(0, 40), held));
  const end = (seconds: number) => endDay({ database: hall.database, clock: fixedClock(after(seconds)) });
  const rows = () =>
    hall.database.queries
      .selectFrom('ticket')
      .select(['id', 'state', 'result', 'waited_s'])
      .where('centre_id', '=', hall.centre.centreId)
      .orderBy('issued_at')
      .execute();
  await end(3600);
  expect(await rows()).toMatchObject([{ state: 'held' }, { state: 'waiting' }]);
  // Two programs at once, as after a restart.
  await Promise.all([end(24 * 3600), end(24 * 3600)]);
  expect(await rows()).toEqual([
    { id: held, state: 'left', result: 'notReturned', waited_s: 10 },
    { id: waits, state: 'left', result: 'dayEnded', waited_s: 0 },
  ]);
  const events = await hall.database.queries
    .selectFrom('ledger')
    .select(['subject_id', 'payload'])
    .where('centre_id', '=', hall.centre.centreId)
    .where('kind', '=', 'ticket.left')
    .orderBy('seq')
    .execute();
  expect(events).toMatchObject([
    { subject_id: held, payload: { because: 'dayEnded', from: 'held', at: after(24 * 3600).toISOString() } },
    { subject_id: waits, payload: { because: 'dayEnded', from: 'waiting' } },
  ]);
});
