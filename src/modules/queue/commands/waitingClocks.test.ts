import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { waitedByLedger } from '../../../../test/hallLedger.ts';
import { createSampleCentre } from '../../../../test/sampleCentre.ts';
import { sampleHall } from '../../../../test/sampleHall.ts';
import { activeSeconds } from '../data/clocks.ts';
import { callNext } from './callNext.ts';
import { hotWrite } from './hotWrite.ts';
import { pauseCentre } from './pause.ts';
import { holdTicket, returnTicket } from './tickets.ts';

const hall = sampleHall(1);
const { actor } = hall;
const nine = new Date('2026-11-20T07:00:00Z').getTime();
const after = (minutes: number) => new Date(nine + minutes * 60_000);

const issue = (now: Date) => hall.issue(now);
/** Calls the next at the time; the row of the called ticket. */
async function callAt(now: Date) {
  const called = await callNext(
    hall.database,
    actor,
    hotWrite('session:1', randomUUID(), '/call', {}),
    hall.at(0, now),
  );
  if (called.kind !== 'called') throw new Error(called.kind);
  return hall.database.queries
    .selectFrom('ticket')
    .selectAll()
    .where('id', '=', called.ticket.ticketId)
    .executeTakeFirstOrThrow();
}

test('[BR-18] waiting in the hall is counted without the pauses of the centre, whichever way it is written in SQL', async () => {
  const pause = async (from: number, to: number | null) =>
    hall.database.queries
      .insertInto('centre_pause')
      .values({
        id: randomUUID(),
        centre_id: hall.centre.centreId,
        kind: 'airRaid',
        started_at: after(from),
        started_by: hall.centre.desks[0]?.workerId ?? '',
        ...(to === null ? {} : { ended_at: after(to), ended_by: hall.centre.desks[0]?.workerId ?? '' }),
      })
      .execute();
  await pause(-30, 5);
  await pause(20, 30);
  await pause(90, null);
  const text = `select active_seconds($1::uuid, $2, $3) as a, ${activeSeconds('$1::uuid', '$2::timestamptz', '$3::timestamptz')} as b`;
  for (const [from, to, seconds] of [
    [0, 60, 45 * 60],
    [25, 28, 0],
    [40, 60, 20 * 60],
    [10, 100, 70 * 60],
  ] as const) {
    const { rows } = await hall.database.pool.query(text, [hall.centre.centreId, after(from), after(to)]);
    expect(rows).toEqual([{ a: seconds, b: seconds }]);
  }
  await issue(after(0));
  expect(await callAt(after(60))).toMatchObject({ waited_s: 45 * 60 });
});

test('[BR-18] in the night of the change of clocks waiting is counted in real minutes, and the day stays one day', async () => {
  // Kyiv: on 28 March 2027 at 03:00 it is 04:00 at once; on 31 October 2027 the hour from 03:00 comes twice.
  for (const [before, later] of [
    ['2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z'],
    ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'],
  ] as const) {
    hall.centre = await createSampleCentre(hall.database, 1);
    await hall.database.queries
      .updateTable('desk_shift')
      .set({ opened_at: new Date(before) })
      .where('centre_id', '=', hall.centre.centreId)
      .execute();
    expect(await issue(new Date(before))).toMatchObject({ number: 1 });
    const row = await callAt(new Date(later));
    expect(row).toMatchObject({ waited_s: 3600, business_date: before.slice(0, 10) });
  }
});

test('[BR-18] requests that come the other way round than they began leave no event of a ticket before the one it follows', async () => {
  const { ticketId } = await issue(after(0));
  await callAt(after(5));
  const at = {
    centreId: hall.centre.centreId,
    deskId: hall.centre.desks[0]?.id ?? '',
    workerId: hall.centre.desks[0]?.workerId ?? '',
  };
  await hall.database.transaction((tx) => holdTicket(tx, actor, { ...at, now: after(6) }, ticketId));
  // The desk pressed «next» a moment before, and its request was held up on the way.
  await hall.database.transaction((tx) => returnTicket(tx, actor, hall.centre.centreId, ticketId, after(20)));
  const called = await callAt(after(19));
  expect(called).toMatchObject({
    id: ticketId,
    called_at: after(20),
    state_since: after(20),
    waited_s: 5 * 60,
  });
  // The pause began before the call and waited for it.
  await hall.database.transaction((tx) =>
    pauseCentre(tx, actor, { ...at, kind: 'airRaid', note: '', now: after(18) }),
  );
  const stays = await hall.database.queries
    .selectFrom('desk_episode')
    .selectAll()
    .orderBy('called_at')
    .execute();
  expect(stays.at(-1)).toMatchObject({
    called_at: after(20),
    ended_at: after(20),
    walked_s: 0,
    outcome: 'paused',
  });
  expect((await waitedByLedger(hall.database, hall.centre)).get(ticketId)).toBe(5 * 60);
});
