import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../test/app.ts';
import { launch, openWindow } from './stage.ts';

/** The server stands at Monday, 12:00 in Kyiv; the browser's own clock is another day, and wrong by that. */
const clock = fixedClock('2026-03-02T10:00:00Z');
const page = '/e-offices/journal/new';
let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startTestApp({ clock });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** The operator's browser on the entry page, which is kept already for the time without a line. */
async function atWork(): Promise<{ context: BrowserContext; desk: Page; wrong: string[] }> {
  const { cookies } = await app.signIn('eoffice.kharkiv');
  const { context, page: desk } = await openWindow(browser, app, { keys: cookies });
  const wrong: string[] = [];
  desk.on('pageerror', (error) => wrong.push(error.message));
  await desk.goto(page);
  await expect
    .poll(
      () =>
        desk.evaluate(async (shell) => {
          const worker = await navigator.serviceWorker.getRegistration(shell);
          return worker?.active?.state === 'activated' && (await caches.match(shell)) !== undefined;
        }, page),
      { timeout: 60_000 },
    )
    .toBe(true);
  return { context, desk, wrong };
}

const line = (desk: Page) => desk.locator('[data-line]').textContent();
const entries = () =>
  app.services.database.queries
    .selectFrom('eoffice_entry')
    .innerJoin('eoffice', 'eoffice.id', 'eoffice_entry.eoffice_id')
    .select(['eoffice_entry.number', 'date', 'person_name', 'content', 'offline'])
    .where('eoffice.number', '=', 3)
    .orderBy('eoffice_entry.number')
    .execute();

/** One visitor, by the keyboard alone; how many keys were pressed besides the letters of the answers. */
async function write(desk: Page, name: string, address: string, content: string): Promise<void> {
  const form = desk.locator('form#entry');
  await form.getByRole('combobox', { name: /Прізвище/ }).fill(name);
  await form.getByRole('textbox', { name: /^Адреса/ }).fill(address);
  await form.getByRole('radio', { name: 'Інші категорії' }).check();
  await form.getByRole('textbox', { name: 'Зміст звернення' }).fill(content);
  await desk.keyboard.press('Control+Enter');
}

test('[KO-A2-6] a day with a broken line: entries wait encrypted, go in order when it is back, and journal and report agree', async () => {
  const { context, desk, wrong } = await atWork();
  const { number: before } = (await entries()).at(-1) ?? { number: 0 };
  await write(desk, 'Перша Олена', 'Харків, вул. Уявна, 1', 'Питала про субсидію');
  await expect.poll(async () => (await entries()).length, { timeout: 30_000 }).toBe(before + 1);
  await expect.poll(() => desk.locator('[data-done]').textContent()).toContain(`№ ${before + 1}`);

  await context.setOffline(true);
  const names = ['Друга Марія', 'Третій Петро', 'Четверта Ніна'];
  for (const [index, name] of names.entries()) {
    await write(desk, name, 'Харків, вул. Тиха, 7', 'Консультація');
    await expect
      .poll(() => line(desk), { timeout: 30_000 })
      .toMatch(new RegExp(`Немає зв’язку, ${index + 1} запис`));
  }
  // Somebody presses F5, or the machine starts anew: the page is there, and what waits too.
  await desk.reload();
  await expect.poll(() => line(desk), { timeout: 30_000 }).toContain('Немає зв’язку, 3 записи чекають');
  await write(desk, 'П’ятий Іван', 'Харків', 'Довідка');
  await expect.poll(() => desk.locator('[data-waiting] li').count()).toBe(4);
  expect(await entries()).toHaveLength(before + 1);

  // Nothing of it can be read where it lies.
  const kept = await desk.evaluate(async () => {
    const opened = indexedDB.open('vikno-journal');
    await new Promise((done) => {
      opened.onsuccess = done;
    });
    const tx = opened.result.transaction(['outbox', 'access', 'visitors']);
    const all = (name: string) =>
      new Promise<unknown[]>((done) => {
        const request = tx.objectStore(name).getAll();
        request.onsuccess = () => done(request.result);
      });
    const rows = await all('outbox');
    const bytes = rows.map((row) => {
      const value: unknown = Reflect.get(Object(row), 'bytes');
      return value instanceof ArrayBuffer ? new TextDecoder('utf-8', { fatal: false }).decode(value) : '';
    });
    const key: unknown = Reflect.get(Object((await all('access'))[0]), 'key');
    const extractable = key instanceof CryptoKey ? key.extractable : null;
    opened.result.close();
    return { text: bytes.join(), lengths: bytes.map(({ length }) => length), extractable };
  });
  expect(Math.min(...kept.lengths)).toBeGreaterThan(50);
  expect(kept.text).not.toMatch(/Петро|Ніна|Уявна|personName/);
  expect(kept.extractable).toBe(false);

  await context.setOffline(false);
  await expect.poll(async () => (await entries()).length, { timeout: 30_000 }).toBe(before + 5);
  const written = (await entries()).slice(before);
  expect(written.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5].map((n) => before + n));
  expect(written.map(({ person_name }) => person_name)).toEqual(['Перша Олена', ...names, 'П’ятий Іван']);
  expect(written.map(({ offline }) => offline)).toEqual([false, true, true, true, true]);
  // The clock of the browser is wrong by days; the journal is not.
  expect(new Set(written.map(({ date }) => date))).toEqual(new Set(['2026-03-02']));
  await expect.poll(() => line(desk)).toMatch(/^Зв’язок є$/);
  await desk.goto('/e-offices/journal?month=2026-03');
  expect(await desk.locator('table').textContent()).toContain('Четверта Ніна');
  await desk.goto('/e-offices/reports?year=2026');
  const sums = await app.services.database.queries
    .selectFrom('eoffice_month')
    .innerJoin('eoffice', 'eoffice.id', 'eoffice_month.eoffice_id')
    .select(['personal', 'answered', 'other'])
    .where('eoffice.number', '=', 3)
    .where('year', '=', 2026)
    .where('month', '=', 3)
    .executeTakeFirst();
  expect(sums).toMatchObject({ personal: before + 5, answered: before + 5 });
  expect(wrong).toEqual([]);
  await context.close();
});

test('[KO-A2-6] an answer lost on the way: the entry is sent twice and stands once', async () => {
  const { context, desk } = await atWork();
  const before = (await entries()).length;
  let lost = 0;
  await desk.route('**/api/v1/e-offices/journal/entries', async (route) => {
    if (lost > 0) {
      await route.continue();
      return;
    }
    lost++;
    // It reaches the server; what the server says does not come back.
    await route.fetch();
    await route.abort('connectionreset');
  });
  await write(desk, 'Двічі Надіслана', 'Харків', 'Одна розмова');
  await expect
    .poll(() => desk.locator('[data-done]').textContent(), { timeout: 30_000 })
    .toContain('уже був у журналі');
  expect(await entries()).toHaveLength(before + 1);
  await context.close();
});

test('[KO-A2-6] a date that has not come is refused when the line is back; one press mends it, the others are not held up', async () => {
  const { context, desk } = await atWork();
  const before = (await entries()).length;
  await context.setOffline(true);
  await desk.getByLabel('Дата звернення').fill('2026-03-20');
  await write(desk, 'Завтрашній Юрій', 'Харків', 'Помилкова дата');
  await write(desk, 'Наступна Ганна', 'Харків', 'Правильна дата');
  await context.setOffline(false);
  await expect.poll(async () => (await entries()).length, { timeout: 30_000 }).toBe(before + 1);
  const waiting = desk.locator('[data-waiting] li');
  await expect.poll(() => waiting.textContent()).toContain('Дата ще не настала');
  expect(await line(desk)).toContain('1 запис чекає');
  await waiting.getByRole('button', { name: 'Записати датою 02.03.2026' }).click();
  await expect.poll(async () => (await entries()).length, { timeout: 30_000 }).toBe(before + 2);
  expect((await entries()).at(-1)).toMatchObject({ person_name: 'Завтрашній Юрій', date: '2026-03-02' });
  await expect.poll(() => desk.locator('[data-waiting]').isHidden()).toBe(true);
  await context.close();
});

test('[KO-A2-6] a visitor who was here before is written in less than thirty keys, without the mouse', async () => {
  const { context, desk } = await atWork();
  const before = (await entries()).length;
  let keys = 0;
  const press = async (...pressed: string[]) => {
    for (const key of pressed) {
      keys++;
      // A letter that is on no key of this keyboard layout is put in as a keyboard would.
      if (key.length === 1) await desk.keyboard.insertText(key);
      else await desk.keyboard.press(key);
    }
  };
  await expect
    .poll(() => desk.evaluate(() => document.activeElement?.getAttribute('name')))
    .toBe('personName');
  await press(...'перш');
  await desk.getByRole('option', { name: /Перша Олена/ }).waitFor();
  await press('ArrowDown', 'Enter', ...'допо');
  await desk.getByRole('option').first().waitFor();
  await press('ArrowDown', 'Enter', 'Control+Enter');
  await expect.poll(async () => (await entries()).length, { timeout: 30_000 }).toBe(before + 1);
  const written = (await entries()).at(-1);
  expect(written?.person_name).toBe('Перша Олена');
  expect(written?.content.toLowerCase()).toContain('допо');
  expect(keys).toBeLessThan(30);
  // Ready for the next one at once.
  expect(await desk.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('personName');
  expect(await desk.getByRole('textbox', { name: 'Зміст звернення' }).inputValue()).toBe('');
  await context.close();
});

test('[KO-A2-6] a mistake is told beside its field, the focus goes there, and what was typed stays', async () => {
  const { context, desk } = await atWork();
  await desk.getByRole('textbox', { name: /^Адреса/ }).fill('Харків');
  await desk.keyboard.press('Control+Enter');
  const problem = desk.locator('#personName-problem');
  expect(await problem.textContent()).toContain('Впишіть ім’я');
  expect(await desk.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('personName');
  expect(await desk.getByRole('textbox', { name: /^Адреса/ }).inputValue()).toBe('Харків');
  expect(await desk.locator('[data-problem]').count()).toBe(3);
  await context.close();
});

test('[KO-A2-6][BP-9] signing out forgets key, visitors and page; what waits comes back with its operator and nobody else', async () => {
  const { context, desk } = await atWork();
  const before = (await entries()).length;
  await desk.route('**/api/v1/e-offices/journal/entries', (route) => route.abort());
  await write(desk, 'Чекає Виходу', 'Харків', 'Записано перед виходом');
  await expect.poll(() => line(desk), { timeout: 30_000 }).toContain('1 запис чекає');
  await desk.unroute('**/api/v1/e-offices/journal/entries');
  await context.clearCookies();
  await desk.goto('/sign-in');
  const left = () =>
    desk.evaluate(async () => {
      const opened = indexedDB.open('vikno-journal');
      await new Promise((done) => {
        opened.onsuccess = done;
      });
      const tx = opened.result.transaction(['outbox', 'access', 'visitors']);
      const count = (name: string) =>
        new Promise<number>((done) => {
          const request = tx.objectStore(name).count();
          request.onsuccess = () => done(request.result);
        });
      const counts = [await count('access'), await count('visitors'), await count('outbox')];
      opened.result.close();
      return [...counts, Number(await caches.has('vikno-journal-1'))];
    });
  await expect.poll(left).toEqual([0, 0, 1, 0]);

  const enter = async (login: string) => {
    const { cookies } = await app.signIn(login);
    await context.clearCookies();
    await context.addCookies(
      [...cookies].map(([name, value]) => ({ name, value, url: app.url, httpOnly: true })),
    );
    await desk.goto(page);
  };
  await enter('headeoffice.kharkiv');
  await expect
    .poll(() => desk.locator('[data-waiting]').textContent(), { timeout: 30_000 })
    .toContain('іншого оператора (1)');
  expect(await entries()).toHaveLength(before);
  await enter('eoffice.kharkiv');
  await expect.poll(async () => (await entries()).length, { timeout: 30_000 }).toBe(before + 1);
  expect((await entries()).at(-1)?.person_name).toBe('Чекає Виходу');
  await context.close();
});
