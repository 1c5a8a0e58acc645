import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { parseLetter } from '#platform/mail/letter.ts';
import { readMailboxes } from '#platform/mail/mailboxAddress.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { askByForm, askedNumber } from '../../../test/askForm.ts';
import type { Client } from '../../../test/client.ts';
import { startImapServer } from '../../../test/imapServer.ts';
import { eraseOld, readQuestionMailboxes } from './jobs.ts';

const box = 'pytannia@example.org';
/** Monday morning in Kyiv. */
const clock = fixedClock('2026-11-02T08:00:00Z');

describe('questions by any means', () => {
  let app: TestApp;
  let imap: Awaited<ReturnType<typeof startImapServer>>;
  let head: Client;
  const letters: Buffer[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => parts.push(chunk));
      stream.on('end', () => {
        letters.push(Buffer.concat(parts));
        done();
      });
    },
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
    const { port } = smtp.server.address() as AddressInfo;
    imap = await startImapServer({ user: box, password: 'secret' });
    app = await startTestApp({
      clock,
      smtpUrl: `smtp://127.0.0.1:${port}`,
      mailboxes: readMailboxes('questions', `bakhmut=${imap.url}`) ?? [],
    });
    await readQuestionMailboxes(app.services);
    head = await app.signIn('centre.bakhmut');
  });
  afterAll(async () => {
    await app.close();
    await imap.close();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
  });

  const question = (number: string) =>
    app.services.database.queries
      .selectFrom('question')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
  const newest = () =>
    app.services.database.queries
      .selectFrom('question')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  const count = async () =>
    (
      await app.services.database.queries
        .selectFrom('question')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  const sent = async (from: number) => {
    await vi.waitFor(() => expect(letters.length).toBeGreaterThan(from), { timeout: 20_000, interval: 100 });
    const raw = letters[from] ?? Buffer.from('');
    return { raw: raw.toString(), ...(await parseLetter(raw, 'x', new Set())) };
  };
  const act = async (client: Client, id: string, path: string, fields: Record<string, string>) => {
    const { text } = await client.get(`/questions/${id}`);
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
    return client.post(`/questions/${id}/${path}`, { version, ...fields });
  };
  const ask = (fields: Record<string, string>, seconds = 30) => askByForm(app, clock, fields, { seconds });

  test('[BR-13] by form: number and code at once, read and continued by them, answered, nothing by a wrong code', async () => {
    const asked = await ask({ text: 'Які документи на субсидію?' });
    const { visitor, reply } = asked;
    expect(reply.status).toBe(303);
    expect((await visitor.get(reply.location)).text).toContain('17.11.2026');
    const { number, code } = await askedNumber(asked);
    const { id } = await question(number);
    expect((await head.get('/questions')).text).toContain(number);
    await act(head, id, 'answer', { text: 'Заява і довідка про доходи.' });
    const read = await visitor.post('/question', { number, code }, { form: '/ask' });
    expect(read.text).toContain('Заява і довідка про доходи.');
    expect((await visitor.post('/question', { number, code: '222-222-222' }, { form: '/ask' })).status).toBe(
      422,
    );
    await visitor.post('/question/add', { number, code, text: 'А якщо я працюю?' }, { form: '/ask' });
    expect(await question(number)).toMatchObject({ state: 'new', answered_on: null });
    const log = await app.services.database.queries
      .selectFrom('access_log')
      .select('event')
      .where('subject_id', '=', id)
      .execute();
    expect(log.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['question.viewed', 'question.tracked']),
    );
  });

  test('[BR-13] a program that fills in the form is stopped; a person in a hurry keeps every word', async () => {
    const before = await count();
    expect((await ask({ text: 'spam', website: 'http://spam.example' })).reply.status).toBe(422);
    const hurry = (await ask({ text: 'Дуже поспішаю' }, 1)).reply;
    expect(hurry.status).toBe(422);
    expect(hurry.text).toContain('Дуже поспішаю');
    expect((await ask({ text: 'Без адреси', answerBy: 'email', email: 'ганна@' })).reply.status).toBe(422);
    expect(await count()).toBe(before);
  });

  test('[BR-13] by e-mail: a receipt, an answer in the same conversation, a reply to the same question', async () => {
    const from = letters.length;
    imap.deliver(
      'From: Ганна <ganna@example.org>\nTo: x\nSubject: =?utf-8?B?0KHRg9Cx0YHQuNC00ZbRjw==?=\nMessage-ID: <q1@example.org>\nContent-Type: text/html; charset=utf-8\n\n<p>Чи є <b>субсидія</b>?<script>alert(1)</script></p>',
      clock.now(),
    );
    await readQuestionMailboxes(app.services);
    const asked = await newest();
    expect(asked).toMatchObject({
      means: 'email',
      answer_by: 'email',
      email: 'ganna@example.org',
      subject: 'Субсидія',
    });
    const receipt = await sent(from);
    expect(receipt.subject).toContain(asked.number);
    expect(receipt.refersTo).toContain('<q1@example.org>');
    expect(receipt.raw).toMatch(/^Auto-Submitted: auto-replied/im);
    expect(receipt.raw).toMatch(/^Reply-To: pytannia@example.org/im);
    await vi.waitFor(async () => expect((await question(asked.number)).tracking_sealed).toBeNull());

    const page = await head.get(`/questions/${asked.id}`);
    expect(page.text).toContain('Чи є субсидія?');
    expect(page.text).not.toContain('alert(1)');
    await act(head, asked.id, 'answer', { text: 'Так, є.' });
    const answer = await sent(from + 1);
    expect(answer.body).toContain('Так, є.');
    await vi.waitFor(async () =>
      expect((await head.get(`/questions/${asked.id}`)).text).toContain('лист надіслано'),
    );

    const before = await count();
    imap.deliver(
      `From: ganna@example.org\nSubject: Re\nMessage-ID: <q2@example.org>\nIn-Reply-To: ${answer.messageId}\n\nThanks, and where?\n\n> old`,
      clock.now(),
    );
    imap.deliver(
      `From: stranger@example.org\nSubject: ${asked.number}\nMessage-ID: <s@example.org>\n\nnot hers`,
      clock.now(),
    );
    await readQuestionMailboxes(app.services);
    expect(await question(asked.number)).toMatchObject({ state: 'new' });
    // A number alone, from another address, opens nobody's question: it is one of its own.
    expect(await count()).toBe(before + 1);
    expect((await head.get(`/questions/${asked.id}`)).text).not.toContain('not hers');
  });

  test('[BR-13] letters of programs are never answered; a returned answer is shown; a person can overrule', async () => {
    const { id, number } = await newest();
    await act(head, id, 'answer', { text: 'Відповідь, що не дійде' });
    const own = await app.services.database.queries
      .selectFrom('question_message')
      .select('message_id')
      .where('question_id', '=', id)
      .where('kind', '=', 'answer')
      .executeTakeFirstOrThrow();
    const before = await count();
    imap.deliver(
      `From: MAILER-DAEMON@x.ua\nContent-Type: multipart/report; boundary=b\nSubject: Undelivered\n\n--b\nContent-Type: text/plain\n\nfailed\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: ${own.message_id}\n--b--`,
      clock.now(),
    );
    imap.deliver(
      `From: leave@example.org\nAuto-Submitted: auto-replied\nSubject: Away ${number}\n\nI am away`,
      clock.now(),
    );
    await readQuestionMailboxes(app.services);
    expect(await count()).toBe(before);
    expect((await head.get(`/questions/${id}`)).text).toContain('Останній лист не дійшов');
    const aside = await head.get('/questions/letters');
    expect(aside.text).toContain('I am away');
    const take = /\/questions\/letters\/[\da-f-]+\/take/.exec(aside.text)?.[0] ?? '';
    expect((await head.post(take)).status).toBe(303);
    expect(await count()).toBe(before + 1);
    expect((await head.post(take)).status).toBe(404);
  });

  test('[BR-13][BR-29] by telephone: written down, called back, with the time and whom the worker spoke with', async () => {
    const fields = {
      means: 'telephone',
      topic: 'hours',
      kind: 'question',
      subject: 'Години',
      text: 'Коли приймаєте?',
    };
    expect((await head.post('/questions/new', fields)).status).toBe(422);
    const done = await head.post('/questions/new', { ...fields, phone: '050 123 45 67', name: 'Ніна' });
    expect((await head.get(done.location)).text).toMatch(/-П-2026-/);
    const { id } = await newest();
    await act(head, id, 'call', { spokenAt: '09:55' });
    expect((await act(head, id, 'answer', { text: 'З восьмої', spokenAt: '23:59' })).status).toBe(422);
    await act(head, id, 'answer', { text: 'З восьмої', spokenAt: '10:00', spokenWith: 'Ніна' });
    const page = await head.get(`/questions/${id}`);
    expect(page.text).toContain('Дзвінок без відповіді');
    expect(page.text).toMatch(/Розмова [^<]*10:00, Ніна/);
  });

  test('[KC-15] a complaint about a worker is seen and answered by a head alone', async () => {
    await ask({ text: 'Мене не вислухали', topic: 'worker' });
    const { id, number, kind } = await newest();
    expect(kind).toBe('complaint');
    const front = await app.signIn('front.bakhmut');
    expect((await front.get('/questions')).text).not.toContain(number);
    expect((await front.get(`/questions/${id}`)).status).toBe(404);
    expect((await act(head, id, 'answer', { text: 'Перевірили, вибачте.' })).status).toBe(303);
  });

  test('[BR-13] an overdue question is said so, counted so, and when its years are over nobody is named', async () => {
    await ask({ text: 'Забуте запитання', name: 'Вигаданий Остап' });
    const { id, number } = await newest();
    clock.set('2026-12-01T08:00:00Z');
    const later = await app.signIn('centre.bakhmut');
    expect((await later.get('/questions')).text).toContain('прострочено');
    expect((await later.get('/questions/statistics?month=2026-11')).text).toContain('Прострочено');
    expect((await act(later, id, 'close', { reason: '' })).status).toBe(422);
    await act(later, id, 'close', { reason: 'Запитання повторне.' });
    clock.set('2032-01-01T08:00:00Z');
    expect(await eraseOld(app.services)).toBe(1);
    expect(await question(number)).toMatchObject({ asker_name: '', subject: '', topic: 'documents' });
    const said = await app.services.database.queries
      .selectFrom('question_message')
      .select('text')
      .where('question_id', '=', id)
      .execute();
    expect(said.every(({ text }) => text === '')).toBe(true);
  });
});
