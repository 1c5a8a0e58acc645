import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { businessDate } from '#platform/clock/clock.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { startTestApp, type TestApp } from '../../../../test/app.ts';
import type { Client } from '../../../../test/client.ts';

let house: TestApp;
let head: Client;
const today = formatDate('uk', businessDate(new Date()));

beforeAll(async () => {
  house = await startTestApp();
  head = await house.signIn('head.bakhmut');
});
afterAll(async () => {
  await house.close();
});

async function serviceId(slug: string, centre = 'bakhmut'): Promise<string> {
  const row = await house.services.database.queries
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .where('centre.code', '=', centre)
    .where('slug', '=', slug)
    .select('service.id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The text in the form's area, as a browser reads it. */
const area = (html: string) =>
  (/<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

test('[BR-12] the owner sees doubtful and long unchecked cards first, and marks a check', async () => {
  const list = await head.get('/catalogue');
  expect(list.status).toBe(200);
  expect(list.text).toMatch(/Потребують уваги: \d+/);
  expect(list.text.indexOf('210 днів тому')).toBeLessThan(list.text.indexOf('Звірені картки'));
  const id = await serviceId('unpaid-alimony-benefit');
  const page = await head.get(`/catalogue/${id}`);
  expect(page.text).toContain('Потребує звірення');
  const done = await head.post(`/catalogue/${id}/check`, { card: hidden(page.text, 'card') });
  expect(done.status).toBe(303);
  expect((await head.get(`/catalogue/${id}`)).text).toContain(`Звірено ${today}`);
});

test('[CARD-flow] a new version: written, checked for mistakes in words, approved from today', async () => {
  const id = await serviceId('labour-veteran');
  const content = parse(area((await head.get(`/catalogue/${id}/edit`)).text));
  const broken = await head.post(`/catalogue/${id}/edit`, { content: 'provider: "не закрито' });
  expect(broken.status).toBe(422);
  expect(broken.text).toContain('Помилка в рядку 1');
  expect(broken.text).toContain('не закрито');
  const strange = await head.post(`/catalogue/${id}/edit`, {
    content: stringify({ ...content, sum: 5, result: '' }),
  });
  expect(strange.status).toBe(422);
  expect(strange.text).toContain('частини «sum» в картці немає');
  expect(strange.text).toContain('result: ');
  const unfinished = await head.post(`/catalogue/${id}/edit`, {
    content: stringify({ ...content, appeal: null }),
  });
  expect(unfinished.status).toBe(303);
  const drafted = await head.get(`/catalogue/${id}`);
  expect(drafted.text).toContain('Чернетка, версія 2');
  expect(drafted.text).toContain('порядок оскарження');
  expect(drafted.text).not.toContain('/approve"');
  const finished = { ...content, notes: ['Знак видають разом із посвідченням'] };
  await head.post(`/catalogue/${id}/edit`, { content: stringify(finished) });
  const ready = await head.get(`/catalogue/${id}`);
  const card = hidden(ready.text.slice(ready.text.indexOf('/approve"')), 'card');
  const early = await head.post(`/catalogue/${id}/approve`, { card, validFrom: '01.01.2020' });
  expect(early.status).toBe(422);
  const publicPath = '/centres/bakhmut/services/labour-veteran';
  expect((await house.anonymous().get(publicPath)).text).not.toContain('Знак видають');
  expect((await head.post(`/catalogue/${id}/approve`, { card, validFrom: today })).status).toBe(303);
  expect((await house.anonymous().get(publicPath)).text).toContain('Знак видають разом із посвідченням');
});

test('[BP-23] the head of another provider, of another centre or a front-office worker does not reach the card', async () => {
  const id = await serviceId('labour-veteran');
  const other = await house.signIn('head.pfu.bakhmut');
  expect((await other.get(`/catalogue/${id}`)).status).toBe(404);
  const kharkiv = await house.signIn('head.kyivskyi');
  expect((await kharkiv.get(`/catalogue/${id}`)).status).toBe(404);
  expect((await kharkiv.post(`/catalogue/${id}/edit`, { content: 'x' })).status).toBe(404);
  const front = await house.signIn('front.bakhmut');
  expect((await front.get('/catalogue')).status).toBe(403);
  expect((await front.post(`/catalogue/${id}/check`, { card: id })).status).toBe(403);
  const centreHead = await house.signIn('centre.bakhmut');
  expect((await centreHead.get(`/catalogue/${id}`)).status).toBe(200);
  expect((await centreHead.post(`/catalogue/${id}/edit`, { content: 'x' })).status).toBe(403);
});
