import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';

let app: TestApp;
let admin: Client;
let bakhmut: string;
let providers: Record<string, string>;

const queries = () => app.services.database.queries;
const centreRow = () =>
  queries().selectFrom('centre').selectAll().where('id', '=', bakhmut).executeTakeFirstOrThrow();
const lastEvent = (kind: string) =>
  queries()
    .selectFrom('ledger')
    .select(['kind', 'actor', 'payload', 'centre_id'])
    .where('kind', '=', kind)
    .orderBy('seq', 'desc')
    .executeTakeFirst();

beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signIn('admin.bakhmut');
  bakhmut = (
    await queries().selectFrom('centre').select('id').where('code', '=', 'bakhmut').executeTakeFirstOrThrow()
  ).id;
  const rows = await queries()
    .selectFrom('provider')
    .innerJoin('municipality', 'municipality.id', 'provider.municipality_id')
    .select(['provider.id', 'provider.code'])
    .where('municipality.code', '=', 'bakhmut')
    .execute();
  providers = Object.fromEntries(rows.map(({ code, id }) => [code, id]));
});
afterAll(() => app.close());

const provider = (code: string): string => {
  const id = providers[code];
  if (!id) throw new Error(`no provider ${code}`);
  return id;
};

describe('[ORG-1] centres', () => {
  const facts = {
    name: 'Новий центр',
    kind: 'district',
    numberPrefix: 'нц',
    address: 'вул. Нова, 1',
    phones: '(057) 000-00-01\n(057) 000-00-02',
    waitStandardMinutes: '20',
    extraterritorial: 'yes',
  };

  test('a centre is added with its facts and can be changed; the ledger keeps what was and what is', async () => {
    const municipality = await queries()
      .selectFrom('municipality')
      .select('id')
      .where('code', '=', 'kharkiv')
      .executeTakeFirstOrThrow();
    const made = await admin.post('/admin/centres', {
      ...facts,
      municipalityId: municipality.id,
      code: 'novyi',
    });
    expect(made.status).toBe(303);
    const row = await queries()
      .selectFrom('centre')
      .selectAll()
      .where('code', '=', 'novyi')
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      number_prefix: 'НЦ',
      phones: ['(057) 000-00-01', '(057) 000-00-02'],
      extraterritorial: true,
      personal_queue: false,
      wait_standard_minutes: 20,
    });
    const changed = await admin.post(`/admin/centres/${row.id}`, {
      ...facts,
      name: 'Оновлений центр',
      version: '1',
    });
    expect(changed.status).toBe(303);
    expect(await lastEvent('centre.changed')).toMatchObject({
      centre_id: row.id,
      payload: { before: { name: 'Новий центр' }, after: { name: 'Оновлений центр' } },
    });
    const stale = await admin.post(`/admin/centres/${row.id}`, { ...facts, name: 'Інше', version: '1' });
    expect(stale.status).toBe(409);
    expect((await admin.get(`/admin/centres/${row.id}`)).text).toContain('Оновлений центр');
    expect((await admin.get(`/admin/centres/${row.id}/history`)).text).toContain('Змінено відомості');
  });

  test('wrong answers come back with a message beside each field and change nothing', async () => {
    const before = await centreRow();
    const reply = await admin.post(`/admin/centres/${bakhmut}`, {
      name: '',
      kind: 'castle',
      numberPrefix: 'БХ1',
      address: 'десь',
      phones: 'подзвоніть нам',
      email: 'не адреса',
      website: 'javascript:alert(1)',
      waitStandardMinutes: '0',
      version: String(before.version),
    });
    expect(reply.status).toBe(422);
    for (const field of ['name', 'kind', 'numberPrefix', 'phones', 'email', 'website', 'waitStandardMinutes'])
      expect(reply.text, field).toContain(`href="#${field}"`);
    expect(reply.text).toContain('подзвоніть нам');
    expect(await centreRow()).toEqual(before);
  });

  test('letters of case numbers are one centre’s alone', async () => {
    const before = await centreRow();
    const reply = await admin.post(`/admin/centres/${bakhmut}`, {
      ...facts,
      numberPrefix: 'КИ',
      version: String(before.version),
    });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('Такі літери вже має інший центр');
  });
});

describe('[ORG-2] providers', () => {
  test('a provider is added, seated in a centre, moved, and leaves it', async () => {
    const municipality = await queries()
      .selectFrom('municipality')
      .select('id')
      .where('code', '=', 'bakhmut')
      .executeTakeFirstOrThrow();
    const made = await admin.post('/admin/providers', {
      municipalityId: municipality.id,
      code: 'employment',
      name: 'Центр зайнятості',
      shortName: 'Зайнятість',
      kind: 'other',
    });
    expect(made.status).toBe(303);
    const { id } = await queries()
      .selectFrom('provider')
      .select('id')
      .where('code', '=', 'employment')
      .executeTakeFirstOrThrow();
    expect((await admin.post(`/admin/centres/${bakhmut}/providers`, { providerId: id })).status).toBe(303);
    expect(
      (await admin.post(`/admin/centres/${bakhmut}/providers/${id}/move`, { direction: 'up' })).status,
    ).toBe(303);
    const order = await queries()
      .selectFrom('centre_provider')
      .select('provider_id')
      .where('centre_id', '=', bakhmut)
      .orderBy('position')
      .execute();
    expect(order.at(-2)?.provider_id).toBe(id);
    const left = await admin.post(`/admin/centres/${bakhmut}/providers/${id}/detach`);
    expect(left.status).toBe(303);
    expect(await lastEvent('centre.providerRemoved')).toMatchObject({ payload: { provider: id } });
  });

  test('one with services, desks and workers does not leave: the reasons are told and nothing changes', async () => {
    const page = await admin.get(`/admin/centres/${bakhmut}/providers/${provider('upszn')}/detach`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('<form class="v-form"');
    const reply = await admin.post(`/admin/centres/${bakhmut}/providers/${provider('upszn')}/detach`);
    expect(reply.status).toBe(409);
    expect(reply.text).toMatch(/39.чинних послуг/);
    expect(reply.text).toMatch(/8.діючих робочих місць/);
    expect(reply.text).toContain(`/admin/centres/${bakhmut}/desks`);
    const closing = await admin.post(`/admin/providers/${provider('upszn')}/state`);
    expect(closing.status).toBe(409);
    const row = await queries()
      .selectFrom('provider')
      .select('active')
      .where('id', '=', provider('upszn'))
      .executeTakeFirstOrThrow();
    expect(row.active).toBe(true);
  });

  test('a provider of another municipality cannot be seated', async () => {
    const other = await queries()
      .selectFrom('provider')
      .innerJoin('municipality', 'municipality.id', 'provider.municipality_id')
      .select('provider.id')
      .where('municipality.code', '=', 'kharkiv')
      .executeTakeFirstOrThrow();
    const reply = await admin.post(`/admin/centres/${bakhmut}/providers`, { providerId: other.id });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('з громади цього центру');
  });
});

describe('[ORG-4] desks', () => {
  test('[BR-5.3] a desk has a number of its own; its plate names the worker who sits there now', async () => {
    const taken = await admin.post(`/admin/centres/${bakhmut}/desks`, { number: '1', floor: '1' });
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('уже є в центрі');
    const groups = await queries()
      .selectFrom('service_group')
      .select('id')
      .where('centre_id', '=', bakhmut)
      .execute();
    const made = await admin.post(`/admin/centres/${bakhmut}/desks`, {
      number: '77',
      floor: '2',
      providerId: provider('upszn'),
      groupIds: groups.slice(0, 2).map((group) => group.id),
    });
    expect(made.status).toBe(303);
    const desk = await queries()
      .selectFrom('desk')
      .selectAll()
      .where('number', '=', 77)
      .executeTakeFirstOrThrow();
    const served = await queries()
      .selectFrom('desk_group')
      .select('group_id')
      .where('desk_id', '=', desk.id)
      .execute();
    expect(served).toHaveLength(2);

    const worker = await queries()
      .selectFrom('worker')
      .select('id')
      .where('login', '=', 'front.bakhmut')
      .executeTakeFirstOrThrow();
    await queries()
      .insertInto('desk_shift')
      .values({ id: crypto.randomUUID(), desk_id: desk.id, centre_id: bakhmut, worker_id: worker.id })
      .execute();
    const plates = await admin.get(`/admin/centres/${bakhmut}/desks/plates?desk=77`);
    expect(plates.text).toContain('Мельник Оксана Василівна');
    const refused = await admin.post(`/admin/centres/${bakhmut}/desks/${desk.id}/state`);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('хтось зараз працює');

    await queries()
      .updateTable('desk_shift')
      .set({ state: 'closed', closed_at: new Date() })
      .where('desk_id', '=', desk.id)
      .execute();
    expect((await admin.post(`/admin/centres/${bakhmut}/desks/${desk.id}/state`)).status).toBe(303);
    expect(await lastEvent('desk.closed')).toMatchObject({ centre_id: bakhmut, payload: { number: 77 } });
  });
});

describe('[ORG-1] closing a centre', () => {
  test('is refused while it has desks and workers; an empty one closes and comes back', async () => {
    const reply = await admin.post(`/admin/centres/${bakhmut}/state`);
    expect(reply.status).toBe(409);
    expect(reply.text).toContain('діючих робочих місць');
    const { id } = await queries()
      .selectFrom('centre')
      .select('id')
      .where('code', '=', 'novyi')
      .executeTakeFirstOrThrow();
    expect((await admin.post(`/admin/centres/${id}/state`)).status).toBe(303);
    expect((await admin.post(`/admin/centres/${id}/state`)).status).toBe(303);
    expect(await lastEvent('centre.reopened')).toMatchObject({ centre_id: id });
  });
});

describe('[ORG-7] least privilege', () => {
  test('only the administrator administers; a head watches the own centre, a coordinator sees figures', async () => {
    for (const login of ['centre.bakhmut', 'front.bakhmut', 'coordinator.bakhmut', 'auditor.bakhmut']) {
      const client = await app.signIn(login);
      expect((await client.get('/admin/centres')).status, login).toBe(403);
    }
    const head = await app.signIn('centre.bakhmut');
    expect((await head.get('/centre')).text).toContain('Прозорий соціальний офіс');
    expect((await admin.get('/centre')).status).toBe(403);
    const coordinator = await app.signIn('coordinator.bakhmut');
    const figures = await coordinator.get('/coordination');
    expect(figures.text).toContain('Прозорий соціальний офіс');
    expect(figures.text).not.toContain('Чернишевська');
  });
});

describe('[ORG-7] the administrator’s home', () => {
  test('tells what is missing until it is set up', async () => {
    const before = await admin.get('/admin');
    for (const lack of [
      'не вказано години роботи',
      'немає затвердженого переліку послуг',
      'немає груп послуг',
      'немає жодної послуги',
      'немає термінала',
      'немає табло',
    ])
      expect(before.text).toContain(`Оновлений центр: ${lack}`);
    expect(before.text).toContain('href="/catalogue/lists/new"');
    // The demo's kiosks have no printer, and each says where to add one.
    expect(before.text).toMatch(/<a href="\/terminals\/[0-9a-f-]{36}">[^<]*без принтера/);
  });
});
