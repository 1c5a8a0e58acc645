import { get } from 'node:http';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../../../test/app.ts';

let house: TestApp;
/** Friday, 11:30 in Kyiv. */
const clock = fixedClock('2026-11-20T09:30:00Z');

beforeAll(async () => {
  house = await startTestApp({ clock });
});
afterAll(async () => {
  await house.close();
});

const open = async (path: string) => house.anonymous().get(path);

const pages = [
  '/',
  '/en',
  '/centres',
  '/centres/bakhmut',
  '/en/centres/regional',
  '/centres/bakhmut/services',
  '/centres/bakhmut/services/childbirth-benefit',
  '/en/centres/kyivskyi/services/housing-subsidy',
  '/e-offices',
];

describe('public pages', () => {
  test.each(pages)('[BR-7] %s opens without signing in, in at most 60 kB', async (path) => {
    const page = await open(path);
    expect(page.status).toBe(200);
    expect(brotliCompressSync(page.text).length).toBeLessThan(60_000);
    // Live numbers, the search and the copy for a lost line may move; each page works without a script too. What is
    // told to search engines is data.
    const scripts = (page.text.match(/<script[^>]*>/g) ?? []).filter(
      (tag) => tag !== '<script type="application/ld+json">',
    );
    expect(scripts.filter((tag) => !/src="[^"]*\/(hall|findService|offline)\b/.test(tag))).toEqual([]);
    expect(scripts.length).toBeLessThanOrEqual(2);
  });
});

test('[BR-7] a page leaves packed for whoever can unpack it, and plain for whoever cannot', async () => {
  // What unpacks by itself would hide what came over the line.
  const fetched = (encoding: string) =>
    new Promise<{ encoding: string | undefined; bytes: Buffer }>((resolve, reject) => {
      get(`${house.url}/centres/bakhmut`, { headers: { 'accept-encoding': encoding } }, async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part);
        resolve({ encoding: answer.headers['content-encoding'], bytes: Buffer.concat(parts) });
      }).on('error', reject);
    });
  const [packed, plain] = [await fetched('br'), await fetched('identity')];
  expect([packed.encoding, plain.encoding]).toEqual(['br', undefined]);
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
  expect(brotliDecompressSync(packed.bytes).toString()).toContain('вул. Перемоги, 53');
});

test('[BR-6, BR-4] the page of a centre tells address, telephones, hours of each provider and whether it is open now', async () => {
  const { text } = await open('/centres/bakhmut');
  for (const words of [
    'вул. Перемоги, 53',
    '(06274) 0-00-01',
    '(06274) 0-00-03',
    'centre@bakhmut.example',
    'Бахмутсько-Лиманське об’єднане управління Пенсійного фонду України Донецької області',
    'Пн–Чт 8:00–17:00; Пт 8:00–16:00',
    'Відчинено до 16:00',
    'Відчинено до 13:00',
    'Каса банку',
    'Приймають місць',
    '6/148-3149',
  ])
    expect(text, words).toContain(words);
});

test('[CARD, KC-19, BR-27, BR-12] a card tells documents with their ground, term, fee, refusals with norms, appeal and its check', async () => {
  const { text } = await open('/centres/bakhmut/services/childbirth-benefit');
  for (const words of [
    'Що взяти з собою',
    'Свідоцтво про народження',
    '10 календарних днів',
    'Безоплатно',
    'постанова КМУ від 27.12.2001 № 1751',
    'Звернення після спливу 12 місяців',
    'ст. 122 КАС України',
    'Надання державної допомоги при народженні дитини',
    'Звірено',
    'Сум у картці немає',
  ])
    expect(text, words).toContain(words);
  expect(text).not.toMatch(/\d+ грн/);
});

test('[design 3.11] the page tells who decides today: the Pension Fund since 01.07.2025', async () => {
  const path = '/centres/bakhmut/services/childbirth-benefit';
  expect((await open(path)).text).toContain('Пенсійний фонд України. Центр приймає заяву й передає її.');
  expect((await open('/centres/bakhmut/services/labour-veteran')).text).not.toContain('передає її');
});

test('[KS-site] a question in ordinary words leads to the service; in all centres when none is chosen', async () => {
  const here = await open(`/centres/bakhmut/services?q=${encodeURIComponent("сім'я, пакунок малюка")}`);
  const found = here.text.slice(here.text.indexOf('id="found"'));
  expect(found.indexOf('baby-box-compensation')).toBeGreaterThan(0);
  expect(found.indexOf('baby-box-compensation')).toBeLessThan(found.indexOf('</section>'));
  const anywhere = await open(`/services?q=${encodeURIComponent('переселенець')}`);
  for (const centre of ['bakhmut', 'regional', 'kyivskyi', 'shevchenkivskyi'])
    expect(anywhere.text).toContain(`/centres/${centre}/services/idp-housing-benefit`);
  const nothing = await open('/centres/bakhmut/services?q=%3Cscript%3Ealert(1)%3C/script%3E');
  expect(nothing.text).toContain('нічого не знайдено');
  expect(nothing.text).not.toContain('<script>alert');
});

test('what does not exist is told with the way on', async () => {
  for (const path of ['/centres/nowhere', '/centres/nowhere/services', '/centres/bakhmut/services/nothing']) {
    const page = await open(path);
    expect(page.status, path).toBe(404);
    expect(page.text).toMatch(/Такого центру немає|Такої послуги в цьому центрі немає/);
  }
});

test('[KO-A1] e-offices are found by district, street and organisation', async () => {
  const all = await open('/e-offices');
  expect(all.text).toContain('33 е-офіси');
  expect(all.text).toContain('Головний е-офіс');
  const kyivskyi = await open(`/e-offices?q=${encodeURIComponent('київський район')}`);
  expect(kyivskyi.text).toContain('вул. Багалія, 12');
  expect(kyivskyi.text).not.toContain('вул. Громадянська, 21/23');
  expect((await open('/e-offices?q=zzz')).text).toContain('не знайшли');
});

test('an installation without centres says so instead of an empty page', async () => {
  const empty = await startTestApp({ demo: false, clock });
  for (const path of ['/', '/centres', '/e-offices', '/services?q=x']) {
    const page = await empty.anonymous().get(path);
    expect([200, 303], path).toContain(page.status);
  }
  expect((await empty.anonymous().get('/')).text).toContain('Центрів ще немає');
  await empty.close();
});
