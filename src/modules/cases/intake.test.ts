import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { businessDate } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import {
  act,
  addPerson,
  type CaseSteps,
  caseSteps,
  draftCase,
  eventsOf,
  mainText,
  serviceOf,
  stateOf,
} from '../../../test/caseSteps.ts';

let app: TestApp;
let steps: CaseSteps;

beforeAll(async () => {
  app = await startTestApp();
  steps = await caseSteps(app);
});
afterAll(() => app.close());

const inDays = (days: number) =>
  businessDate(new Date(app.services.clock.now().getTime() + days * 86_400_000));

describe('the card of a new case', () => {
  test('[CARD-flow] a case takes the card in force today, not the one approved for a later day', async () => {
    const { front } = steps;
    const { queries } = app.services.database;
    const service = await serviceOf(app, 'decideHere');
    const applicant = await addPerson(app, 'Завтрашня');
    const old = await queries
      .selectFrom('card_version')
      .selectAll()
      .where('service_id', '=', service.id)
      .where('state', '=', 'inForce')
      .executeTakeFirstOrThrow();
    const next = crypto.randomUUID();
    const from = inDays(7);
    await queries
      .updateTable('card_version')
      .set({ state: 'replaced', replaced_on: from })
      .where('id', '=', old.id)
      .execute();
    await queries
      .insertInto('card_version')
      .values({
        ...old,
        id: next,
        version: old.version + 1,
        valid_from: from,
        content: JSON.stringify(old.content),
        translation: JSON.stringify(old.translation),
      })
      .execute();
    const opened = await front.post('/cases', { service: service.id, applicant });
    expect(opened.status, mainText(opened.text)).toBe(303);
    const { card_version_id } = await queries
      .selectFrom('case_file')
      .select('card_version_id')
      .where('id', '=', opened.location.split('/').at(-1) ?? '')
      .executeTakeFirstOrThrow();
    expect(card_version_id).toBe(old.id);
  });
});

const received = 'Заява про допомогу надійшла поштою';

describe('what the registration asks for', () => {
  test('[BP-22] while another person’s data are needed, nothing is registered without that person and the proof', async () => {
    const { front } = steps;
    const id = await draftCase(steps, { consent: false });
    const own = { kind: 'processing', form: 'paper', confirmed: 'yes' };
    const silent = await act(app, front, id, 'consent', own);
    expect(silent.status).toBe(422);
    expect(silent.text).toContain('Скажіть, чи потрібні дані іншої особи');
    const yes = await act(app, front, id, 'consent', { ...own, others: 'yes' });
    expect(yes.location).toBe(`/cases/${id}/consent?other=1`);
    const early = await act(app, front, id, 'register');
    expect(early.status).toBe(409);
    expect(early.text).toContain('згоду осіб, дані яких потрібні');
    expect(await stateOf(app, id)).toBe('draft');

    const husband = await addPerson(app, 'Чоловіченко');
    const found = await act(app, front, id, 'consent/find', {
      q: 'Чоловіченко',
      note: 'Письмова згода № 7',
      kind: 'otherPerson',
    });
    expect(found.text).toContain('Вибрати: Чоловіченко');
    expect(found.text, 'what was typed stays').toContain('Письмова згода № 7');
    const other = { kind: 'otherPerson', form: 'paper', confirmed: 'yes' };
    const nobody = await act(app, front, id, 'consent', { ...other, note: 'Письмова згода № 7' });
    expect(nobody.status).toBe(422);
    const applicant = await app.services.database.queries
      .selectFrom('case_file')
      .select('applicant_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const self = { ...other, note: 'Згода', person: applicant.applicant_id };
    expect((await act(app, front, id, 'consent', self)).status).toBe(422);
    expect((await act(app, front, id, 'consent', { ...other, person: husband })).status).toBe(422);
    expect((await act(app, front, id, 'register')).status).toBe(409);
    const taken = await act(app, front, id, 'consent', {
      ...other,
      person: husband,
      note: 'Письмова згода № 7',
    });
    expect(taken.status, mainText(taken.text)).toBe(303);
    const page = await front.get(`/cases/${id}`);
    expect(page.text).toContain('Чоловіченко');
    expect(page.text).toContain('Письмова згода № 7');
    expect((await act(app, front, id, 'register')).status).toBe(303);
  });

  test('[BP-22] the answer about other people can be taken back before the registration', async () => {
    const { front } = steps;
    const id = await draftCase(steps, { others: 'yes' });
    expect((await act(app, front, id, 'register')).status).toBe(409);
    expect((await act(app, front, id, 'others')).status).toBe(422);
    expect((await act(app, front, id, 'others', { others: 'no' })).status).toBe(303);
    expect((await act(app, front, id, 'register')).status).toBe(303);
    expect((await act(app, front, id, 'others', { others: 'yes' })).status).toBe(409);
    expect(await eventsOf(app, id)).toContain('case.othersAnswered');
  });

  test('[BR-23] post registered after the next working day is flagged on the form and in the history', async () => {
    const { front } = steps;
    const id = await draftCase(steps);
    const sent = await act(app, front, id, 'applicant', { channel: 'post', territory: 'resident' });
    expect(sent.status).toBe(303);
    expect((await act(app, front, id, 'register')).text).toContain('Впишіть, коли надійшло');
    const late = { receivedOn: inDays(-14) };
    const flagged = await act(app, front, id, 'register', late);
    expect(flagged.status).toBe(422);
    expect(flagged.text).toContain('Поштове відправлення слід було зареєструвати до');
    expect(await stateOf(app, id)).toBe('draft');
    const lateReason = `${received}, пошту передали з запізненням`;
    expect((await act(app, front, id, 'register', { ...late, lateReason })).status).toBe(303);
    const page = mainText((await front.get(`/cases/${id}`)).text.replace(/[\s\S]*Що відбулося/, '<main>'));
    expect(page).toContain('пізніше строку');
    expect(page).toContain(lateReason);
  });

  test('[BR-19] a packet is taken in person, by a representative with authority, by post and electronically', async () => {
    const { front } = steps;
    const representative = await addPerson(app, 'Довіреннова');
    const ways = {
      inPerson: [{}, 'Особисто'],
      representative: [{ representative, authority: 'довіреність № 78' }, 'Через представника'],
      post: [{}, 'Поштою'],
      electronic: [{}, 'Електронно'],
    } as const;
    for (const [channel, [fields, word]] of Object.entries(ways)) {
      const id = await draftCase(steps);
      const sent = await act(app, front, id, 'applicant', { channel, territory: 'resident', ...fields });
      expect(sent.status, channel).toBe(303);
      expect(mainText((await front.get(`/cases/${id}`)).text), channel).toContain(word);
    }
    const id = await draftCase(steps);
    const nobody = await act(app, front, id, 'applicant', {
      channel: 'representative',
      territory: 'resident',
    });
    expect(nobody.status).toBe(422);
  });

  test('[BR-23] post registered in time asks nothing more', async () => {
    const { front } = steps;
    const id = await draftCase(steps);
    await act(app, front, id, 'applicant', { channel: 'post', territory: 'resident' });
    expect((await act(app, front, id, 'register', { receivedOn: inDays(0) })).status).toBe(303);
    expect((await front.get(`/cases/${id}`)).text).not.toContain('пізніше строку');
  });
});

describe('people on the way', () => {
  test('[BR-20] an applicant who is not in the register yet is added without losing the service', async () => {
    const { front } = steps;
    const { id: service } = await serviceOf(app, 'decideHere');
    const form = await front.get(`/people/new?service=${service}`);
    expect(form.text).toContain(`name="service" value="${service}"`);
    const known = {
      surname: 'Повторенко',
      given: 'Олена',
      patronymic: 'Петрівна',
      documentKind: 'idCard',
      documentNumber: '900100200',
    };
    const added = await front.post('/people', { kind: 'person', ...known, service });
    expect(added.location, mainText(added.text)).toMatch(
      new RegExp(`^/cases/new\\?service=${service}&ticket=&applicant=`),
    );
    const twice = await front.post('/people', { kind: 'person', ...known, service });
    expect(twice.status).toBe(422);
    expect(twice.text.replaceAll('&amp;', '&')).toContain(`/cases/new?service=${service}&ticket=&applicant=`);
  });

  test('[BR-5.1] choosing a representative keeps what was typed about the authority', async () => {
    const { front } = steps;
    const id = await draftCase(steps);
    const typed = { channel: 'representative', authority: 'довіреність № 77', territory: 'resident' };
    const someone = await addPerson(app, 'Повіренко');
    const found = await act(app, front, id, 'applicant/find', { ...typed, q: 'Повіренко' });
    expect(found.text).toContain('довіреність № 77');
    const picked = await act(app, front, id, 'applicant/find', { ...typed, pick: someone });
    expect(picked.text).toContain('довіреність № 77');
    expect(picked.text).toContain(`name="representative" value="${someone}"`);
    expect((await act(app, front, id, 'applicant', { ...typed, representative: someone })).status).toBe(303);
  });

  test('[BR-20] each gap of the packet names its document in the summary of errors', async () => {
    const id = await draftCase(steps);
    const { card } = await serviceOf(app, 'decideHere');
    const reply = await act(app, steps.front, id, 'packet');
    const summary = /v-error-summary[\s\S]*?<\/ul>/.exec(reply.text)?.[0] ?? '';
    for (const { key } of card.documents) expect(summary).toContain(`href="#status-${key}"`);
    const messages = [...summary.matchAll(/<a[^>]*>([^<]*)<\/a>/g)].map((match) => match[1]);
    expect(messages).toHaveLength(card.documents.length);
    expect(new Set(messages).size).toBe(messages.length);
  });
});
