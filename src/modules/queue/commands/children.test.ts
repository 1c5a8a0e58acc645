import { beforeEach, expect, test } from 'vitest';
import { mintScope } from '#platform/database/scope.ts';
import { sampleHall } from '../../../../test/sampleHall.ts';
import { childrenOfVisit, childrenThere } from '../data/children.ts';
import { shortCode } from '../data/shortCode.ts';
import { callNextInForm } from './callNext.ts';
import { checkInChild, closeRoom, handBackChild, openRoom } from './children.ts';
import { changeQueueSettings } from './queueSettings.ts';

const hall = sampleHall(2);
const { actor } = hall;
const scope = mintScope('queue', { centreIds: 'all', providerIds: 'all' });
const ten = Date.UTC(2026, 10, 20, 8);
const after = (seconds: number) => new Date(ten + seconds * 1000);
const settings = {
  priorityRun: 2,
  returnGraceMinutes: 20,
  recallCoolDownSeconds: 15,
  mostCalls: 4,
  lastEntryMinutes: 0,
  shelterNote: '',
  shelterNoteEn: '',
};

beforeEach(async () => {
  await hall.database.transaction((tx) =>
    changeQueueSettings(tx, actor, hall.centre.centreId, 1, { ...settings, childrenCapacity: 2 }),
  );
  await hall.database.transaction((tx) => openRoom(tx, actor, place(0)));
});

const place = (seconds: number) => ({
  centreId: hall.centre.centreId,
  workerId: hall.centre.desks[0]?.workerId ?? '',
  now: after(seconds),
});
async function parent(seconds: number) {
  const { ticketId, visitId, accessCode, prefix, number } = await hall.issue(after(seconds));
  return { ticketId, visitId, accessCode, label: `${prefix}-${String(number).padStart(3, '0')}` };
}
const checkIn = (ticketId: string, tag: number, seconds = 10) =>
  hall.database.transaction((tx) =>
    checkInChild(tx, actor, place(seconds), {
      ticketId,
      tag,
      firstName: 'Соломія',
      birthYear: 2020,
      notes: 'горіхи',
    }),
  );
const handBack = (stay: string, number: string, code: string, seconds = 100) =>
  hall.database
    .transaction((tx) => handBackChild(tx, actor, place(seconds), stay, { number, code }))
    .then(({ kind }) => kind);
const inside = async (ticketId: string, tag: number) => {
  const done = await checkIn(ticketId, tag);
  if (done.kind !== 'in') throw new Error(done.kind);
  return done.id;
};

test('[KC-7] a child is handed back to its own ticket, once, and to nobody else', async () => {
  const [own, other] = [await parent(0), await parent(1)];
  const stay = await inside(own.ticketId, 7);
  // Another ticket, the own number without the code, the code of another, another number with the own code.
  for (const [number, code] of [
    [other.label, shortCode(other.accessCode)],
    [own.label, '000000'],
    [own.label, ''],
    [own.label, shortCode(other.accessCode)],
    [other.label, shortCode(own.accessCode)],
    ['', `https://vikno.example/t/${other.accessCode}`],
  ] as const)
    expect(await handBack(stay, number, code), `${number} ${code}`).toBe('refused');
  expect(await childrenOfVisit(hall.database.queries, scope, hall.centre.centreId, own.visitId)).toEqual([7]);
  const presses = await Promise.all(
    [1, 2].map(() =>
      handBack(stay, own.label.toLowerCase().replace('-', ' '), ` ${shortCode(own.accessCode)}`),
    ),
  );
  expect(presses.sort()).toEqual(['done', 'stale']);
  expect(await childrenOfVisit(hall.database.queries, scope, hall.centre.centreId, own.visitId)).toEqual([]);
  const told = await hall.database.queries
    .selectFrom('ledger')
    .select(['kind', 'payload'])
    .where('subject_id', '=', stay)
    .orderBy('seq')
    .execute();
  expect(told.map(({ kind }) => kind)).toEqual([
    'child.checkedIn',
    ...Array.from({ length: 6 }, () => 'child.handBackRefused'),
    'child.handedBack',
  ]);
  // The ledger is kept for years: no name of a child goes there.
  expect(JSON.stringify(told)).not.toMatch(/Соломія|горіхи|[:"]2020\b/);
});

test('[KC-7] the scanned code of the ticket is proof enough', async () => {
  const own = await parent(0);
  const stay = await inside(own.ticketId, 3);
  expect(await handBack(stay, '', `http://localhost:8080/en/t/${own.accessCode}`)).toBe('done');
});

test('[ORG-6] two never take the last place or the same wristband, and no child comes in under an ended ticket', async () => {
  const parents = [await parent(0), await parent(1), await parent(2)];
  const ids = parents.map(({ ticketId }) => ticketId);
  const same = await Promise.all([checkIn(ids[0] ?? '', 5), checkIn(ids[1] ?? '', 5)]);
  expect(same.map(({ kind }) => kind).sort()).toEqual(['in', 'tagTaken']);
  const last = await Promise.all([checkIn(ids[1] ?? '', 6), checkIn(ids[2] ?? '', 7)]);
  expect(last.map(({ kind }) => kind).sort()).toEqual(['full', 'in']);
  const twice = hall.database.queries
    .insertInto('child_stay')
    .values({
      id: parents[0]?.visitId ?? '',
      centre_id: hall.centre.centreId,
      ticket_id: ids[0] ?? '',
      tag: 5,
      first_name: 'Ярема',
      checked_in_at: after(0),
      checked_in_by: place(0).workerId,
    })
    .execute();
  await expect(twice).rejects.toThrow('child_stay_tag');
  await hall.database.queries
    .updateTable('ticket')
    .set({ state: 'left', finished_at: after(5) })
    .where('id', '=', ids[2] ?? '')
    .execute();
  expect((await checkIn(ids[2] ?? '', 8)).kind).toBe('ended');
});

test('[KC-7] whose child it is, and that it was given back, cannot be rewritten', async () => {
  const [own, other] = [await parent(0), await parent(1)];
  const stay = await inside(own.ticketId, 1);
  const change = (set: Record<string, unknown>) =>
    hall.database.queries.updateTable('child_stay').set(set).where('id', '=', stay).execute();
  await expect(change({ ticket_id: other.ticketId })).rejects.toThrow('keeps its ticket');
  expect(await handBack(stay, own.label, shortCode(own.accessCode))).toBe('done');
  await expect(change({ handed_back_at: null, handed_back_by: null })).rejects.toThrow('handed back once');
});

test('[KC-7] the room does not close while a child is there; with the day its names go', async () => {
  const own = await parent(0);
  const stay = await inside(own.ticketId, 4);
  const close = () => hall.database.transaction((tx) => closeRoom(tx, actor, place(200)));
  expect(await close()).toEqual({ kind: 'children', tags: [4] });
  const smaller = await hall.database.transaction((tx) =>
    changeQueueSettings(tx, actor, hall.centre.centreId, 2, { ...settings, childrenCapacity: 0 }),
  );
  expect(smaller).toBe('childrenThere');
  await handBack(stay, own.label, shortCode(own.accessCode));
  expect(await close()).toEqual({ kind: 'closed', erased: 1 });
  expect(
    await hall.database.queries
      .selectFrom('child_stay')
      .selectAll()
      .where('id', '=', stay)
      .executeTakeFirst(),
  ).toMatchObject({ first_name: null, birth_year: null, notes: null, tag: 4, handed_back_at: after(100) });
  expect((await checkIn(own.ticketId, 9, 300)).kind).toBe('closed');
});

test('[ORG-6] the room knows where the parent is: waiting, at a desk, or ready to be reminded', async () => {
  const own = await parent(0);
  await inside(own.ticketId, 2);
  const there = async () =>
    (await childrenThere(hall.database.queries, scope, hall.centre.centreId))[0]?.parent;
  expect(await there()).toMatchObject({ state: 'waiting', desk: null });
  const desk = hall.centre.desks[1];
  await hall.database.transaction((tx) =>
    callNextInForm(tx, actor, {
      centreId: hall.centre.centreId,
      deskId: desk?.id ?? '',
      workerId: desk?.workerId ?? '',
      now: after(30),
    }),
  );
  expect(await there()).toMatchObject({ state: 'called', desk: desk?.number, label: own.label });
  await hall.database.queries
    .updateTable('ticket')
    .set({ state: 'finished', finished_at: after(60) })
    .where('id', '=', own.ticketId)
    .execute();
  expect(await there()).toMatchObject({ state: 'finished', finishedAt: after(60) });
});
