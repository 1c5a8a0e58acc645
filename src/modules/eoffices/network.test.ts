import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/session/actor.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { correctEntry, type EntryFacts, recordEntry, strikeEntry } from './commands/journal.ts';
import { monthFigures } from './data/reports.ts';
import { kinds, noFigures, socialStatuses } from './rules/report.ts';

// A Tuesday, 10:10 in Kyiv.
const clock = fixedClock('2026-03-03T08:10:00Z');
let house: TestApp;
let officeId: string;
let workerId: string;

beforeAll(async () => {
  house = await startTestApp({ clock });
  const { queries } = house.services.database;
  officeId = (
    await queries.selectFrom('eoffice').select('id').where('number', '=', 3).executeTakeFirstOrThrow()
  ).id;
  workerId = (
    await queries
      .selectFrom('worker')
      .select('id')
      .where('login', '=', 'eoffice.kharkiv')
      .executeTakeFirstOrThrow()
  ).id;
});
afterAll(async () => {
  await house?.close();
});

const actor = systemActor('test');
const facts: EntryFacts = {
  date: '2026-03-03',
  personName: 'Мельник Ганна Петрівна',
  consent: 'given',
  socialStatus: 'disability',
  address: 'Харків, вул. Уявна, 1',
  content: 'Питала про субсидію',
  note: '',
  kind: 'personal',
  answered: true,
  serviceId: null,
  referredTo: null,
};
const record = (id: string, more: Partial<EntryFacts> = {}, office = officeId) =>
  house.services.database.transaction((tx) =>
    recordEntry(tx, actor, {
      ...facts,
      ...more,
      id,
      eofficeId: office,
      workerId,
      recordedAt: clock.now(),
      offline: false,
    }),
  );
const form = {
  date: '2026-03-03',
  consent: 'given',
  personName: 'Сова Марко Іванович',
  socialStatus: 'other',
  address: 'Харків',
  content: 'Довідка',
  note: '',
  kind: 'telephone',
  answered: 'yes',
  serviceId: '',
  referredTo: '',
};

test('[KO-A2-6] numbers have no gaps though many write at once; the same entry sent twice is one', async () => {
  const ids = Array.from({ length: 24 }, () => v7());
  const all = await Promise.all(ids.flatMap((id) => [record(id), record(id)]));
  const made = all.filter(({ kind }) => kind === 'recorded').map(({ number }) => number);
  expect(made.sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
  expect(all.filter(({ kind }) => kind === 'repeated')).toHaveLength(24);
  expect((await record(ids[0] ?? '', { content: 'Інше' })).kind).toBe('differs');
});

test('[KO-A2-7] the sums of each month equal the journal, whatever was written, corrected and struck', async () => {
  const { database } = house.services;
  const office = (
    await database.queries
      .selectFrom('eoffice')
      .select('id')
      .where('number', '=', 5)
      .executeTakeFirstOrThrow()
  ).id;
  const entry = fc.record({
    kind: fc.constantFrom(...kinds),
    socialStatus: fc.constantFrom(...socialStatuses),
    answered: fc.boolean(),
    date: fc.constantFrom('2025-11-30', '2025-12-01', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-02'),
  });
  const step = fc.record({
    what: fc.constantFrom('record', 'record', 'correct', 'strike'),
    entry,
    pick: fc.nat(50),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      for (const { what, entry: wish, pick } of steps) {
        const known = await database.queries
          .selectFrom('eoffice_entry')
          .select(['id', 'version', 'date'])
          .where('eoffice_id', '=', office)
          .where('state', '=', 'recorded')
          .orderBy('number')
          .execute();
        const chosen = known[pick % Math.max(1, known.length)];
        if (what === 'record' || !chosen) await record(v7(), wish, office);
        else
          await database.transaction(async (tx) => {
            const at = { id: chosen.id, eofficeId: office, version: chosen.version };
            if (what === 'strike') await strikeEntry(tx, actor, at, 'помилка');
            else await correctEntry(tx, actor, at, { ...facts, ...wish });
          });
      }
      const { rows } = await sql<{ differs: number }>`select count(*)::int as differs from (
        select m.year, m.month, m.personal, m.written, m.telephone, m.internet, m.answered, m.veteran, m.child_of_war,
          m.chornobyl, m.disability, m.other from eoffice_month m where m.eoffice_id = ${office}
          and m.personal + m.written + m.telephone + m.internet > 0
        except
        select e.year, extract(month from e.date)::smallint, count(*) filter (where kind = 'personal')::int,
          count(*) filter (where kind = 'written')::int, count(*) filter (where kind = 'telephone')::int,
          count(*) filter (where kind = 'internet')::int, count(*) filter (where answered)::int,
          count(*) filter (where social_status = 'veteran')::int, count(*) filter (where social_status = 'childOfWar')::int,
          count(*) filter (where social_status = 'chornobyl')::int, count(*) filter (where social_status = 'disability')::int,
          count(*) filter (where social_status = 'other')::int
        from eoffice_entry e where e.eoffice_id = ${office} and e.state = 'recorded' group by 1, 2) odd`.execute(
        database.queries,
      );
      expect(rows[0]?.differs).toBe(0);
      const sums = await database.queries
        .selectFrom('eoffice_month')
        .select((e) => e.fn.sum<number>(sql`personal + written + telephone + internet`).as('total'))
        .where('eoffice_id', '=', office)
        .executeTakeFirstOrThrow();
      const entries = await database.queries
        .selectFrom('eoffice_entry')
        .select((e) => e.fn.countAll<number>().as('count'))
        .where('eoffice_id', '=', office)
        .where('state', '=', 'recorded')
        .executeTakeFirstOrThrow();
      expect(Number(sums.total)).toBe(Number(entries.count));
    }),
    { numRuns: 12 },
  );
});

test('[KO-A2-6] the operator writes by a form; a wrong one comes back with what was typed and changes nothing', async () => {
  const operator = await house.signIn('eoffice.kharkiv');
  const before = await monthFigures(house.services.database.queries, {
    eofficeId: officeId,
    year: 2026,
    month: 3,
  });
  const wrong = await operator.post('/e-offices/journal', {
    ...form,
    entry: v7(),
    date: '2026-03-04',
    consent: 'anonymous',
    content: '',
  });
  expect(wrong.status).toBe(422);
  for (const words of ['Дата ще не настала', 'Без згоди ім’я та адресу не записують', 'Напишіть, з чим'])
    expect(wrong.text).toContain(words);
  expect(wrong.text).toContain('Сова Марко Іванович');
  const after = await monthFigures(house.services.database.queries, {
    eofficeId: officeId,
    year: 2026,
    month: 3,
  });
  expect(after).toEqual(before);
  const saved = await operator.post('/e-offices/journal', { ...form, entry: v7() });
  expect(saved.status).toBe(303);
  const again = await operator.post('/e-offices/journal', {
    ...form,
    entry: v7(),
    content: 'Ще одна довідка',
  });
  expect(again.status).toBe(303);
  const journal = await operator.get('/e-offices/journal');
  expect(journal.text).toContain('Людина з таким ім’ям уже зверталася 1 раз, востаннє 03.03.2026');
  expect(journal.text).toContain('Сова Марко Іванович');
  for (const head of ['№ з/п', 'Дата', 'ПІБ', 'Соціальний статус', 'Адреса', 'Зміст звернення', 'Примітка'])
    expect(journal.text).toContain(head);
  const views = await house.services.database.queries
    .selectFrom('access_log')
    .select('subject_id')
    .where('subject', '=', 'eofficeEntry')
    .execute();
  expect(views.length).toBeGreaterThan(0);
  // Another office's journal is not this operator's; the front office of a centre sees none at all.
  const other = await house.services.database.queries
    .selectFrom('eoffice')
    .select('id')
    .where('number', '=', 4)
    .executeTakeFirstOrThrow();
  expect((await operator.get(`/e-offices/journal?office=${other.id}`)).status).toBe(404);
  expect((await (await house.signIn('front.bakhmut')).get('/e-offices/journal')).status).toBe(403);
});

test('[KO-A2-7] a month is signed, returned with a remark, sent anew with a reason, accepted; figures come from the journal', async () => {
  const { queries } = house.services.database;
  const operator = await house.signIn('eoffice.kharkiv');
  const head = await house.signIn('headeoffice.kharkiv');
  for (const kind of kinds) await record(v7(), { kind, date: '2026-02-10' });
  const month = `/e-offices/offices/${officeId}/reports/2026/2`;
  const figures = (more: object) => ({
    ...Object.fromEntries(Object.entries(noFigures).map(([name, value]) => [name, String(value)])),
    ...more,
  });
  const seen = { personal: '1', written: '1', telephone: '1', internet: '1', answered: '4', disability: '4' };
  expect(
    (await operator.post(`/e-offices/offices/${officeId}/reports/2026/3/sign`, figures({}))).status,
  ).toBe(409);
  expect((await operator.post(`${month}/sign`, figures({ ...seen, personal: '2' }))).status).toBe(409);
  expect((await operator.post(`${month}/sign`, figures(seen))).status).toBe(303);
  expect((await operator.post(`${month}/sign`, figures(seen))).status).toBe(409);
  const first = await queries
    .selectFrom('eoffice_report')
    .selectAll()
    .where('eoffice_id', '=', officeId)
    .executeTakeFirstOrThrow();
  expect(first).toMatchObject({ version: 1, state: 'submitted', personal: 1, disability: 4, answered: 4 });
  expect((await operator.post(`/e-offices/reports/${first.id}/accept`, {})).status).toBe(403);
  await head.post(`/e-offices/reports/${first.id}/return`, { remark: 'Перевірте телефонні звернення' });
  expect((await operator.get(month)).text).toContain('Перевірте телефонні звернення');
  await record(v7(), { kind: 'telephone', date: '2026-02-11', answered: false });
  const more = figures({ ...seen, telephone: '2', disability: '5' });
  expect((await operator.post(`${month}/sign`, more)).status).toBe(422);
  expect((await operator.post(`${month}/sign`, { ...more, reason: 'Додано звернення' })).status).toBe(303);
  const second = await queries
    .selectFrom('eoffice_report')
    .selectAll()
    .where('eoffice_id', '=', officeId)
    .where('version', '=', 2)
    .executeTakeFirstOrThrow();
  expect((await head.post(`/e-offices/reports/${second.id}/accept`, {})).status).toBe(303);
  expect((await head.post(`/e-offices/reports/${second.id}/accept`, {})).status).toBe(409);
  // What was signed stands: the database itself refuses to change it.
  await expect(
    queries.updateTable('eoffice_report').set({ personal: 9 }).where('id', '=', second.id).execute(),
  ).rejects.toThrow(/signed report/);
  await record(v7(), { kind: 'written', date: '2026-02-12' });
  expect((await head.get('/e-offices/reports/month?month=2026-02')).text).toContain(
    'журнал змінився після звіту',
  );
  const sheet = (await operator.get(`/e-offices/offices/${officeId}/reports/2026/print`)).text;
  for (const words of [
    'Аналітичний звіт про роботу електронного офісу',
    'Загальна кількість звернень громадян (всього)',
    'Кількість звернень громадян за допомогою телефонного зв’язку',
    'Загальна кількість наданих відповідей (консультацій) (всього)',
    'Соціальний статус громадян, які звернулись до електронного офісу',
    'Оператор електронного офісу',
  ])
    expect(sheet).toContain(words);
});

test('[KO-A2-2][KO-A2-3][KO-A2-5] the operator reports the opening; the head office sees who has not', async () => {
  const operator = await house.signIn('eoffice.kharkiv');
  const head = await house.signIn('headeoffice.kharkiv');
  expect((await operator.get('/e-offices/work')).text).toContain('Офіс відкрито');
  expect((await operator.post('/e-offices/open', {})).status).toBe(303);
  expect((await operator.get('/e-offices/work')).text).toContain('Про відкриття повідомлено о 10:10');
  await operator.post('/e-offices/open', {});
  const openings = await house.services.database.queries.selectFrom('eoffice_opening').selectAll().execute();
  expect(openings).toHaveLength(1);
  clock.set('2026-03-03T08:31:00Z');
  const day = await head.get('/e-offices/day');
  expect(day.text).toContain('не повідомив');
  expect(day.text).toContain('о 10:10, кнопкою');
  const late = await house.services.database.queries
    .selectFrom('eoffice')
    .select('id')
    .where('number', '=', 7)
    .executeTakeFirstOrThrow();
  expect((await head.post(`/e-offices/day/${late.id}/open`, {})).status).toBe(303);
  expect((await head.get('/e-offices/day')).text).toContain('відкрито пізно');
  const problem = `/e-offices/day/${officeId}/problem`;
  expect((await head.post(problem, { problem: '', words: '' })).status).toBe(422);
  expect((await head.post(problem, { problem: '', words: 'Не вмикається станція' })).status).toBe(303);
  expect((await head.get('/e-offices/day')).text).toContain('Не вмикається станція');
  expect((await operator.get('/e-offices/day')).status).toBe(403);
  // On a Sunday nobody is asked.
  clock.set('2026-03-08T09:00:00Z');
  const sunday = await house.signIn('eoffice.kharkiv');
  expect((await sunday.post('/e-offices/open', {})).status).toBe(409);
});
