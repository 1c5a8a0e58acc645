import { readXlsx } from 'hucre/xlsx';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectedCall, expectedWait, refreshForecast } from '#modules/queue/data/prediction.ts';
import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { addQueueHistory } from '../../../test/queueHistory.ts';
import { workingMorning } from '../../../test/workingMorning.ts';
import { buildDays } from './commands/rebuild.ts';
import { publicResults } from './data/public.ts';

let app: TestApp;
let centreId: string;
let today: string;
let lastDay: string;

beforeAll(async () => {
  app = await startTestApp({ clock: workingMorning() });
  const { database, clock } = app.services;
  const centre = await database.queries
    .selectFrom('centre')
    .select('id')
    .where('code', '=', 'bakhmut')
    .executeTakeFirstOrThrow();
  centreId = centre.id;
  today = businessDate(clock.now());
  // The clock stands on a Monday: the last working day is three days back.
  lastDay = addDays(today, -3);
  await addQueueHistory(database.queries, centreId, {
    from: addDays(today, -20),
    to: lastDay,
    perDay: 120,
    seed: 7,
  });
  await buildDays(database, today, clock.now());
}, 240_000);
afterAll(() => app?.close());

const cookieOf = ({ cookies }: { readonly cookies: ReadonlyMap<string, string> }) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** An open desk that serves the group of the busiest service, and people who wait for it. */
async function fillHall(
  waiting: number,
): Promise<{ groupId: string; tickets: readonly string[]; desk: number }> {
  const { database, clock } = app.services;
  const { queries } = database;
  const busiest = await queries
    .selectFrom('desk_episode')
    .select((e) => ['group_id', 'desk_id', 'worker_id', e.fn.countAll<number>().as('count')])
    .where('centre_id', '=', centreId)
    // A desk with groups of its own serves only those.
    .where((e) =>
      e.or([
        e.not(
          e.exists(
            e
              .selectFrom('desk_group')
              .select('desk_id')
              .whereRef('desk_group.desk_id', '=', 'desk_episode.desk_id'),
          ),
        ),
        e.exists(
          e
            .selectFrom('desk_group')
            .select('desk_id')
            .whereRef('desk_group.desk_id', '=', 'desk_episode.desk_id')
            .whereRef('desk_group.group_id', '=', 'desk_episode.group_id'),
        ),
      ]),
    )
    .groupBy(['group_id', 'desk_id', 'worker_id'])
    .orderBy('count', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const desk = await queries
    .selectFrom('desk')
    .select('number')
    .where('id', '=', busiest.desk_id)
    .executeTakeFirstOrThrow();
  await queries
    .insertInto('desk_shift')
    .values({
      id: v7(),
      desk_id: busiest.desk_id,
      centre_id: centreId,
      worker_id: busiest.worker_id,
      opened_at: clock.now(),
      state_since: clock.now(),
    })
    .execute();
  const tickets: string[] = [];
  for (let at = 0; at < waiting; at += 1) {
    const [id, visitId] = [v7(), v7()];
    const issued = new Date(clock.now().getTime() - (waiting - at) * 20_000);
    await queries
      .insertInto('visit')
      .values({ id: visitId, centre_id: centreId, business_date: today, access_code: v7() })
      .execute();
    await queries
      .insertInto('ticket')
      .values({
        id,
        visit_id: visitId,
        centre_id: centreId,
        business_date: today,
        group_id: busiest.group_id,
        prefix: 'А',
        number: 500 + at,
        rank_at: issued,
        issued_at: issued,
        state_since: issued,
      })
      .execute();
    tickets.push(id);
  }
  return { groupId: busiest.group_id, tickets, desk: desk.number };
}

describe('[KS-stats] history', () => {
  test('the head sees charts, their tables and definitions of a period', async () => {
    const head = await app.signIn('centre.bakhmut');
    for (const by of ['hour', 'group', 'service', 'desk', 'provider', 'day']) {
      const { status, text } = await head.get(`/statistics/history?period=month&date=${lastDay}&by=${by}`);
      expect(status, by).toBe(200);
      expect(text).toContain('Очікування до першого виклику');
      expect(text).toContain('Що означають показники');
    }
    const { text } = await head.get(`/statistics/history?period=day&date=${lastDay}&by=desk`);
    expect(text).toMatch(/Час очікування назвали 1\d\d/);
    // Desks and providers are named, workers are not: statistics are about the centre.
    const workers = await app.services.database.queries.selectFrom('worker').select('surname').execute();
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main'));
    for (const { surname } of workers) expect(main).not.toContain(surname);
  });

  test('a day without visitors says so, and a date that cannot be is refused', async () => {
    const head = await app.signIn('centre.bakhmut');
    const empty = await head.get('/statistics/history?period=day&date=2020-01-01');
    expect(empty.status).toBe(200);
    expect(empty.text).toContain('За цей період немає талонів');
    expect((await head.get('/statistics/history?date=2026-02-30')).status).toBe(400);
    expect((await head.get('/statistics/history?period=age')).status).toBe(400);
  });

  test('the spreadsheet holds numbers and dates that can be counted with', async () => {
    const head = await app.signIn('centre.bakhmut');
    const reply = await fetch(`${app.url}/statistics/history.xlsx?period=week&date=${lastDay}&by=day`, {
      headers: { cookie: cookieOf(head) },
    });
    expect(reply.headers.get('content-type')).toContain('spreadsheetml');
    const book = await readXlsx(new Uint8Array(await reply.arrayBuffer()), { readStyles: true });
    const [sheet, about] = book.sheets;
    expect(sheet?.rows[0]?.[1]).toContain('Прозорий соціальний офіс');
    expect(sheet?.rows[1]?.[1]).toBeInstanceOf(Date);
    const head_ = sheet?.rows.findIndex((row) => row[0] === 'День') ?? -1;
    const first = sheet?.rows[head_ + 1];
    expect(first?.[0]).toBeInstanceOf(Date);
    expect(first?.slice(1, 4).every((value) => typeof value === 'number')).toBe(true);
    expect(about?.rows.length).toBeGreaterThan(8);
  });

  test('[KS-stats] every call of a period goes into a spreadsheet as it is read, of the own desks for a provider’s head', async () => {
    // Of two years that meet in the history, the one with more than half of it.
    const middle = addDays(today, -12);
    const rowsFor = async (login: string) => {
      const client = await app.signIn(login);
      const reply = await fetch(`${app.url}/statistics/stays.xlsx?period=year&date=${middle}`, {
        headers: { cookie: cookieOf(client) },
      });
      expect(reply.headers.get('content-disposition')).toContain('vyklyky-bakhmut-');
      const book = await readXlsx(new Uint8Array(await reply.arrayBuffer()), { readStyles: true });
      return book.sheets[0]?.rows ?? [];
    };
    const { queries } = app.services.database;
    const counted = await queries
      .selectFrom('desk_episode')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('centre_id', '=', centreId)
      .where('business_date', '>=', `${middle.slice(0, 4)}-01-01`)
      .where('business_date', '<=', `${middle.slice(0, 4)}-12-31`)
      .executeTakeFirstOrThrow();
    const [head_, ...rows] = await rowsFor('centre.bakhmut');
    expect(head_?.slice(0, 3)).toEqual(['День', 'Талон', 'Група']);
    // More than one page of rows, none lost and none twice.
    expect([rows.length, rows.length > 500]).toEqual([counted.n, true]);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
    expect(rows[0]?.[6]).toBeInstanceOf(Date);
    expect(typeof rows[0]?.[8]).toBe('number');
    const own = (await rowsFor('head.bakhmut')).slice(1);
    expect(own.length).toBeGreaterThan(0);
    expect(own).toEqual(rows.filter((row) => row[4] === own[0]?.[4]));
    const others = (await rowsFor('head.pfu.bakhmut')).slice(1);
    expect(others.filter((row) => row[4] === own[0]?.[4])).toEqual([]);
  });

  test('[ORG-7] [KC-13] the coordinator reads every centre of the municipality, a provider’s head only the own desks, nobody else', async () => {
    const coordinator = await app.signIn('coordinator.bakhmut');
    expect(
      (await coordinator.get(`/statistics/history?centre=${centreId}&period=month&date=${lastDay}`)).status,
    ).toBe(200);
    expect((await coordinator.get('/statistics/centres')).text).toContain('Бахмут');
    expect((await coordinator.get('/statistics')).status).toBe(403);
    const provider = await app.signIn('head.pfu.bakhmut');
    const own = await provider.get(`/statistics/history?period=month&date=${lastDay}&by=provider`);
    expect(own.text).toContain('лише робочі місця й послуги вашого суб’єкта');
    const foreign = await app.services.database.queries
      .selectFrom('centre')
      .select('id')
      .where('code', '=', 'kyivskyi')
      .executeTakeFirstOrThrow();
    expect((await provider.get(`/statistics/history?centre=${foreign.id}`)).status).toBe(404);
    expect((await (await app.signIn('front.bakhmut')).get('/statistics/history')).status).toBe(403);
  });

  test('the API answers the same figures', async () => {
    const head = await app.signIn('centre.bakhmut');
    const reply = await fetch(
      `${app.url}/api/v1/centres/bakhmut/statistics?period=day&date=${lastDay}&by=group`,
      {
        headers: { cookie: cookieOf(head) },
      },
    );
    expect(reply.status).toBe(200);
    const body: unknown = await reply.json();
    expect(body).toMatchObject({ from: lastDay, to: lastDay, whole: { tickets: 120 } });
    const other = await fetch(`${app.url}/api/v1/centres/kyivskyi/statistics`, {
      headers: { cookie: cookieOf(head) },
    });
    expect(other.status).toBe(404);
  });

  test('[KS-site] everybody may read how the day before went, and nothing of a handful of people', async () => {
    const { queries } = app.services.database;
    const results = await publicResults(queries, centreId, addDays(lastDay, 1));
    expect(results.yesterday.visitors).toBe(120);
    expect(results.yesterday.medianWaitMin).toBeGreaterThan(1);
    expect(results.score?.date).toBe(lastDay);
    expect(results.score?.metShare).toBeGreaterThan(0.3);
    const page = await app.anonymous().get('/centres/bakhmut/order');
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/у названий час покликали \d+\u00a0% відвідувачів/);
    const nothing = await publicResults(queries, centreId, '2020-01-02');
    expect(nothing).toMatchObject({ today: { visitors: 0, medianWaitMin: null }, score: null });
  });
});

describe('[BR-14] now', () => {
  test('the forecast of a hall comes from the database, names who threatens the standard and what would help', async () => {
    const { database, clock } = app.services;
    const { groupId, tickets } = await fillHall(6);
    const forecast = await refreshForecast(database, clock, centreId);
    expect(forecast?.groups.get(groupId)).toMatchObject({ waiting: 6, desks: 1 });
    // A slip to one statement per visitor would take this long; a busy machine does not.
    expect(forecast?.tookMs).toBeLessThan(3_000);
    const expected = expectedWait(database, centreId, groupId);
    expect(expected?.lowS).toBeGreaterThan(600);
    expect(expected?.highS).toBeGreaterThan(expected?.lowS ?? Number.POSITIVE_INFINITY);
    expect((expected?.lowS ?? 1) % 60).toBe(0);
    // Who came first is called first; a second matter of a visit is told nothing.
    expect(expectedCall(database, centreId, tickets[0] ?? '')?.lowS).toBe(0);
    expect(expectedWait(database, centreId, groupId, { visitCode: 'some code of a visit' })).toBeNull();
    expect(expectedWait(database, v7(), groupId)).toBeNull();
    const head = await app.signIn('centre.bakhmut');
    const { text, status } = await head.get('/statistics');
    expect(status).toBe(200);
    expect(text).toMatch(/Стандарт під загрозою: \d/);
    expect(text).toMatch(/очікування зменшиться з \d+.+ до \d+|Ще одне місце для неї зменшило б/);
    expect(text).toContain('приймають: 1');
  });

  test('a group nobody serves is named, and the paused centre says nothing about waiting', async () => {
    const { database, clock } = app.services;
    const { queries } = database;
    await queries
      .updateTable('desk_shift')
      .set({ state: 'closed', closed_at: clock.now() })
      .where('state', '<>', 'closed')
      .execute();
    const head = await app.signIn('centre.bakhmut');
    expect((await head.get('/statistics')).text).toContain('жодне відкрите робоче місце не приймає цю групу');
    await queries
      .updateTable('queue_settings')
      .set({ paused_since: clock.now() })
      .where('centre_id', '=', centreId)
      .execute();
    const forecast = await refreshForecast(database, clock, centreId);
    expect(forecast?.paused).toBe(true);
    expect(forecast?.waits.size).toBe(0);
    expect((await head.get('/statistics')).text).toContain('Центр призупинено');
    await queries
      .updateTable('queue_settings')
      .set({ paused_since: null })
      .where('centre_id', '=', centreId)
      .execute();
  });
});
