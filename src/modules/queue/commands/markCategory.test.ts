import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSampleCentre } from '../../../../test/sampleCentre.ts';
import { sampleHall } from '../../../../test/sampleHall.ts';
import { callNextInForm } from './callNext.ts';
import { type CategoryFacts, changeCategory, createCategory, setCategoryActive } from './categories.ts';
import { markCategory, removeCategory } from './markCategory.ts';
import { cancelTicket, comeEarlier, postpone, restoreTicket, setAside } from './receptionMoves.ts';
import { returnTicket } from './tickets.ts';

const hall = sampleHall(2);
const { actor } = hall;
const ten = Date.UTC(2026, 10, 20, 8);
const after = (seconds: number) => new Date(ten + seconds * 1000);
const facts: CategoryFacts = {
  nameUk: 'Особи з інвалідністю внаслідок війни',
  nameEn: 'People with war disabilities',
  act: 'Закон України № 3551-XII',
  actCheckedOn: null,
  proof: 'Посвідчення',
  allowanceMinutes: 60,
  atKiosk: false,
  position: 0,
};

async function category(change: Partial<CategoryFacts> = {}, code = 'veterans'): Promise<string> {
  const made = await hall.database.transaction((tx) =>
    createCategory(tx, actor, hall.centre.municipalityId, code, { ...facts, ...change }),
  );
  if (made.kind !== 'created') throw new Error(made.kind);
  return made.id;
}
const issue = async (seconds: number): Promise<string> => (await hall.issue(after(seconds))).ticketId;
const wish = (ticketId: string, seconds = 100) => ({
  centreId: hall.centre.centreId,
  ticketId,
  workerId: hall.centre.desks[0]?.workerId ?? '',
  now: after(seconds),
});
const mark = (ticketId: string, categoryId: string) =>
  hall.database.transaction((tx) =>
    markCategory(tx, actor, { ...wish(ticketId), categoryId, ground: 'посвідчення' }),
  );
const remove = (ticketId: string) =>
  hall.database.transaction((tx) =>
    removeCategory(tx, actor, { ...wish(ticketId), ground: 'позначено помилково' }),
  );
const ticket = (id: string) =>
  hall.database.queries.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const call = async (desk: number, seconds: number) => {
  const called = await hall.database.transaction((tx) =>
    callNextInForm(tx, actor, {
      centreId: hall.centre.centreId,
      deskId: hall.centre.desks[desk]?.id ?? '',
      workerId: hall.centre.desks[desk]?.workerId ?? '',
      now: after(seconds),
    }),
  );
  return called.kind === 'called' ? called.ticket.ticketId : called.kind;
};

test('[BR-18] a marked ticket ranks from its arrival minus the allowance; taken off, it has its old place', async () => {
  const id = await category();
  const [first, late] = [await issue(0), await issue(600)];
  expect(await mark(late, id)).toBe('done');
  expect(await ticket(late)).toMatchObject({
    rank_at: after(600 - 3600),
    category_id: id,
    allowance_minutes: 60,
    category_by: hall.centre.desks[0]?.workerId,
    category_ground: 'посвідчення',
  });
  expect(await remove(late)).toBe('done');
  expect(await ticket(late)).toMatchObject({ rank_at: after(600), category_id: null, allowance_minutes: 0 });
  expect(await remove(late)).toBe('stale');
  const events = await hall.database.queries
    .selectFrom('ledger')
    .select(['kind', 'payload'])
    .where('subject_id', '=', late)
    .where('kind', 'like', 'ticket.category%')
    .orderBy('seq')
    .execute();
  expect(events).toMatchObject([
    {
      kind: 'ticket.categoryMarked',
      payload: { ground: 'посвідчення', act: facts.act, allowanceMinutes: 60 },
    },
    { kind: 'ticket.categoryRemoved', payload: { ground: 'позначено помилково' } },
  ]);
  expect(await call(0, 700)).toBe(first);
});

test('[BR-18] after the call no category can be marked, nor one of another municipality or one switched off', async () => {
  const id = await category();
  const [called, waiting] = [await issue(0), await issue(1)];
  expect(await call(0, 10)).toBe(called);
  expect(await mark(called, id)).toBe('stale');
  const own = hall.centre;
  const other = await createSampleCentre(hall.database, 1);
  hall.centre = other;
  const foreign = await category();
  hall.centre = own;
  expect(await mark(waiting, foreign)).toBe('unknown');
  await hall.database.transaction((tx) => setCategoryActive(tx, actor, id, false));
  expect(await mark(waiting, id)).toBe('unknown');
  expect((await ticket(waiting)).rank_at).toEqual(after(1));
});

test('[BR-18] a category never makes a place later, whatever is marked and taken off', async () => {
  const minutes = fc.integer({ min: 1, max: 480 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -240, max: 0 }),
      fc.array(fc.option(minutes), { minLength: 1, maxLength: 5 }),
      async (agreed, steps) => {
        const id = await issue(0);
        // A place agreed beforehand may be earlier than the arrival.
        const rank = after(agreed * 60);
        await hall.database.queries
          .updateTable('ticket')
          .set({ rank_at: rank })
          .where('id', '=', id)
          .execute();
        for (const [index, step] of steps.entries()) {
          if (step === null) await remove(id);
          else
            await mark(
              id,
              await category({ allowanceMinutes: step }, `c${id.replaceAll('-', '').slice(0, 28)}${index}`),
            );
          const now = await ticket(id);
          expect(now.rank_at.getTime()).toBeLessThanOrEqual(rank.getTime());
          expect(now.rank_at.getTime()).toBe(Math.min(rank.getTime(), after(-(step ?? 0) * 60).getTime()));
        }
      },
    ),
    { numRuns: 10 },
  );
});

test('[BR-18] a category in use is never lost: it is switched off, its changes are told, given places stay', async () => {
  const id = await category();
  const marked = await issue(0);
  await mark(marked, id);
  const change = (version: number, next: Partial<CategoryFacts>) =>
    hall.database.transaction((tx) => changeCategory(tx, actor, id, version, { ...facts, ...next }));
  expect(await change(1, { allowanceMinutes: 30 })).toBe('changed');
  expect(await change(1, { allowanceMinutes: 20 })).toBe('stale');
  expect(await change(2, { allowanceMinutes: 30 })).toBe('unchanged');
  expect(await hall.database.transaction((tx) => setCategoryActive(tx, actor, id, false))).toBe(true);
  expect((await ticket(marked)).allowance_minutes).toBe(60);
  await expect(
    hall.database.queries.deleteFrom('priority_category').where('id', '=', id).execute(),
  ).rejects.toThrow();
  const again = await hall.database.transaction((tx) =>
    createCategory(tx, actor, hall.centre.municipalityId, 'veterans', facts),
  );
  expect(again.kind).toBe('taken');
  const told = await hall.database.queries
    .selectFrom('ledger')
    .select(['kind', 'payload'])
    .where('subject_id', '=', id)
    .orderBy('seq')
    .execute();
  expect(told).toMatchObject([
    { kind: 'priorityCategory.created' },
    {
      kind: 'priorityCategory.changed',
      payload: { before: { allowanceMinutes: 60 }, after: { allowanceMinutes: 30 } },
    },
    { kind: 'priorityCategory.closed' },
  ]);
});

test('[BR-10] set aside, late, cancelled and undone at the reception: the place is kept and no second is lost', async () => {
  const [first, second] = [await issue(0), await issue(1)];
  const at = (seconds: number) => ({ centreId: hall.centre.centreId, now: after(seconds) });
  const tx = hall.database.transaction;
  expect(await tx((t) => setAside(t, actor, at(60), first))).toBe('done');
  expect(await ticket(first)).toMatchObject({ state: 'held', waited_s: 60, rank_at: after(0) });
  expect(await tx((t) => setAside(t, actor, at(61), first))).toBe('stale');
  expect(await tx((t) => returnTicket(t, actor, hall.centre.centreId, first, after(90)))).toBe('done');
  expect(await tx((t) => postpone(t, actor, at(100), first, 10))).toBe('done');
  expect(await call(0, 110)).toBe(second);
  expect(await tx((t) => comeEarlier(t, actor, at(120), first))).toBe('done');
  expect(await tx((t) => cancelTicket(t, actor, at(130), first, 'узято помилково'))).toBe('done');
  expect(await ticket(first)).toMatchObject({ state: 'left', result: 'cancelled' });
  expect(await tx((t) => restoreTicket(t, actor, at(131), first))).toBe('done');
  expect(await ticket(first)).toMatchObject({ state: 'waiting', rank_at: after(0), finished_at: null });
  expect(await tx((t) => cancelTicket(t, actor, at(140), first, 'за бажанням'))).toBe('done');
  expect(await tx((t) => restoreTicket(t, actor, at(140 + 601), first))).toBe('stale');
  expect(await tx((t) => cancelTicket(t, actor, at(141), second, 'за бажанням'))).toBe('stale');
});
