import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate, systemClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { addSampleWork, type CentreWork } from '../../../test/sampleWork.ts';

let app: TestApp;
let admin: Client;
let work: CentreWork;
const queries = () => app.services.database.queries;

beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('admin.bakhmut');
  const all = await addSampleWork(app.services);
  const bakhmut = all.find((one) => one.centreCode === 'bakhmut');
  if (!bakhmut) throw new Error('no work in Bakhmut');
  work = bakhmut;
});
afterAll(() => app.close());

describe('[ORG-2] what would be orphaned', () => {
  test('a provider with an open case alone does not leave the centre, and leaves when the case is finished', async () => {
    const { centreId, providerId } = work;
    await queries()
      .updateTable('service')
      .set({ active: false })
      .where('provider_id', '=', providerId)
      .execute();
    await queries()
      .updateTable('desk')
      .set({ active: false })
      .where('provider_id', '=', providerId)
      .execute();
    await queries()
      .updateTable('role_grant')
      .set({ ended_on: businessDate(systemClock.now()) })
      .where('provider_id', '=', providerId)
      .execute();
    const path = `/admin/centres/${centreId}/providers/${providerId}/detach`;
    const refused = await admin.post(path);
    expect(refused.status).toBe(409);
    expect(refused.text).toMatch(/відкрит(а|і|их).справ/);
    expect(refused.text).not.toContain(work.surname);
    const seat = () =>
      queries()
        .selectFrom('centre_provider')
        .select('active')
        .where('centre_id', '=', centreId)
        .where('provider_id', '=', providerId)
        .executeTakeFirstOrThrow();
    expect((await seat()).active).toBe(true);

    const open = await queries()
      .selectFrom('case_file')
      .select('id')
      .where('provider_id', '=', providerId)
      .where('state', 'not in', ['draft', 'abandoned'])
      .execute();
    await queries()
      .updateTable('case_file')
      .set({ state: 'archived' })
      .where(
        'id',
        'in',
        open.map((one) => one.id),
      )
      .execute();
    expect((await admin.post(path)).status, 'a draft is open work too').toBe(409);
    await queries()
      .updateTable('case_file')
      .set({ state: 'abandoned' })
      .where('provider_id', '=', providerId)
      .where('state', '=', 'draft')
      .execute();
    expect((await admin.post(path)).status).toBe(303);
    expect((await seat()).active).toBe(false);
  });

  test('[ORG-1] a centre with visitors in the hall does not close', async () => {
    const reply = await admin.post(`/admin/centres/${work.centreId}/state`);
    expect(reply.status).toBe(409);
    expect(reply.text).toMatch(/1.відвідувач чекає/);
  });

  test('[ORG-4] a desk to which a visitor was sent does not close', async () => {
    await queries()
      .updateTable('ticket')
      .set({ only_desk_id: work.deskId })
      .where('id', '=', work.ticketId)
      .execute();
    await queries().updateTable('desk').set({ active: true }).where('id', '=', work.deskId).execute();
    const reply = await admin.post(`/admin/centres/${work.centreId}/desks/${work.deskId}/state`);
    expect(reply.status).toBe(409);
    expect(reply.text).toMatch(/1.талон чекає/);
  });
});

describe('[ORG-5] the head’s day', () => {
  test('[KC-18] a broken term is reported to the head of the centre, a wait beyond the standard is marked', async () => {
    const kyivskyi = await queries()
      .selectFrom('centre')
      .select('id')
      .where('code', '=', 'kyivskyi')
      .executeTakeFirstOrThrow();
    const long = addDays(businessDate(systemClock.now()), -400);
    const late = await queries()
      .updateTable('case_file')
      .set({ received_on: long })
      .where('centre_id', '=', kyivskyi.id)
      .where('state', '=', 'inProgress')
      .returning('number')
      .executeTakeFirstOrThrow();
    await queries()
      .updateTable('ticket')
      .set({ issued_at: new Date(systemClock.now().getTime() - 20 * 60_000) })
      .where('centre_id', '=', kyivskyi.id)
      .execute();
    const head = await app.signIn('centre.kyivskyi');
    const page = await head.get('/centre');
    expect(page.text).toMatch(/Порушено строк: 1.справа/);
    expect(page.text).toContain(late.number ?? 'no number');
    expect(page.text).toContain('довше за стандарт');
    expect(page.text).not.toContain('Захарівна');
    const coordinator = await app.signIn('coordinator.kharkiv');
    const figures = await coordinator.get('/coordination');
    expect(figures.text).toContain('довше за стандарт');
    expect(figures.text).not.toContain(late.number ?? 'no number');
  });
});
