import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '#platform/calendar/civilDate.ts';
import { businessDate, systemClock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/session/actor.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { setSchedule, type WeekHours } from './commands/schedule.ts';
import { calendarFor } from './data/calendar.ts';
import { centreSchedule, hoursOfDays } from './data/schedule.ts';

let app: TestApp;
let admin: Client;
let head: Client;
let centre: string;
let pensionFund: string;

const today = businessDate(systemClock.now());
/** A Monday two weeks ahead or more: nearer days may have exceptions of the demo. */
const monday = addDays(today, 22 - weekdayOf(today));
const queries = () => app.services.database.queries;
const hours = async (providerId: string | null, date: string): Promise<string> => {
  const schedule = await centreSchedule(queries(), centre);
  const [day] = hoursOfDays(schedule, await calendarFor(queries()), providerId, date, 1);
  return (day?.intervals ?? []).map(({ opens, closes }) => `${opens}-${closes}`).join(' ');
};
const week = (opens: string, closes: string): WeekHours[] =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens, closes }));

beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('admin.bakhmut');
  head = await app.signIn('centre.bakhmut');
  const row = await queries()
    .selectFrom('centre')
    .select('id')
    .where('code', '=', 'bakhmut')
    .executeTakeFirstOrThrow();
  centre = row.id;
  const provider = await queries()
    .selectFrom('provider')
    .innerJoin('centre_provider', 'centre_provider.provider_id', 'provider.id')
    .select('provider.id')
    .where('centre_provider.centre_id', '=', centre)
    .where('provider.kind', '=', 'pensionFund')
    .executeTakeFirstOrThrow();
  pensionFund = provider.id;
});
afterAll(() => app.close());

describe('[BR-4] reception hours', () => {
  test('Monday to Thursday 8–17, Friday 8–16; a provider without hours follows the centre', async () => {
    expect(await hours(null, monday)).toBe('08:00-17:00');
    expect(await hours(null, addDays(monday, 4))).toBe('08:00-16:00');
    expect(await hours(pensionFund, addDays(monday, 4))).toBe('08:00-16:00');
    expect(await hours(null, addDays(monday, 5))).toBe('');
  });

  test('a provider gets hours of its own with a break, from a date', async () => {
    const reply = await admin.post(`/admin/centres/${centre}/schedule`, {
      providerId: pensionFund,
      validFrom: monday,
      opens1: '9:00',
      breakFrom1: '13:00',
      breakTo1: '13:45',
      closes1: '16:00',
    });
    expect(reply.status).toBe(303);
    expect(await hours(pensionFund, monday)).toBe('09:00-13:00 13:45-16:00');
    expect(await hours(pensionFund, addDays(monday, 1))).toBe('');
    expect(await hours(pensionFund, addDays(monday, -6))).toBe('08:00-17:00');
    expect(await hours(null, monday)).toBe('08:00-17:00');
    expect((await admin.get(`/admin/centres/${centre}/schedule`)).text).toContain(
      'Пн 9:00–13:00, 13:45–16:00',
    );
  });

  test('a passing schedule gives way to the earlier one on the day after', async () => {
    await app.services.database.transaction((tx) =>
      setSchedule(tx, systemActor('test'), {
        centreId: centre,
        providerId: null,
        validFrom: addDays(monday, 7),
        validTo: addDays(monday, 13),
        week: week('10:00', '15:00'),
      }),
    );
    expect(await hours(null, addDays(monday, 4))).toBe('08:00-16:00');
    expect(await hours(null, addDays(monday, 7))).toBe('10:00-15:00');
    expect(await hours(null, addDays(monday, 14))).toBe('08:00-17:00');
  });

  test('wrong hours come back with the field that is wrong', async () => {
    const before = await queries().selectFrom('schedule_rule').selectAll().orderBy('id').execute();
    const reply = await admin.post(`/admin/centres/${centre}/schedule`, {
      validFrom: monday,
      opens1: '17:00',
      closes1: '08:00',
      opens2: 'ранок',
      closes2: '17:00',
      opens3: '08:00',
      breakFrom3: '18:00',
      breakTo3: '19:00',
      closes3: '17:00',
    });
    expect(reply.status).toBe(422);
    for (const field of ['closes1', 'opens2', 'breakFrom3']) expect(reply.text).toContain(`href="#${field}"`);
    expect(reply.text).toContain('value="ранок"');
    const empty = await admin.post(`/admin/centres/${centre}/schedule`, { validFrom: monday });
    expect(empty.text).toContain('хоча б один день');
    const past = await admin.post(`/admin/centres/${centre}/schedule`, {
      validFrom: addDays(today, -1),
      opens1: '08:00',
      closes1: '17:00',
    });
    expect(past.status).toBe(422);
    expect(await queries().selectFrom('schedule_rule').selectAll().orderBy('id').execute()).toEqual(before);
  });

  test('[ORG-3] a centre without a lunch break is not given one', async () => {
    const kyivskyi = await queries()
      .selectFrom('centre')
      .select('id')
      .where('code', '=', 'kyivskyi')
      .executeTakeFirstOrThrow();
    const page = await admin.get(`/admin/centres/${kyivskyi.id}/schedule/edit`);
    expect(page.text).not.toContain('breakFrom1');
    const reply = await admin.post(`/admin/centres/${kyivskyi.id}/schedule`, {
      validFrom: monday,
      opens1: '08:00',
      breakFrom1: '12:00',
      breakTo1: '13:00',
      closes1: '17:00',
    });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('без перерви на обід');
  });

  test('[ORG-3] the database refuses rules that overlap, whoever writes them', async () => {
    await expect(
      queries()
        .insertInto('schedule_rule')
        .values({
          id: v7(),
          centre_id: centre,
          provider_id: null,
          weekday: 1,
          opens: '16:00',
          closes: '18:00',
          valid_from: monday,
        })
        .execute(),
    ).rejects.toMatchObject({ constraint: 'schedule_rule_no_overlap' });
  });
});

describe('[ORG-3] exceptions by date', () => {
  const date = addDays(monday, 2);

  test('the head of the centre closes a day of the own centre; visitors see why', async () => {
    const reply = await head.post('/centre/exceptions', { date, kind: 'closed', reason: 'Санітарний день' });
    expect(reply.status).toBe(303);
    expect(await hours(null, date)).toBe('');
    expect((await head.get('/centre')).text).toContain('Санітарний день');
    const twice = await head.post('/centre/exceptions', {
      date,
      kind: 'hours',
      opens: '09:00',
      closes: '12:00',
      reason: 'Інше',
    });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('На цю дату вже є запис');
    const { id } = await queries()
      .selectFrom('schedule_exception')
      .select('id')
      .where('date', '=', date)
      .executeTakeFirstOrThrow();
    const stranger = await app.signIn('centre.kyivskyi');
    expect((await stranger.post(`/centre/exceptions/${id}/remove`)).status).toBe(404);
    expect((await head.post(`/centre/exceptions/${id}/remove`)).status).toBe(303);
    expect(await hours(null, date)).toBe('08:00-17:00');
  });

  test('a day in the past or without a reason is refused', async () => {
    const reply = await admin.post(`/admin/centres/${centre}/schedule/exceptions`, {
      date: addDays(today, -1),
      kind: 'closed',
      reason: 'Запізно',
    });
    expect(reply.status).toBe(422);
    const nothing = await admin.post(`/admin/centres/${centre}/schedule/exceptions`, {
      date: '',
      kind: 'closed',
    });
    for (const field of ['date', 'reason']) expect(nothing.text).toContain(`href="#${field}"`);
  });
});

describe('[ORG-3] the calendar', () => {
  test('under martial law a public holiday is a working day, and the page says why', async () => {
    const page = await admin.get('/admin/calendar/day?date=2026-08-24');
    expect(page.text).toContain('Робочий день');
    expect(page.text).toContain('День незалежності України');
    expect((await calendarFor(queries())).isWorkingDay('2021-08-24')).toBe(false);
  });

  test('a regime that overlaps another is refused by the screen and by the database', async () => {
    const reply = await admin.post('/admin/calendar/regimes', {
      name: 'Мир',
      validFrom: '2026-06-01',
      holidays: 'off',
      act: 'Указ',
    });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('уже діє режим');
    await expect(
      queries()
        .insertInto('calendar_regime')
        .values({ id: v7(), valid_from: '2026-06-01', holidays_are_days_off: true, name: 'Мир', act: 'Указ' })
        .execute(),
    ).rejects.toMatchObject({ constraint: 'calendar_regime_no_overlap' });
  });

  test('a working Saturday by an act counts, until it is taken back', async () => {
    const saturday = addDays(monday, 5);
    const fields = { date: saturday, kind: 'workingDay', name: 'Перенесення', act: 'Розпорядження' };
    expect((await admin.post('/admin/calendar/exceptions', fields)).status).toBe(303);
    expect((await calendarFor(queries())).isWorkingDay(saturday)).toBe(true);
    expect((await admin.post('/admin/calendar/exceptions', fields)).status).toBe(422);
    expect((await admin.post(`/admin/calendar/exceptions/${saturday}/remove`)).status).toBe(303);
    expect((await calendarFor(queries())).isWorkingDay(saturday)).toBe(false);
  });
});
