import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { agreementState, agreementsToMind } from './rules/agreement.ts';

const clock = fixedClock('2026-03-03T09:00:00Z');
let house: TestApp;
beforeAll(async () => {
  house = await startTestApp({ clock });
});
afterAll(async () => {
  await house?.close();
});

test('[KO-4.1] an agreement is shown as running out from sixty days before its end', () => {
  const on = (validTo: string | null, endedOn: string | null = null) =>
    agreementState({ validTo, endedOn }, '2026-03-03');
  expect(on(null)).toBe('inForce');
  expect(on('2026-05-03')).toBe('inForce');
  expect(on('2026-05-02')).toBe('soon');
  expect(on('2026-03-03')).toBe('soon');
  expect(on('2026-03-02')).toBe('over');
  expect(on('2027-01-01', '2026-03-03')).toBe('ended');
  const term = (eofficeId: string, validTo: string | null) => ({ eofficeId, validTo, endedOn: null });
  expect(
    agreementsToMind(
      [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      // The office «a» has a new agreement beside the one that ran out.
      [term('a', '2026-03-01'), term('a', '2028-01-01'), term('b', '2026-03-10')],
      '2026-03-03',
    ),
  ).toEqual({ expiring: 1, without: 1 });
});

test('[KO-4.1] the head office enters and ends agreements; the department reads them; an operator does not', async () => {
  const { queries } = house.services.database;
  const head = await house.signIn('headeoffice.kharkiv');
  const office = (
    await queries.selectFrom('eoffice').select('id').where('number', '=', 12).executeTakeFirstOrThrow()
  ).id;
  expect((await head.get('/e-offices/work')).text).toContain('33 е-офіси без чинного договору');
  const facts = { office, number: '17/20', subject: 'Приміщення для е-офісу', signedOn: '02.01.2026' };
  const wrong = await head.post('/e-offices/agreements', { ...facts, validTo: '01.01.2026' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Кінець строку не може бути раніше укладення');
  expect((await head.post('/e-offices/agreements', { ...facts, signedOn: '04.03.2026' })).status).toBe(422);
  expect((await head.post('/e-offices/agreements', { ...facts, office: v7() })).status).toBe(404);
  expect((await head.post('/e-offices/agreements', { ...facts, validTo: '20.03.2026' })).status).toBe(303);
  expect((await head.post('/e-offices/agreements', { ...facts, validTo: '' })).status).toBe(422);
  const shown = (await head.get('/e-offices/agreements')).text;
  expect(shown).toContain('спливає за 17 днів');
  expect(shown).toContain('1 договір спливає або сплив; 32 е-офіси без чинного договору');
  const { id } = await queries.selectFrom('eoffice_agreement').select('id').executeTakeFirstOrThrow();
  const end = { version: '1', endedOn: '01.03.2026', reason: 'Переїзд' };
  expect((await head.post(`/e-offices/agreements/${id}/end`, { ...end, endedOn: '01.01.2026' })).status).toBe(
    422,
  );
  expect((await head.post(`/e-offices/agreements/${id}/end`, end)).status).toBe(303);
  expect((await head.post(`/e-offices/agreements/${id}/end`, end)).status).toBe(409);
  expect((await (await house.signIn('eoffice.kharkiv')).get('/e-offices/agreements')).status).toBe(403);
});

test('[KN-2] partners of the competition with their projects are kept by the head office and seen by everybody', async () => {
  const head = await house.signIn('headeoffice.kharkiv');
  const facts = {
    name: 'ГО «Вигадане коло»',
    project: 'Поруч',
    year: '2020',
    act: 'Рішення журі № 1',
    summary: 'Допомога вдома',
    office: '',
    active: 'yes',
    version: '1',
  };
  const list = '/e-offices/network/partners';
  expect((await head.post(list, { ...facts, year: 'торік' })).status).toBe(422);
  expect((await head.post(list, facts)).status).toBe(303);
  expect((await head.post(list, facts)).status).toBe(422);
  expect((await house.anonymous().get('/e-offices/partners')).text).toContain('ГО «Вигадане коло»');
  const { id } = await house.services.database.queries
    .selectFrom('eoffice_partner')
    .select('id')
    .executeTakeFirstOrThrow();
  expect((await head.post(`${list}/${id}`, { ...facts, active: '' })).status).toBe(303);
  expect((await head.post(`${list}/${id}`, facts)).status).toBe(409);
  expect((await house.anonymous().get('/e-offices/partners')).text).not.toContain('Вигадане коло');
  expect((await (await house.signIn('eoffice.kharkiv')).get(list)).status).toBe(403);
});

test('[KO-4.1] an agreement is mended with its history, prolonged by an additional one, completed by documents, ended', async () => {
  const { queries } = house.services.database;
  const head = await house.signIn('headeoffice.kharkiv');
  const office = (
    await queries.selectFrom('eoffice').select('id').where('number', '=', 3).executeTakeFirstOrThrow()
  ).id;
  const facts = { office, number: '5', subject: 'Приміщення', signedOn: '10.01.2026', validTo: '10.03.2026' };
  await head.post('/e-offices/agreements', facts);
  const { id } = await queries
    .selectFrom('eoffice_agreement')
    .select('id')
    .where('eoffice_id', '=', office)
    .executeTakeFirstOrThrow();
  const path = `/e-offices/agreements/${id}`;
  const mended = { version: '1', number: '5/26', subject: 'Приміщення', signedOn: '10.01.2026' };
  expect((await head.post(`${path}/edit`, { ...mended, validTo: '10.03.2026', reason: '' })).status).toBe(
    422,
  );
  expect(
    (await head.post(`${path}/edit`, { ...mended, validTo: '10.03.2026', reason: 'Номер без року' })).status,
  ).toBe(303);
  expect((await head.post(`${path}/edit`, { ...mended, validTo: '', reason: 'Ще раз' })).status).toBe(409);
  const additional = { version: '2', title: 'Додаткова угода № 1', signedOn: '02.03.2026' };
  const shorter = await head.post(`${path}/prolong`, { ...additional, validTo: '09.03.2026' });
  expect(shorter.status).toBe(422);
  expect(shorter.text).toContain('має бути пізнішим');
  expect((await head.post(`${path}/prolong`, { ...additional, validTo: '10.03.2027' })).status).toBe(303);
  expect(
    (await head.post(`${path}/documents`, { kind: 'other', title: 'Лист', signedOn: '02.03.2026' })).text,
  ).toContain('Оберіть файл');
  const page = (await head.get(path)).text;
  for (const words of [
    'Номер: було «5», стало «5/26»',
    'Номер без року',
    'Додаткова угода № 1',
    'строк до 10.03.2027',
    'Діє до: було «10.03.2026», стало «10.03.2027»',
  ])
    expect(page).toContain(words);
  const operator = await house.signIn('eoffice.kharkiv');
  expect((await operator.get('/e-offices/work')).text).toContain('Договір діє до 10.03.2027');
  expect((await operator.get(path)).status).toBe(403);
  expect((await (await house.signIn('coordinator.kharkiv')).get(path)).status).toBe(200);
  await head.post(`${path}/end`, { version: '3', endedOn: '03.03.2026', reason: 'Згода сторін' });
  expect((await head.post(`${path}/prolong`, { ...additional, version: '4', validTo: '' })).status).toBe(409);
  expect((await operator.get('/e-offices/work')).text).toContain('Чинного договору немає');
});

test('[KO-4.1][BP-9] the head office sets the days of reminders and the term of letters; a wrong number comes back', async () => {
  const head = await house.signIn('headeoffice.kharkiv');
  const path = '/e-offices/network/settings';
  const wrong = await head.post(path, { version: '0', agreementDays: '60, вчора', lettersKeptDays: '5' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('від одного до п’яти чисел');
  expect(wrong.text).toContain('від 30 до 3650');
  const right = { version: '0', agreementDays: '10; 90', lettersKeptDays: '30', messagesKeptYears: '7' };
  expect((await head.post(path, right)).status).toBe(303);
  expect((await head.post(path, right)).status).toBe(409);
  expect((await head.get(path)).text).toContain('value="90, 10"');
});
