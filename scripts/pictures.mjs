// Makes the pictures of the documents: walks one visitor's path through a fresh demo and photographs the screens.
//   DATA_DIR=/tmp/demo PORT=8300 npm start        (in opening hours of the centre)
//   node scripts/pictures.mjs http://localhost:8300
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'otplib';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { findBrowser } from './browser.mjs';
import { root } from './prepare.mjs';

const base = (process.argv[2] ?? 'http://localhost:8080').replace(/\/$/, '');
const folder = join(root, 'docs', 'pictures');
const password = 'kalyna-nad-richkoiu';
const totpSecret = 'VIKNODEMOVIKNODEMOVIKNODEMOVIKNO';
const centreName = 'Соціальний центр «Прозорий соціальний офіс»';
const nanny = /Муніципальна няня/;

const desk = { width: 1180, height: 760 };
const phone = { width: 390, height: 760 };
const kioskSize = { width: 900, height: 1200 };
const boardSize = { width: 1280, height: 720 };

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

/** The server's own clock: codes and the clocks on screens follow it. */
const serverNow = async () => Date.parse((await fetch(`${base}/health/live`)).headers.get('date'));

async function open(viewport) {
  const context = await browser.newContext({ viewport, locale: 'uk-UA', timezoneId: 'Europe/Kyiv' });
  await context.clock.setSystemTime(await serverNow());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

const go = (page, path) => page.goto(path.startsWith('http') ? path : base + path);

async function press(page, name) {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
  await page.waitForLoadState();
}

/** Photographs the window, or `height` pixels of the page from its top. Sixty-four colours are enough for screens. */
async function picture(page, name, { height, width } = {}) {
  const size = page.viewportSize();
  if (height) await page.setViewportSize({ width: size.width, height });
  await page.evaluate(async () => {
    document.activeElement?.blur();
    window.scrollTo(0, 0);
    await document.fonts.ready;
  });
  const bytes = await page.screenshot();
  if (height) await page.setViewportSize(size);
  await sharp(bytes)
    .resize({ width: width ?? size.width, withoutEnlargement: true })
    .png({ palette: true, colours: 64, compressionLevel: 9 })
    .toFile(join(folder, `${name}.png`));
  console.log(name);
}

async function signIn(login, place) {
  const page = await open(desk);
  await go(page, '/sign-in');
  if (place) await picture(page, place);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', password);
  await press(page, 'Увійти');
  if (page.url().includes('second-factor')) {
    const epoch = Math.floor((await serverNow()) / 1000);
    await page.fill('[name=code]', await generate({ secret: totpSecret, epoch }));
    await press(page, 'Підтвердити');
  }
  return page;
}

async function pairedDevice(admin, kind, name, viewport) {
  await go(admin, '/devices');
  await admin.selectOption('[name=centreId]', { label: centreName });
  await admin.check(`[name=kind][value=${kind}]`);
  await admin.fill('[name=name]', name);
  await press(admin, 'Додати й отримати код');
  if (kind === 'kiosk') await picture(admin, 'device-code');
  const code = await admin
    .getByText(/^[a-z0-9]{4}-[a-z0-9]{4}$/)
    .first()
    .textContent();
  const page = await open(viewport);
  await go(page, '/device/pair');
  await page.fill('[name=code]', code);
  await press(page, 'Підключити');
  return page;
}

async function takeTicket(kiosk, group, service, purpose, photographed = false) {
  await go(kiosk, '/kiosk');
  if (photographed) await picture(kiosk, 'kiosk', { width: 600 });
  await kiosk.getByRole('link', { name: group }).click();
  await kiosk.waitForURL(/services/);
  await kiosk.getByRole('link', { name: service }).click();
  await kiosk.waitForURL(/purpose/);
  await press(kiosk, purpose);
  await kiosk.waitForURL(/ticket/);
  if (photographed) await picture(kiosk, 'kiosk-ticket', { width: 600 });
  return new URL(kiosk.url()).pathname.split('/').at(-1);
}

async function addApplicant(page, person) {
  await go(page, '/people/new');
  const { documentKind, ...typed } = person;
  for (const [name, value] of Object.entries(typed)) await page.fill(`[name=${name}]`, value);
  await page.selectOption('[name=documentKind]', documentKind);
  await press(page, 'Зберегти');
}

/** From the desk's visitor to a checked packet and a recorded consent; gives the address of the case. */
async function prepareCase(page, { start, service, surname, photographed = false }) {
  await go(page, start);
  const label = await page
    .locator('select[name=service] option')
    .filter({ hasText: service })
    .first()
    .textContent();
  await page.selectOption('select[name=service]', { label: label.trim() });
  await press(page, 'Змінити послугу').catch(() => press(page, 'Далі: заявник'));
  await page.fill('main [name=q]', surname);
  await press(page, 'Знайти');
  await press(page, new RegExp(`Прийняти заяву: ${surname}`));
  const address = page.url();
  await go(page, `${address}/applicant`);
  await page.check('[name=territory][value=resident]');
  await press(page, 'Зберегти');
  await go(page, `${address}/packet`);
  const given = page.locator('input[name^=status-][value=given]');
  for (let i = 0; i < (await given.count()); i++) await given.nth(i).check();
  await page.fill('[name=x-name-0]', 'Довідка з місця роботи');
  if (photographed) await picture(page, 'packet', { height: 900 });
  await press(page, 'Зберегти');
  await go(page, `${address}/consent`);
  await page.check('[name=form][value=paper]');
  await page.check('[name=confirmed]');
  await page.check('[name=others][value=no]');
  if (photographed) await picture(page, 'consent', { height: 900 });
  await press(page, 'Зберегти');
  return address;
}

/** Registers; waits until the papers are made. */
async function register(page, address, photographed = false) {
  await go(page, `${address}/register`);
  await press(page, 'Зареєструвати');
  await page.getByText('Відкрити PDF').nth(1).waitFor({ timeout: 60_000 });
  if (photographed) await picture(page, 'registered');
  const number = await page
    .getByText(/^[А-ЯІЇЄҐ]+-\d{4}-\d+$/)
    .first()
    .textContent();
  const words = await page
    .getByText(/[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}/)
    .first()
    .textContent();
  return { number, code: words.match(/[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}/)[0] };
}

async function track({ number, code }, name) {
  const page = await open(phone);
  await go(page, '/case');
  await page.fill('[name=number]', number);
  await page.fill('[name=code]', code);
  await press(page, 'Показати стан');
  await picture(page, name);
}

// The public site.
const visitor = await open(phone);
await go(visitor, '/');
await picture(visitor, 'site-phone');
const reader = await open(desk);
await go(reader, '/centres/bakhmut');
await picture(reader, 'site-centre');
await go(reader, '/centres/bakhmut/services/municipal-nanny');
await picture(reader, 'site-card');
await go(reader, '/e-offices');
await picture(reader, 'e-offices');

// The hall: kiosk, phone, board, reception.
const admin = await signIn('admin.bakhmut', 'sign-in');
await go(admin, '/admin');
await picture(admin, 'admin');
const kiosk = await pairedDevice(admin, 'kiosk', 'Термінал біля входу', kioskSize);
const board = await pairedDevice(admin, 'board', 'Табло в залі', boardSize);
await go(admin, '/admin/workers');
await picture(admin, 'workers');
await takeTicket(kiosk, /Діти/, /няня/, /Подати заяву/);
await takeTicket(kiosk, /Переселенцям/, /Допомога на проживання/, /Проконсультуватися/);
const mine = await takeTicket(kiosk, /Діти/, /багатодітним/, /Подати заяву/, true);
await takeTicket(kiosk, /Субсидії/, /Житлова субсидія/, /Подати заяву/);
await takeTicket(kiosk, /Діти/, /одиноким/, /Проконсультуватися/);
await go(visitor, `/t/${mine}`);
await picture(visitor, 'ticket-phone');

// The desk.
const front = await signIn('front.bakhmut');
await press(front, 'Відкрити робоче місце 1');
await press(front, /Викликати наступного/);
await picture(front, 'desk', { height: 900 });
await go(board, '/board');
await board.getByText('А-001').first().waitFor();
await picture(board, 'board', { width: 900 });
const reception = await signIn('reception.bakhmut');
await go(reception, '/reception');
await picture(reception, 'reception', { height: 900 });

// The case.
await addApplicant(front, {
  surname: 'Іваненко',
  given: 'Марія',
  patronymic: 'Петрівна',
  birthDate: '14.02.1990',
  documentKind: 'idCard',
  documentNumber: '001234567',
  phone: '0501234567',
  address: 'м. Бахмут, вул. Садова, 7, кв. 12',
});
await go(front, '/desk');
await press(front, 'Розпочати прийом');
const granted = await prepareCase(front, {
  start: front.url(),
  service: nanny,
  surname: 'Іваненко',
  photographed: true,
});
const receipt = await register(front, granted, true);
await go(front, granted);
await picture(front, 'case', { height: 900 });
await go(front, `${granted}/send`);
await front.selectOption('select', { index: 2 });
await press(front, 'Передати до бек-офісу');
await track(receipt, 'track-phone');

const refused = await prepareCase(front, { start: '/cases/new', service: nanny, surname: 'Іваненко' });
await register(front, refused);
await go(front, `${refused}/send`);
await front.selectOption('select', { index: 2 });
await press(front, 'Передати до бек-офісу');

// The back office.
const back = await signIn('back.bakhmut');
await go(back, '/back-office');
await picture(back, 'back-office');
for (const address of [granted, refused]) {
  await go(back, address);
  await press(back, 'Прийняти до роботи');
}
await go(back, `${refused}/refuse`);
await back.locator('main input[type=checkbox]').first().check();
await back
  .locator('main')
  .getByLabel(/Що встановлено в цій справі/)
  .first()
  .fill('Заявниця має грошове забезпечення прийомної матері з 01.09.2026.');
await back
  .getByLabel('Пояснення простими словами')
  .fill('Відшкодування не призначають тим, хто вже отримує забезпечення за догляд.');
await picture(back, 'refuse', { height: 900 });
await press(back, 'Відмовити');
await back.getByText('У послузі відмовлено').first().waitFor();
await go(back, `${granted}/grant`);
await back.fill('[name=granted]', 'Відшкодування: щомісяця\nПеріод: 01.12.2026 – 31.05.2027');
await picture(back, 'grant');
await press(back, 'Надати послугу');
await back.getByText('Відкрити PDF: Рішення').waitFor({ timeout: 60_000 });
await go(back, granted);
await press(back, 'Підготувати документ');
await press(back, 'Передати до фронт-офісу');
await go(front, `${granted}/hand-out`);
await front.check('[name=to][value=applicant]');
await front.check('[name=way][value=inPerson]');
await front.fill('[name=proof]', 'ID-картка 001234567');
await picture(front, 'hand-out');
await press(front, 'Видати заявнику');
await track(receipt, 'track-phone-done');

// Those who watch.
const head = await signIn('head.bakhmut');
await go(head, '/cases');
await picture(head, 'cases', { height: 900 });
await go(head, '/catalogue');
await picture(head, 'catalogue');
const centre = await signIn('centre.bakhmut');
await go(centre, '/centre');
await picture(centre, 'centre', { height: 900 });
const coordinator = await signIn('coordinator.bakhmut');
await picture(coordinator, 'coordination');
const auditor = await signIn('auditor.bakhmut');
await go(auditor, '/audit');
await picture(auditor, 'audit', { height: 1000 });
await go(auditor, '/audit/seals');
await press(auditor, 'Перевірити зараз');
await picture(auditor, 'seals');
const operator = await signIn('headeoffice.kharkiv');
await go(operator, '/e-offices/work');
await picture(operator, 'e-office-work');

await browser.close();
