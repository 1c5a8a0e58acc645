import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';

const clock = fixedClock('2026-03-03T08:10:00Z');
let house: TestApp;
let head: Client;
let operator: Client;
let id: string;

beforeAll(async () => {
  house = await startTestApp({ clock });
  head = await house.signIn('headeoffice.kharkiv');
  operator = await house.signIn('eoffice.kharkiv');
});
afterAll(async () => {
  await house?.close();
});

const facts = {
  title: 'Що вам потрібно?',
  lead: 'Дві хвилини',
  opensOn: '2026-03-01',
  closesOn: '2026-03-31',
};
const choice = {
  words: 'Яка допомога потрібна?',
  hint: '',
  kind: 'several',
  choices: 'Догляд удома\nЮрист\n\nЮрист\nПсихолог',
  min: '',
  max: '',
  required: 'yes',
};
const stored = async () => {
  const row = await house.services.database.queries
    .selectFrom('survey')
    .select(['version', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { version: String(row.version), state: row.state };
};
const seen = async () => ({ version: (await stored()).version });
const codeOf = async (office: number | null) => {
  const row = await house.services.database.queries
    .selectFrom('survey_link')
    .leftJoin('eoffice', 'eoffice.id', 'survey_link.eoffice_id')
    .select('survey_link.code')
    .where('survey_link.survey_id', '=', id)
    .where('eoffice.number', office === null ? 'is' : '=', office)
    .executeTakeFirstOrThrow();
  return row.code;
};
const answers = () =>
  house.services.database.queries
    .selectFrom('survey_answer')
    .selectAll()
    .where('survey_id', '=', id)
    .orderBy('way')
    .execute();

test('[KN-3.1.2] the head makes a survey question by question; wrong ones come back with what was typed', async () => {
  const wrong = await head.post('/surveys', { ...facts, title: '', closesOn: '2026-02-01' });
  expect(wrong.status).toBe(422);
  for (const words of ['Напишіть назву', 'Останній день має бути не раніше першого', 'Дві хвилини'])
    expect(wrong.text).toContain(words);
  const made = await head.post('/surveys', facts);
  expect(made.status).toBe(303);
  id = made.location.split('/').at(-1) ?? '';
  const add = async (fields: Record<string, string>) =>
    head.post(`/surveys/${id}/questions/new`, { ...fields, ...(await seen()) });
  const few = await add({ ...choice, choices: 'Один' });
  expect(few.status).toBe(422);
  expect(few.text).toContain('щонайменше два варіанти');
  expect((await add(choice)).status).toBe(303);
  expect(
    (await add({ ...choice, kind: 'number', words: 'Скільки вам років?', min: '0', max: '120' })).status,
  ).toBe(303);
  expect((await add({ ...choice, kind: 'text', words: 'Що поліпшити?', required: '' })).status).toBe(303);
  expect((await add({ ...choice, kind: 'one', words: 'Чи зручно?', choices: 'Так\nНі' })).status).toBe(303);
  // Two windows: the older one changes nothing.
  expect((await head.post(`/surveys/${id}/questions/q4/up`, { version: '1' })).status).toBe(409);
  expect((await head.post(`/surveys/${id}/questions/q4/up`, await seen())).status).toBe(303);
  const page = (await head.get(`/surveys/${id}`)).text;
  expect(page.indexOf('Чи зручно?')).toBeLessThan(page.indexOf('Що поліпшити?'));
  expect(page.match(/<li>Юрист/g)).toHaveLength(1);
  // A draft is seen by those alone who make it.
  expect((await operator.get(`/surveys/${id}`)).status).toBe(404);
  expect((await operator.post('/surveys', facts)).status).toBe(403);
});

test('[KN-3.1.2] once open the questions stand still, in the database too; another wording is a copy', async () => {
  expect((await head.post(`/surveys/${id}/open`, await seen())).status).toBe(303);
  expect((await head.post(`/surveys/${id}/open`, await seen())).status).toBe(409);
  expect((await head.post(`/surveys/${id}/questions/q1`, { ...choice, ...(await seen()) })).status).toBe(404);
  await expect(
    house.services.database.queries
      .updateTable('survey')
      .set({ questions: '[]' })
      .where('id', '=', id)
      .execute(),
  ).rejects.toThrow(/copy it/);
  const copy = await head.post(`/surveys/${id}/copy`, await seen());
  expect((await head.get(copy.location)).text).toContain('Що вам потрібно? (копія)');
  const sheet = await head.get(`/surveys/${id}/sheet`);
  expect(sheet.text.match(/class="v-poster"/g)).toHaveLength(34);
  const own = (await operator.get(`/surveys/${id}/sheet`)).text;
  expect(own.match(/class="v-poster"/g)).toHaveLength(1);
  expect(own).toContain(await codeOf(3));
});

test('[KN-3.1.2] a visitor answers by the link of the office, without script and names; programs and floods do not', async () => {
  const path = `/survey/${await codeOf(3)}`;
  const visitor = house.anonymous();
  const form = async () => {
    const { text } = await visitor.get(`${path}?again=1`);
    return { shown: /name="shown" value="([^"]+)"/.exec(text)?.[1] ?? '', website: '' };
  };
  const send = (fields: Record<string, string | string[]>) =>
    visitor.post(path, fields, { form: `${path}?again=1` });
  const given = { q1: ['0', '2'], q2: '44', q3: 'Тепліше', q4: '1' };
  const page = (await visitor.get(path)).text;
  expect(page).toContain('Опитування без імен');
  expect(page).toContain('Слобідського району');
  const soon = await send({ ...given, ...(await form()) });
  expect(soon.status).toBe(422);
  expect(soon.text).toContain('Надто швидко');
  let shown = await form();
  clock.set('2026-03-03T08:12:00Z');
  const wrong = await send({ ...given, q1: [], q2: '130', q3: 'мій телефон 050 111 22 33', ...shown });
  expect(wrong.status).toBe(422);
  for (const words of [
    'Дайте відповідь на це питання',
    'Число поза межами',
    'Приберіть номер телефону',
    '130',
  ])
    expect(wrong.text).toContain(words);
  expect(await answers()).toHaveLength(0);
  expect((await send({ ...given, ...shown, website: 'spam' })).status).toBe(422);
  const sent = await send({ ...given, ...shown });
  expect(sent.status).toBe(303);
  expect((await visitor.get(sent.location)).text).toContain('Дякуємо за відповіді');
  expect((await visitor.get(path)).text).toContain('Із цього пристрою сьогодні вже відповіли');
  const [kept] = await answers();
  expect(kept).toMatchObject({ way: 'visitor', answers: { q1: [0, 2], q2: 44, q3: 'Тепліше', q4: 1 } });
  expect(Object.keys(kept ?? {}).sort()).toEqual(
    ['answered_on', 'answers', 'eoffice_id', 'id', 'survey_id', 'way'].sort(),
  );
  // One address does not fill the register in a day; the day after it is forgotten.
  const { queries } = house.services.database;
  await queries.updateTable('survey_sender').set({ count: 60 }).where('survey_id', '=', id).execute();
  shown = await form();
  clock.set('2026-03-03T08:14:00Z');
  expect((await send({ ...given, ...shown })).text).toContain('Забагато відповідей');
  clock.set('2026-03-04T08:10:00Z');
  shown = await form();
  clock.set('2026-03-04T08:11:00Z');
  expect((await send({ ...given, ...shown })).status).toBe(303);
  const days = await queries.selectFrom('survey_sender').select('day').where('survey_id', '=', id).execute();
  expect(days.map(({ day }) => String(day))).toEqual(['2026-03-04', '2026-03-04']);
  expect((await visitor.get('/survey/aaaaaaaaaaaaaaaa')).status).toBe(404);
});

test('[KN-3.1.2][KN-3.1.3] an operator fills in with a visitor; results, charts and files tell the same; each sees the own part', async () => {
  const late = await house.signIn('eoffice.kharkiv');
  const fill = `/surveys/${id}/fill`;
  expect((await late.post(fill, { q1: '1', q2: '', q4: '0' })).status).toBe(422);
  expect((await late.post(fill, { q1: '1', q2: '61', q4: '0' })).status).toBe(303);
  const leader = await house.signIn('headeoffice.kharkiv');
  expect((await leader.post(fill, { q1: ['1', '2'], q2: '30', q4: '0' })).status).toBe(303);
  const all = (await leader.get(`/surveys/${id}/results`)).text;
  expect(all).toContain('<span class="v-stat__value">4</span>');
  // Three of four chose the psychologist; the mean of 44, 44, 61 and 30.
  expect(all).toContain('3 (75\u00a0%)');
  expect(all).toContain('44,8');
  expect(all).toContain('Тепліше');
  const own = (await late.get(`/surveys/${id}/results`)).text;
  expect(own).toContain('<span class="v-stat__value">3</span>');
  const cookie = [...leader.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await fetch(`${house.url}/surveys/${id}/results.xlsx`, { headers: { cookie } });
  const [counts, rows] = (await readXlsx(new Uint8Array(await reply.arrayBuffer()))).sheets;
  expect(counts?.rows.find(([name]) => name === 'Психолог')).toEqual(['Психолог', 3, 0.75]);
  expect(rows?.rows).toHaveLength(5);
  expect(rows?.rows[0]?.slice(3)).toEqual([
    '1. Яка допомога потрібна?',
    '2. Скільки вам років?',
    '3. Чи зручно?',
    '4. Що поліпшити?',
  ]);
  const csv = (await leader.get(`/surveys/${id}/results.csv`)).text;
  expect(csv).toContain('Догляд удома; Психолог,44,Ні,Тепліше');
  for (const reader of ['coordinator.kharkiv', 'auditor.kharkiv'])
    expect((await (await house.signIn(reader)).get(`/surveys/${id}/results`)).status).toBe(200);
  expect((await (await house.signIn('front.bakhmut')).get('/surveys')).status).toBe(403);
  // The ledger knows that answers came, not what they say.
  const events = await house.services.database.queries
    .selectFrom('ledger')
    .select('payload')
    .where('subject_id', '=', id)
    .where('kind', '=', 'survey.answered')
    .execute();
  expect(events).toHaveLength(4);
  expect(JSON.stringify(events)).not.toContain('Тепліше');
});

test('[KN-3.1.2] a survey speaks English text by text; a changed text is Ukrainian until its English was looked at', async () => {
  const leader = await house.signIn('headeoffice.kharkiv');
  const english = { titleEn: 'What do you need?', leadEn: 'Two minutes' };
  const made = await leader.post('/surveys', { ...facts, closesOn: '2026-04-30', ...english });
  const path = made.location;
  const own = path.split('/').at(-1) ?? '';
  const row = () =>
    house.services.database.queries
      .selectFrom('survey')
      .select(['version', 'translation'])
      .where('id', '=', own)
      .executeTakeFirstOrThrow();
  const version = async () => String((await row()).version);
  const few = { ...choice, wordsEn: 'Which help?', choicesEn: 'Care at home\nLawyer' };
  const question = { ...few, choicesEn: 'Care at home\n-\nPsychologist' };
  const refused = await leader.post(`${path}/questions/new`, { ...few, version: await version() });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Стільки ж рядків');
  expect((await leader.post(`${path}/questions/new`, { ...question, version: await version() })).status).toBe(
    303,
  );
  expect((await leader.get(path)).text).toContain('Англійською: 5 з 6 текстів');
  // The Ukrainian words change and nobody touches their English: it waits, and the form asks.
  const changed = { ...question, words: 'Якої допомоги бракує?' };
  await leader.post(`${path}/questions/q1`, { ...changed, version: await version() });
  expect((await leader.get(path)).text).toContain('1 переклад застарів');
  const form = (await leader.get(`${path}/questions/q1`)).text;
  expect(form).toContain('value="Which help?"');
  expect(form).toContain('Переклад підходить і новому тексту');
  await leader.post(`${path}/questions/q1`, { ...changed, version: await version() });
  expect((await leader.get(path)).text).toContain('1 переклад застарів');
  await leader.post(`${path}/questions/q1`, { ...changed, fits: 'yes', version: await version() });
  expect((await leader.get(path)).text).toContain('Англійською: 5 з 6 текстів');
  expect((await leader.post(`${path}/open`, { version: await version() })).status).toBe(303);
  const { code } = await house.services.database.queries
    .selectFrom('survey_link')
    .select('code')
    .where('survey_id', '=', own)
    .where('eoffice_id', 'is', null)
    .executeTakeFirstOrThrow();
  const page = (await house.anonymous().get(`/en/survey/${code}`)).text;
  for (const words of ['What do you need?', 'Two minutes', '1. Which help?', 'Care at home', 'Psychologist'])
    expect(page).toContain(words);
  // What is not translated stays Ukrainian and says so.
  expect(page).toMatch(/<div lang="uk">[\s\S]*Юрист/);
  expect((await house.anonymous().get(`/en/survey/${code}/thanks`)).text).toContain('What do you need?');
  expect((await house.anonymous().get(`/survey/${code}`)).text).toContain('Якої допомоги бракує?');
  expect((await leader.get(`/en${path}/results`)).text).toContain('What do you need?');
  // What people are asked stands still in both languages.
  await expect(
    house.services.database.queries
      .updateTable('survey')
      .set({ translation: '[]' })
      .where('id', '=', own)
      .execute(),
  ).rejects.toThrow(/copy it/);
  const copy = await leader.post(`${path}/copy`, { version: await version() });
  expect((await leader.get(copy.location)).text).toContain('Англійською: 4 з 6 текстів');
});

test('[KN-3.1.2] an ended survey takes no answers and changes no more', async () => {
  const leader = await house.signIn('headeoffice.kharkiv');
  expect((await leader.post(`/surveys/${id}/close`, await seen())).status).toBe(303);
  expect(await stored()).toMatchObject({ state: 'closed' });
  expect((await leader.post(`/surveys/${id}/close`, await seen())).status).toBe(409);
  expect((await leader.post(`/surveys/${id}/fill`, { q1: '1', q2: '30', q4: '0' })).status).toBe(409);
  const code = await codeOf(null);
  expect((await house.anonymous().get(`/survey/${code}`)).text).toContain('Опитування вже завершено');
  expect((await house.anonymous().get(`/en/survey/${code}`)).text).toContain('The survey has ended');
  await expect(
    house.services.database.queries.updateTable('survey_answer').set({ way: 'operator' }).execute(),
  ).rejects.toThrow();
});
