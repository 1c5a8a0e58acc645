import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/session/actor.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { correctEntry, type EntryFacts, recordEntry, strikeEntry } from './commands/journal.ts';
import { districtOf } from './rules/district.ts';
import { changeOf, spanBefore, spanOfPeriod, yearBefore } from './rules/needs.ts';
import { leastShown, protectCounts } from './rules/protect.ts';
import { kinds, socialStatuses } from './rules/report.ts';

// A Friday in April: March is the last whole month.
const clock = fixedClock('2026-04-03T08:10:00Z');
const actor = systemActor('test');
let house: TestApp;
let head: Client;
let workerId: string;
let services: readonly { id: string; name: string }[];
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
  services = await queries
    .selectFrom('service')
    .select(['id', 'plain_name_uk as name'])
    .distinctOn('plain_name_uk')
    .orderBy('plain_name_uk')
    .limit(3)
    .execute();
  head = await house.signIn('headeoffice.kharkiv');
});
afterAll(async () => {
  await house?.close();
});

const idOf = (number: number) => offices.get(number) ?? '';
const facts: EntryFacts = {
  date: '2026-03-03',
  personName: '',
  consent: 'anonymous',
  socialStatus: 'other',
  address: '',
  content: 'Питання',
  note: '',
  kind: 'personal',
  answered: true,
  serviceId: null,
  referredTo: null,
};
const record = (office: number, more: Partial<EntryFacts> = {}) =>
  house.services.database.transaction((tx) =>
    recordEntry(tx, actor, {
      ...facts,
      ...more,
      id: v7(),
      eofficeId: idOf(office),
      workerId,
      recordedAt: clock.now(),
      offline: false,
    }),
  );

test('[KN-3.1.2] the district comes from the address, else from the name of the office; the form asks nothing more', () => {
  const office = { organisation: "Територіальний центр Основ'янського району міста Харкова" };
  expect(districtOf('Харків, Слобідський р-н, вул. Уявна, 1', office)).toBe('Слобідський');
  expect(districtOf('р-н Київський, вул. Уявна', office)).toBe('Київський');
  expect(districtOf('мешканка Холодногірського району', office)).toBe('Холодногірський');
  expect(districtOf('Харків, вул. Київська, 3', office)).toBe('Основ’янський');
  expect(districtOf('', { organisation: 'ГО «Право вибору»' })).toBe('');
  expect(districtOf('', { organisation: 'ГО «Право вибору»', district: 'Салтівський' })).toBe('Салтівський');
  expect(districtOf('', { ...office, district: '' })).toBe('');
});

test('[KN-3.1.2] where everybody may look, small numbers are hidden and cannot be counted back from the total', () => {
  expect(protectCounts([0, 4, 5, 9])).toEqual([0, null, null, 9]);
  expect(protectCounts([1, 1, 20])).toEqual([null, null, null]);
  expect(protectCounts([2, 3, 20])).toEqual([null, null, 20]);
  expect(protectCounts([5, 6])).toEqual([5, 6]);
  expect(protectCounts([1])).toEqual([null]);
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 12 }), (counts) => {
      const shown = protectCounts(counts);
      shown.forEach((count, at) => {
        if (count !== null) expect(count === 0 || count >= leastShown).toBe(true);
        if (count !== null) expect(count).toBe(counts[at]);
      });
      const hidden = shown.filter((count) => count === null).length;
      const some = counts.filter((count) => count > 0).length;
      if (hidden > 0 && some > 1) expect(hidden).toBeGreaterThan(1);
    }),
  );
});

test('[KN-3.1.3] a period is compared with the one before of the same length', () => {
  const january = 2026 * 12;
  expect(spanOfPeriod('2026-03')).toEqual({ from: january + 2, to: january + 2 });
  expect(spanOfPeriod('2026-Q2')).toEqual({ from: january + 3, to: january + 5 });
  expect(spanBefore(spanOfPeriod('2026'))).toEqual(spanOfPeriod('2025'));
  expect(yearBefore(spanOfPeriod('2026-12'))).toEqual(spanOfPeriod('2026'));
  expect(changeOf(5, 4)).toBe(0.25);
  expect(changeOf(5, 0)).toBeNull();
});

test('[KN-3.1.2] sums of topics equal the journal, whatever was written, corrected and struck', async () => {
  const { database } = house.services;
  const entry = fc.record({
    kind: fc.constantFrom(...kinds),
    socialStatus: fc.constantFrom(...socialStatuses),
    answered: fc.boolean(),
    serviceId: fc.constantFrom(null, ...services.map(({ id }) => id)),
    address: fc.constantFrom('', 'Київський район'),
    date: fc.constantFrom('2025-12-31', '2025-01-01', '2025-06-10'),
  });
  const step = fc.record({
    what: fc.constantFrom('record', 'record', 'correct', 'strike'),
    entry,
    pick: fc.nat(50),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
      for (const { what, entry: wish, pick } of steps) {
        const known = await database.queries
          .selectFrom('eoffice_entry')
          .select(['id', 'version'])
          .where('eoffice_id', '=', idOf(5))
          .where('state', '=', 'recorded')
          .orderBy('number')
          .execute();
        const chosen = known[pick % Math.max(1, known.length)];
        const given = { ...wish, consent: 'given', personName: 'Сова Марко' } as const;
        if (what === 'record' || !chosen) await record(5, given);
        else
          await database.transaction(async (tx) => {
            const at = { id: chosen.id, eofficeId: idOf(5), version: chosen.version };
            if (what === 'strike') await strikeEntry(tx, actor, at, 'помилка');
            else await correctEntry(tx, actor, at, { ...facts, ...given });
          });
      }
      const { rows } = await sql<{ differs: number }>`with journal as (
        select e.eoffice_id, e.year, extract(month from e.date)::smallint as month, s.side, e.service_id, s.value,
          count(*)::int as appeals, (count(*) filter (where e.answered))::int as answered
        from eoffice_entry e cross join lateral
          (values ('kind', e.kind), ('status', e.social_status), ('district', e.district)) s (side, value)
        where e.state = 'recorded' and e.eoffice_id = ${idOf(5)} group by 1, 2, 3, 4, 5, 6),
      sums as (select eoffice_id, year, month, side, service_id, value, appeals, answered
        from eoffice_need where eoffice_id = ${idOf(5)} and appeals > 0)
      select count(*)::int as differs from (
        (table journal except table sums) union all (table sums except table journal)) odd`.execute(
        database.queries,
      );
      expect(rows[0]?.differs).toBe(0);
    }),
    { numRuns: 6 },
  );
});

test('[KN-3.1.2][KN-3.1.3] the head sees topics, districts, statuses and the trend; an operator the own office; files hold the same', async () => {
  const [first, second] = services;
  for (let n = 0; n < 6; n += 1) await record(3, { serviceId: first?.id ?? null });
  for (let n = 0; n < 3; n += 1) await record(3, { serviceId: first?.id ?? null, date: '2026-02-03' });
  await record(4, {
    serviceId: second?.id ?? null,
    kind: 'telephone',
    socialStatus: 'chornobyl',
    answered: false,
  });
  const page = (await head.get('/e-offices/needs?period=2026-03')).text;
  for (const words of [
    first?.name ?? '',
    second?.name ?? '',
    '<span>6</span>',
    'Слобідський',
    'Холодногірський',
    '+133',
  ])
    expect(page).toContain(words);
  expect((await head.get(`/e-offices/needs?period=2026-03&topic=${second?.id}`)).text).toContain(
    '<span class="v-stat__value">1</span>',
  );
  expect((await head.get(`/e-offices/needs?period=2026-01&topic=${second?.id}`)).text).toContain(
    'За цей період звернень немає',
  );
  // The same service of another centre is the same topic.
  const twin = await house.services.database.queries
    .selectFrom('service')
    .select('id')
    .where('plain_name_uk', '=', first?.name ?? '')
    .where('id', '!=', first?.id ?? '')
    .executeTakeFirstOrThrow();
  expect((await head.get(`/e-offices/needs?period=2026-03&topic=${twin.id}`)).text).toContain(
    '<span class="v-stat__value">6</span>',
  );
  const operator = await house.signIn('eoffice.kharkiv');
  const own = (await operator.get('/e-offices/needs?period=2026-03')).text;
  expect(own).toContain(first?.name);
  expect(own).not.toContain(second?.name);
  expect((await operator.get(`/e-offices/needs?office=${idOf(4)}`)).status).toBe(404);
  const cookie = [...head.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await fetch(`${house.url}/e-offices/needs.xlsx?period=2026-03`, { headers: { cookie } });
  const book = await readXlsx(new Uint8Array(await reply.arrayBuffer()));
  const [topics, districts, months] = book.sheets.map(({ rows }) => rows);
  expect(topics?.find(([name]) => name === first?.name)?.slice(0, 5)).toEqual([first?.name, 6, 3, 6, 6]);
  expect(topics?.at(-1)?.slice(0, 4)).toEqual(['Усього', 7, 3, 6]);
  expect(districts?.at(-1)?.slice(1)).toEqual([6, 1]);
  expect(months?.at(-1)?.[1]).toBe(7);
  const csv = (await head.get('/e-offices/needs.csv?period=2026-03')).text;
  expect(csv).toContain(',Слобідський,6');
  for (const role of ['coordinator.kharkiv', 'auditor.kharkiv'])
    expect((await (await house.signIn(role)).get('/e-offices/needs?period=2026-03')).text).toContain(
      second?.name,
    );
  // Everybody sees that little was asked, not how little.
  const open = (await house.anonymous().get('/e-offices/asked')).text;
  expect(open).toContain(second?.name);
  expect(open).toContain('менше 5');
  expect(open).toContain('Слобідський');
  const english = (await house.anonymous().get('/en/e-offices/asked')).text;
  expect(english).toContain('What people ask the e-offices');
  expect(english).toContain('Slobidskyi');
  expect(open).not.toMatch(/<td[^>]*>[1-4]<\/td>/);
  expect((await house.anonymous().get('/e-offices/needs')).status).not.toBe(200);
});
