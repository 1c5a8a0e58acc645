import { afterAll, beforeAll, expect, test } from 'vitest';
import { businessDate } from '#platform/clock/clock.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { startTestApp, type TestApp } from '../../../../test/app.ts';
import type { Client } from '../../../../test/client.ts';
import { cardInForce } from '../data/services.ts';
import { cardToFields } from '../rules/cardFields.ts';
import { rowsOf } from '../rules/formRows.ts';

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

/** The card in force as the fields of its form. */
async function fieldsOf(id: string) {
  const card = await cardInForce(house.services.database.queries, id, businessDate(new Date()));
  if (!card) throw new Error('no card');
  return cardToFields(card.content);
}

test('[CARD][CARD-flow] a new version: rows added and moved, mistakes told beside their fields, approved from today', async () => {
  const id = await serviceId('labour-veteran');
  const edit = `/catalogue/${id}/edit`;
  const page = await head.get(edit);
  const base = hidden(page.text, 'base');
  const fields = { ...(await fieldsOf(id)), base };
  expect(page.text).toContain('name="documents.0.name"');
  // A row button records nothing and brings everything back.
  const longer = await head.post(`${edit}/rows`, { ...fields, notes: 'Лише в <формі>', do: 'refusals.add' });
  expect(longer.status).toBe(200);
  expect(longer.text).toContain('Лише в &lt;формі>');
  const rows = rowsOf(fields, 'refusals').length;
  expect(longer.text).toContain(`name="refusals.${rows}.text"`);
  expect(longer.text).toContain('Рядок додано.');
  expect((await head.get(edit)).text).not.toContain('Лише в');

  const wrong = await head.post(edit, { ...fields, result: '', 'documents.0.ground': '', 'term.count': '0' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Документ 1, акт, який дозволяє його вимагати: Заповніть це поле');
  for (const field of ['result', 'documents.0.ground', 'term.count'])
    expect(wrong.text, field).toContain(`id="${field}-error"`);

  const unfinished = await head.post(edit, {
    ...fields,
    'appeal.to': '',
    'appeal.term': '',
    'appeal.court': '',
  });
  expect(unfinished.status).toBe(303);
  const drafted = await head.get(`/catalogue/${id}`);
  expect(drafted.text).toContain('Чернетка, версія 2');
  expect(drafted.text).toContain('порядок оскарження');
  expect(drafted.text).not.toContain('/approve"');

  // The same form once more: it was begun before the draft was saved.
  const note = 'Знак видають разом із посвідченням';
  const late = await head.post(edit, { ...fields, notes: note });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Картку тим часом змінив хтось інший');
  expect(late.text).toContain(note);
  const again = await head.post(edit, { ...fields, notes: note, base: hidden(late.text, 'base') });
  expect(again.status).toBe(303);
  const ready = await head.get(`/catalogue/${id}`);
  const card = hidden(ready.text.slice(ready.text.indexOf('/approve"')), 'card');
  const early = await head.post(`/catalogue/${id}/approve`, { card, validFrom: '01.01.2020' });
  expect(early.status).toBe(422);
  const publicPath = '/centres/bakhmut/services/labour-veteran';
  expect((await house.anonymous().get(publicPath)).text).not.toContain('Знак видають');
  expect((await head.post(`/catalogue/${id}/approve`, { card, validFrom: today })).status).toBe(303);
  expect((await house.anonymous().get(publicPath)).text).toContain(note);
});

test('[CARD-flow] an unfinished text is set aside, waits for its author and goes away when the draft is saved', async () => {
  const id = await serviceId('adoption-benefit');
  const edit = `/catalogue/${id}/edit`;
  const fields = { ...(await fieldsOf(id)), base: hidden((await head.get(edit)).text, 'base') };
  const half = { ...fields, result: '', 'documents.0.name': 'Ще пишу', do: 'setAside' };
  expect((await head.post(`/catalogue/${id}/sketch`, half)).status).toBe(303);
  const waiting = await head.get(edit);
  expect(waiting.text).toContain('Ще пишу');
  expect(waiting.text).toContain('Це незавершений текст: Поліщук');
  expect((await head.get(`/catalogue/${id}`)).text).not.toContain('Ще пишу');
  expect((await head.post(`/catalogue/${id}/sketch/discard`)).status).toBe(303);
  expect((await head.get(edit)).text).not.toContain('Ще пишу');
  await head.post(`/catalogue/${id}/sketch`, half);
  expect((await head.post(edit, fields)).status).toBe(303);
  expect((await head.get(edit)).text).not.toContain('Ще пишу');
});

test('[BP-23] the head of another provider, of another centre or a front-office worker does not reach the card', async () => {
  const id = await serviceId('labour-veteran');
  const other = await house.signIn('head.pfu.bakhmut');
  expect((await other.get(`/catalogue/${id}`)).status).toBe(404);
  const kharkiv = await house.signIn('head.kyivskyi');
  expect((await kharkiv.get(`/catalogue/${id}`)).status).toBe(404);
  expect((await kharkiv.post(`/catalogue/${id}/edit`, { result: 'x' })).status).toBe(404);
  const front = await house.signIn('front.bakhmut');
  expect((await front.get('/catalogue')).status).toBe(403);
  expect((await front.post(`/catalogue/${id}/check`, { card: id })).status).toBe(403);
  const centreHead = await house.signIn('centre.bakhmut');
  expect((await centreHead.get(`/catalogue/${id}`)).status).toBe(200);
  expect((await centreHead.post(`/catalogue/${id}/edit`, { result: 'x' })).status).toBe(403);
});
