import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { businessDate } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../../test/app.ts';
import type { Client } from '../../../../test/client.ts';
import { addSampleWork, type CentreWork } from '../../../../test/sampleWork.ts';

let house: TestApp;
let admin: Client;
let centreHead: Client;
let providerHead: Client;
let centre: string;
let stranger: CentreWork;
let work: CentreWork;
const today = businessDate(new Date());
const queries = () => house.services.database.queries;

beforeAll(async () => {
  house = await startTestApp();
  const all = await addSampleWork(house.services);
  const here = all.find(({ centreCode }) => centreCode === 'bakhmut');
  const there = all.find(({ centreCode }) => centreCode === 'regional');
  if (!here || !there) throw new Error('the demo lacks a centre');
  [work, stranger, centre] = [here, there, here.centreId];
  admin = await house.signIn('admin.bakhmut');
  centreHead = await house.signIn('centre.bakhmut');
  providerHead = await house.signIn('head.bakhmut');
});
afterAll(() => house?.close());

/** A service that the tests may change: not the one of the sample work. */
const otherService = (provider: string) =>
  queries()
    .selectFrom('service')
    .selectAll()
    .where('centre_id', '=', centre)
    .where('provider_id', '=', provider)
    .where('id', '<>', work.serviceId)
    .where('active', '=', true)
    .orderBy('list_number')
    .executeTakeFirstOrThrow();

const fieldsOf = (service: Awaited<ReturnType<typeof otherService>>) => ({
  version: String(service.version),
  listId: service.list_id,
  listNumber: String(service.list_number),
  name: service.name,
  plainNameUk: service.plain_name_uk,
  plainNameEn: service.plain_name_en,
  groupId: service.group_id,
  synonyms: service.synonyms.join(', '),
  averageMinutes: String(service.average_minutes),
});

const lastEvent = (kind: string) =>
  queries()
    .selectFrom('ledger')
    .select(['subject_id', 'payload'])
    .where('kind', '=', kind)
    .orderBy('seq', 'desc')
    .executeTakeFirst();

describe('[KC-9, BP-10] lists and groups', () => {
  test('a decision is recorded once', async () => {
    const list = { centre, body: 'Міська рада', number: '99/1', decidedOn: '2026-01-15' };
    expect((await centreHead.post('/catalogue/lists', list)).status).toBe(303);
    const again = await centreHead.post('/catalogue/lists', list);
    expect(again.status).toBe(422);
    expect(again.text).toContain('Рішення з таким номером і датою вже записано');
    expect(again.text).toContain('value="Міська рада"');
    expect((await lastEvent('serviceList.approved'))?.payload).toMatchObject({ number: '99/1' });
  });

  test('a list typed with a mistake is corrected before anything rests on it, and never after', async () => {
    const listId = (await lastEvent('serviceList.approved'))?.subject_id ?? '';
    const path = `/catalogue/lists/${listId}`;
    const page = await centreHead.get(path);
    expect(page.text).toContain('value="99/1"');
    const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? '';
    const list = { centre, version, body: 'Виконавчий комітет', number: '99/2', decidedOn: '2026-01-16' };
    expect((await centreHead.post(path, { ...list, decidedOn: '2099-01-01' })).status).toBe(422);
    expect((await centreHead.post(path, list)).status).toBe(303);
    expect((await lastEvent('serviceList.corrected'))?.payload).toMatchObject({
      before: { body: 'Міська рада', number: '99/1', decidedOn: '2026-01-15' },
      after: { body: 'Виконавчий комітет', number: '99/2', decidedOn: '2026-01-16' },
    });
    // The same form once more: somebody has changed the list since.
    expect((await centreHead.post(path, { ...list, number: '99/3' })).status).toBe(409);

    const { list_id: used } = await queries()
      .selectFrom('service')
      .innerJoin('case_file', 'case_file.service_id', 'service.id')
      .select('list_id')
      .where('service.centre_id', '=', centre)
      .where('case_file.number', 'is not', null)
      .executeTakeFirstOrThrow();
    const shown = await centreHead.get(`/catalogue/lists/${used}`);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('вже зареєстровано справи');
    expect(shown.text).not.toContain('name="number"');
    const before = await queries()
      .selectFrom('service_list')
      .selectAll()
      .where('id', '=', used)
      .executeTakeFirst();
    const refused = await centreHead.post(`/catalogue/lists/${used}`, {
      ...list,
      version: '1',
      number: '100',
    });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('виправити його не можна');
    expect(
      await queries().selectFrom('service_list').selectAll().where('id', '=', used).executeTakeFirst(),
    ).toEqual(before);
    const stranger = await house.signIn('centre.kyivskyi');
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(path, list)).status).toBe(404);
  });

  test('a letter serves one group of a centre; a group in use is not closed', async () => {
    const taken = await queries()
      .selectFrom('service_group')
      .selectAll()
      .where('id', '=', work.groupId)
      .executeTakeFirstOrThrow();
    const group = { centre, letter: taken.prefix, nameUk: 'Нова', nameEn: 'New', position: '9' };
    const refused = await admin.post('/catalogue/groups', group);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Цю літеру вже має інша група');
    expect((await admin.post('/catalogue/groups', { ...group, letter: 'Q' })).text).toContain(
      'одну українську літеру',
    );
    expect((await admin.post('/catalogue/groups', { ...group, letter: 'щ' })).status).toBe(303);
    const page = `/catalogue/groups/${taken.id}`;
    const same = {
      centre,
      version: String(taken.version),
      letter: taken.prefix,
      nameUk: taken.name_uk,
      nameEn: taken.name_en,
      position: String(taken.position),
    };
    const busy = await admin.post(page, same);
    expect(busy.status).toBe(422);
    expect(busy.text).toContain('Групу ще не можна закрити');
    const renamed = { ...same, active: 'yes', nameUk: 'Інша назва' };
    expect((await admin.post(page, renamed)).status).toBe(303);
    expect((await admin.post(page, renamed)).status).toBe(409);
  });
});

describe('[BL] services', () => {
  test('a taken number, a taken address and choices of another centre are told beside their fields', async () => {
    const known = await otherService(work.providerId);
    const fresh = {
      ...fieldsOf(known),
      centre,
      providerId: work.providerId,
      slug: '',
      route: 'decideHere',
      decidedBy: 'Управління',
      act: '',
      validFrom: today,
    };
    const post = (change: Record<string, string>) =>
      providerHead.post('/catalogue/services', { ...fresh, ...change });
    expect((await post({})).text).toContain('Під цим номером у переліку вже є послуга');
    expect((await post({ listNumber: '901', slug: known.slug })).text).toContain(
      'Така адреса в цьому центрі',
    );
    const foreign = await post({
      listNumber: '901',
      groupId: stranger.groupId,
      providerId: stranger.providerId,
    });
    expect(foreign.status).toBe(422);
    expect(foreign.text.match(/Виберіть зі списку цього центру/g)?.length).toBeGreaterThanOrEqual(2);
    expect((await post({ centre: stranger.centreId })).status).toBe(404);
    const empty = await post({ name: '', averageMinutes: '0', route: '' });
    for (const words of ['Введіть офіційну назву послуги', 'від 1 до 480', 'Виберіть, що робить центр'])
      expect(empty.text, words).toContain(words);
    const made = await post({ listNumber: '901', plainNameUk: 'Зовсім нова послуга' });
    expect(made.status).toBe(303);
    expect((await house.anonymous().get('/centres/bakhmut/services/zovsim-nova-posluha')).status).toBe(200);
    expect((await lastEvent('service.competenceSet'))?.payload).toMatchObject({ route: 'decideHere' });
  });

  test('a change keeps what was before in the ledger; a stale screen overwrites nothing', async () => {
    const service = await otherService(work.providerId);
    const page = `/catalogue/${service.id}/service`;
    expect((await providerHead.get(page)).text).toContain(service.plain_name_uk);
    const change = { ...fieldsOf(service), plainNameUk: 'Нова проста назва', synonyms: 'одне, два, одне' };
    expect((await providerHead.post(page, change)).status).toBe(303);
    expect((await providerHead.post(page, { ...change, plainNameUk: 'Ще раз' })).status).toBe(409);
    const kept = await otherService(work.providerId);
    expect([kept.plain_name_uk, kept.synonyms, kept.version]).toEqual([
      'Нова проста назва',
      ['одне', 'два'],
      service.version + 1,
    ]);
    expect((await lastEvent('service.changed'))?.payload).toMatchObject({
      before: { plainNameUk: service.plain_name_uk },
      after: { plainNameUk: 'Нова проста назва' },
    });
    const theirs = `/catalogue/${stranger.serviceId}/service`;
    expect((await providerHead.get(theirs)).status).toBe(404);
    expect((await centreHead.post(theirs, change)).status).toBe(404);
  });

  test('[design 3.11] who decides is recorded from a date on; the page for people follows', async () => {
    const service = await otherService(work.providerId);
    const page = `/catalogue/${service.id}/competence`;
    const rule = {
      route: 'acceptAndPassOn',
      decidedBy: 'Пенсійний фонд України',
      act: '',
      validFrom: 'колись',
    };
    expect((await centreHead.post(page, rule)).text).toContain('Вкажіть дату');
    expect((await centreHead.post(page, { ...rule, validFrom: today })).status).toBe(303);
    expect((await centreHead.get(page)).text).toContain('Пенсійний фонд України');
    const open = await house.anonymous().get(`/centres/bakhmut/services/${service.slug}`);
    expect(open.text).toContain('Пенсійний фонд України. Центр приймає заяву й передає її.');
  });

  test('a service with open cases and people in the hall is not closed; an idle one leaves the site and comes back', async () => {
    const busy = await centreHead.get(`/catalogue/${work.serviceId}/state`);
    expect(busy.text).toContain('Послугу ще не можна закрити');
    const refused = await centreHead.post(`/catalogue/${work.serviceId}/state`);
    expect(refused.status).toBe(409);
    expect(refused.text).toMatch(/\d+ справ/);
    const idle = await otherService(work.providerId);
    const page = `/catalogue/${idle.id}/state`;
    expect((await centreHead.get(page)).text).toContain('Закрити послугу?');
    expect((await centreHead.post(page)).status).toBe(303);
    const shown = () => house.anonymous().get(`/centres/bakhmut/services/${idle.slug}`);
    expect((await shown()).status).toBe(404);
    expect((await lastEvent('service.closed'))?.subject_id).toBe(idle.id);
    expect((await centreHead.get('/catalogue?view=closed')).text).toContain(idle.plain_name_uk);
    expect((await centreHead.post(page)).status).toBe(303);
    expect((await shown()).status).toBe(200);
  });
});

test('[BL] life situations and categories are kept by the staff, and a service carries them with its number in the guide', async () => {
  const municipality = work.municipalityId;
  const fresh = {
    municipality,
    kind: 'situation',
    nameUk: 'Пожежа вдома',
    nameEn: 'A fire',
    position: '3',
    active: 'yes',
  };
  expect((await centreHead.post('/catalogue/topics', { ...fresh, nameUk: '' })).text).toContain(
    'Введіть назву',
  );
  expect((await centreHead.post('/catalogue/topics', fresh)).status).toBe(303);
  const twice = await centreHead.post('/catalogue/topics', fresh);
  expect(twice.status).toBe(422);
  expect(twice.text).toContain('Така назва вже є');
  const topic = (await lastEvent('serviceTopic.created'))?.subject_id ?? '';
  const service = await otherService(work.providerId);
  const page = `/catalogue/${service.id}/service`;
  const marked = { ...fieldsOf(service), topics: topic, guideId: '00147' };
  const foreign = await providerHead.post(page, { ...marked, topics: v7() });
  expect(foreign.text).toContain('Виберіть зі списку цього центру');
  expect((await providerHead.post(page, marked)).status).toBe(303);
  const shown = (await providerHead.get(page)).text;
  expect(shown).toMatch(new RegExp(`value="${topic}" checked`));
  expect(shown).toContain('value="00147"');
  const at = `/catalogue/topics/${topic}`;
  expect((await centreHead.post(at, { ...fresh, nameUk: 'Пожежа', version: '1' })).status).toBe(303);
  expect((await centreHead.post(at, { ...fresh, version: '1' })).status).toBe(409);
  const stranger = await house.signIn('centre.kyivskyi');
  expect((await stranger.get(at)).status).toBe(404);
});

test('[BR-12] a centre sets how often its cards are compared with the law', async () => {
  const set = (months: string) => centreHead.post('/catalogue/lists/review', { centre, months });
  const wrong = await set('0');
  expect(wrong.status).toBe(422);
  // The page comes back with what was typed, opened at the field, and says there what to mend.
  expect(wrong.text).toMatch(new RegExp(`href="#months-${centre}"`));
  expect(wrong.text).toMatch(/id="months-[^"]+-error"[\s\S]*Введіть число місяців від 1 до 60/);
  expect(wrong.text).toMatch(/<details[^>]* open/);
  expect((await set('60')).status).toBe(303);
  const none = await centreHead.get('/catalogue?view=stale');
  expect(none.text).not.toContain('data-label="Звірено"');
  expect((await set('1')).status).toBe(303);
  expect((await centreHead.get('/catalogue?view=stale')).text).toContain('data-label="Звірено"');
});

test('[ORG-7] the administrator keeps lists and groups but no services; a head of a provider no lists', async () => {
  expect((await admin.get('/catalogue/lists')).text).toContain('Групи послуг');
  expect((await admin.get('/catalogue/services/new')).status).toBe(403);
  expect((await providerHead.get('/catalogue/lists')).status).toBe(403);
  expect((await centreHead.get(`/catalogue/groups/${stranger.groupId}`)).status).toBe(404);
  expect((await centreHead.get(`/catalogue/lists/new?centre=${stranger.centreId}`)).status).toBe(404);
  expect((await centreHead.get(`/catalogue/groups/${v7()}`)).status).toBe(404);
});

test('[BR-12] a card is given to a specialist: it waits on his first screen, he alone of his office writes it, people see his post', async () => {
  const service = await otherService(work.providerId);
  const page = `/catalogue/${service.id}/service`;
  const worker = (login: string) =>
    queries().selectFrom('worker').where('login', '=', login).select('id').executeTakeFirstOrThrow();
  const { id: keeper } = await worker('back.bakhmut');
  const { id: foreign } = await worker('head.pfu.bakhmut');
  expect((await providerHead.get(page)).text).toContain('Головний спеціаліст бек-офісу: Литвиненко');
  const given = { ...fieldsOf(service), ownerId: keeper };
  expect((await providerHead.post(page, { ...given, ownerId: foreign })).status).toBe(422);
  expect((await providerHead.post(page, given)).status).toBe(303);
  await queries()
    .updateTable('card_version')
    .set({ checked_on: '2020-01-01' })
    .where('service_id', '=', service.id)
    .where('state', '=', 'inForce')
    .execute();

  const specialist = await house.signIn('back.bakhmut');
  const colleague = await house.signIn('back2.bakhmut');
  const waits = '1 картка давно не звірена із законом';
  expect((await specialist.get('/back-office')).text).toContain(waits);
  expect((await colleague.get('/back-office')).text).not.toContain('давно не звірен');
  const mine = await specialist.get('/catalogue');
  expect(mine.text).toContain(service.plain_name_uk);
  const kept = await queries().selectFrom('service').select('id').where('owner_id', '=', keeper).execute();
  expect(mine.text.match(/data-label="Звірено"/g)).toHaveLength(kept.length);
  const open = `/centres/bakhmut/services/${service.slug}`;
  expect((await house.anonymous().get(open)).text).toContain('Головний спеціаліст бек-офісу, ');

  const edit = `/catalogue/${service.id}/edit`;
  expect((await specialist.get(edit)).status).toBe(200);
  expect((await colleague.get(`/catalogue/${service.id}`)).text).not.toContain('/edit"');
  expect((await colleague.get(edit)).status).toBe(403);
  const card = await queries()
    .selectFrom('card_version')
    .where('service_id', '=', service.id)
    .where('state', '=', 'inForce')
    .select('id')
    .executeTakeFirstOrThrow();
  const check = `/catalogue/${service.id}/check`;
  expect((await colleague.post(check, { card: card.id })).status).toBe(403);
  expect((await specialist.post(check, { card: card.id })).status).toBe(303);
  expect((await specialist.get('/back-office')).text).not.toContain(waits);

  // Who has left keeps nothing: the card is the head's again.
  await queries()
    .updateTable('role_grant')
    .set({ ended_on: today })
    .where('worker_id', '=', keeper)
    .execute();
  expect((await house.anonymous().get(open)).text).toContain('За зміст відповідає: керівник, ');
});
