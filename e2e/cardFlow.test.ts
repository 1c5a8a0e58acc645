import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate, fixedClock } from '#platform/clock/clock.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { startTestApp, type TestApp } from '../test/app.ts';
import { launch, openWindow, photographer } from './stage.ts';

let app: TestApp;
let browser: Browser;
const start = new Date();
const clock = fixedClock(start);
const tomorrow = addDays(businessDate(start), 1);

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ clock }), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const service = 'Посвідчення «Ветеран праці»';
const publicPath = '/centres/kyivskyi/services/labour-veteran';

/** A head at the first screen of the day. */
async function arrive(login: string): Promise<Page> {
  const { cookies } = await app.signIn(login);
  const { page } = await openWindow(browser, app, { keys: cookies });
  await page.goto('/home');
  return page;
}

const main = async (page: Page): Promise<string> =>
  ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');

/** Presses, and waits for the page that it leads to. */
async function go(page: Page, what: Locator): Promise<void> {
  const left = page.waitForEvent('framenavigated');
  await what.first().click();
  await left;
  await page.waitForLoadState('domcontentloaded');
}
const press = (page: Page, name: string) => go(page, page.getByRole('button', { name, exact: true }));
const follow = (page: Page, name: string | RegExp) => go(page, page.getByRole('link', { name }));

/** From the first screen to the card that waits. */
async function toAwaited(page: Page): Promise<void> {
  await page.goto('/home');
  await follow(page, '1 картка чекає на ваше погодження');
  await follow(page, new RegExp(service));
}

const visitorReads = async (): Promise<string> => (await app.anonymous().get(publicPath)).text;

test('[CARD-flow][BR-12] Kharkiv: a card is written, returned with a remark, approved by two, agreed by two, and holds from its day', async () => {
  const photo = photographer('cardFlow');
  const note = 'Посвідчення видають безоплатно';
  const remark = 'Вкажіть у примітках, що посвідчення безоплатне';

  const author = await arrive('head.kyivskyi');
  await follow(author, /^Каталог послуг/);
  await author.getByRole('searchbox').fill('ветеран праці');
  await press(author, 'Знайти');
  await follow(author, service);
  await photo(author, 'картка послуги');
  await follow(author, 'Нова версія картки');
  await author.getByLabel('Примітки для людей').fill('Чернетка приміток');
  await photo(author, 'редактор');
  await press(author, 'Зберегти чернетку');
  await author.getByLabel('Набирає чинності').fill(tomorrow);
  await photo(author, 'чернетка');
  await press(author, 'Подати на погодження');
  await photo(author, 'на погодженні');

  await toAwaited(author);
  await photo(author, 'погодження');
  await press(author, 'Затвердити');
  const pensions = await arrive('head.pfu.kyivskyi');
  await toAwaited(pensions);
  await press(pensions, 'Повернути із зауваженням');
  expect(await main(pensions)).toContain('Напишіть, що виправити');
  await pensions.getByLabel('Зауваження').fill(remark);
  await press(pensions, 'Повернути із зауваженням');
  expect(await main(pensions)).toContain('Нічого не чекає');

  await author.goto('/home');
  await follow(author, '1 картка повернута із зауваженням');
  await follow(author, service);
  expect(await main(author)).toContain(remark);
  await photo(author, 'повернуто');
  await follow(author, 'Продовжити чернетку');
  await author.getByLabel('Примітки для людей').fill(note);
  await press(author, 'Зберегти чернетку');
  await author.getByLabel('Набирає чинності').fill(tomorrow);
  await press(author, 'Подати на погодження');

  await toAwaited(author);
  await press(author, 'Затвердити');
  await toAwaited(pensions);
  await press(pensions, 'Затвердити');
  for (const login of ['head.regional', 'director.pfu.kharkiv']) {
    const page = await arrive(login);
    await toAwaited(page);
    expect(await main(page)).toContain(note);
    await press(page, 'Погодити');
    await photo(page, `погоджено ${login}`);
    if (login === 'director.pfu.kharkiv')
      expect(await main(page)).toContain(`чинна з ${formatDate('uk', tomorrow)}`);
  }

  await author.goto('/home');
  expect(await main(author)).not.toContain('чекає на ваше погодження');
  expect(await visitorReads()).not.toContain(note);
  clock.set(new Date(start.getTime() + 24 * 3600_000));
  expect(await visitorReads()).toContain(note);
}, 600_000);
