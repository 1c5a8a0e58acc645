import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../../../test/app.ts';
import { answersOfCode } from '../../rules/questions.ts';
import { cardContentSchema } from '../../schema.ts';

let house: TestApp;
const letters: { to: string; text: string }[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address).join();
      letters.push({ to, text: Buffer.concat(parts).toString('utf8') });
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  const address = smtp.server.address();
  if (!address || typeof address === 'string') throw new Error('the mail server does not listen');
  house = await startTestApp({ smtpUrl: `smtp://127.0.0.1:${address.port}` });
});
afterAll(async () => {
  await house.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

const list = '/centres/bakhmut/services/childbirth-benefit/list';
const open = async (path: string) => (await house.anonymous().get(path)).text;
const between = (text: string, from: string, to: string) =>
  text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)));

test('[CARD, BR-7] «Що мені потрібно?» asks without JavaScript and leads to an address with the answers', async () => {
  const page = await open(list);
  expect(page).toContain('Де народилася дитина?');
  expect(page).toMatch(/<form[^>]*method="get"/);
  // Only what keeps a copy for a lost line, and data for search engines.
  expect(page).not.toMatch(/<script(?! type="(module" src="[^"]*\/offline|application\/ld\+json))/);
  const parent = await open(`${list}?who=parent&born=ukraine`);
  const needed = between(parent, 'id="needed"', 'id="answers"');
  expect(needed).toContain('Свідоцтво про народження');
  expect(between(needed, 'id="needed"', 'id="not-needed"')).not.toContain('опіки');
  expect(between(parent, 'id="not-needed"', '</section>')).toContain('Рішення про встановлення опіки');
  const guardian = await open(`${list}?who=guardian`);
  expect(between(guardian, 'id="needed"', 'id="perhaps"')).toContain('Рішення про встановлення опіки');
  expect(between(guardian, 'id="perhaps"', '</section>')).toContain('якщо дитина народилася за кордоном');
});

test('an address with anything else in it shows the questions, and keeps nothing of it', async () => {
  const page = await open(`${list}?who=%3Cscript%3E&name=Ivan`);
  expect(page).toContain('Хто звертається?');
  expect(between(page, '<main', '</main>')).not.toContain('Ivan');
});

test('a card that asks nothing gives its list at once', async () => {
  const page = await open('/centres/bakhmut/services/adoption-benefit/list');
  expect(page).toContain('Рішення суду про усиновлення');
  expect(page).not.toContain('id="again"');
});

test('[CARD] the list goes by e-mail to whom it was asked for, and the address is kept nowhere', async () => {
  const visitor = house.anonymous();
  const to = 'oksana.lyst@example.org';
  const answer = await visitor.post(`${list}/mail`, {
    email: to,
    'answer.who': 'guardian',
    'answer.born': 'ukraine',
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(`${list}?who=guardian&born=ukraine`);
  expect(letters.map((letter) => letter.to)).toEqual([to]);
  const wrong = await visitor.post(`${list}/mail`, { email: 'oksana', 'answer.who': 'guardian' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Введіть адресу');
  await visitor.post(`${list}/mail`, { email: to, 'answer.who': 'guardian' });
  const often = await visitor.post(`${list}/mail`, { email: to, 'answer.who': 'guardian' });
  expect(often.status).toBe(422);
  const tables = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`.execute(
    house.services.database.queries,
  );
  for (const { name } of tables.rows) {
    const found = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.raw(name)} as row where row::text like '%oksana.lyst%'`.execute(
      house.services.database.queries,
    );
    expect(found.rows[0]?.n, name).toBe(0);
  }
});

test('[BR-20] the code of the list opens the same list at the packet check', async () => {
  const code = /Код списку: ([\d-]+)/.exec(await open(`${list}?who=parent&born=ukraine`))?.[1];
  expect(code).toBeDefined();
  const card = await house.services.database.queries
    .selectFrom('card_version')
    .innerJoin('service', 'service.id', 'card_version.service_id')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .where('service.slug', '=', 'childbirth-benefit')
    .where('centre.code', '=', 'bakhmut')
    .select('card_version.content')
    .executeTakeFirstOrThrow();
  const { questions } = cardContentSchema.parse(card.content);
  expect(answersOfCode(questions, code ?? '')).toEqual({ who: 'parent', born: 'ukraine' });
});

test('[CARD] a question that is called like a field of the form takes nothing from it', async () => {
  const { queries } = house.services.database;
  const like = await queries
    .selectFrom('service')
    .innerJoin('card_version', 'card_version.service_id', 'service.id')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .where('service.slug', '=', 'adoption-benefit')
    .where('centre.code', '=', 'bakhmut')
    .selectAll('service')
    .select('card_version.content')
    .executeTakeFirstOrThrow();
  const { content, ...service } = like;
  const [id, listNumber] = [v7(), 990];
  await queries
    .insertInto('service')
    .values({ ...service, id, slug: 'own-names', list_number: listNumber })
    .execute();
  const options = [
    { key: 'yes', text: 'Так' },
    { key: 'no', text: 'Ні' },
  ];
  const card = {
    ...cardContentSchema.parse(content),
    questions: [{ key: 'email', text: 'Чи є у вас електронна пошта?', hint: null, options }],
  };
  await queries
    .insertInto('card_version')
    .values({
      id: v7(),
      service_id: id,
      version: 1,
      state: 'inForce',
      content: JSON.stringify(card),
      valid_from: '2026-01-01',
      approved_by: 'Керівник',
      approved_at: new Date(),
      checked_on: '2026-01-01',
      owner: 'Управління',
    })
    .execute();
  const path = '/centres/bakhmut/services/own-names/list';
  const page = await open(`${path}?email=yes`);
  expect(between(page, 'id="answers"', '</section>')).toContain('Так');
  expect(page).toContain('name="answer.email" value="yes"');
  const to = 'odarka.lyst@example.org';
  const sent = await house.anonymous().post(`${path}/mail`, { 'answer.email': 'yes', email: to });
  expect(sent.headers.get('location')).toBe(`${path}?email=yes`);
  expect(letters.at(-1)?.to).toBe(to);
});
