import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { deleteForgotten } from '#platform/files/forget.ts';
import { parseLetter } from '#platform/mail/letter.ts';
import { readMailboxes } from '#platform/mail/mailboxAddress.ts';
import { systemActor } from '#platform/session/actor.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { startImapServer } from '../../../test/imapServer.ts';
import { recordEofficeAgreement } from './commands/agreements.ts';
import { sendMessage } from './commands/exchange.ts';
import {
  deleteOldMessages,
  eraseOldLetters,
  readEofficeMailboxes,
  remindOfAgreements,
  remindOffices,
} from './jobs.ts';
import { findAnswers, isStale } from './rules/exchange.ts';

/** 10:05 of a Tuesday in Kyiv. */
const clock = fixedClock('2026-11-10T08:05:00Z');

describe('letters, reminders and exchange of the network', () => {
  let app: TestApp;
  let imap: Awaited<ReturnType<typeof startImapServer>>;
  let head: Client;
  let operator: Client;
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
  const db = () => app.services.database.queries;
  const office = (number: number) =>
    db().selectFrom('eoffice').selectAll().where('number', '=', number).executeTakeFirstOrThrow();
  const opened = async (number: number) =>
    db()
      .selectFrom('eoffice_opening')
      .select(['way', 'mail_from', 'reported_by'])
      .where('eoffice_id', '=', (await office(number)).id)
      .where('date', '=', '2026-11-10')
      .executeTakeFirst();

  beforeAll(async () => {
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
    const { port } = smtp.server.address() as AddressInfo;
    imap = await startImapServer();
    app = await startTestApp({
      clock,
      smtpUrl: `smtp://127.0.0.1:${port}`,
      mailboxes: readMailboxes('eoffices', `kharkiv=${imap.url}`) ?? [],
    });
    for (const number of [3, 5, 10])
      await db()
        .updateTable('eoffice')
        .set({ email: `office${number}@example.org` })
        .where('number', '=', number)
        .execute();
    await readEofficeMailboxes(app.services);
    head = await app.signIn('headeoffice.kharkiv');
    operator = await app.signIn('eoffice.kharkiv');
  });
  afterAll(async () => {
    await app.close();
    await imap.close();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
  });

  test('[KO-A2-3] a letter from an address of the directory opens its office; what is unclear the head office decides', async () => {
    const letter = (from: string, subject: string) =>
      imap.deliver(
        `From: ${from}\nSubject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\n\n.`,
        clock.now(),
      );
    letter('office3@example.org', 'Е-офіс № 3 відкрито');
    letter('stranger@example.org', 'Е-офіс № 5 відкрито');
    await readEofficeMailboxes(app.services);
    await readEofficeMailboxes(app.services);
    expect(await opened(3)).toMatchObject({
      way: 'mail',
      mail_from: 'office3@example.org',
      reported_by: null,
    });
    expect(await opened(5)).toBeUndefined();
    const page = await head.get('/e-offices/letters');
    expect(page.text).toContain('stranger@example.org');
    expect(page.text).not.toContain('office3@example.org');
    const path = /\/e-offices\/letters\/[\da-f-]{36}/.exec(page.text)?.[0] ?? '';
    expect((await head.post(path, { decision: 'opening', office: '' })).status).toBe(422);
    const { id } = await office(5);
    expect((await head.post(path, { decision: 'opening', office: id })).status).toBe(303);
    expect(await opened(5)).toMatchObject({ way: 'mail', mail_from: 'stranger@example.org' });
    expect((await head.post(path, { decision: 'dismissed' })).status).toBe(409);
    expect((await operator.get('/e-offices/letters')).status).toBe(403);
  });

  test('[KO-A2-3][KO-A2-7] who has not opened by 10:30 or not reported by the 5th is reminded once, the head office of all', async () => {
    expect(await remindOffices(app.services)).toBeGreaterThan(0); // reports of October, late since the 6th
    clock.set('2026-11-10T08:31:00Z');
    const first = await remindOffices(app.services);
    expect(first).toBe(2); // office 10, which leads, and its list: 3 and 5 have opened, the others have no address
    expect(await remindOffices(app.services)).toBe(0);
    // Letters about reports are on their way, too: this one is awaited by its subject.
    const list = await vi.waitFor(
      async () => {
        const read = await Promise.all(letters.map((raw) => parseLetter(raw, 'x', new Set())));
        const found = read.find(({ subject }) => subject.includes('не всі е-офіси повідомили'));
        expect(found).toBeDefined();
        return found;
      },
      { timeout: 30_000, interval: 200 },
    );
    expect(list?.body).toContain('№ 1.');
    expect(list?.body).not.toContain('№ 3.');
    expect(list?.automatic).not.toBeNull();
    expect((await head.get('/e-offices/reminders')).text).toContain('перелік невідкритих');
  });

  test('[KN-3.1] an announcement shows who has confirmed it and who has not; a message is its offices’ alone', async () => {
    const sent = await head.post(
      '/e-offices/exchange/new',
      {
        to: 'all',
        subject: 'Новий порядок',
        text: 'Ознайомтеся до п’ятниці.',
        mustConfirm: 'yes',
        replyTo: '',
      },
      { form: '/e-offices/exchange/new' },
    );
    expect(sent.status).toBe(303);
    const inbox = await operator.get('/e-offices/exchange');
    expect(inbox.text).toContain('чекає на ваше підтвердження');
    const path = /\/e-offices\/exchange\/[\da-f-]{36}/.exec(inbox.text)?.[0] ?? '';
    expect((await operator.get(path)).text).toContain('Ознайомтеся');
    expect((await operator.get('/e-offices/exchange')).text).toContain('підтвердьте'); // looking confirms nothing
    await operator.post(`${path}/confirm`);
    expect((await operator.get('/e-offices/exchange')).text).not.toContain('чекає на ваше підтвердження');
    expect((await head.get('/e-offices/exchange?box=sent')).text).toMatch(/підтвердили 1 з \d+/);
    expect((await head.get(path)).text).toContain('ще ні');

    const { id } = await office(5);
    await operator.post(
      '/e-offices/exchange/new',
      { to: id, subject: 'Сусідам', text: 'Маєте картридж?', replyTo: '' },
      { form: '/e-offices/exchange/new' },
    );
    const own = await operator.get('/e-offices/exchange?box=sent');
    const letter = /\/e-offices\/exchange\/[\da-f-]{36}/.exec(own.text)?.[0] ?? '';
    expect((await head.get(letter)).status).toBe(404);
  });

  test('[KN-3.1] a shared answer is found by words in any form, with its norm and the day of its check', async () => {
    const answer = {
      id: '',
      version: '0',
      question: 'Хто має право на субсидію?',
      answer: 'Домогосподарство, у якого плата більша за обов’язковий відсоток доходу.',
      norm: 'Положення № 848, пункт 9',
    };
    expect((await operator.post('/e-offices/answers', { ...answer, norm: '' })).status).toBe(422);
    expect((await operator.post('/e-offices/answers', answer)).status).toBe(303);
    const found = await head.get(`/e-offices/answers?q=${encodeURIComponent('субсидії')}`);
    expect(found.text).toContain('Положення № 848');
    expect(found.text).toContain('10.11.2026');
    expect((await head.get('/e-offices/answers?q=пенсія')).text).not.toContain('Положення № 848');
    const one = { ...answer, checkedOn: '2026-01-01' };
    expect(findAnswers([one], 'права субсидій')).toEqual([one]);
    expect(isStale('2026-01-01', '2026-11-10')).toBe(true);
  });

  test('[KO-4.1] an agreement that runs out is reminded of once for each number of days, and not when another goes on', async () => {
    clock.set('2026-11-10T08:40:00Z');
    const { id } = await office(3);
    const agreement = (number: string, validTo: string) =>
      app.services.database.transaction((tx) =>
        recordEofficeAgreement(
          tx,
          systemActor('test'),
          { office: id, number, subject: 'Приміщення', signedOn: '2026-01-01', validTo },
          null,
        ),
      );
    await agreement('7', '2026-12-10');
    expect(await remindOfAgreements(app.services)).toBe(1);
    expect(await remindOfAgreements(app.services)).toBe(0);
    await vi.waitFor(
      async () => {
        const read = await Promise.all(letters.map((raw) => parseLetter(raw, 'x', new Set())));
        const found = read.find(({ subject }) => subject.includes('договір спливає за 30 днів'));
        expect(found?.body).toContain('10.12.2026');
      },
      { timeout: 30_000, interval: 200 },
    );
    clock.set('2026-12-04T08:40:00Z');
    expect(await remindOfAgreements(app.services)).toBe(1);
    await agreement('8', '2028-01-01');
    clock.set('2026-12-05T08:40:00Z');
    expect(await remindOfAgreements(app.services)).toBe(0);
  });

  test('[BP-9] a letter whose term has ended loses words and addresses; that it came, and one that waits, stay', async () => {
    const before = await db()
      .selectFrom('mail_message')
      .select(['id', 'erased_at'])
      .where('mailbox', '=', 'eoffices:kharkiv')
      .execute();
    expect(before.length).toBeGreaterThan(1);
    imap.deliver('From: nobody@example.org\nSubject: waits\n\nwords', clock.now());
    await readEofficeMailboxes(app.services);
    clock.set('2026-12-30T08:40:00Z');
    expect(await eraseOldLetters(app.services)).toBe(0);
    clock.set('2027-12-30T08:40:00Z');
    expect(await eraseOldLetters(app.services)).toBe(before.length);
    expect(await eraseOldLetters(app.services)).toBe(0);
    const after = await db()
      .selectFrom('mail_message')
      .select(['subject', 'from_address', 'erased_at'])
      .where('mailbox', '=', 'eoffices:kharkiv')
      .execute();
    expect(after).toHaveLength(before.length + 1);
    expect(after.filter(({ erased_at }) => erased_at === null)).toMatchObject([{ subject: 'waits' }]);
    expect(await opened(3)).toMatchObject({ way: 'mail', mail_from: '' });
    const told = await db()
      .selectFrom('ledger')
      .select('payload')
      .where('kind', '=', 'eofficeLetters.erased')
      .execute();
    expect(told).toMatchObject([{ payload: { letters: before.length } }]);
  });

  test('[BP-9][KN-3.1] a letter between offices goes with its files when its years are over; younger ones and what was answered stay', async () => {
    const [one, other] = [await office(3), await office(5)];
    const { id: workerId } = await db()
      .selectFrom('worker')
      .select('id')
      .where('login', '=', 'eoffice.kharkiv')
      .executeTakeFirstOrThrow();
    const facts = (row: typeof one) => ({ ...row, municipalityId: row.municipality_id });
    const fileOf = async (words: string) => {
      const bytes = Buffer.from(words);
      const sha256 = await app.services.files.put(bytes);
      return { sha256, bytes: bytes.length, mediaType: 'text/plain', name: `${words}.txt` };
    };
    const [own, shared] = [await fileOf('лише тут'), await fileOf('і у відповіді')];
    const send = (at: string, replyTo: string | null, files: (typeof own)[]) =>
      app.services.database.transaction((tx) =>
        sendMessage(tx, systemActor('test'), {
          from: facts(one),
          to: [facts(other)],
          subject: `Лист ${at}`,
          text: 'Слова листа',
          mustConfirm: false,
          replyTo,
          workerId,
          now: new Date(at),
          files,
        }),
      );
    // The last minutes of 2021 and the first of 2022 in Kyiv.
    const old = await send('2021-12-31T21:50:00Z', null, [own, shared]);
    const first = await send('2021-12-31T22:10:00Z', null, []);
    const answer = await send('2024-05-05T10:00:00Z', old, [shared]);
    const files = await db()
      .selectFrom('eoffice_message_file')
      .select('file_id')
      .where('message_id', '=', old)
      .execute();
    clock.set('2026-12-31T21:50:00Z');
    expect(await deleteOldMessages(app.services)).toBe(0);
    clock.set('2027-01-02T08:00:00Z');
    head = await app.signIn('headeoffice.kharkiv');
    operator = await app.signIn('eoffice.kharkiv');
    await head.post('/e-offices/network/settings', {
      version: '0',
      agreementDays: '30',
      lettersKeptDays: '365',
      messagesKeptYears: '6',
    });
    expect(await deleteOldMessages(app.services)).toBe(0);
    const years = { version: '1', agreementDays: '30', lettersKeptDays: '365', messagesKeptYears: '5' };
    expect(
      (await head.post('/e-offices/network/settings', { ...years, messagesKeptYears: '2' })).text,
    ).toContain('від 3 до 75');
    expect((await head.post('/e-offices/network/settings', years)).status).toBe(303);
    expect((await operator.get(`/e-offices/exchange/${old}`)).text).toContain('до 31.12.2026');
    expect(await deleteOldMessages(app.services)).toBe(1);
    expect(await deleteOldMessages(app.services)).toBe(0);
    expect((await operator.get(`/e-offices/exchange/${old}`)).status).toBe(404);
    expect((await operator.get(`/e-offices/exchange/${first}`)).status).toBe(200);
    expect((await operator.get(`/e-offices/exchange/${answer}`)).text).toContain('і у відповіді.txt');
    const left = await db()
      .selectFrom('stored_file')
      .select('id')
      .where(
        'id',
        'in',
        files.map(({ file_id }) => file_id),
      )
      .execute();
    expect(left).toEqual([]);
    const later = new Date(Date.now() + 3_600_000);
    await deleteForgotten(app.services, later);
    expect(await app.services.files.has(own.sha256)).toBe(false);
    expect(await app.services.files.has(shared.sha256)).toBe(true);
    const told = await db()
      .selectFrom('ledger')
      .select(['actor', 'payload'])
      .where('kind', '=', 'eofficeMessages.deleted')
      .execute();
    expect(told).toMatchObject([{ payload: { messages: 1, files: 2 } }]);
    // The database keeps a young letter and the words of any, whatever the program does.
    await expect(db().deleteFrom('eoffice_message').where('id', '=', answer).execute()).rejects.toThrow(
      /three years/,
    );
  });
});
