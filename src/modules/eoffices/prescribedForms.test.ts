import fc from 'fast-check';
import { readXlsx, type Sheet } from 'hucre/xlsx';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/session/actor.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { type EntryFacts, recordEntry, strikeEntry } from './commands/journal.ts';
import { submitReport } from './commands/reports.ts';
import { monthFigures } from './data/reports.ts';
import { figuresOnForm } from './rules/form.ts';
import { daysOfPeriod } from './rules/period.ts';
import { kinds, noFigures, socialStatuses } from './rules/report.ts';

// A Friday in April: the first quarter has ended.
const clock = fixedClock('2026-04-03T08:10:00Z');
const actor = systemActor('test');
const organisation = 'Територіальний центр надання соціальних послуг Слобідського району міста Харкова';
let house: TestApp;
let operator: Client;
let head: Client;
let workerId: string;
const offices = new Map<number, string>();

beforeAll(async () => {
  house = await startTestApp({ clock });
  const { queries } = house.services.database;
  for (const { number, id } of await queries.selectFrom('eoffice').select(['id', 'number']).execute())
    offices.set(number, id);
  workerId = (
    await queries
      .selectFrom('worker')
      .select('id')
      .where('login', '=', 'eoffice.kharkiv')
      .executeTakeFirstOrThrow()
  ).id;
  operator = await house.signIn('eoffice.kharkiv');
  head = await house.signIn('headeoffice.kharkiv');
});
afterAll(async () => {
  await house?.close();
});

const idOf = (number: number) => offices.get(number) ?? '';
const facts: EntryFacts = {
  date: '2026-03-03',
  personName: 'Мельник Ганна Петрівна',
  consent: 'given',
  socialStatus: 'disability',
  address: 'Харків, вул. Уявна, 1',
  content: 'Питала про субсидію',
  note: 'Дано пам’ятку',
  kind: 'personal',
  answered: true,
  serviceId: null,
  referredTo: null,
};
const record = async (office: number, more: Partial<EntryFacts> = {}) => {
  const id = v7();
  await house.services.database.transaction((tx) =>
    recordEntry(tx, actor, {
      ...facts,
      ...more,
      id,
      eofficeId: idOf(office),
      workerId,
      recordedAt: clock.now(),
      offline: false,
    }),
  );
  return id;
};

async function sheetsOf(client: Client, path: string): Promise<Sheet[]> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${house.url}${path}`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  return (await readXlsx(new Uint8Array(await answer.arrayBuffer()), { readStyles: true })).sheets;
}
const merged = (sheet: Sheet | undefined) =>
  (sheet?.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => [startRow, startCol, endRow, endCol]);

test('[KO-A2-7] what was signed stands in the form; the journal fills months that were not; a month not ended is empty', () => {
  const journal = { ...noFigures, personal: 2, other: 2 };
  const figures = { ...noFigures, written: 1, other: 1 };
  for (const state of ['submitted', 'accepted'] as const)
    expect(figuresOnForm({ month: 1, journal, report: { state, figures } }, 'late')).toBe(figures);
  expect(figuresOnForm({ month: 1, journal, report: { state: 'returned', figures } }, 'due')).toBe(journal);
  expect(figuresOnForm({ month: 1, journal, report: null }, 'due')).toBe(journal);
  expect(figuresOnForm(undefined, 'late')).toEqual(noFigures);
  expect(figuresOnForm({ month: 1, journal, report: null }, 'notEnded')).toBeNull();
});

test('[KO-A2-7] a month, a quarter and a year have their first and last days', () => {
  expect(daysOfPeriod('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(daysOfPeriod('2026-Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(daysOfPeriod('2026')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
});

test('[KO-A2-7] the spreadsheet is the prescribed form cell by cell, A4 across, and equals the print', async () => {
  const office = idOf(3);
  for (const kind of kinds) await record(3, { kind, date: '2026-02-10' });
  await record(3, { socialStatus: 'chornobyl', answered: false });
  const struck = await record(3, { socialStatus: 'veteran' });
  await house.services.database.transaction((tx) =>
    strikeEntry(tx, actor, { id: struck, eofficeId: office, version: 1 }, 'помилка'),
  );
  const seen = await monthFigures(house.services.database.queries, {
    eofficeId: office,
    year: 2026,
    month: 2,
  });
  await house.services.database.transaction((tx) =>
    submitReport(
      tx,
      actor,
      { eofficeId: office, year: 2026, month: 2 },
      { workerId, name: 'Ткач Ольга', today: '2026-04-03', now: clock.now(), seen, reason: '' },
    ),
  );
  const at = `/e-offices/offices/${office}/reports/2026`;
  const [sheet] = await sheetsOf(operator, `${at}/form.xlsx?month=2`);
  const rows = sheet?.rows ?? [];
  expect(rows.slice(0, 4).map(([value]) => value)).toEqual([
    'АНАЛІТИЧНИЙ ЗВІТ ПРО РОБОТУ ЕЛЕКТРОННОГО ОФІСУ',
    organisation,
    '(найменування організації, у якій функціонує електронний офіс)',
    'за лютий 2026 рік',
  ]);
  const text = (row: number) => (rows[row] ?? []).map((value) => value ?? '');
  expect(text(4).filter(Boolean)).toEqual([
    'Місяць',
    'Загальна кількість звернень громадян (всього)',
    'у тому числі',
    'Загальна кількість наданих відповідей (консультацій) (всього)',
    'Соціальний статус громадян, які звернулись до електронного офісу',
  ]);
  expect(text(5).filter(Boolean)).toEqual([
    'Кількість особистих звернень громадян',
    'Кількість письмових звернень громадян',
    'Кількість звернень громадян за допомогою телефонного зв’язку',
    'Кількість звернень громадян за допомогою Інтернету',
    'ВВВ',
    'Діти війни',
    'ЧАЕС',
    'Особи з інвалідністю',
    'Інші категорії',
  ]);
  expect(rows[6]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  const months = ['січень', 'лютий', 'березень', 'квітень', 'травень', 'червень', 'липень', 'серпень'];
  expect(rows.slice(7, 19).map(([month]) => month)).toEqual([
    ...months,
    'вересень',
    'жовтень',
    'листопад',
    'грудень',
  ]);
  expect(rows[7]?.slice(1)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(rows[8]?.slice(1)).toEqual([4, 1, 1, 1, 1, 4, 0, 0, 0, 4, 0]);
  // March is after the report's month.
  expect(text(9).slice(1).join('')).toBe('');
  expect(text(20).filter(Boolean)).toEqual(['Оператор електронного офісу', 'Ткач Ольга']);
  expect(merged(sheet)).toEqual(
    expect.arrayContaining([
      [0, 0, 0, 11],
      [1, 0, 1, 11],
      [4, 0, 5, 0],
      [4, 1, 5, 1],
      [4, 2, 4, 5],
      [4, 6, 5, 6],
      [4, 7, 4, 11],
    ]),
  );
  expect(sheet?.pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape', fitToWidth: 1 });
  for (const cell of ['4,0', '5,11', '6,0', '7,0', '18,11'])
    expect(sheet?.cells?.get(cell)?.style?.border).toMatchObject({
      top: { style: 'thin' },
      right: { style: 'thin' },
      bottom: { style: 'thin' },
      left: { style: 'thin' },
    });
  const print = (await operator.get(`${at}/print?month=2`)).text;
  const words = [...rows.slice(1, 4), ...rows.slice(4, 6), ...rows.slice(7, 19)].flat().concat('Ткач Ольга');
  for (const word of words) if (typeof word === 'string' && word) expect(print).toContain(word);
  expect(print).toContain('<tr><th scope="row">лютий</th><td>4</td><td>1</td>');
  // The form is Ukrainian on an English screen too; the month that runs is not on it, even when asked.
  expect((await operator.get(`/en${at}/print?month=4`)).text).toContain('за березень 2026 рік');
  // After the signature the journal grows: the form keeps what was signed, and says so.
  await record(3, { date: '2026-02-12' });
  expect((await sheetsOf(operator, `${at}/form.xlsx?month=2`))[0]?.rows[8]?.[1]).toBe(4);
  expect((await operator.get(`${at}/print?month=2`)).text).toContain('Журнал відтоді змінився: лютий');
  expect((await operator.get(`/e-offices/offices/${idOf(4)}/reports/2026/form.xlsx`)).status).toBe(404);
});

test('[KO-A2-7] each figure opens the entries behind it, by month, quarter and year; struck ones are not counted', async () => {
  const page = (await operator.get('/e-offices/reports?year=2026')).text.replaceAll('&amp;', '&');
  for (const [period, figure, count] of [
    ['2026-03', 'total', 1],
    ['2026-03', 'chornobyl', 1],
    ['2026-Q1', 'total', 6],
    ['2026', 'answered', 5],
  ] as const) {
    const link = `/e-offices/journal?office=${idOf(3)}&month=${period}&figure=${figure}`;
    expect(page).toContain(`href="${link}">${count}</a>`);
    const shown = (await operator.get(link)).text;
    expect(shown.match(/<tr[^>]*>(?!<th scope="col")/g)).toHaveLength(count);
  }
});

test('[KO-A2-7] consolidated by month, quarter, office and year, the spreadsheet equals sums of the journal', async () => {
  const entry = fc.record({
    office: fc.constantFrom(1, 2, 6),
    kind: fc.constantFrom(...kinds),
    socialStatus: fc.constantFrom(...socialStatuses),
    answered: fc.boolean(),
    date: fc.constantFrom('2025-01-31', '2025-02-01', '2025-06-30', '2025-07-01', '2025-12-31'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 12 }), async (wishes) => {
      for (const { office, ...wish } of wishes) await record(office, wish);
      const all = await house.services.database.queries
        .selectFrom('eoffice_entry')
        .innerJoin('eoffice', 'eoffice.id', 'eoffice_entry.eoffice_id')
        .select(['eoffice.number', 'date', 'kind', 'social_status as status', 'answered'])
        .where('year', '=', 2025)
        .where('state', '=', 'recorded')
        .execute();
      const count = (rows: typeof all) => [
        rows.length,
        ...kinds.map((kind) => rows.filter((row) => row.kind === kind).length),
        rows.filter((row) => row.answered).length,
        ...socialStatuses.map((status) => rows.filter((row) => row.status === status).length),
      ];
      const month = (row: (typeof all)[number]) => Number(String(row.date).slice(5, 7));
      const [months, quarters, places] = await sheetsOf(head, '/e-offices/reports/form.xlsx?year=2025');
      for (let at = 1; at <= 12; at += 1)
        expect(months?.rows[6 + at]?.slice(1)).toEqual(count(all.filter((row) => month(row) === at)));
      for (let at = 1; at <= 4; at += 1)
        expect(quarters?.rows[6 + at]?.slice(1)).toEqual(
          count(all.filter((row) => Math.ceil(month(row) / 3) === at)),
        );
      for (const row of places?.rows.slice(7, 40) ?? [])
        expect(row.slice(1)).toEqual(
          count(all.filter(({ number }) => String(row[0]).startsWith(`№ ${number}. `))),
        );
      expect(places?.rows[40]?.slice(1)).toEqual(count(all));
    }),
    { numRuns: 3 },
  );
  expect((await operator.get('/e-offices/reports/form.xlsx?year=2025')).status).toBe(403);
});

test('[KO-A2-6] the journal as a spreadsheet has the seven prescribed columns; each name in it is logged', async () => {
  const path = `/e-offices/journal/${idOf(3)}/journal.xlsx?month=2026-03`;
  const [sheet] = await sheetsOf(operator, path);
  const rows = sheet?.rows ?? [];
  expect(rows.slice(0, 3).map(([value]) => value)).toEqual([
    'ЖУРНАЛ РЕЄСТРАЦІЇ ПРИЙОМУ ГРОМАДЯН',
    organisation,
    'березень 2026',
  ]);
  expect(rows[3]).toEqual([
    '№ з/п',
    'Дата',
    'ПІБ',
    'Соціальний статус',
    'Адреса',
    'Зміст звернення',
    'Примітка',
  ]);
  expect(rows[4]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(rows[5]).toEqual([
    5,
    new Date('2026-03-03T00:00:00Z'),
    'Мельник Ганна Петрівна',
    'ЧАЕС',
    'Харків, вул. Уявна, 1',
    'Питала про субсидію',
    'Дано пам’ятку',
  ]);
  expect(rows[6]?.[6]).toBe('Закреслено: помилка');
  expect(sheet?.cells?.get('6,2')?.style?.font?.strikethrough).toBe(true);
  expect(sheet?.pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape' });
  const print = (await operator.get(`/e-offices/journal/${idOf(3)}/print?month=2026-03`)).text;
  expect(print.match(/data-struck/g)).toHaveLength(1);
  const views = await house.services.database.queries
    .selectFrom('access_log')
    .select('purpose')
    .where('purpose', '=', 'журнал прийому у таблиці')
    .execute();
  expect(views).toHaveLength(2);
  expect((await operator.get(`/e-offices/journal/${idOf(4)}/journal.xlsx`)).status).toBe(404);
});
