import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addSlide } from '#modules/queue/commands/slides.ts';
import { systemActor } from '#platform/session/actor.ts';
import { startTestApp, type TestApp } from '../test/app.ts';
import { axeFaults } from '../test/axe.ts';
import { addSampleSlide } from '../test/sampleSlide.ts';
import { type Hall, hallOf } from './boardStage.ts';
import { launch, openWindow, photographer } from './stage.ts';

let app: TestApp;
let browser: Browser;
let hall: Hall;
const photo = photographer('board-layouts');
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), launch()]);
  hall = await hallOf(app.services, 'bakhmut');
  for (const desk of [0, 1, 2, 3, 4, 5]) await hall.ring(desk, 114 + desk);
  // The notices of the demo would turn with those of these tests.
  await app.services.database.queries.updateTable('board_slide').set({ removed_at: new Date() }).execute();
  await addNotice(
    'Кабінет 12 переїхав на другий поверх',
    'Зверніться до рецепції, якщо потрібна допомога на сходах.',
  );
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

const actor = systemActor('test');
const facts = {
  deviceId: null,
  titleEn: '',
  bodyEn: '',
  altUk: '',
  altEn: '',
  validFrom: '2026-01-01',
  validTo: null,
  seconds: 6,
} as const;
const addNotice = (titleUk: string, bodyUk: string, position?: 'video') =>
  app.services.database.transaction(async (tx) => {
    // A film in name alone: its first bytes are right, nothing can play it.
    const film = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypisom____isommp42'),
      Buffer.alloc(64),
    ]);
    const media =
      position === 'video'
        ? {
            sha256: await app.services.files.put(film),
            size: film.length,
            mediaType: 'video/mp4',
            name: 'жест.mp4',
          }
        : null;
    return addSlide(
      tx,
      actor,
      hall.centreId,
      { ...facts, titleUk, bodyUk, kind: media ? 'video' : 'notice', altUk: media ? 'Жестовою мовою' : '' },
      media,
      null,
    );
  });

async function hang(viewport: { width: number; height: number }): Promise<Page> {
  const device = await app.device('board', 'bakhmut');
  const { context, page } = await openWindow(browser, app, { keys: device.cookies, viewport });
  opened.push(context);
  await page.goto('/board');
  await page.mouse.click(3, 3);
  await page.getByText('Звук вимкнув браузер').waitFor({ state: 'hidden' });
  return page;
}

const boxes = async (page: Page) => {
  const box = async (selector: string) => {
    const found = await page.locator(selector).first().boundingBox();
    if (!found) throw new Error(`no ${selector}`);
    return { ...found, right: found.x + found.width, bottom: found.y + found.height };
  };
  return {
    table: await box('.v-calls'),
    aside: await box('.v-board__aside'),
    notice: await box('.v-board__notice'),
  };
};
const overlap = (a: { x: number; y: number; right: number; bottom: number }, b: typeof a) =>
  a.x < b.right - 1 && b.x < a.right - 1 && a.y < b.bottom - 1 && b.y < a.bottom - 1;

for (const [width, height] of [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [1366, 768],
  [360, 740],
] as const)
  test(`[KS-voice] at ${width} × ${height} nothing is cut, and a slide hides no call`, async () => {
    const page = await hang({ width, height });
    await photo(page, `${width}x${height}`);
    const { table, aside, notice } = await boxes(page);
    expect(overlap(table, aside)).toBe(false);
    expect(overlap(table, notice)).toBe(false);
    expect(overlap(aside, notice)).toBe(false);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    const rows = await page.locator('[data-calls] tr').all();
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      const box = await row.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width + 1);
      if (width > 700) expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    }
    if (width < height) return;
    // Ten metres: capitals of 50 mm on a screen 680 mm high (55 inches); capitals are 0.714 of the type.
    const sizes = await page
      .locator('[data-calls] th')
      .evaluateAll((cells) => cells.map((cell) => Number.parseFloat(getComputedStyle(cell).fontSize)));
    expect((Math.min(...sizes) * 0.714 * 680) / height).toBeGreaterThanOrEqual(50);
  });

test('[KS-voice] a film that cannot be played is passed over, the others turn', async () => {
  await addNotice('Фільм', '', 'video');
  await addSampleSlide(app.services, hall.centreId);
  const page = await hang({ width: 1920, height: 1080 });
  await page.getByText('Кабінет 12 переїхав').waitFor();
  await page.getByRole('img', { name: /План першого поверху/ }).waitFor({ timeout: 60_000 });
  expect(await page.locator('[data-slide]:visible').count()).toBe(1);
  await photo(page, 'picture');
  await page.getByText('Кабінет 12 переїхав').waitFor({ timeout: 60_000 });
}, 240_000);

test('[KS-voice] the board passes axe, with less motion nothing moves', async () => {
  const page = await hang({ width: 1920, height: 1080 });
  expect(await axeFaults(page)).toEqual([]);
  await hall.recall(await newest());
  await page.locator('[data-flash]').first().waitFor();
  const moving = await page
    .locator('[data-flash] th')
    .first()
    .evaluate((cell) => getComputedStyle(cell).animationName);
  expect(moving).toBe('none');
}, 240_000);

const newest = async () => {
  const { id } = await app.services.database.queries
    .selectFrom('ticket')
    .select('id')
    .where('centre_id', '=', hall.centreId)
    .where('state', '=', 'called')
    .orderBy('last_call_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
};

test('[KS-voice] a pause of the centre stands across the whole board, last calls stay, and it goes by itself', async () => {
  const page = await hang({ width: 1920, height: 1080 });
  for (const desk of [1, 2, 3, 4, 5]) {
    const { queries } = app.services.database;
    await queries
      .updateTable('ticket')
      .set({ state: 'finished', started_at: new Date(), finished_at: new Date() })
      .where('desk_id', '=', hall.desks[desk]?.id ?? '')
      .execute();
  }
  const head = await app.signIn('centre.bakhmut');
  expect((await head.post('/pause', { kind: 'airRaid' }, { form: '/pause' })).status).toBe(303);
  const banner = page.getByRole('heading', { name: /Повітряна тривога/ });
  await banner.waitFor({ timeout: 60_000 });
  // The page is fetched anew behind the banner.
  const width = async () => (await page.locator('[data-pause="airRaid"]').boundingBox())?.width ?? 0;
  await expect.poll(width).toBeGreaterThan(1_750);
  expect(await page.locator('[data-calls] tr').count()).toBe(5);
  const { table, notice } = await boxes(page);
  expect(overlap(table, notice)).toBe(false);
  await photo(page, 'pause');
  expect((await head.post('/pause/resume', { grace: '10' }, { form: '/pause' })).status).toBe(303);
  await banner.waitFor({ state: 'hidden', timeout: 60_000 });
}, 240_000);

test('[BR-5.3] boards and slides are set in the browser, and looked at before they hang', async () => {
  const head = await app.signIn('centre.bakhmut');
  const { context, page } = await openWindow(browser, app, { keys: head.cookies });
  opened.push(context);
  await page.goto('/boards');
  await photo(page, 'boards');
  await page.getByRole('link', { name: 'Усі табло центру (типове налаштування)' }).click();
  await page.getByLabel('Поверх', { exact: true }).check();
  await photo(page, 'form');
  await page.getByLabel('Зала', { exact: true }).check();
  await page.getByLabel('Рядок 1: з').fill('08:00');
  await page.getByLabel('до', { exact: true }).first().fill('12:00');
  await page.getByLabel('гучність, %').first().fill('100');
  const [preview] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Переглянути, не зберігаючи' }).click(),
  ]);
  await preview.getByText('Попередній перегляд').waitFor();
  await photo(preview, 'preview');
  await preview.close();
  await page.getByRole('button', { name: 'Зберегти' }).click();
  await page.getByText('Збережено. Табло оновиться саме').waitFor();
  await page.goto('/slides/new');
  await photo(page, 'slide form');
  await page.getByLabel('Заголовок українською').fill('Прийом керівника – щовівторка');
  await page.getByRole('button', { name: 'Зберегти слайд' }).click();
  await page.getByText('Слайд збережено').waitFor();
  await photo(page, 'slides');
}, 240_000);
