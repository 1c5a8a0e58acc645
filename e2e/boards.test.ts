import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApp } from '#app';
import { createLogger } from '#platform/log/logger.ts';
import { startTestApp, type TestApp } from '../test/app.ts';
import type { Client } from '../test/client.ts';
import { type Hall, type Heard, hallOf, heardBy, hearkening, type Line, openLine } from './boardStage.ts';
import { launch, openWindow, photographer } from './stage.ts';

let app: TestApp;
let browser: Browser;
let hall: Hall;
let head: Client;
let line: Line;
const photo = photographer('boards');
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), launch()]);
  line = await openLine(Number(new URL(app.url).port));
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await app?.close();
});
beforeEach(async () => {
  line.mend(Number(new URL(app.url).port));
  const { queries } = app.services.database;
  await queries
    .updateTable('ticket')
    .set({ state: 'left', finished_at: new Date(), business_date: '2020-01-01' })
    .where('state', 'in', ['called', 'serving'])
    .execute();
  hall = await hallOf(app.services, 'bakhmut');
  head = await app.signIn('centre.bakhmut');
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** A board on a wall; `through` the line that can be cut. */
async function hang(
  options: { viewport?: { width: number; height: number }; keys?: Client; untouched?: boolean } = {},
) {
  const device = options.keys ?? (await app.device('board', 'bakhmut'));
  const { context, page } = await openWindow(
    browser,
    { ...app, url: line.url },
    {
      keys: device.cookies,
      viewport: options.viewport ?? { width: 1920, height: 1080 },
    },
  );
  await context.addInitScript(hearkening);
  await page.goto('/board');
  // A browser lets sound out after a touch.
  if (!options.untouched) await page.mouse.click(5, 5);
  opened.push(context);
  return { page, device };
}

const number = (page: Page, label: string) => page.getByRole('row', { name: label });
const form = {
  version: '0',
  kind: 'hall',
  rows: '5',
  languages: 'uk',
  speaks: 'yes',
  zone: '',
  volume: '80',
  showsSlides: 'yes',
};
/** Sets all boards of the centre as its head does; the version is read from the page. */
async function set(fields: Record<string, string | string[]>): Promise<void> {
  const path = `/boards/centre/${hall.centreId}`;
  const { text } = await head.get(path);
  const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '0';
  const reply = await head.post(path, { ...form, ...fields, version }, { form: path });
  expect(reply.status, reply.text).toBe(303);
}
/** Sentences: recordings that follow each other within half a second. */
function sentences(heard: readonly Heard[]): { from: number; to: number; parts: number }[] {
  const all: { from: number; to: number; parts: number }[] = [];
  for (const one of [...heard].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    const to = one.from + one.seconds * 1_000;
    if (last && one.from - last.to < 500) {
      last.to = Math.max(last.to, to);
      last.parts += 1;
    } else all.push({ from: one.from, to, parts: 1 });
  }
  return all;
}

test('[KS-voice] calls of one zone are spoken one after another, by one board of many, a recall again, a call taken back not at all', async () => {
  await set({ zone: 'зала' });
  const first = await hang();
  await expect.poll(async () => (await heardBy(first.page)).length).toBe(0);
  const second = await hang();
  // The word of the zone is asked for as soon as the board may sound.
  await expect
    .poll(async () => app.services.database.queries.selectFrom('board_speaker').select('holder').execute(), {
      timeout: 60_000,
    })
    .toHaveLength(1);
  await pause(500);
  const tickets: string[] = [];
  for (const desk of [0, 1, 2]) tickets.push(await hall.ring(desk, 14 + desk));
  await hall.settle(tickets[2] ?? '', 'waiting');
  const heard = async () => [await heardBy(first.page), await heardBy(second.page)].flat();
  // «Номер А» · «чотирнадцять» · «підійдіть до робочого місця» · «один».
  await expect.poll(async () => (await heard()).length, { timeout: 60_000 }).toBe(8);
  await hall.recall(tickets[0] ?? '');
  await expect.poll(async () => (await heard()).length, { timeout: 60_000 }).toBe(12);
  await pause(2_000);
  const all = await heard();
  expect(all).toHaveLength(12);
  const spoken = sentences(all);
  expect(spoken.map(({ parts }) => parts)).toEqual([4, 4, 4]);
  for (const [index, sentence] of spoken.entries())
    expect(sentence.from).toBeGreaterThan((spoken[index - 1]?.to ?? 0) - 50);
  // Each recording was heard to its end.
  for (const { seconds, from, told } of all) expect(told - from).toBeGreaterThan(seconds * 1_000 - 150);
  expect(
    [await heardBy(first.page), await heardBy(second.page)].filter((one) => one.length === 0),
  ).toHaveLength(1);
}, 240_000);

test('[KS-voice] when the speaking board is switched off, another of the zone speaks on', async () => {
  await set({ zone: 'зала' });
  const first = await hang();
  await expect
    .poll(
      async () =>
        (
          await app.services.database.queries
            .selectFrom('board_speaker')
            .select('until')
            .where('until', '>', new Date())
            .execute()
        ).length,
      { timeout: 60_000 },
    )
    .toBe(1);
  const second = await hang();
  await hall.ring(0, 21);
  await expect.poll(async () => (await heardBy(first.page)).length, { timeout: 60_000 }).toBe(4);
  expect(await heardBy(second.page)).toHaveLength(0);
  await first.page.close();
  await hall.ring(1, 22);
  await expect.poll(async () => (await heardBy(second.page)).length, { timeout: 60_000 }).toBe(4);
}, 240_000);

test('[KS-voice] a browser that forbids sound is told of on the board, and one touch mends it', async () => {
  const { page: silent } = await hang({ untouched: true });
  const notice = silent.getByText('Звук вимкнув браузер');
  await notice.waitFor();
  await photo(silent, 'no sound');
  await silent.mouse.click(300, 300);
  await notice.waitFor({ state: 'hidden' });
});

test('[BR-5.3] a board takes up another setting by itself, without a reload, and speaks on', async () => {
  const { page } = await hang();
  await page.evaluate(() => Reflect.set(window, 'same', true));
  await hall.ring(0, 31);
  await number(page, 'А-031').waitFor();
  await set({ headingUk: 'Перший поверх', lineUk: 'Кава – біля входу', rows: '3', languages: 'both' });
  await page.getByRole('heading', { level: 1, name: 'Перший поверх' }).waitFor({ timeout: 60_000 });
  await page.getByText('Кава – біля входу').waitFor();
  await number(page, 'А-031').waitFor();
  expect(await page.evaluate(() => Reflect.get(window, 'same'))).toBe(true);
  for (let ticket = 0; ticket < 5; ticket += 1) await hall.ring(ticket + 1, 32 + ticket);
  await number(page, 'А-036').waitFor();
  expect(await page.locator('[data-calls] tr').count()).toBe(3);
  // Languages take turns.
  await page.getByRole('columnheader', { name: 'Desk', exact: true }).waitFor({ timeout: 60_000 });
  await set({});
}, 240_000);

test('[ORG-4] [BR-5.3] the board of a desk shows who sits there and whom they call; when the desk is closed it says so', async () => {
  const device = await app.device('board', 'bakhmut');
  const desk = hall.desks[0];
  const worker = await app.services.database.queries
    .selectFrom('worker')
    .select(['id', 'surname', 'given'])
    .where('login', '=', 'front.bakhmut')
    .executeTakeFirstOrThrow();
  await app.services.database.queries
    .insertInto('desk_shift')
    .values({
      id: crypto.randomUUID(),
      desk_id: desk?.id ?? '',
      centre_id: hall.centreId,
      worker_id: worker.id,
    })
    .execute();
  await set({ kind: 'desk', desk: desk?.id ?? '' });
  const { page } = await hang({ keys: device });
  await page.getByText('Чекайте на виклик').waitFor();
  await page.getByText(`${worker.surname} ${worker.given}`).waitFor();
  const ticket = await hall.ring(0, 41);
  await page.getByText('Запрошуємо').waitFor();
  await page.getByText('А-041').waitFor();
  await photo(page, 'desk board');
  await hall.settle(ticket, 'serving');
  await page.getByText('На прийомі').waitFor();

  await app.services.database.queries
    .updateTable('desk_shift')
    .set({ state: 'closed', closed_at: new Date() })
    .where('desk_id', '=', desk?.id ?? '')
    .execute();
  await hall.settle(ticket, 'finished');
  const administrator = await app.signIn('admin.bakhmut');
  const path = `/admin/centres/${hall.centreId}/desks/${desk?.id}`;
  const closed = await administrator.post(`${path}/state`, {}, { form: `${path}/state` });
  expect(closed.status, closed.text).toBe(303);
  await page.getByText('більше немає').waitFor({ timeout: 60_000 });
  await photo(page, 'desk removed');
  await app.services.database.queries
    .updateTable('desk')
    .set({ active: true })
    .where('id', '=', desk?.id ?? '')
    .execute();
  await set({});
}, 240_000);

test('[KS-voice] a revoked board goes to pairing by itself', async () => {
  const { page, device } = await hang();
  await page.locator('[data-board]').waitFor();
  const id = await newestBoard();
  const administrator = await app.signIn('admin.bakhmut');
  const reply = await administrator.post(`/devices/${id}/revoke`, {}, { form: `/devices/${id}` });
  expect(reply.status).toBe(303);
  await page.waitForURL('**/device/pair', { timeout: 60_000 });
  expect((await device.get('/board')).status).toBe(303);
}, 240_000);

const newestBoard = async () => {
  const { id } = await app.services.database.queries
    .selectFrom('device')
    .select('id')
    .where('kind', '=', 'board')
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
};

test('[KS-voice] last calls outlive a cut line, a reload without a server and its restart', async () => {
  const { page } = await hang();
  await hall.ring(0, 51);
  await number(page, 'А-051').waitFor();
  // The service worker has the page once it was loaded under its eyes.
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await number(page, 'А-051').waitFor();
  await hall.ring(1, 52);
  await number(page, 'А-052').waitFor();

  line.cut();
  await page.reload();
  await number(page, 'А-052').waitFor();
  await page.getByText('Немає зв’язку із сервером').waitFor({ timeout: 60_000 });
  await photo(page, 'without server');

  await app.app.server.close();
  const again = await createApp({
    appUrl: app.appUrl,
    filesDir: '/tmp',
    secretKey: 'a key for tests only, thirty-two characters or more',
    poolSize: 4,
    publicUrl: 'http://localhost:8080',
    demo: true,
    smtpUrl: undefined,
    mailFrom: 'Vikno <vikno@localhost>',
    trustProxy: false,
    shedAfterMs: 0,
    perMinute: 100_000,
    clock: { now: () => new Date() },
    log: createLogger('fatal'),
  });
  try {
    await again.server.listen({ port: 0, host: '127.0.0.1' });
    const [address] = again.server.addresses();
    if (!address || typeof address === 'string') throw new Error('the second server does not listen');
    line.mend(address.port);
    const later = await hallOf(again.services, 'bakhmut');
    await later.ring(2, 53);
    await number(page, 'А-053').waitFor({ timeout: 60_000 });
    await expect
      .poll(() => page.getByText('Немає зв’язку із сервером').isVisible(), { timeout: 60_000 })
      .toBe(false);
  } finally {
    await again.close();
  }
}, 240_000);
