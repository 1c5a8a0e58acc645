import { connect, createServer, type Socket } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../test/app.ts';
import { launch, openWindow } from './stage.ts';

/** The server stands at Monday, 11:00 in Kyiv; the browser's own clock is any other time, and wrong by that. */
const clock = fixedClock('2026-11-23T09:00:00Z');
let app: TestApp;
let browser: Browser;
let line: Line;

/** The cable between kiosk and server. `deaf`: what the kiosk writes arrives, the answers are lost. */
interface Line {
  readonly port: number;
  state: 'up' | 'cut' | 'deaf';
  close(): Promise<void>;
}

async function startLine(target: number): Promise<Line> {
  const sockets = new Set<Socket>();
  let state: Line['state'] = 'up';
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    let written = false;
    near.on('data', (data) => {
      written ||= data.includes('POST /');
      far.write(data);
    });
    far.on('data', (data) => {
      if (state === 'deaf' && written) near.destroy();
      else near.write(data);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no line');
  return {
    port: address.port,
    get state() {
      return state;
    },
    set state(next) {
      state = next;
      if (next !== 'up') for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise<void>((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

beforeAll(async () => {
  app = await startTestApp({ clock });
  line = await startLine(Number(new URL(app.url).port));
  browser = await launch();
});
afterEach(() => {
  line.state = 'up';
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await app?.close();
});

/** A kiosk that has learnt all it needs for the time without a connection. */
async function readyKiosk() {
  const { cookies } = await app.device('kiosk', 'bakhmut');
  const url = `http://127.0.0.1:${line.port}`;
  const { context, page } = await openWindow(browser, { ...app, url }, { keys: cookies });
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto('/kiosk');
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const workers = await navigator.serviceWorker.getRegistrations();
          const shells = await Promise.all(
            ['/kiosk/offline', '/en/kiosk/offline'].map((at) => caches.match(at)),
          );
          return (
            workers.filter(({ active }) => active?.state === 'activated').length +
            shells.filter(Boolean).length
          );
        }),
      { timeout: 60_000 },
    )
    .toBe(4);
  await expect
    .poll(
      async () =>
        (await app.services.database.queries.selectFrom('number_block').select('id').execute()).length,
    )
    .toBeGreaterThan(0);
  // The lease has to be on the disk too.
  await expect.poll(async () => keptOnDisk(page, 'blocks')).toBeGreaterThan(0);
  await expect.poll(async () => keptOnDisk(page, 'facts')).toBe(1);
  return { context, page, wrong };
}

/** How many things the kiosk keeps for the time without a connection. */
const keptOnDisk = (page: Page, what: 'blocks' | 'facts') =>
  page.evaluate(
    async (store) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('vikno-kiosk');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const counting = database.transaction(store).objectStore(store).count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => {
            database.close();
            resolve(counting.result);
          };
        };
      }),
    what,
  );

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).first().click();

/** Group, «I do not know which», «submit»: three touches on the screens drawn without a connection. */
async function takeOffline(page: Page): Promise<string> {
  const tiles = page.locator('[data-offline] .v-tile');
  await tiles.nth(1).click();
  await press(page, /Не знаю, яка саме послуга/);
  await press(page, /Подати заяву/);
  const label = await page.locator('.v-kiosk__number').last().textContent();
  return label ?? '';
}

const leased = async () =>
  (
    await app.services.database.queries
      .selectFrom('ticket')
      .select(['prefix', 'number', 'state', 'rank_at', 'block_id'])
      .where('block_id', 'is not', null)
      .orderBy('number')
      .execute()
  ).map(({ prefix, number, ...row }) => ({ label: `${prefix}-${number}`, ...row }));

test('[BR-15] the kiosk goes on without a connection, survives a reload, and nothing is lost or given twice', async () => {
  const { context, page, wrong } = await readyKiosk();
  line.state = 'cut';
  await page.goto('/kiosk');
  expect(await page.locator('.v-kiosk__question').textContent()).toContain('Немає зв’язку');
  const labels = [await takeOffline(page)];
  expect(labels[0]).toMatch(/^[А-ЯҐЄІЇ]-5\d{3}$/);
  expect(await page.locator('.v-kiosk__qr').textContent()).toContain('щойно відновиться зв’язок');
  await press(page, /Готово/);
  labels.push(await takeOffline(page));
  // Somebody presses F5, or the machine starts anew: the numbers go on where they were.
  await page.reload();
  await page.locator('[data-offline] .v-tile').first().waitFor();
  labels.push(await takeOffline(page));
  expect(new Set(labels).size).toBe(3);
  expect(await page.locator('[data-unsent]').textContent()).toContain('3');
  expect(await leased()).toEqual([]);

  // The line comes back for a moment and breaks while the first answer is on its way.
  line.state = 'deaf';
  await expect.poll(async () => (await leased()).length, { timeout: 60_000 }).toBe(1);
  line.state = 'cut';
  await press(page, /Готово/);
  line.state = 'up';
  await page.waitForURL((url) => url.pathname === '/kiosk', { timeout: 60_000 });
  await expect
    .poll(async () => (await leased()).map(({ label }) => label), { timeout: 60_000 })
    .toEqual(labels);
  const after = await leased();
  // The kiosk's clock is wrong by hours: its tickets still stand where they were given.
  for (const { rank_at, state } of after) {
    expect(state).toBe('waiting');
    expect(Math.abs(rank_at.getTime() - clock.now().getTime())).toBeLessThan(1_800_000);
  }
  await page.waitForTimeout(1_500);
  await page.goto('/kiosk');
  await page.waitForTimeout(1_500);
  expect(await leased()).toEqual(after);
  expect(await app.services.database.queries.selectFrom('offline_report').selectAll().execute()).toEqual([]);
  expect(wrong).toEqual([]);
  await context.close();
});

test('[BR-15] a press whose answer is lost gives one number that holds: the other leaves the queue', async () => {
  const { context, page } = await readyKiosk();
  const tickets = async () =>
    app.services.database.queries
      .selectFrom('ticket')
      .select(['number', 'state'])
      .orderBy('issued_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
  const before = (await tickets()).length;
  await page.locator('.v-tile').nth(1).click();
  await page.getByRole('link', { name: /Не знаю, яка саме послуга/ }).click();
  await page.getByRole('button', { name: /Подати заяву/ }).waitFor();
  line.state = 'deaf';
  await press(page, /Подати заяву/);
  await page.locator('[data-offline] .v-kiosk__number').waitFor({ timeout: 60_000 });
  const label = await page.locator('.v-kiosk__number').textContent();
  expect(label).toMatch(/-5\d{3}$/);
  // The ticket whose answer was lost; perhaps already the second one, sent by a line that still loses the answers.
  expect([before + 1, before + 2]).toContain((await tickets()).length);
  line.state = 'up';
  await press(page, /Готово/);
  await page.waitForURL((url) => url.pathname === '/kiosk', { timeout: 60_000 });
  await expect.poll(async () => (await tickets()).length, { timeout: 60_000 }).toBe(before + 2);
  const mine = (await tickets()).filter(
    ({ number, state }) => state === 'left' || label?.endsWith(String(number)),
  );
  expect(mine.map(({ state }) => state).sort()).toEqual(['left', 'waiting']);
  await context.close();
});

test('[BR-15] the next visitor finds nothing of the one before: no history, no answers, no mode', async () => {
  const { context, page } = await readyKiosk();
  const length = await page.evaluate(() => history.length);
  await page.getByRole('link', { name: /Зручний режим/ }).click();
  await page.locator('[data-mode="easy"]').waitFor();
  await page.locator('.v-tile').nth(1).click();
  await page.getByRole('link', { name: /Не знаю, яка саме послуга/ }).click();
  await press(page, /Подати заяву/);
  await page.locator('.v-kiosk__number').waitFor();
  expect(await page.evaluate(() => history.length)).toBe(length);
  await page.getByRole('link', { name: /Готово/ }).click();
  await page.getByRole('heading', { name: 'З чим ви прийшли?' }).waitFor();
  expect(await page.locator('[data-mode="easy"]').count()).toBe(0);
  await page.goBack();
  expect(page.url()).not.toContain('/kiosk/');
  // Nothing can speak here, so there is no button that only looks.
  await page.goto('/kiosk');
  expect(await page.evaluate(() => speechSynthesis.getVoices().length)).toBe(0);
  expect(await page.getByRole('button', { name: /Прочитати вголос/ }).count()).toBe(0);
  await context.close();
});

test('[BR-15] the search answers with every letter, and the keyboard of the screen writes', async () => {
  const { cookies } = await app.device('kiosk', 'bakhmut');
  const url = `http://127.0.0.1:${line.port}`;
  const { context, page } = await openWindow(
    browser,
    { ...app, url },
    { keys: cookies, hasTouch: true, isMobile: true },
  );
  await page.goto('/kiosk/search');
  for (const sign of 'субс') await page.getByRole('button', { name: sign, exact: true }).click();
  await page.locator('[data-found] .v-tile').first().waitFor();
  expect(await page.locator('[data-found]').textContent()).toMatch(/субсиді/i);
  expect(page.url()).toMatch(/\/kiosk\/search$/);
  await context.close();
});
