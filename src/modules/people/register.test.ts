import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';

let app: TestApp;
let front: Client;
beforeAll(async () => {
  app = await startTestApp();
  front = await app.signIn('front.bakhmut');
});
afterAll(() => app.close());

const person = {
  kind: 'person',
  surname: 'ДЕМ`ЯНЕНКО',
  given: 'мар’яна',
  patronymic: 'Іванівна',
  birthDate: '05.03.1994',
  documentKind: 'passportBook',
  documentNumber: 'вк 123456',
  phone: '050 123 45 67',
};

const byName = () =>
  app.services.database.queries
    .selectFrom('person')
    .selectAll()
    .where('surname', '=', 'Дем’яненко')
    .execute();

describe('the register of people', () => {
  test('[BR-5.1] a person is added tidied, found by surname, telephone and document, and each view is logged', async () => {
    const added = await front.post('/people', person);
    expect(added.status).toBe(303);
    const [row] = await byName();
    expect(row).toMatchObject({ given: 'Мар’яна', document_number: 'ВК123456', phone: '+380501234567' });
    for (const words of ["дем'янен", '+380 50 1234567', 'ВК123456']) {
      const found = await front.post('/people/search', { q: words });
      expect(found.text, words).toContain('Дем’яненко Мар’яна Іванівна');
      expect(found.text).not.toContain('+380501234567');
    }
    await front.get(added.location);
    const events = await app.services.database.queries
      .selectFrom('access_log')
      .select('event')
      .where('subject_id', '=', row?.id ?? '')
      .execute();
    expect(events.map((one) => one.event)).toEqual([
      'person.searched',
      'person.searched',
      'person.searched',
      'person.viewed',
    ]);
  });

  test('the same person is suggested before a second record is made', async () => {
    const again = await front.post('/people', person);
    expect(again.status).toBe(422);
    expect(again.text).toContain('Можливо, цей заявник уже є');
    expect(await byName()).toHaveLength(1);
    expect((await front.post('/people', { ...person, confirmedNew: 'yes' })).status).toBe(303);
    expect(await byName()).toHaveLength(2);
  });

  test('wrong input comes back with a message beside each field and what was typed', async () => {
    const wrong = {
      ...person,
      surname: 'Kovalenko',
      taxNumber: '1234567890',
      birthDate: '31.02.1990',
      phone: '12',
    };
    const reply = await front.post('/people', wrong);
    expect(reply.status).toBe(422);
    for (const field of ['surname', 'taxNumber', 'birthDate', 'phone'])
      expect(reply.text).toContain(`id="${field}-error"`);
    expect(reply.text).toContain('value="Kovalenko"');
  });

  test('a change names the fields in the ledger and not their content (BP-23)', async () => {
    const [row] = await byName();
    const path = `/people/${row?.id}/edit`;
    const fields = { ...person, version: String(row?.version), address: 'вул. Таємна, 7' };
    expect((await front.post(path, fields)).status).toBe(303);
    const event = await app.services.database.queries
      .selectFrom('ledger')
      .select('payload')
      .where('kind', '=', 'person.changed')
      .executeTakeFirstOrThrow();
    expect(event.payload).toEqual({ fields: ['address'] });
    expect((await front.post(path, { ...fields, address: 'інша' })).status).toBe(409);
  });

  test('[BP-23] another municipality does not find the person, and other roles do not search', async () => {
    const [row] = await byName();
    const logins = await app.services.database.queries
      .selectFrom('role_grant')
      .innerJoin('worker', 'worker.id', 'role_grant.worker_id')
      .innerJoin('centre', 'centre.id', 'role_grant.centre_id')
      .innerJoin('municipality', 'municipality.id', 'centre.municipality_id')
      .select('worker.login')
      .where('role_grant.role', '=', 'frontOffice')
      .where('municipality.code', '<>', 'bakhmut')
      .executeTakeFirstOrThrow();
    const stranger = await app.signIn(logins.login, 'frontOffice');
    expect((await stranger.get(`/people/${row?.id}`)).status).toBe(404);
    expect((await stranger.post('/people/search', { q: 'дем’янен' })).text).not.toContain('Мар’яна');
    const back = await app.signIn('back.bakhmut');
    expect((await back.get('/people')).status).toBe(403);
  });
});
