import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '#platform/clock/clock.ts';
import { type Database, openDatabase } from '#platform/database/database.ts';
import { createDiskFileStore } from '#platform/files/fileStore.ts';
import { createLogger } from '#platform/log/logger.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { startImapServer } from '../../../test/imapServer.ts';
import { type LetterHandler, readMailbox } from './intake.ts';
import { readMailboxes } from './mailboxAddress.ts';

describe('[BR-13] reading a mailbox of a real IMAP server', () => {
  let place: TestDatabase;
  let database: Database;
  let folder: string;
  let server: Awaited<ReturnType<typeof startImapServer>>;
  let boxes = 0;
  let taken: string[] = [];
  let fail = 0;

  beforeAll(async () => {
    place = await createTestDatabase();
    database = openDatabase({ url: place.appUrl, poolSize: 4, onIdleError: () => undefined });
    folder = await mkdtemp(path.join(tmpdir(), 'vikno-mail-'));
  });
  afterAll(async () => {
    await database.close();
    await place.drop();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(() => server.close());
  beforeEach(async () => {
    server = await startImapServer();
    boxes += 1;
    taken = [];
    fail = 0;
  });

  const handle: LetterHandler = async (_tx, _box, letter) => {
    if (fail > 0) {
      fail -= 1;
      throw new Error('not now');
    }
    taken.push(letter.subject);
    return 'taken';
  };
  const read = async (url = server.url) => {
    const [box] = readMailboxes('questions', `box-${boxes}=${url}`) ?? [];
    if (!box) throw new Error('no mailbox');
    const parts = {
      database,
      files: createDiskFileStore(folder),
      clock: systemClock,
      log: createLogger('silent'),
    };
    return readMailbox(parts, box, handle);
  };
  const letter = (subject: string, more = '') =>
    `From: Ганна <ganna@example.org>\nTo: mail@example.org\nSubject: ${subject}\nMessage-ID: <${boxes}-${subject}@example.org>\nDate: Mon, 2 Nov 2026 10:00:00 +0200\n${more}\nwords`;
  const rows = () =>
    database.queries
      .selectFrom('mail_message')
      .select(['id', 'subject', 'state'])
      .where('mailbox', '=', `questions:box-${boxes}`)
      .orderBy('uid')
      .execute();

  test('begins with what is unseen, then takes all that come, each once, and marks it as seen', async () => {
    server.deliver(letter('old'), new Date('2020-01-01'), true);
    const first = server.deliver(letter('first'));
    await read();
    expect(taken).toEqual(['first']);
    expect(server.seen(first)).toBe(true);
    // Somebody opened it in the webmail before the program did: it is a question all the same.
    server.deliver(letter('second'), new Date(), true);
    await read();
    await read();
    expect(taken).toEqual(['first', 'second']);
  });

  test('a line cut before the mark leaves neither a double nor a gap', async () => {
    await read();
    const one = server.deliver(letter('one'));
    const two = server.deliver(letter('two'));
    server.cutAt(/^UID STORE/);
    await expect(read()).rejects.toThrow();
    expect(taken).toEqual(['one']);
    expect(server.seen(one)).toBe(false);
    await read();
    expect(taken).toEqual(['one', 'two']);
    expect(server.seen(one) && server.seen(two)).toBe(true);
  });

  test('renumbered by its server, a letter is still known', async () => {
    await read();
    server.deliver(letter('kept'));
    await read();
    server.renumber();
    server.deliver(letter('after'));
    await read();
    expect(taken).toEqual(['kept', 'after']);
  });

  test('a letter that fails holds up the others for a few tries, then waits aside for a person', async () => {
    await read();
    server.deliver(letter('poison'));
    server.deliver(letter('behind'));
    fail = 5;
    for (let n = 0; n < 5; n += 1) await read();
    expect(taken).toEqual(['behind']);
    expect(await rows()).toMatchObject([
      { subject: 'poison', state: 'failed' },
      { subject: 'behind', state: 'taken' },
    ]);
  });

  test('a wrong password loses nothing and says so; the letters come when it is right', async () => {
    await read();
    server.deliver(letter('waits'));
    await expect(read(server.url.replace('secret', 'wrong'))).rejects.toThrow();
    const { problem } = await database.queries
      .selectFrom('mailbox_bookmark')
      .select('problem')
      .where('mailbox', '=', `questions:box-${boxes}`)
      .executeTakeFirstOrThrow();
    expect(problem).toMatch(/wrong name or password/);
    await read();
    expect(taken).toEqual(['waits']);
  });

  test('files are kept by their content, and what is not kept is named with the reason', async () => {
    await read();
    const part = (name: string, type: string, bytes: string) =>
      `--b\nContent-Type: ${type}\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(bytes).toString('base64')}\n`;
    server.deliver(
      letter(
        'files',
        `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nhere\n${part('a.pdf', 'application/pdf', '%PDF-1.7 x')}${part('../run.exe', 'application/pdf', 'MZ-program')}--b--`,
      ),
    );
    await read();
    const [row] = await rows();
    const kept = await database.queries
      .selectFrom('mail_attachment')
      .leftJoin('stored_file', 'stored_file.id', 'mail_attachment.file_id')
      .select(['mail_attachment.name', 'mail_attachment.refused', 'stored_file.media_type'])
      .where('message_id', '=', row?.id ?? '')
      .orderBy('position')
      .execute();
    expect(kept).toEqual([
      { name: 'a.pdf', refused: null, media_type: 'application/pdf' },
      { name: 'run.exe', refused: 'kind', media_type: null },
    ]);
  });
});
