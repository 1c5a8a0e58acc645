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
  expect(list.text).toContain('Потребують уваги');
  const ages = [...list.text.matchAll(/data-label="Звірено"[^>]*>([\d.]+)</g)].map(([, on = '']) =>
    on.split('.').reverse().join('-'),
  );
  expect(ages.length).toBeGreaterThan(2);
  expect(ages).toEqual([...ages].sort());
  expect((await head.get('/catalogue?view=stale')).text).toContain('Допомога дітям, батьки яких');
  expect((await head.get('/catalogue?view=all&sort=name&q=субсид')).text).toContain('Житлова субсидія');
  expect((await head.get('/catalogue?view=all&q=%25')).text).toContain('Нічого не знайдено');
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
  expect(drafted.text).not.toContain('/submit"');

  // The same form once more: it was begun before the draft was saved.
  const note = 'Знак видають разом із посвідченням';
  const late = await head.post(edit, { ...fields, notes: note });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Картку тим часом змінив хтось інший');
  expect(late.text).toContain(note);
  const again = await head.post(edit, { ...fields, notes: note, base: hidden(late.text, 'base') });
  expect(again.status).toBe(303);
  const ready = await head.get(`/catalogue/${id}`);
  const card = hidden(ready.text.slice(ready.text.indexOf('/submit"')), 'card');
  const early = await head.post(`/catalogue/${id}/submit`, { card, validFrom: '01.01.2020' });
  expect(early.status).toBe(422);
  expect((await head.post(`/catalogue/${id}/submit`, { card, validFrom: today })).status).toBe(303);
  expect((await head.post(edit, { ...fields, base: 'none' })).status).toBe(409);
  const publicPath = '/centres/bakhmut/services/labour-veteran';
  expect((await house.anonymous().get(publicPath)).text).not.toContain('Знак видають');
  const approval = `/catalogue/approvals/${card}`;
  expect((await head.get('/catalogue/approvals')).text).toContain(approval);
  const asked = await head.get(approval);
  expect(asked.text).toMatch(/<ins><span class="ds-sr-only">додано: <\/span>Знак видають/);
  const step = hidden(asked.text, 'step');
  const empty = await head.post(`${approval}/return`, { step, remark: ' ' });
  expect(empty.status).toBe(422);
  expect((await head.post(`${approval}/sign`, { step })).status).toBe(303);
  expect((await head.post(`${approval}/sign`, { step })).status).toBe(404);
  expect((await house.anonymous().get(publicPath)).text).toContain(note);
  const compared = await head.get(`/catalogue/${id}/compare?from=1&to=2`);
  expect(compared.text).toContain('<ins>');
  expect((await head.get(`/catalogue/${id}`)).text).toContain('Керівник суб’єкта надання послуги: Поліщук');
});

test('[CARD-flow] Kharkiv: two approve and two agree, one after the other, and any of them returns with a remark', async () => {
  const id = await serviceId('labour-veteran', 'kyivskyi');
  const author = await house.signIn('head.kyivskyi');
  const edit = `/catalogue/${id}/edit`;
  const fields = { ...(await fieldsOf(id)), base: hidden((await author.get(edit)).text, 'base') };
  expect((await author.post(edit, { ...fields, notes: 'Перша редакція' })).status).toBe(303);
  const drafted = (await author.get(`/catalogue/${id}`)).text;
  const card = hidden(drafted.slice(drafted.indexOf('/submit"')), 'card');
  const submit = () => author.post(`/catalogue/${id}/submit`, { card, validFrom: today });
  expect((await submit()).status).toBe(303);
  const approval = `/catalogue/approvals/${card}`;
  const heads = [
    author,
    await house.signIn('head.pfu.kyivskyi'),
    await house.signIn('head.regional'),
    await house.signIn('director.pfu.kharkiv'),
  ];
  const [, second, third] = heads;
  expect((await second?.get(approval))?.status).toBe(404);
  const answer = async (who: Client | undefined, how: 'sign' | 'return', more = {}) =>
    who?.post(`${approval}/${how}`, { step: hidden((await who.get(approval)).text, 'step'), ...more });
  expect((await answer(author, 'sign'))?.status).toBe(303);
  const remark = 'Перевірте строк: тридцять днів';
  expect((await answer(second, 'return', { remark }))?.status).toBe(303);
  const returned = await author.get(`/catalogue/${id}`);
  expect(returned.text).toContain(remark);
  expect((await third?.get(approval))?.status).toBe(404);
  expect((await submit()).status).toBe(303);
  for (const who of heads) {
    expect((await cardInForce(house.services.database.queries, id, businessDate(new Date())))?.version).toBe(
      1,
    );
    expect((await answer(who, 'sign'))?.status).toBe(303);
  }
  expect((await cardInForce(house.services.database.queries, id, businessDate(new Date())))?.version).toBe(2);
});

test('[CARD-flow] the order of approval is set by the municipality; another one’s is out of reach', async () => {
  const admin = await house.signIn('coordinator.bakhmut');
  const page = await admin.get('/catalogue/flow');
  expect(page.text).toContain('Керівник суб’єкта надання послуги');
  const municipality = hidden(page.text, 'municipality');
  const step = { municipality, kind: 'agreement', signer: 'provider', title: 'Директор департаменту' };
  const unnamed = await admin.post('/catalogue/flow', step);
  expect(unnamed.status).toBe(422);
  expect(unnamed.text).toContain('Виберіть суб’єкта');
  expect((await admin.post('/catalogue/flow', { ...step, signer: 'coordinator' })).status).toBe(303);
  const added = await admin.get('/catalogue/flow');
  const last = [...added.text.matchAll(/name="step" value="([^"]+)"/g)].at(-1)?.[1] ?? '';
  const change = (to: string) => admin.post('/catalogue/flow/change', { municipality, step: last, to });
  expect((await change('up')).status).toBe(303);
  expect((await admin.get('/catalogue/flow')).text).toMatch(/1\. Погодження[\s\S]*2\. Затвердження/);
  expect((await change('remove')).status).toBe(303);
  const other = await house.services.database.queries
    .selectFrom('municipality')
    .where('code', '=', 'kharkiv')
    .select('id')
    .executeTakeFirstOrThrow();
  expect((await admin.post('/catalogue/flow', { ...step, municipality: other.id })).status).toBe(404);
  expect((await head.get('/catalogue/flow')).status).toBe(403);
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
