import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mintScope } from '#platform/database/scope.ts';
import { randomToken, tokenHash } from '#platform/security/secrets.ts';
import { systemActor } from '#platform/session/actor.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { createSampleCentre, openTestDatabase, type SampleCentre } from '../../../../test/sampleCentre.ts';
import { boardState, boardStates } from '../data/board.ts';
import { boardPlaces, filterOf, keptBoard } from '../data/boardConfig.ts';
import { slideById, slideMediaFile, slidesOn, slidesWithin } from '../data/slides.ts';
import { filterText, usualBoard, wholeCentre } from '../rules/boardView.ts';
import { resetBoard, saveBoard } from './boards.ts';
import { addSlide, changeSlide, moveSlideUp, removeSlide, type SlideFacts } from './slides.ts';
import { giveWord, takeWord } from './speaker.ts';

let home: TestDatabase;
let database: ReturnType<typeof openTestDatabase>;
let centre: SampleCentre;
const actor = systemActor('test');
const day = '2026-11-23';
const everywhere = mintScope('queue', { centreIds: 'all', providerIds: 'all' });

beforeAll(async () => {
  home = await createTestDatabase();
  database = openTestDatabase(home.appUrl);
});
afterAll(async () => {
  await database.close();
  await home.drop();
});
beforeEach(async () => {
  centre = await createSampleCentre(database, 4);
});

const revision = async () => (await boardState(database.queries, centre.centreId, day)).revision;

async function addBoard(): Promise<string> {
  const id = v7();
  await database.queries
    .insertInto('device')
    .values({
      id,
      centre_id: centre.centreId,
      kind: 'board',
      name: 'Зала',
      key_hash: tokenHash(randomToken()),
    })
    .execute();
  return id;
}

/** A ticket called to a desk so many seconds after eight. */
async function called(desk: number, seconds: number, state = 'called', group = 0): Promise<string> {
  const [visit, id] = [v7(), v7()];
  const at = new Date(Date.UTC(2026, 10, 23, 6, 0, seconds));
  await database.queries
    .insertInto('visit')
    .values({ id: visit, centre_id: centre.centreId, business_date: day, access_code: randomToken() })
    .execute();
  await database.queries
    .insertInto('ticket')
    .values({
      id,
      visit_id: visit,
      centre_id: centre.centreId,
      business_date: day,
      group_id: centre.groups[group]?.id ?? '',
      prefix: 'А',
      number: seconds + 1,
      state,
      rank_at: at,
      desk_id: centre.desks[desk]?.id ?? null,
      called_at: at,
      last_call_at: at,
      calls: 1,
      started_at: state === 'called' ? null : at,
      finished_at: state === 'finished' ? at : null,
    })
    .execute();
  return id;
}

test('[BR-5.3] [ORG-4] a board follows its own setting, else that of its centre, else the usual one', async () => {
  const board = await addBoard();
  const { centreId } = centre;
  const read = (device: string | null) => keptBoard(database.queries, centreId, device);
  expect(await read(board)).toMatchObject({ ...usualBoard, own: false });

  const general = { ...usualBoard, rows: 4, zone: 'перший поверх' };
  await database.transaction((tx) => saveBoard(tx, actor, { centreId, deviceId: null }, 0, general));
  expect(await read(board)).toMatchObject({ rows: 4, zone: 'перший поверх', own: false });

  const own = {
    ...usualBoard,
    rows: 6,
    volumes: [{ from: '08:00', to: '12:30', volume: 90 }],
    headingUk: 'Другий поверх',
  };
  await database.transaction((tx) => saveBoard(tx, actor, { centreId, deviceId: board }, 0, own));
  expect(await read(board)).toMatchObject({ ...own, own: true, version: 1 });
  expect(await read(null)).toMatchObject({ rows: 4, own: true });

  await database.transaction((tx) => resetBoard(tx, actor, { centreId, deviceId: board }));
  expect(await read(board)).toMatchObject({ rows: 4, own: false });
});

test('[BR-5.3] two people who set one board at once: the second is told, nothing is lost', async () => {
  const place = { centreId: centre.centreId, deviceId: null };
  const save = (version: number, rows: number) =>
    database.transaction((tx) => saveBoard(tx, actor, place, version, { ...usualBoard, rows }));
  expect(await save(0, 3)).toBe('saved');
  expect(await save(0, 8)).toBe('stale');
  expect(await save(1, 4)).toBe('saved');
  expect(await save(1, 8)).toBe('stale');
  expect((await keptBoard(database.queries, centre.centreId, null)).rows).toBe(4);
});

test('[BR-5.3] whatever changes a board tells it so: settings, slides, a desk closed, a device paired anew or revoked', async () => {
  const board = await addBoard();
  const place = { centreId: centre.centreId, deviceId: board };
  let last = await revision();
  const grew = async (what: string) => {
    const now = await revision();
    expect(now, what).toBeGreaterThan(last);
    last = now;
  };
  await database.transaction((tx) => saveBoard(tx, actor, place, 0, usualBoard));
  await grew('a setting');
  await database.transaction((tx) => resetBoard(tx, actor, place));
  await grew('a setting taken back');
  await database.transaction((tx) => addSlide(tx, actor, centre.centreId, notice(), null, null));
  await grew('a slide');
  const desk = centre.desks[0]?.id ?? '';
  await database.queries.updateTable('desk').set({ active: false }).where('id', '=', desk).execute();
  await grew('a desk');
  const device = database.queries.updateTable('device').where('id', '=', board);
  await device.set({ key_hash: tokenHash(randomToken()) }).execute();
  await grew('a device paired anew');
  await device.set({ revoked_at: new Date() }).execute();
  await grew('a device revoked');
  await device.set({ last_seen_at: new Date() }).execute();
  expect(await revision()).toBe(last);
});

test('[BR-5.3] a board of a floor shows its own calls; one whose desks are all closed shows the centre', async () => {
  const { queries } = database;
  await queries
    .updateTable('desk')
    .set({ floor: 2 })
    .where('centre_id', '=', centre.centreId)
    .where('number', '>', 2)
    .execute();
  await called(0, 10);
  await called(2, 20, 'called', 1);
  const upstairs = { ...wholeCentre, floors: [2] };
  const groupA = { ...wholeCentre, groups: [centre.groups[0]?.id ?? ''] };
  const states = await boardStates(queries, centre.centreId, [wholeCentre, upstairs, groupA], day);
  const desks = (filter: typeof wholeCentre) => states.get(filterText(filter))?.calls.map(({ desk }) => desk);
  expect(desks(wholeCentre)).toEqual([3, 1]);
  expect(desks(upstairs)).toEqual([3]);
  expect(desks(groupA)).toEqual([1]);

  const config = { ...usualBoard, kind: 'floor' as const, deskIds: [centre.desks[3]?.id ?? ''] };
  const filter = async () => filterOf(config, await boardPlaces(queries, centre.centreId));
  expect((await filter()).desks).toEqual([4]);
  await queries.updateTable('desk').set({ active: false }).where('number', '=', 4).execute();
  expect(filterText(await filter())).toBe('');
});

test('[ORG-4] [BR-5.3] the board of a desk has its plate, and the visitor who sits there long stays on it', async () => {
  await called(1, 0, 'serving');
  for (let seconds = 1; seconds <= 100; seconds += 1) await called(0, seconds, 'finished');
  const filter = { ...wholeCentre, desks: [2], plates: true };
  const read = async () =>
    (await boardStates(database.queries, centre.centreId, [filter], day)).get(filterText(filter));
  const state = await read();
  expect(state?.calls.map(({ number, state: of }) => [number, of])).toEqual([['А-001', 'serving']]);
  expect(state?.plates).toEqual([
    { desk: 2, floor: 1, worker: 'Зразковий Петро', provider: 'УСЗН', onBreak: false },
  ]);
  await database.queries
    .updateTable('desk_shift')
    .set({ state: 'closed', closed_at: new Date() })
    .where('desk_id', '=', centre.desks[1]?.id ?? '')
    .execute();
  expect((await read())?.plates[0]?.worker).toBeNull();
});

test('[KS-voice] a board is told the same amount with nobody and with thousands called', async () => {
  for (let seconds = 0; seconds < 12; seconds += 1) await called(0, seconds, 'finished');
  const size = async () => JSON.stringify(await boardState(database.queries, centre.centreId, day)).length;
  const before = await size();
  for (let seconds = 12; seconds < 400; seconds += 1) await called(0, seconds, 'finished');
  expect(Math.abs((await size()) - before)).toBeLessThan(30);
});

test('[KS-voice] of many boards of one zone one has the word, keeps it, and another gets it when it is given back or runs out', async () => {
  const device = await addBoard();
  const ask = (holder: string, zone = 'зала', spokenThrough: string | null = null) =>
    takeWord(database.queries, {
      centreId: centre.centreId,
      zone,
      deviceId: device,
      holder,
      spokenThrough,
      closingSaidOn: null,
    });
  const boards = Array.from({ length: 12 }, () => v7());
  const answers = await Promise.all(boards.map((holder) => ask(holder)));
  expect(answers.filter(({ granted }) => granted)).toHaveLength(1);
  const speaker = boards[answers.findIndex(({ granted }) => granted)] ?? '';
  const other = boards.find((holder) => holder !== speaker) ?? '';
  expect((await ask(speaker, 'зала', '2026-11-23T08:00:00.000Z')).granted).toBe(true);
  expect((await ask(other)).granted).toBe(false);
  // Another zone has its own voice.
  expect((await ask(other, 'другий поверх')).granted).toBe(true);

  await giveWord(database.queries, { centreId: centre.centreId, zone: 'зала', holder: speaker });
  expect(await ask(other)).toEqual({
    granted: true,
    spokenThrough: '2026-11-23T08:00:00.000Z',
    closingSaidOn: null,
  });
  expect((await ask(speaker)).granted).toBe(false);

  await database.queries
    .updateTable('board_speaker')
    .set({ until: new Date(Date.now() - 1_000) })
    .where('centre_id', '=', centre.centreId)
    .execute();
  expect((await ask(speaker)).granted).toBe(true);
  // What was said never becomes unsaid, even when a late message says otherwise.
  expect((await ask(speaker, 'зала', '2026-11-23T07:00:00.000Z')).spokenThrough).toBe(
    '2026-11-23T08:00:00.000Z',
  );
});

const notice = (more: Partial<SlideFacts> = {}): SlideFacts => ({
  kind: 'notice',
  deviceId: null,
  titleUk: 'Прийом керівника',
  titleEn: '',
  bodyUk: '',
  bodyEn: '',
  altUk: '',
  altEn: '',
  validFrom: '2026-11-01',
  validTo: null,
  seconds: 15,
  ...more,
});

test('[KS-voice] slides turn in their order, on their days, on their board; a removed one is gone with its file', async () => {
  const board = await addBoard();
  const other = await addBoard();
  const { queries } = database;
  const add = (facts: SlideFacts, media: Parameters<typeof addSlide>[4] = null) =>
    database.transaction((tx) => addSlide(tx, actor, centre.centreId, facts, media, null));
  const first = await add(notice());
  const past = await add(notice({ titleUk: 'Минуле', validTo: '2026-11-22' }));
  await add(notice({ titleUk: 'Майбутнє', validFrom: '2026-11-24' }));
  const own = await add(notice({ titleUk: 'Лише тут', deviceId: board }));
  const picture = await add(notice({ kind: 'image', altUk: 'План будівлі' }), {
    sha256: Buffer.alloc(32, 7),
    size: 10,
    mediaType: 'image/png',
    name: 'план.png',
  });
  const shown = async (device: string | null) =>
    (await slidesOn(queries, centre.centreId, device, day)).map(({ id }) => id);
  expect(await shown(board)).toEqual([first, own, picture]);
  expect(await shown(other)).toEqual([first, picture]);
  expect((await slidesOn(queries, centre.centreId, board, '2026-11-22')).map(({ id }) => id)).toContain(past);

  await database.transaction((tx) => moveSlideUp(tx, actor, { id: picture, centreId: centre.centreId }));
  expect(await shown(board)).toEqual([first, picture, own]);

  const file = (await slideById(queries, everywhere, picture))?.fileId ?? '';
  expect((await slideMediaFile(queries, file))?.mediaType).toBe('image/png');
  await database.transaction((tx) =>
    removeSlide(tx, actor, { id: picture, centreId: centre.centreId }, new Date()),
  );
  expect(await shown(board)).toEqual([first, own]);
  expect(await slideMediaFile(queries, file)).toBeUndefined();
});

test('[KS-voice] a slide is changed by the version that was read, and keeps its file', async () => {
  const media = { sha256: Buffer.alloc(32, 9), size: 10, mediaType: 'video/mp4', name: 'жест.mp4' };
  const facts = notice({ kind: 'video', altUk: 'Як узяти талон, жестовою мовою' });
  const slide = {
    id: await database.transaction((tx) => addSlide(tx, actor, centre.centreId, facts, media, media)),
    centreId: centre.centreId,
  };
  const change = (version: number, more: Partial<SlideFacts>) =>
    database.transaction((tx) => changeSlide(tx, actor, slide, version, { ...facts, ...more }, null, null));
  expect(await change(1, { seconds: 60 })).toBe('saved');
  expect(await change(1, { seconds: 5 })).toBe('stale');
  const kept = await slideById(database.queries, everywhere, slide.id);
  expect(kept).toMatchObject({ seconds: 60, version: 2, mediaType: 'video/mp4' });
  expect(kept?.captionsId).not.toBeNull();
});

test('[KS-voice] slides and boards of another centre are not seen', async () => {
  const slide = await database.transaction((tx) =>
    addSlide(tx, actor, centre.centreId, notice(), null, null),
  );
  const elsewhere = mintScope('queue', { centreIds: [v7()], providerIds: [] });
  expect(await slideById(database.queries, elsewhere, slide)).toBeUndefined();
  expect(await slidesWithin(database.queries, elsewhere)).toEqual([]);
});
