import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdfText } from '#platform/pdf/pdfText.ts';
import { demoPassword } from '../demo/signIns.ts';
import { startTestApp, type TestApp } from '../test/app.ts';
import { workingMorning } from '../test/workingMorning.ts';
import { Keyboard } from './keyboard.ts';
import { launch, openWindow, type Photographer, photographer } from './stage.ts';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ clock: workingMorning() }), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const squeeze = (text: string) => text.replace(/[\s\u00AD\u00A0-]/g, '');

/** What stands there, hidden letters aside. */
const words = async (place: Locator): Promise<string> =>
  ((await place.textContent()) ?? '').replace(/\s+/g, ' ');

/** A worker who signs in at the form. */
async function signIn(login: string): Promise<Keyboard> {
  const { page } = await openWindow(browser, app);
  const keys = new Keyboard(page);
  await page.goto('/sign-in');
  await keys.type(page.getByLabel('Логін'), login);
  await keys.type(page.getByLabel('Пароль', { exact: true }), demoPassword);
  await keys.pressButton('Увійти');
  return keys;
}

/** The document behind a link that the keyboard reaches, as text. */
async function readDocument(keys: Keyboard, name: string): Promise<string> {
  const link = keys.page.getByRole('link', { name: `Відкрити PDF: ${name}` });
  // Documents are made in a job; the page loads itself anew until they are there.
  await link.first().waitFor({ timeout: 60_000 });
  await keys.reach(link);
  const response = await keys.page.context().request.get((await link.first().getAttribute('href')) ?? '');
  expect([response.status(), response.headers()['content-type']]).toEqual([200, 'application/pdf']);
  return squeeze(readPdfText(await response.body()));
}

const service = 'Гроші замість «пакунка малюка»';

/** At the terminal without a script, by its own three questions; gives the number. */
async function takeTicket(page: Page): Promise<string> {
  const keys = new Keyboard(page);
  await page.goto('/kiosk');
  await keys.follow(/Діти та батьки/);
  await keys.follow(service);
  await keys.pressButton(/Подати заяву/);
  expect(page.url()).toContain('/kiosk/ticket/');
  return (await words(page.locator('.v-kiosk__number'))).trim();
}

/** From the desk to a registered case: gives the number of the case and the code for the applicant. */
async function intake(desk: Keyboard, surname: string, document: string, photo: Photographer) {
  const { page } = desk;
  // «Start» leads to the application at once: the ticket says for which service.
  expect(await words(page.locator('select[name=service] option:checked'))).toContain('пакунка малюка');
  await photo(page, 'прийом заяви');
  await desk.type(page.getByLabel('РНОКПП, телефон, документ або початок прізвища'), surname);
  await desk.pressButton('Знайти');
  await desk.follow('Додати нового заявника');
  await desk.type(page.locator('[name=surname]'), surname);
  await desk.type(page.locator('[name=given]'), 'Марія');
  await desk.type(page.locator('[name=patronymic]'), 'Іванівна');
  await desk.select(page.locator('select[name=documentKind]'), 'ID');
  await desk.type(page.locator('[name=documentNumber]'), document);
  await desk.type(page.locator('[name=address]'), 'м. Бахмут, вул. Уявна, 7');
  await photo(page, 'новий заявник');
  await desk.pressButton('Зберегти');
  await desk.pressButton(/Прийняти заяву: /);
  await photo(page, 'чернетка');
  await desk.follow('Заявник і представник');
  await desk.choose(page.locator('input[name=territory][value=resident]'));
  await desk.pressButton('Зберегти');
  await desk.follow('Перевірити пакет документів');
  for (const radio of await page.locator('input[type=radio][name^="status-"][value=given]').all())
    await desk.choose(radio);
  const foreigner = page.locator('input[type=radio][name^="status-"][value=notNeeded]');
  if ((await foreigner.count()) > 0) await desk.choose(foreigner.last());
  await desk.type(page.locator('[name="x-name-0"]'), 'Лист підтримки від сусідів');
  await photo(page, 'пакет документів');
  await desk.pressButton('Зберегти');
  await desk.follow('Записати згоду на обробку даних');
  await desk.choose(page.locator('input[name=form][value=paper]'));
  await desk.toggle(page.locator('input[name=confirmed]'));
  await desk.choose(page.locator('input[name=others][value=no]'));
  await desk.choose(page.locator('input[name=others][value=no]'));
  await photo(page, 'згода');
  await desk.pressButton('Зберегти');
  await desk.follow('Зареєструвати справу');
  await photo(page, 'перевірте відповіді');
  await desk.pressButton('Зареєструвати');
  const text = await words(page.locator('main'));
  const number = /БХ-\d{4}-\d{6}/.exec(text)?.[0] ?? '';
  const code = /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}/.exec(text.replace(number, ''))?.[0] ?? '';
  const due = /Розглянути до:?\s*(\d{2}\.\d{2}\.\d{4})/.exec(text)?.[1] ?? '';
  expect([number, code, due].every((found) => found !== '')).toBe(true);
  const inventory = await readDocument(desk, 'Опис вхідного пакета');
  await photo(page, 'справу зареєстровано');
  for (const part of [number, code, due, surname, 'Лист підтримки від сусідів'])
    expect(inventory, part).toContain(squeeze(part));
  return { number, code };
}

/** The applicant, on a telephone, without a script. */
async function followCase(number: string, code: string, photo: Photographer) {
  const { page, context } = await openWindow(browser, app, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  const keys = new Keyboard(page);
  await page.goto('/');
  await keys.follow(/статус|справ/i);
  await keys.type(page.getByLabel(/номер/i), number.toLowerCase());
  await keys.type(page.getByLabel(/код/i), code);
  await keys.press(page.locator('main form button'));
  await photo(page, 'заявник стежить за справою');
  const text = await words(page.locator('main'));
  await context.close();
  return text;
}

/** The steps of the case as its screen tells them, and the article of each. */
async function timeline(page: Page): Promise<string> {
  const steps = page.getByRole('list', { name: 'Що відбулося' }).getByRole('listitem');
  return (await steps.allTextContents()).join('\n');
}

test('[BR-7][BR-15][BR-20][BR-21][BR-22][BR-25][BR-26][BR-28][BR-5.1][KS-voice] the whole path of a visitor, with the keyboard alone', async () => {
  const photo = photographer('journey');

  // At home: which documents, without a script.
  const home = await openWindow(browser, app, { javaScriptEnabled: false });
  const reader = new Keyboard(home.page);
  await home.page.goto('/');
  await photo(home.page, 'головна');
  await reader.type(home.page.getByRole('searchbox').first(), 'пакунок малюка');
  await home.page.keyboard.press('Enter');
  await home.page.waitForLoadState();
  await photo(home.page, 'знайдені послуги');
  await reader.press(home.page.locator('main a', { hasText: 'пакунка малюка' }).first());
  const card = await words(home.page.locator('main'));
  for (const part of ['Свідоцтво про народження', 'Пакунок уже отримано', '5']) expect(card).toContain(part);
  await photo(home.page, 'картка послуги');
  await home.context.close();

  // In the hall: the board hangs, the kiosk gives a number without a script.
  const boardKeys = (await app.device('board', 'bakhmut')).cookies;
  const board = await openWindow(browser, app, { keys: boardKeys, viewport: { width: 1920, height: 1080 } });
  await board.page.goto('/board');
  await board.page.waitForFunction(() => document.querySelector('[data-live]') !== null);
  const kioskKeys = (await app.device('kiosk', 'bakhmut')).cookies;
  const kiosk = await openWindow(browser, app, {
    keys: kioskKeys,
    javaScriptEnabled: false,
    viewport: { width: 1080, height: 1920 },
  });
  await kiosk.page.goto('/kiosk');
  await photo(kiosk.page, 'термінал');
  const ticket = await takeTicket(kiosk.page);
  await photo(kiosk.page, 'талон');

  // At the desk.
  const desk = await signIn('front.bakhmut');
  await photo(desk.page, 'вибір робочого місця');
  await desk.press(desk.page.getByRole('button', { name: 'Відкрити робоче місце 1', exact: true }));
  await photo(desk.page, 'робоче місце');
  await desk.reach(desk.page.getByRole('button', { name: 'Викликати наступного' }));
  await desk.page.keyboard.press('Enter');
  await board.page.locator('[data-calls] tr', { hasText: ticket }).waitFor({ timeout: 60_000 });
  await photo(board.page, 'табло');
  expect(await words(board.page.locator('[data-calls] tr', { hasText: ticket }))).toMatch(/1\s*$/);
  await desk.page.getByRole('button', { name: 'Розпочати прийом' }).waitFor();
  await desk.pressButton('Розпочати прийом');
  await photo(desk.page, 'прийом');

  const { number, code } = await intake(desk, 'Гордієнко', '004417725', photo);
  await desk.follow('До справи');
  await desk.follow('Передати до бек-офісу');
  await desk.select(desk.page.locator('select[name=executor]'), 'Литвиненко');
  await desk.pressButton('Передати до бек-офісу');
  await photo(desk.page, 'передано');
  expect(await followCase(number, code, photo)).toContain(number);

  // The visitor leaves the desk.
  await desk.page.goto('/desk');
  await desk.select(desk.page.locator('select[name=result]'), '');
  await desk.page.keyboard.press('ArrowDown');
  await desk.pressButton('Завершити прийом');

  // In the back office.
  const back = await signIn('back.bakhmut');
  await photo(back.page, 'бек-офіс');
  await back.follow(new RegExp(number));
  await back.pressButton('Прийняти до роботи');
  await back.follow('Надати послугу');
  await back.type(
    back.page.locator('textarea[name=text]'),
    'Виплатити грошову компенсацію за пакунок малюка.',
  );
  await photo(back.page, 'рішення');
  await back.pressButton('Надати послугу');
  expect(await readDocument(back, 'Рішення')).toContain(squeeze('Виплатити грошову компенсацію'));
  await photo(back.page, 'рішення ухвалено');
  await back.pressButton('Підготувати документ');
  await back.pressButton('Передати до фронт-офісу');
  expect(await followCase(number, code, photo)).toMatch(/отримати|забрати|прийд/i);

  // Handed out, and to the archive.
  await desk.page.goto('/cases');
  await desk.press(desk.page.getByRole('link', { name: new RegExp(number) }));
  await desk.follow('Видати заявнику');
  await desk.choose(desk.page.locator('input[name=to][value=applicant]'));
  await desk.choose(desk.page.locator('input[name=way][value=inPerson]'));
  await desk.type(desk.page.locator('[name=proof]'), 'ID-картка 004417725');
  await photo(desk.page, 'видача');
  await desk.pressButton('Видати заявнику');
  expect(await readDocument(desk, 'Розписка про видачу')).toContain(squeeze(number));
  await desk.follow('Передати до архіву');
  await desk.pressButton('Передати до архіву');
  await photo(desk.page, 'архів');

  const told = await timeline(desk.page);
  for (const article of ['20', '21', '22', '25', '26', '5.1', '28'])
    expect(told, `п. ${article}`).toMatch(new RegExp(`п\\. ${article.replace('.', '\\.')}(?!\\d)`));
  for (const worker of ['Мельник', 'Литвиненко']) expect(told).toContain(worker);
  expect(await followCase(number, code, photo)).toContain('завершено');
}, 400_000);

test('[BR-27] a refusal without its norm is not issued; with norm and appeal it is, as a document', async () => {
  const photo = photographer('refusal');
  const kioskKeys = (await app.device('kiosk', 'bakhmut')).cookies;
  const kiosk = await openWindow(browser, app, { keys: kioskKeys, viewport: { width: 1080, height: 1920 } });
  const ticket = await takeTicket(kiosk.page);
  const desk = await signIn('front2.bakhmut');
  await desk.press(desk.page.getByRole('button', { name: 'Відкрити робоче місце 2', exact: true }));
  await desk.pressButton('Викликати наступного');
  await desk.page.getByText(ticket).first().waitFor();
  await desk.pressButton('Розпочати прийом');
  const { number, code } = await intake(desk, 'Пономаренко', '004417733', photo);
  await desk.follow('До справи');
  await desk.follow('Передати до бек-офісу');
  await desk.select(desk.page.locator('select[name=executor]'), 'Кравець');
  await desk.pressButton('Передати до бек-офісу');

  const back = await signIn('back2.bakhmut');
  await back.follow(new RegExp(number));
  await back.pressButton('Прийняти до роботи');
  await back.follow('Відмовити');
  await back.type(back.page.locator('[name=reasons]'), 'Пакунок малюка Ви вже отримали.');
  await back.press(back.page.locator('main form button', { hasText: 'Відмовити' }));
  await photo(back.page, 'без норми');
  expect(await words(back.page.locator('main'))).toContain('без норми відмова неможлива');
  expect(await back.page.locator('[name=reasons]').inputValue()).toBe('Пакунок малюка Ви вже отримали.');
  await back.toggle(back.page.locator('summary', { hasText: 'Інша підстава' }));
  // Another ground than those of the card lies under a disclosure.
  const own = back.page.locator('details', { has: back.page.locator('[name=ownAct]') });
  if ((await own.getAttribute('open')) === null) await back.toggle(own.locator('summary'));
  await back.page.locator('[name=ownAct]').waitFor();
  await back.type(back.page.locator('[name=ownAct]'), 'Порядок, постанова КМУ від 25.11.2020 № 1180');
  await back.type(back.page.locator('[name=ownClause]'), 'пункт 4');
  await back.type(back.page.locator('[name=ownRequires]'), 'Компенсацію дають тим, хто не отримав пакунка');
  await back.type(back.page.locator('[name=ownFound]'), 'Пакунок отримано 01.10.2026');
  await back.press(back.page.locator('main form button', { hasText: 'Відмовити' }));
  const refusal = await readDocument(back, 'Рішення про відмову');
  await photo(back.page, 'відмовлено');
  for (const part of ['пункт 4', '№ 1180', 'Пакунок отримано', 'суд', number])
    expect(refusal, part).toContain(squeeze(part));
  await back.pressButton('Підготувати документ');
  await back.pressButton('Передати до фронт-офісу');
  expect(await followCase(number, code, photo)).toContain(number);
}, 300_000);

/** A key as a keyboard of the given layout sends it: the place is the same, the letter is not. */
async function strike(page: Page, place: string, letter: string): Promise<void> {
  const line = await page.context().newCDPSession(page);
  for (const type of ['keyDown', 'keyUp'] as const)
    await line.send('Input.dispatchKeyEvent', { type, code: place, key: letter });
  await line.detach();
}

test('[Q-call] the console obeys the same keys in the Latin and in the Ukrainian layout, and never while somebody types', async () => {
  const kiosk = await app.device('kiosk', 'bakhmut');
  const worker = await app.signIn('front3.bakhmut');
  const { queries } = app.services.database;
  const desk = await queries
    .selectFrom('desk')
    .innerJoin('desk_group', 'desk_group.desk_id', 'desk.id')
    .innerJoin('centre', 'centre.id', 'desk.centre_id')
    .select(['desk.id', 'desk_group.group_id as groupId'])
    .where('centre.code', '=', 'bakhmut')
    .where('desk.number', '=', 3)
    .executeTakeFirstOrThrow();
  const once = () => ({ 'idempotency-key': crypto.randomUUID() });
  for (let ticket = 0; ticket < 2; ticket++)
    await kiosk.json('POST', '/api/v1/tickets', { groupId: desk.groupId }, once());
  await worker.json('POST', `/api/v1/desks/${desk.id}/open`, {}, once());

  const { page, context } = await openWindow(browser, app, { keys: worker.cookies });
  await page.goto('/desk');
  const layouts = [
    { KeyN: 'n', KeyR: 'r', KeyS: 's', KeyZ: 'z', KeyH: 'h', KeyF: 'f', KeyX: 'x' },
    { KeyN: 'т', KeyR: 'к', KeyS: 'і', KeyZ: 'я', KeyH: 'р', KeyF: 'а', KeyX: 'ч' },
  ] as const;
  const visitor = page.locator('.v-current__number');
  const finish = page.locator('#finish-form');
  const stateAtDesk = (state: 'serving' | 'noShow') =>
    queries
      .selectFrom('ticket')
      .select('id')
      .where('desk_id', '=', desk.id)
      .where('state', '=', state)
      .execute();
  for (const keys of layouts) {
    const press = (place: keyof typeof keys) => strike(page, place, keys[place]);
    await press('KeyN');
    await visitor.waitFor();
    await finish.waitFor({ state: 'detached' });
    await press('KeyS');
    // «Start» may lead to the application at once.
    await expect.poll(() => stateAtDesk('serving'), { timeout: 60_000 }).toHaveLength(1);
    await expect
      .poll(() => page.goto('/desk').then(Boolean, () => 'led away meanwhile'), { timeout: 60_000 })
      .toBe(true);
    await finish.waitFor();
    // Finishing asks its result first, and letters typed there are letters.
    await press('KeyF');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await press('KeyH');
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    expect(await finish.count()).toBe(1);
    await press('KeyZ');
    await finish.waitFor({ state: 'detached' });
    await press('KeyX');
    await visitor.waitFor({ state: 'detached' });
  }
  expect(await stateAtDesk('noShow')).toHaveLength(2);
  await context.close();
}, 240_000);
