import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { checkEpisodes, waitedByLedger } from '../../../../test/hallLedger.ts';
import { ModelHall, type ModelTicket, type Plan } from '../../../../test/modelHall.ts';
import { createSampleCentre, openTestDatabase } from '../../../../test/sampleCentre.ts';

const desks = 3;
let home: TestDatabase;
let database: ReturnType<typeof openTestDatabase>;

beforeAll(async () => {
  home = await createTestDatabase();
  database = openTestDatabase(home.appUrl);
});
afterAll(async () => {
  await database.close();
  await home.drop();
});

const arrival = fc.record({
  group: fc.nat(1),
  category: fc.constantFrom(0, 30, 120, 120, 120),
  sign: fc.boolean(),
  collect: fc.boolean(),
  secondOf: fc.option(fc.nat(20), { nil: null }),
});
const move = fc.record({
  kind: fc.constantFrom(
    'finish',
    'finish',
    'finish',
    'finish',
    'finish',
    'hold',
    'toDesk',
    'toGroup',
    'miss',
    'undo',
    'return',
  ),
  pick: fc.nat(1000),
  late: fc.constantFrom(false, false, true),
});
const plan: fc.Arbitrary<Plan> = fc.record({
  // The first desk is an ordinary one that serves everything: it alone must be able to empty the hall.
  signs: fc.array(fc.integer({ min: 0, max: desks - 1 }), { maxLength: 2 }),
  express: fc.array(fc.integer({ min: 1, max: desks - 1 }), { maxLength: 1 }),
  oneGroup: fc.array(fc.integer({ min: 1, max: desks - 1 }), { maxLength: 1 }),
  priorityRun: fc.integer({ min: 1, max: 2 }),
  rounds: fc.array(
    fc.record({
      arrivals: fc.array(arrival, { minLength: 1, maxLength: 4 }),
      moves: fc.array(move, { minLength: desks, maxLength: desks }),
      between: fc.constantFrom('nothing', 'nothing', 'nothing', 'nothing', 'pause', 'shut'),
    }),
    { minLength: 8, maxLength: 12 },
  ),
});

/** Waits through the whole round, takeable by the desk at both its ends: the desk could have called it. */
const passedOver = (
  hall: ModelHall,
  desk: number,
  called: ModelTicket,
  before: readonly ModelTicket[],
  after: readonly ModelTicket[],
): ModelTicket[] =>
  before.filter((ticket) => {
    const still = after.find(({ id }) => id === ticket.id);
    return (
      still?.state === 'waiting' &&
      still.waitingSince === ticket.waitingSince &&
      ticket.issuedAt < called.issuedAt &&
      hall.mayTake(desk, ticket, before) &&
      hall.mayTake(desk, still, after) &&
      !hall.visitMoved(ticket.visitId, before, after)
    );
  });

test('[BR-14][BR-16][BR-18][Q-call][KS-sign] whatever a hall does: no double call, nobody lost, nobody starves, one visit at one desk, the place kept, the clocks true', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (wish) => {
      const centre = await createSampleCentre(database, desks);
      const hall = new ModelHall(database, centre, wish);
      await hall.prepare();
      const unfair = Array.from({ length: desks }, () => 0);
      for (const round of wish.rounds) {
        for (const one of round.arrivals) await hall.arrive(one);
        const before = await hall.tickets();
        const calls = await hall.play(round.moves);
        const after = await hall.tickets();
        expect(hall.seated(after)).toEqual(new Set(hall.seatedOnce(after)));
        for (const { desk, ticketId } of calls) {
          // As it was when it was called: this desk did nothing else in the round.
          const called = after.find(({ id }) => id === ticketId);
          if (!called) throw new Error('called a ticket that is not there');
          expect(hall.suits(desk, called), 'the skills of the desk').toBe(true);
          const overtaken = passedOver(hall, desk, called, before, after).length > 0;
          unfair[desk] = overtaken ? (unfair[desk] ?? 0) + 1 : 0;
          // Among any priority_run + 1 calls of a desk one was the earliest arrival that it could take.
          expect(unfair[desk], 'nobody starves').toBeLessThanOrEqual(wish.priorityRun);
        }
        await hall.between(round.between);
      }
      await hall.empty();
      const waited = await waitedByLedger(database, centre);
      for (const ticket of await hall.tickets()) {
        expect(['finished', 'noShow', 'held'], 'nobody is lost').toContain(ticket.state);
        expect(ticket.issuedAt - ticket.rankAt, 'the place is kept').toBe(ticket.allowanceMinutes * 60_000);
        expect(ticket.waitedS, `${ticket.id} waited as the ledger tells`).toBe(waited.get(ticket.id));
      }
      await checkEpisodes(database, centre);
    }),
    // The first counterexample is told as it is, at once: making it smaller lives hundreds of halls again.
    { numRuns: 5, endOnFailure: true },
  );
}, 300_000);
