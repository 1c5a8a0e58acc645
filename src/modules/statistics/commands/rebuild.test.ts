import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addDays } from '#platform/calendar/civilDate.ts';
import { mintScope } from '#platform/database/scope.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { createSampleCentre, openTestDatabase, type SampleCentre } from '../../../../test/sampleCentre.ts';
import { byKey, partsNow, partsOf, total } from '../data/parts.ts';
import { stepOf, steps } from '../rules/histogram.ts';
import { periodOf } from '../rules/period.ts';
import { sides } from '../rules/sides.ts';
import { buildDay, buildDays, daysToBuild } from './rebuild.ts';

let home: TestDatabase;
let database: ReturnType<typeof openTestDatabase>;
let centre: SampleCentre;
const scope = mintScope('statistics', { centreIds: 'all', providerIds: 'all' });

beforeAll(async () => {
  home = await createTestDatabase();
  database = openTestDatabase(home.appUrl, 4);
});
afterAll(async () => {
  await database.close();
  await home.drop();
});
beforeEach(async () => {
  centre = await createSampleCentre(database, 2);
});

/** One stay at a desk of an invented ticket. */
interface StayRow {
  readonly desk: number;
  readonly outcome: 'finished' | 'noShow' | 'held' | 'transferred' | 'left' | 'paused' | 'takenOver';
  readonly started: boolean;
  readonly waited: number;
  readonly walked: number;
  readonly served: number;
}
interface TicketRow {
  readonly group: number;
  readonly known: boolean;
  readonly state: 'waiting' | 'finished' | 'left' | 'noShow';
  readonly minute: number;
  readonly stays: readonly StayRow[];
}

const stayRow = fc.record({
  desk: fc.nat(1),
  outcome: fc.constantFrom('finished', 'noShow', 'held', 'transferred', 'left', 'paused', 'takenOver'),
  started: fc.boolean(),
  waited: fc.integer({ min: 0, max: 20_000 }),
  walked: fc.integer({ min: 0, max: 400 }),
  served: fc.integer({ min: 0, max: 9000 }),
}) satisfies fc.Arbitrary<StayRow>;
const ticketRow = fc.record({
  group: fc.nat(1),
  known: fc.boolean(),
  state: fc.constantFrom('waiting', 'finished', 'left', 'noShow'),
  minute: fc.nat(23 * 60),
  stays: fc.array(stayRow, { maxLength: 3 }),
}) satisfies fc.Arbitrary<TicketRow>;

/** Puts the tickets and their stays into the tables, a minute apart, as the commands of the queue leave them. */
async function put(date: string, tickets: readonly TicketRow[]): Promise<void> {
  const { queries } = database;
  for (const [at, ticket] of tickets.entries()) {
    const group = centre.groups[ticket.group];
    if (!group) throw new Error('no such group');
    const issued = new Date(`${date}T00:00:00+02:00`);
    issued.setUTCMinutes(issued.getUTCMinutes() + ticket.minute);
    const [visitId, ticketId] = [v7(), v7()];
    const serviceId = ticket.known ? group.serviceId : null;
    await queries
      .insertInto('visit')
      .values({ id: visitId, centre_id: centre.centreId, business_date: date, access_code: v7() })
      .execute();
    await queries
      .insertInto('ticket')
      .values({
        id: ticketId,
        visit_id: visitId,
        centre_id: centre.centreId,
        business_date: date,
        group_id: group.id,
        service_id: serviceId,
        prefix: group.prefix,
        number: at + 1,
        rank_at: issued,
        issued_at: issued,
        state_since: issued,
        state: ticket.state,
        finished_at: ticket.state === 'waiting' ? null : issued,
      })
      .execute();
    for (const [nth, stay] of ticket.stays.entries()) {
      const desk = centre.desks[stay.desk];
      if (!desk) throw new Error('no such desk');
      const called = new Date(issued.getTime() + (nth + 1) * 60_000);
      await queries
        .insertInto('desk_episode')
        .values({
          id: v7(),
          ticket_id: ticketId,
          centre_id: centre.centreId,
          business_date: date,
          desk_id: desk.id,
          worker_id: desk.workerId,
          group_id: group.id,
          service_id: serviceId,
          purpose: 'submit',
          called_at: called,
          started_at: stay.started ? called : null,
          ended_at: new Date(called.getTime() + 30_000),
          waited_s: stay.waited,
          walked_s: stay.walked,
          served_s: stay.served,
          outcome: stay.outcome,
        })
        .execute();
    }
  }
}

const build = (date: string, at = new Date()) =>
  database.transaction((tx) => buildDay(tx, centre.centreId, date, at));
const read = (date: string, side: (typeof sides)[number], providerId: string | null = null) =>
  partsOf(
    database.queries,
    scope,
    { centreId: centre.centreId, providerId, side, period: periodOf('day', date) },
    addDays(date, 30),
  );

test('[KS-stats] whatever a day was, the sums from every side are those of its rows', async () => {
  let day = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(ticketRow, { maxLength: 12 }), async (tickets) => {
      day += 1;
      const date = addDays('2026-01-10', day);
      await put(date, tickets);
      await build(date);
      const stays = tickets.flatMap((ticket) =>
        ticket.stays
          .filter(({ outcome }) => outcome !== 'paused')
          .map((stay, nth) => ({ ticket, stay, nth })),
      );
      const first = stays.filter(({ nth }) => nth === 0).map(({ stay }) => stay);
      const served = stays.filter(({ stay }) => stay.started).map(({ stay }) => stay);
      const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
      const buckets = (numbers: readonly number[]) =>
        Array.from(
          { length: steps },
          (_, step) => numbers.filter((seconds) => stepOf(seconds) === step).length,
        );
      for (const side of sides) {
        const all = total(await read(date, side));
        expect(all, side).toMatchObject({
          tickets: tickets.length,
          leftUnserved: tickets.filter(
            ({ state, stays: own }) =>
              state === 'left' && !own.some(({ outcome, started }) => started && outcome !== 'paused'),
          ).length,
          notCalled: tickets.filter(
            ({ state, stays: own }) =>
              state === 'waiting' && own.every(({ outcome }) => outcome === 'paused'),
          ).length,
          calls: stays.length,
          noShows: stays.filter(({ stay }) => stay.outcome === 'noShow').length,
          firstCalls: first.length,
          inStandard: first.filter(({ waited }) => waited <= 15 * 60).length,
          waitedS: sum(first.map(({ waited }) => waited)),
          waitedBuckets: buckets(first.map(({ waited }) => waited)),
          services: served.length,
          walkedS: sum(served.map(({ walked }) => walked)),
          servedS: sum(served.map((stay) => stay.served)),
          servedBuckets: buckets(served.map((stay) => stay.served)),
          transfers: stays.filter(({ stay }) => stay.outcome === 'transferred').length,
          holds: stays.filter(({ stay }) => stay.outcome === 'held').length,
        });
      }
      // The provider of every desk and service here is one: its own part is the whole without tickets of no service.
      const own = total(await read(date, 'all', centre.providerId));
      expect(own.calls).toBe(total(await read(date, 'all')).calls);
      expect(own.tickets).toBe(tickets.filter(({ known }) => known).length);
      const groups = byKey(await read(date, 'group'));
      for (const [at, { id }] of centre.groups.entries())
        expect(groups.get(id)?.tickets ?? 0).toBe(tickets.filter(({ group }) => group === at).length);
    }),
    { numRuns: 25, seed: 20261122 },
  );
});

const served = (waited: number, more: Partial<StayRow> = {}): StayRow => ({
  desk: 0,
  outcome: 'finished',
  started: true,
  waited,
  walked: 30,
  served: 600,
  ...more,
});
const came = (
  minute: number,
  stays: readonly StayRow[],
  state: TicketRow['state'] = 'finished',
): TicketRow => ({
  group: 0,
  known: true,
  state,
  minute,
  stays,
});

test('[KS-stats] a day built twice is the same, and a late event builds it anew', async () => {
  const date = '2026-05-11';
  await put(date, [came(600, [served(300)]), came(700, [], 'left')]);
  const early = new Date('2026-05-12T00:00:00Z');
  await build(date, early);
  const before = await read(date, 'group');
  await build(date, early);
  expect(await read(date, 'group')).toEqual(before);
  const mine = async () =>
    (await daysToBuild(database, '2026-05-20')).filter(({ centreId }) => centreId === centre.centreId);
  expect(await mine()).toEqual([]);
  await put(date, [{ ...came(610, [served(900)]), group: 1 }]);
  await sql`update statistics_day set built_at = '2026-05-11T00:00:00Z' where centre_id = ${centre.centreId}`.execute(
    database.queries,
  );
  expect(await mine()).toEqual([{ centreId: centre.centreId, date }]);
  await buildDays(database, '2026-05-20', new Date('2026-05-20T01:00:00Z'));
  expect(await mine()).toEqual([]);
  expect(total(await read(date, 'all')).tickets).toBe(3);
  expect(total(await read(date, 'all')).waitedS).toBe(1200);
});

test('[KS-stats] a stay that a colleague took over is one service; putting aside is measured until the next call', async () => {
  const date = '2026-05-13';
  await put(date, [came(600, [served(300, { outcome: 'held', served: 100 }), served(400, { desk: 1 })])]);
  await sql`insert into desk_episode select gen_random_uuid(), ticket_id, centre_id, business_date, desk_id, worker_id, group_id,
      service_id, purpose, called_at, started_at, ended_at + interval '20 seconds', waited_s, 0, 50, 'finished'
    from desk_episode where centre_id = ${centre.centreId} and outcome = 'finished'`.execute(
    database.queries,
  );
  await build(date);
  const all = total(await read(date, 'all'));
  expect(all).toMatchObject({ calls: 2, services: 2, servedS: 750, firstCalls: 1, waitedS: 300 });
  expect(all).toMatchObject({ holds: 1, returnedHolds: 1, heldS: 30 });
});

test('[KS-stats] hours are those of Kyiv, also where the clock is turned, and an empty day is no row', async () => {
  // 2026-10-25: three o'clock comes twice; 2026-03-29: it does not come at all.
  await put('2026-10-25', [came(90, []), came(150, []), came(210, []), came(270, [])]);
  await build('2026-10-25');
  const autumn = byKey(await read('2026-10-25', 'hour'));
  expect([...autumn].map(([hour, { tickets }]) => [hour, tickets]).sort()).toEqual([
    ['02', 1],
    ['03', 2],
    ['04', 1],
  ]);
  await put('2026-03-29', [came(150, []), came(200, [])]);
  await build('2026-03-29');
  expect([...byKey(await read('2026-03-29', 'hour')).keys()].sort()).toEqual(['02', '04']);
  await build('2026-06-01');
  expect(await read('2026-06-01', 'all')).toEqual([]);
});

test('[KS-stats] today is counted as the job would count it', async () => {
  const date = '2026-07-06';
  await put(date, [
    came(600, [served(300)]),
    came(660, [served(1200, { outcome: 'noShow', started: false })]),
  ]);
  await build(date);
  for (const side of sides) {
    const now = await partsNow(database.queries, centre.centreId, null, side, date);
    expect([...byKey(now)].sort()).toEqual([...byKey(await read(date, side))].sort());
  }
});

test('[BR-14] estimates are scored beside two baselines', async () => {
  const date = '2026-07-07';
  await put(date, [came(600, [served(300)]), came(610, [served(900)]), came(620, [served(60)])]);
  await sql`update ticket set estimate_low_s = 240, estimate_high_s = 600, estimate_average_s = 500,
      estimate_last_s = case when number = 1 then null else 100 end
    where centre_id = ${centre.centreId} and business_date = ${date}`.execute(database.queries);
  await build(date);
  const row = await database.queries
    .selectFrom('statistics_day')
    .selectAll()
    .where('centre_id', '=', centre.centreId)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    estimates: 3,
    estimates_met: 1,
    called_earlier: 1,
    called_later: 1,
    error_s: 120 + 480 + 360,
    average_error_s: 200 + 400 + 440,
    last_scored: 2,
    last_error_s: 800 + 40,
    last_own_error_s: 840,
  });
});

test('[KS-stats] a year of a busy centre is read by index: no table is walked through', async () => {
  await sql`insert into statistics_part (centre_id, provider_id, dimension, business_date, key, tickets, left_unserved, not_called,
      calls, no_shows, first_calls, in_standard, waited_s, waited_buckets, services, walked_s, served_s, served_buckets,
      transfers, holds, returned_holds, held_s)
    select ${centre.centreId}::uuid, null, s.dimension, '2025-01-01'::date + d, k::text, 9, 0, 0, 9, 0, 9, 9, 900,
      array_fill(1, array[${sql.lit(steps)}]), 9, 90, 900, array_fill(1, array[${sql.lit(steps)}]), 0, 0, 0, 0
    from generate_series(0, 364) d, (values ('all', 1), ('hour', 10), ('group', 8), ('service', 40), ('desk', 25), ('provider', 5)) s (dimension, keys),
      generate_series(1, s.keys) k`.execute(database.queries);
  const owner = openTestDatabase(home.ownerUrl, 1);
  await sql`analyze statistics_part`.execute(owner.queries);
  await owner.close();
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain analyze select * from statistics_part
    where centre_id = ${centre.centreId}::uuid and provider_id is not distinct from null::uuid and dimension = 'group'
      and business_date between '2025-01-01' and '2025-12-31' and business_date < '2026-01-01'
    order by business_date`.execute(database.queries);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('Index');
  expect(plan).not.toContain('Seq Scan');
  const year = await partsOf(
    database.queries,
    scope,
    { centreId: centre.centreId, providerId: null, side: 'group', period: periodOf('year', '2025-06-01') },
    '2026-11-22',
  );
  expect(byKey(year).size).toBe(8);
  expect(total(year).tickets).toBe(365 * 8 * 9);
});
