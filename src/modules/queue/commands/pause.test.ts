import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createSampleCentre } from '../../../../test/sampleCentre.ts';
import { sampleHall } from '../../../../test/sampleHall.ts';
import { centreStanding } from '../data/pause.ts';
import { pauseCentre, resumeCentre } from './pause.ts';
import { startTicket } from './tickets.ts';

const hall = sampleHall(4);
const { actor } = hall;
const ten = Date.UTC(2026, 10, 20, 8);
const after = (seconds: number) => new Date(ten + seconds * 1000);

const at = (desk: number, seconds: number) => hall.at(desk, after(seconds));
const issue = async (seconds: number): Promise<string> => (await hall.issue(after(seconds))).ticketId;
const call = (desk: number, seconds: number): Promise<string> => hall.call(desk, after(seconds));
const pause = (seconds: number, desk = 0) =>
  hall.database.transaction((tx) =>
    pauseCentre(tx, actor, { ...at(desk, seconds), kind: 'airRaid', note: '' }),
  );
const resume = (seconds: number, graceMinutes = 10) =>
  hall.database.transaction((tx) => resumeCentre(tx, actor, { ...at(0, seconds), graceMinutes }));
const ticket = (id: string) =>
  hall.database.queries.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const order = async () =>
  (
    await hall.database.queries
      .selectFrom('ticket')
      .select('id')
      .where('centre_id', '=', hall.centre.centreId)
      .where('state', '=', 'waiting')
      .orderBy('rank_at')
      .orderBy('id')
      .execute()
  ).map(({ id }) => id);

test('[Q-call] a pause sends the called back to their place, leaves the served, and nobody is called meanwhile', async () => {
  const [served, called, waiting] = [await issue(0), await issue(1), await issue(2)];
  expect(await call(0, 10)).toBe(served);
  await hall.database.transaction((tx) => startTicket(tx, actor, at(0, 20), served));
  expect(await call(1, 30)).toBe(called);
  expect(await pause(40)).toEqual({ kind: 'paused', returned: 1 });
  expect((await ticket(served)).state).toBe('serving');
  expect(await ticket(called)).toMatchObject({ state: 'waiting', desk_id: null, calls: 0, waited_s: 29 });
  expect(await order()).toEqual([called, waiting]);
  // Neither by the program nor past it.
  expect(await call(1, 50)).not.toBe(called);
  await hall.database.queries
    .updateTable('ticket')
    .set({ state: 'called', desk_id: at(1, 0).deskId, called_at: after(51) })
    .where('id', '=', waiting)
    .execute();
  expect((await ticket(waiting)).state).toBe('waiting');
  const episode = await hall.database.queries
    .selectFrom('desk_episode')
    .select(['outcome', 'walked_s', 'waited_s', 'served_s'])
    .where('ticket_id', '=', called)
    .executeTakeFirstOrThrow();
  expect(episode).toEqual({ outcome: 'paused', walked_s: 10, waited_s: 29, served_s: 0 });
  const resumed = await resume(640);
  expect(resumed).toEqual({ kind: 'resumed', graceUntil: after(640 + 600) });
  expect(await call(1, 650)).toBe(called);
  // 29 s before the first call and 10 s after the pause: not one of the 600 s of the pause.
  expect((await ticket(called)).waited_s).toBe(29 + 10);
});

test('[Q-call] two who press at once make one pause, and two who resume one end', async () => {
  await issue(0);
  const pressed = await Promise.all([pause(10, 0), pause(10, 1), pause(10, 2)]);
  expect(pressed.map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'paused']);
  const ended = await Promise.all([resume(20), resume(20)]);
  expect(ended.map(({ kind }) => kind).sort()).toEqual(['resumed', 'working']);
  const kinds = await hall.database.queries
    .selectFrom('ledger')
    .select('kind')
    .where('centre_id', '=', hall.centre.centreId)
    .where('subject', '=', 'centre')
    .orderBy('seq')
    .execute();
  expect(kinds.map(({ kind }) => kind)).toEqual(['centre.paused', 'centre.resumed']);
});

test('[Q-call] calls that are under way when the pause comes end on one side of it', async () => {
  for (let turn = 0; turn < 6; turn++) {
    for (let n = 0; n < 4; n++) await issue(turn * 100 + n);
    const results = await Promise.all([
      ...[0, 1, 2, 3].map((desk) => call(desk, turn * 100 + 10)),
      pause(turn * 100 + 10).then(({ kind }) => kind),
    ]);
    expect(results.at(-1)).toBe('paused');
    const { n } = await hall.database.queries
      .selectFrom('ticket')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('centre_id', '=', hall.centre.centreId)
      .where('state', '=', 'called')
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(0);
    await resume(turn * 100 + 50);
  }
});

test('the words for visitors know where the shelter is, and how long a missed call costs nothing', async () => {
  await hall.database.queries
    .updateTable('queue_settings')
    .set({ shelter_note: 'підвал, вхід із двору' })
    .where('centre_id', '=', hall.centre.centreId)
    .execute();
  const standing = () => centreStanding(hall.database.queries, hall.centre.centreId, after(100));
  expect((await standing()).pause).toBeNull();
  await pause(60);
  expect(await standing()).toMatchObject({
    pause: { kind: 'airRaid', since: after(60) },
    shelterUk: 'підвал, вхід із двору',
    shelterEn: 'підвал, вхід із двору',
  });
  await resume(90, 1);
  expect(await standing()).toMatchObject({ pause: null, graceUntil: after(150) });
  expect(
    (await centreStanding(hall.database.queries, hall.centre.centreId, after(151))).graceUntil,
  ).toBeNull();
});

test('[KS-stats] no second of any pause is ever counted, and every place is kept', async () => {
  const minutes = fc.integer({ min: 1, max: 30 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(minutes, minutes), { minLength: 1, maxLength: 4 }), async (spans) => {
      const own = await createSampleCentre(hall.database, 2);
      hall.centre = own;
      const first = await issue(0);
      await issue(1);
      const before = await order();
      let clock = 0;
      let worked = 0;
      for (const [work, rest] of spans) {
        clock += work * 60;
        worked += work * 60;
        await pause(clock);
        expect(await order()).toEqual(before);
        clock += rest * 60;
        await resume(clock);
      }
      expect(await order()).toEqual(before);
      expect(await call(0, clock + 30)).toBe(first);
      expect((await ticket(first)).waited_s).toBe(worked + 30);
      const { rows } = await sql<{
        s: number;
      }>`select active_seconds(${own.centreId}::uuid, ${after(0)}, ${after(clock)}) as s`.execute(
        hall.database.queries,
      );
      expect(rows[0]?.s).toBe(worked);
    }),
    { numRuns: 12 },
  );
});
