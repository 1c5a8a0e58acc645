import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { onePixel } from '../../../test/sampleSlide.ts';

/** Monday, 11:00 in Kyiv: the centre of Bakhmut is open. */
const clock = fixedClock('2026-11-23T09:00:00Z');
let app: TestApp;
let head: Client;
let centreId: string;

beforeAll(async () => {
  app = await startTestApp({ clock });
  head = await app.signIn('centre.bakhmut');
  const centre = await app.services.database.queries
    .selectFrom('centre')
    .select('id')
    .where('code', '=', 'bakhmut')
    .executeTakeFirstOrThrow();
  centreId = centre.id;
});
afterAll(() => app.close());

const usual = {
  version: '0',
  kind: 'hall',
  rows: '5',
  languages: 'uk',
  speaks: 'yes',
  zone: '',
  volume: '80',
  showsSlides: 'yes',
};
const path = () => `/boards/centre/${centreId}`;

test('[BR-5.3] what cannot be shown or said comes back with the reason beside the field, and nothing changes', async () => {
  const wrong = await head.post(
    path(),
    {
      ...usual,
      kind: 'desk',
      rows: '9',
      volume: '101',
      from1: '09:00',
      to1: '08:00',
      volume1: '50',
      headingUk: 'Зала',
    },
    { form: path() },
  );
  expect(wrong.status).toBe(422);
  for (const words of ['Виберіть від 1 до 8 рядків', 'ціле число від 0 до 100'])
    expect(wrong.text).toContain(words);
  const nobody = await head.post(path(), { ...usual, kind: 'desk' }, { form: path() });
  expect(nobody.text).toContain('Виберіть робоче місце, табличку');
  expect(wrong.text).toContain('value="Зала"');
  const overlapping = {
    from1: '08:00',
    to1: '12:00',
    volume1: '90',
    from2: '11:00',
    to2: '13:00',
    volume2: '0',
  };
  expect((await head.post(path(), { ...usual, ...overlapping }, { form: path() })).status).toBe(422);
  const halfLine = await head.post(path(), { ...usual, from1: '09:00' }, { form: path() });
  expect(halfLine.text).toContain('пізніший час');
  const foreign = await app.services.database.queries
    .selectFrom('desk')
    .select('id')
    .where('centre_id', '<>', centreId)
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(
    (await head.post(path(), { ...usual, kind: 'desk', desk: foreign.id }, { form: path() })).status,
  ).toBe(422);
  expect(await app.services.database.queries.selectFrom('board_config').select('id').execute()).toEqual([]);
});

test('[BR-5.3] a preview shows what was typed, silent, and keeps nothing', async () => {
  const shown = await head.post(
    `${path()}/preview`,
    { ...usual, headingUk: 'Ще не збережено' },
    { form: path() },
  );
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('Ще не збережено');
  expect(shown.text).toContain('Попередній перегляд');
  expect(shown.text).toContain('&quot;speaks&quot;:false');
  expect(await app.services.database.queries.selectFrom('board_config').select('id').execute()).toEqual([]);
});

test('[BR-5.3] a board of another centre is not there for this head', async () => {
  const other = await app.services.database.queries
    .selectFrom('device')
    .select(['id', 'centre_id'])
    .where('kind', '=', 'board')
    .where('centre_id', '<>', centreId)
    .limit(1)
    .executeTakeFirstOrThrow();
  expect((await head.get(`/boards/${other.id}`)).status).toBe(404);
  expect((await head.get(`/boards/centre/${other.centre_id}`)).status).toBe(404);
});

test('[KS-voice] only a board speaks, and only in the zone that is set for it', async () => {
  const board = await app.device('board', 'bakhmut');
  const ask = (client: Client, body: unknown) => client.json('POST', '/board/speaker', body);
  const holder = crypto.randomUUID();
  expect(JSON.parse((await ask(board, { holder })).text)).toMatchObject({ granted: true, seconds: 45 });
  expect(JSON.parse((await ask(board, { holder: crypto.randomUUID() })).text)).toMatchObject({
    granted: false,
  });
  expect((await ask(board, { holder: 'nobody' })).status).toBe(400);
  expect((await ask(head, { holder })).status).toBe(403);
  expect((await ask(app.anonymous(), { holder })).status).toBe(401);
  const { speaks: _, ...silent } = usual;
  await head.post(path(), silent, { form: path() });
  expect(JSON.parse((await ask(board, { holder })).text)).toMatchObject({ granted: false });
});

test('[KS-voice] that the centre closes soon is said once a day in each zone, whichever board speaks, and never after a restart again', async () => {
  const { queries } = app.services.database;
  await queries.updateTable('board_config').set({ speaks: true }).execute();
  const set = (values: { last_entry_minutes?: number; paused_since?: Date | null }) =>
    queries.updateTable('queue_settings').set(values).where('centre_id', '=', centreId).execute();
  /** The word of the zone runs out, as when a board is switched off. */
  const letGo = () =>
    queries
      .updateTable('board_speaker')
      .set({ until: new Date(Date.now() - 1_000) })
      .execute();
  const [one, two] = [await app.device('board', 'bakhmut'), await app.device('board', 'bakhmut')];
  const ask = async (client: Client, body: Record<string, unknown>) =>
    JSON.parse((await client.json('POST', '/board/speaker', body)).text).closing;
  const first = { holder: crypto.randomUUID() };
  await letGo();
  await set({ last_entry_minutes: 30 });
  expect(await ask(one, first)).toBeNull();
  // The demo centre receives until 17:00 on Mondays.
  clock.set('2026-11-23T14:45:00Z');
  await set({ last_entry_minutes: 0 });
  expect(await ask(one, first)).toBeNull();
  await set({ last_entry_minutes: 30, paused_since: clock.now() });
  expect(await ask(one, first)).toBeNull();
  await set({ paused_since: null });
  expect(await ask(one, first)).toBe('2026-11-23');
  // Without the word nothing is to be said.
  expect(await ask(two, { holder: crypto.randomUUID() })).toBeNull();
  // The speaker is switched off before it could say so: the next one does.
  await letGo();
  const second = { holder: crypto.randomUUID() };
  expect(await ask(two, second)).toBe('2026-11-23');
  expect(await ask(two, { ...second, closingSaidOn: '2026-11-23' })).toBeNull();
  // A board loaded anew, or another one, is not asked again; a late message takes nothing back.
  await letGo();
  expect(await ask(one, { holder: crypto.randomUUID(), closingSaidOn: '2026-11-20' })).toBeNull();
  clock.set('2026-11-24T14:45:00Z');
  await letGo();
  expect(await ask(one, first)).toBe('2026-11-24');
  clock.set('2026-11-23T09:00:00Z');
  await set({ last_entry_minutes: 0 });
  // The session of the head ended in that night.
  head = await app.signIn('centre.bakhmut');
});

/** Sends a form with files as a browser does. */
async function send(
  client: Client,
  to: string,
  page: string,
  fields: Record<string, string>,
  file?: [string, Buffer, string],
) {
  const body = new FormData();
  body.set('_key', await client.formKey(page));
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  if (file) body.set(file[2], new File([Uint8Array.from(file[1])], file[0]));
  const response = await fetch(new URL(to, app.url), {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  return { status: response.status, text: await response.text() };
}

test('[KS-voice] a slide needs its words for the blind; its file is judged by its bytes, not by its name', async () => {
  const slide = {
    centreId,
    kind: 'image',
    validFrom: '2026-01-01',
    validTo: '',
    seconds: '15',
    altUk: 'План',
  };
  const add = (fields: Record<string, string>, file?: [string, Buffer, string]) =>
    send(head, '/slides', '/slides/new', { ...slide, ...fields }, file);
  const picture: [string, Buffer, string] = ['план.png', onePixel, 'image'];
  expect((await add({ altUk: '' }, picture)).text).toContain('Опишіть, що зображено');
  expect((await add({})).text).toContain('Виберіть файл');
  expect((await add({}, ['план.png', Buffer.from('<svg onload="x"/>'), 'image'])).text).toContain(
    'не зображення',
  );
  expect((await add({ kind: 'video' }, ['план.mp4', onePixel, 'video'])).text).toContain('не відео');
  expect((await add({ kind: 'notice' }, undefined)).text).toContain('Напишіть заголовок');
  expect((await add({ validTo: '2025-01-01' }, picture)).text).toContain('не раніше');
  expect((await add({}, picture)).status).toBe(303);
  const wall = await (await app.device('board', 'bakhmut')).get('/board');
  const shown = /<img[^>]*alt="План"[^>]*>/.exec(wall.text)?.[0] ?? '';
  const media = /\/board\/media\/[0-9a-f-]{36}/.exec(shown)?.[0] ?? '';
  const picked = await app.anonymous().get(media);
  expect(picked.headers.get('content-type')).toBe('image/png');
  // A video of many megabytes is sought in by parts.
  const part = (range: string, more: Record<string, string> = {}) =>
    fetch(new URL(media, app.url), { headers: { range, ...more } });
  const whole = Buffer.from(await (await fetch(new URL(media, app.url))).arrayBuffer());
  expect(whole.equals(onePixel)).toBe(true);
  const middle = await part('bytes=10-19');
  expect([middle.status, middle.headers.get('content-range'), middle.headers.get('content-length')]).toEqual([
    206,
    `bytes 10-19/${onePixel.length}`,
    '10',
  ]);
  expect(Buffer.from(await middle.arrayBuffer()).equals(onePixel.subarray(10, 20))).toBe(true);
  const beyond = await part('bytes=5000-');
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${onePixel.length}`]);
  expect((await part('bytes=0-3', { 'if-range': '"another"' })).status).toBe(200);
  const etag = middle.headers.get('etag') ?? '';
  expect((await part('bytes=0-3', { 'if-range': etag })).status).toBe(206);
  expect((await fetch(new URL(media, app.url), { headers: { 'if-none-match': etag } })).status).toBe(304);
  // Another file of the store does not leave by this door.
  expect((await app.anonymous().get(`/board/media/${crypto.randomUUID()}`)).status).toBe(404);
});
