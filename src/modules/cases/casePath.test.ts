import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPdfText } from '#platform/pdf/pdfText.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import {
  acceptedCase,
  act,
  type CaseSteps,
  caseSteps,
  draftCase,
  eventsOf,
  mainText,
  paperOf,
  registeredCase,
  stateOf,
  versionOf,
  workerId,
} from '../../../test/caseSteps.ts';

let app: TestApp;
let steps: CaseSteps;
const letters: string[] = [];
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _session, done) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      letters.push(Buffer.concat(parts).toString());
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const address = smtp.server.address();
  if (address === null || typeof address === 'string') throw new Error('no SMTP port');
  app = await startTestApp({ smtpUrl: `smtp://127.0.0.1:${address.port}` });
  steps = await caseSteps(app);
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

const squeeze = (text: string) => text.replace(/[\s\u00AD\u00A0-]/g, '');

async function pdfOf(caseId: string, kind: string): Promise<string> {
  const paper = await paperOf(app, caseId, kind);
  expect(paper.state, `${kind}: ${paper.failure}`).toBe('ready');
  const { sha256 } = await app.services.database.queries
    .selectFrom('stored_file')
    .select('sha256')
    .where('id', '=', paper.file_id ?? '')
    .executeTakeFirstOrThrow();
  return squeeze(readPdfText(await app.services.files.get(sha256)));
}

const refusal = {
  ownAct: 'Закон України «Про державну допомогу сім’ям з дітьми»',
  ownClause: 'стаття 11',
  ownRequires: 'Звернутися впродовж дванадцяти місяців',
  ownFound: 'Строк пропущено на місяць',
  reasons: 'Закон дає дванадцять місяців, а минуло тринадцять.',
  authority: 'Департамент соціального захисту населення',
  authorityTerm: '30 календарних днів',
  court: 'Донецький окружний адміністративний суд',
  courtTerm: 'шість місяців',
  basis: 'стаття 122 КАС України',
};

describe('the whole path', () => {
  test('[BR-20] [BR-21] [BR-22] [BR-25] [BR-5.5] [BR-26] [BR-28] a case goes from the desk to the archive, each step in the ledger', async () => {
    const { front, back } = steps;
    const id = await draftCase(steps, { email: 'olena@example.org' });
    expect((await act(app, front, id, 'register')).location).toBe(`/cases/${id}/registered`);
    const done = await front.get(`/cases/${id}/registered`);
    const number = /БХ-\d{4}-\d{6}/.exec(done.text)?.[0] ?? '';
    const code = /([0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3})/.exec(done.text)?.[1] ?? '';
    expect(code).not.toBe('');
    const inventory = await pdfOf(id, 'inventory');
    expect(inventory).toContain(squeeze(number));
    expect(inventory).toContain(squeeze(code));
    expect(inventory).toContain(squeeze('Лист від сусідки'));
    expect(await pdfOf(id, 'application')).toContain(squeeze(number));

    expect(
      (await act(app, front, id, 'send', { executor: await workerId(app, 'back.bakhmut') })).status,
    ).toBe(303);
    expect((await back.get('/back-office')).text).toContain(number);
    for (const press of ['accept'] as const) expect((await act(app, back, id, press)).status).toBe(303);
    expect(
      (await act(app, back, id, 'grant', { text: 'Призначити допомогу.\nВиплачувати щомісяця.' })).status,
    ).toBe(303);
    expect(await pdfOf(id, 'decision')).toContain(squeeze('Виплачувати щомісяця'));
    expect((await act(app, back, id, 'document-ready')).status).toBe(303);
    expect((await act(app, back, id, 'to-front-office')).status).toBe(303);
    expect((await front.get('/cases?at=front')).text).toContain(number);
    const handed = { to: 'applicant', way: 'inPerson', proof: 'ID-картка 000111222' };
    expect((await act(app, front, id, 'hand-out', handed)).status).toBe(303);
    expect(await pdfOf(id, 'handover')).toContain(squeeze(number));
    const archived = await act(app, back, id, 'archive', {
      keepUntil: '2032-01-01',
      ground: 'Перелік, ст. 1',
    });
    expect(archived.status).toBe(303);
    expect(await stateOf(app, id)).toBe('archived');

    const events = (await eventsOf(app, id)).filter((kind) => kind !== 'case.documentMade');
    expect(events).toEqual([
      'case.drafted',
      'case.applicantChanged',
      'case.packetChecked',
      'case.consentTaken',
      'case.registered',
      'case.sent',
      'case.accepted',
      'case.granted',
      'case.documentReady',
      'case.toFrontOffice',
      'case.handedOut',
      'case.archived',
    ]);
    const screen = await front.get(`/cases/${id}`);
    expect(screen.text).toContain('Регламент, п. 22');
    expect(screen.text).toContain('Регламент, п. 28');

    const citizen = app.anonymous();
    const seen = await citizen.post('/case', { number: number.toLowerCase(), code }, { key: 'none' });
    expect(seen.status, mainText(seen.text)).toBe(200);
    expect(seen.text).toContain('Справу завершено');
    expect(seen.text).not.toContain('Ковальчук');
    const logged = await app.services.database.queries
      .selectFrom('access_log')
      .select('actor')
      .where('subject_id', '=', id)
      .where('event', '=', 'case.tracked')
      .execute();
    expect(logged).toEqual([{ actor: 'visitor' }]);
    await expect.poll(() => letters.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
    expect(letters.join()).toContain('olena@example.org');
    expect(letters.join()).not.toContain(code);
  });

  test('[BR-27] a refusal without norm or without the way to appeal is refused by the form, the command and the table', async () => {
    const id = await acceptedCase(steps);
    const { back } = steps;
    const { ownAct: _a, ownClause: _c, ownRequires: _r, ownFound: _f, ...noNorm } = refusal;
    const first = await act(app, back, id, 'refuse', noNorm);
    expect(first.status).toBe(422);
    expect(first.text).toContain('без норми відмова неможлива');
    const second = await act(app, back, id, 'refuse', { ...refusal, court: '' });
    expect(second.status).toBe(422);
    expect(second.text).toContain('без цього відмова неможлива');
    expect(second.text).toContain('Закон дає дванадцять місяців');
    expect(await stateOf(app, id)).toBe('inProgress');
    const bare = app.services.database.queries.insertInto('decision').values({
      id: crypto.randomUUID(),
      case_id: id,
      outcome: 'refuse',
      number: 'Р-0',
      decided_on: '2026-11-21',
      decided_by: await workerId(app, 'back.bakhmut'),
      text: 'ні',
      norms: '[]',
      appeal: 'суд',
    });
    await expect(bare.execute()).rejects.toMatchObject({ code: '23514' });
    expect((await act(app, back, id, 'refuse', refusal)).status).toBe(303);
    const paper = await pdfOf(id, 'refusal');
    expect(paper).toContain(squeeze('стаття 11'));
    expect(paper).toContain(squeeze('Донецький окружний адміністративний суд'));
  });

  test('[BR-21] without consent nothing is registered, and the page says why', async () => {
    const id = await draftCase(steps, { consent: false });
    const refused = await act(app, steps.front, id, 'register');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('згоду');
    expect(await stateOf(app, id)).toBe('draft');
  });

  test('[KC-19][BP-20] a document beyond the card can be neither missing nor required, by the table itself', async () => {
    const id = await draftCase(steps);
    const line = {
      case_id: id,
      position: 99,
      name: 'Довідка про все',
      own_initiative: true,
      form: 'copy',
    } as const;
    const insert = (status: string) =>
      app.services.database.queries
        .insertInto('packet_item')
        .values({ id: crypto.randomUUID(), ...line, status })
        .execute();
    for (const status of ['missing', 'notNeeded', 'obtainedByOffice'])
      await expect(insert(status)).rejects.toMatchObject({ code: '23514' });
  });

  test('[BR-20] a packet with gaps is registered only with the notice and the reason recorded', async () => {
    const id = await draftCase(steps, { missing: true });
    expect((await act(app, steps.front, id, 'register')).status).toBe(409);
    const told = await act(app, steps.front, id, 'deficiency', {
      text: 'Немає довідки',
      howToMend: 'Принесіть довідку',
    });
    expect(told.status).toBe(303);
    expect(await pdfOf(id, 'deficiency')).toContain(squeeze('Принесіть довідку'));
    const silent = await act(app, steps.front, id, 'register');
    expect(silent.status).toBe(422);
    expect(silent.text).toContain('Поясніть, чому реєструємо');
    expect((await act(app, steps.front, id, 'register', { incomplete: 'applicantInsists' })).status).toBe(
      303,
    );
  });

  test('[KC-9] what another body decides is passed on by the front office and archived', async () => {
    const id = await registeredCase(steps, { route: 'acceptAndPassOn' });
    const passed = await act(app, steps.front, id, 'pass-on', {
      recipient: 'Пенсійний фонд України',
      text: 'Передаємо.',
    });
    expect(passed.status, mainText(passed.text)).toBe(303);
    expect(await pdfOf(id, 'passOn')).toContain(squeeze('Пенсійний фонд України'));
    expect(await stateOf(app, id)).toBe('passedOn');
  });

  test('[DEADLINE] the term is paused and extended only on a ground, and the screen explains the date', async () => {
    const id = await acceptedCase(steps);
    const { back } = steps;
    expect((await act(app, back, id, 'pause')).status).toBe(422);
    expect((await act(app, back, id, 'pause', { ground: 'п. 5 Порядку: запит' })).status).toBe(303);
    expect((await act(app, back, id, 'grant', { text: 'Так' })).status).toBe(409);
    expect((await act(app, back, id, 'resume', { ground: 'Відповідь отримано' })).status).toBe(303);
    expect((await act(app, back, id, 'extend', { ground: 'ст. 10', days: '0' })).status).toBe(422);
    expect((await act(app, back, id, 'extend', { ground: 'ст. 10', days: '5' })).status).toBe(303);
    expect((await back.get(`/cases/${id}`)).text).toContain('продовжено на 5');
  });
});

describe('nothing twice, nothing half', () => {
  test('[BR-22] numbers have no gaps and no doubles when many register at once', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => draftCase(steps)));
    const replies = await Promise.all(ids.map((id) => act(app, steps.front, id, 'register')));
    expect(replies.map((reply) => reply.status)).toEqual(ids.map(() => 303));
    const numbers = await app.services.database.queries
      .selectFrom('case_file')
      .select('number')
      .where('number', 'is not', null)
      .where('number', 'like', 'БХ-%')
      .execute();
    const counts = numbers.map(({ number }) => Number(number?.slice(-6))).sort((a, b) => a - b);
    expect(counts).toEqual(counts.map((_, index) => index + 1));
  });

  test('[BR-22] the same form sent twice registers once', async () => {
    const id = await draftCase(steps);
    const key = await steps.front.formKey();
    const version = await versionOf(app, id);
    const send = () => steps.front.post(`/cases/${id}/register`, { version }, { key });
    const [one, two] = await Promise.all([send(), send()]);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect((await eventsOf(app, id)).filter((kind) => kind === 'case.registered')).toHaveLength(1);
  });

  test('a throw in the middle of registering leaves neither number, nor paper, nor event', async () => {
    const id = await draftCase(steps);
    const counterBefore = await counter();
    const broken = { ...app.services.jobs };
    const { enqueue } = app.services.jobs;
    // The papers are asked for last: by then number, state and event are written.
    Object.assign(app.services.jobs, { enqueue: () => Promise.reject(new Error('the power is gone')) });
    const failed = await act(app, steps.front, id, 'register');
    Object.assign(app.services.jobs, { ...broken, enqueue });
    expect(failed.status).toBe(500);
    expect(await stateOf(app, id)).toBe('draft');
    expect(await counter()).toBe(counterBefore);
    expect(await eventsOf(app, id)).not.toContain('case.registered');
    expect((await act(app, steps.front, id, 'register')).status).toBe(303);
  });

  test('an old screen changes nothing', async () => {
    const id = await draftCase(steps);
    const reply = await steps.front.post(`/cases/${id}/register`, { version: '1' });
    expect(reply.status).toBe(409);
    expect(await stateOf(app, id)).toBe('draft');
  });
});

async function counter(): Promise<number> {
  const row = await app.services.database.queries
    .selectFrom('case_counter')
    .innerJoin('centre', 'centre.id', 'case_counter.centre_id')
    .select('last_number')
    .where('centre.code', '=', 'bakhmut')
    .executeTakeFirst();
  return row?.last_number ?? 0;
}

describe('who may see', () => {
  test('[ORG-2][BP-2][BP-12] a worker of another provider gets nothing: page, list, file, action', async () => {
    const id = await registeredCase(steps);
    const inventory = await paperOf(app, id, 'inventory');
    const stranger = await app.signIn('front.youth.bakhmut');
    const head = await app.signIn('head.pfu.bakhmut');
    for (const client of [stranger, head]) {
      expect((await client.get(`/cases/${id}`)).status).toBe(404);
      expect((await client.get(`/cases/${id}/documents/${inventory.id}`)).status).toBe(404);
      expect((await client.get('/cases')).text).not.toContain('Ковальчук');
      expect([403, 404]).toContain((await act(app, client, id, 'withdraw', { reason: 'Хочу' })).status);
    }
    const auditor = await app.signIn('auditor.bakhmut');
    expect((await auditor.get(`/cases/${id}`)).status).toBe(403);
    const centreHead = await app.signIn('centre.bakhmut');
    const seen = await centreHead.get(`/cases/${id}`);
    expect(seen.status).toBe(200);
    expect(seen.text).toContain('Хто переглядав');
    expect((await centreHead.get('/cases')).text).toContain('Ковальчук');
    expect(
      (await steps.front.get(`/cases/${id}/documents/${inventory.id}`)).headers.get('content-type'),
    ).toBe('application/pdf');
  });

  test('a wrong number and a wrong code get the same answer', async () => {
    const id = await registeredCase(steps);
    const { number } = await app.services.database.queries
      .selectFrom('case_file')
      .select('number')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const ask = async (asked: string, code: string) => {
      const reply = await app.anonymous().post('/case', { number: asked, code }, { key: 'none' });
      return { status: reply.status, text: mainText(reply.text).replaceAll(asked, '').replaceAll(code, '') };
    };
    const wrongCode = await ask(number ?? '', 'ACD-234-XYP');
    expect(wrongCode.status).toBe(422);
    expect(await ask('БХ-2026-999999', 'ACD-234-XYP')).toEqual(wrongCode);
  });
});
