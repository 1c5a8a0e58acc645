import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { centreHours } from './data/hours.ts';

/** Monday, Independence Day, 11:30 in Kyiv. */
const clock = fixedClock('2026-08-24T08:30:00Z');
const today = '2026-08-24';
let app: TestApp;
let kiosk: Client;
let centre: string;
/** The provider of the demo with hours of its own, and one that follows the centre. */
let withOwn: string;
let following: string;

const queries = () => app.services.database.queries;
const hoursOf = async (providerId: string | null, date: string) => {
  const day = (await centreHours(queries(), centre, today)).on(providerId, date);
  return day.intervals.map(({ opens, closes }) => `${opens}-${closes}`).join(' ') || day.because;
};
const site = async () => (await app.anonymous().get('/centres/bakhmut')).text;
const except = (date: string, providerId: string | null, opens: string | null, closes: string | null) =>
  queries()
    .insertInto('schedule_exception')
    .values({ id: v7(), centre_id: centre, provider_id: providerId, date, opens, closes, reason: 'Тест' })
    .execute();

beforeAll(async () => {
  app = await startTestApp({ clock });
  kiosk = await app.device('kiosk', 'bakhmut');
  const row = await queries()
    .selectFrom('centre')
    .select('id')
    .where('code', '=', 'bakhmut')
    .executeTakeFirstOrThrow();
  centre = row.id;
  const seats = await queries()
    .selectFrom('centre_provider')
    .select((e) => [
      'provider_id',
      e
        .exists(
          e
            .selectFrom('schedule_rule')
            .select('id')
            .whereRef('schedule_rule.centre_id', '=', 'centre_provider.centre_id')
            .whereRef('schedule_rule.provider_id', '=', 'centre_provider.provider_id')
            .where('weekday', '=', 1),
        )
        .as('own'),
    ])
    .where('centre_id', '=', centre)
    .execute();
  withOwn = seats.find(({ own }) => own)?.provider_id ?? '';
  following = seats.find(({ own }) => !own)?.provider_id ?? '';
});
afterAll(() => app?.close());

describe('[BR-4][ORG-3] the site and the kiosk know the same hours', () => {
  test('under martial law a public holiday is an ordinary working day', async () => {
    expect(await site()).toContain('Відчинено до 17:00');
    expect((await kiosk.get('/kiosk')).text).not.toContain('Зараз талони не видаємо');
  });

  test('an exception of the centre holds for every provider that has none of its own', async () => {
    const [closed, other] = ['2026-08-31', '2026-09-07'];
    expect(await hoursOf(withOwn, closed)).not.toBe(await hoursOf(following, closed));
    await except(closed, null, null, null);
    expect([
      await hoursOf(null, closed),
      await hoursOf(withOwn, closed),
      await hoursOf(following, closed),
    ]).toEqual(['exception', 'exception', 'exception']);
    await except(other, null, '10:00', '12:00');
    await except(other, withOwn, '14:00', '15:00');
    expect([
      await hoursOf(null, other),
      await hoursOf(withOwn, other),
      await hoursOf(following, other),
    ]).toEqual(['10:00-12:00', '14:00-15:00', '10:00-12:00']);
  });

  test('the hour on the wall stays when the clock changes', async () => {
    const hours = await centreHours(queries(), centre, today);
    const state = (at: string) => hours.state(null, new Date(at)).kind;
    expect([state('2026-10-23T04:59:00Z'), state('2026-10-23T05:00:00Z')]).toEqual(['opens', 'open']);
    expect([state('2026-10-26T05:59:00Z'), state('2026-10-26T06:00:00Z')]).toEqual(['opens', 'open']);
    expect([state('2027-03-26T05:59:00Z'), state('2027-03-26T06:00:00Z')]).toEqual(['opens', 'open']);
    expect([state('2027-03-29T04:59:00Z'), state('2027-03-29T05:00:00Z')]).toEqual(['opens', 'open']);
  });

  test('in peace the same holiday closes the centre, and the exception of the day opens it again', async () => {
    await queries()
      .updateTable('calendar_regime')
      .set({ valid_to: '2026-08-01' })
      .where('valid_to', 'is', null)
      .execute();
    expect(await site()).toContain('Зачинено до 8:00');
    expect((await kiosk.get('/kiosk')).text).toContain('Зараз талони не видаємо');
    const refused = await kiosk.json(
      'POST',
      '/api/v1/tickets',
      { groupId: v7(), purpose: 'submit' },
      {
        'idempotency-key': v7(),
      },
    );
    expect(refused.status).toBe(409);
    await except(today, null, '09:00', '13:00');
    expect(await site()).toContain('Відчинено до 13:00');
    expect((await kiosk.get('/kiosk')).text).not.toContain('Зараз талони не видаємо');
  });
});
