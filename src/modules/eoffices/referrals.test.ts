import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';

const clock = fixedClock('2026-03-03T09:00:00Z');
let house: TestApp;
beforeAll(async () => {
  house = await startTestApp({ clock });
});
afterAll(async () => {
  await house?.close();
});

test('[KO-A2-6] a matter is passed on to a centre, which returns or accepts it; the operator sees the answer', async () => {
  const { queries } = house.services.database;
  const centreId = async (code: string) =>
    (await queries.selectFrom('centre').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;
  const kyivskyi = await centreId('kyivskyi');
  const operator = await house.signIn('eoffice.kharkiv');
  const reception = await house.signIn('reception.kyivskyi');
  const entry = v7();
  const fields = {
    date: '2026-03-03',
    consent: 'given',
    personName: 'Явір Катерина Левківна',
    socialStatus: 'disability',
    address: 'Харків, вул. Уявна, 8',
    content: 'Потрібна субсидія',
    note: '',
    kind: 'personal',
    answered: 'yes',
    serviceId: '',
    referredTo: kyivskyi,
  };
  expect((await operator.post('/e-offices/journal', { ...fields, entry })).status).toBe(303);
  expect((await reception.get('/referrals')).text).toContain('Явір Катерина Левківна');
  const open = await queries
    .selectFrom('eoffice_referral')
    .select('id')
    .where('entry_id', '=', entry)
    .where('state', '=', 'sent')
    .executeTakeFirstOrThrow();
  // Another centre sees nothing of it, and cannot answer.
  const other = await house.signIn('reception.shevchenkivskyi');
  expect((await other.get('/referrals')).text).not.toContain('Явір Катерина');
  expect((await other.post(`/referrals/${open.id}/accept`, {})).status).toBe(404);

  expect((await reception.post(`/referrals/${open.id}/return`, { remark: '' })).status).toBe(422);
  const remark = 'Субсидію призначає Шевченківський центр';
  expect((await reception.post(`/referrals/${open.id}/return`, { remark })).status).toBe(303);
  expect((await reception.post(`/referrals/${open.id}/accept`, {})).status).toBe(409);
  expect((await operator.get('/e-offices/journal')).text).toContain(`центр повернув: ${remark}`);

  const shevchenkivskyi = await centreId('shevchenkivskyi');
  const edit = `/e-offices/journal/entries/${entry}`;
  expect((await operator.post(edit, { ...fields, referredTo: shevchenkivskyi, version: '1' })).status).toBe(
    303,
  );
  const second = await queries
    .selectFrom('eoffice_referral')
    .select('id')
    .where('centre_id', '=', shevchenkivskyi)
    .where('entry_id', '=', entry)
    .executeTakeFirstOrThrow();
  expect((await other.post(`/referrals/${second.id}/accept`, {})).status).toBe(303);
  expect((await operator.get('/e-offices/journal')).text).toContain('центр прийняв');
  // What a centre has taken upon itself is not sent elsewhere behind its back.
  const away = await operator.post(edit, { ...fields, referredTo: '', version: '2' });
  expect(away.status).toBe(422);
  expect(away.text).toContain('Центр уже прийняв цю справу');
  const views = await queries
    .selectFrom('access_log')
    .select('centre_id')
    .where('subject_id', '=', entry)
    .where('centre_id', '=', kyivskyi)
    .execute();
  expect(views.length).toBeGreaterThan(0);
});
