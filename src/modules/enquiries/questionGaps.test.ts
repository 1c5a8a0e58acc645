import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import { deleteForgotten } from '#platform/files/forget.ts';
import { parseLetter } from '#platform/mail/letter.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { askByForm, askedNumber } from '../../../test/askForm.ts';
import type { Client, Fields } from '../../../test/client.ts';
import { eraseOld } from './jobs.ts';

/** Monday morning in Kyiv. */
const clock = fixedClock('2026-11-02T08:00:00Z');

describe('questions: a longer term, files, cards', () => {
  let app: TestApp;
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
    app = await startTestApp({ clock, smtpUrl: `smtp://127.0.0.1:${port}` });
    head = await app.signIn('centre.bakhmut');
  });
  afterAll(async () => {
    await app.close();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
  });

  const question = (number: string) =>
    app.services.database.queries
      .selectFrom('question')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
  const act = async (client: Client, id: string, path: string, fields: Fields) => {
    const { text } = await client.get(`/questions/${id}`);
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
    return client.post(`/questions/${id}/${path}`, { version, ...fields });
  };
  /** The letter about a question that says these words, once it has left. */
  const sent = (number: string, words: RegExp) =>
    vi.waitFor(
      async () => {
        const read = await Promise.all(letters.map((raw) => parseLetter(raw, 'x', new Set())));
        const bodies = read.filter(({ subject }) => subject.includes(number)).map(({ body }) => body);
        expect(bodies.join('\n')).toMatch(words);
      },
      { timeout: 30_000, interval: 200 },
    );
  const photo = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
      .withExif({ IFD0: { Make: 'Secret camera' } })
      .jpeg()
      .toBuffer();

  test('[BR-13] the head lengthens the term of an appeal to 45 days at most; the asker is told why by letter and on the site', async () => {
    const asked = await askByForm(app, clock, {
      text: 'Прошу переглянути нарахування',
      answerBy: 'email',
      email: 'olena@example.org',
    });
    const { number, code } = await askedNumber(asked);
    const { id } = await question(number);
    expect((await head.get(`/questions/${id}`)).text).toContain('спершу змініть вид');
    expect((await act(head, id, 'extend', { to: '2026-12-10', reason: 'Чекаємо' })).status).toBe(409);
    await act(head, id, 'classify', { kind: 'appeal', topic: 'payments' });
    const late = await act(head, id, 'extend', { to: '2026-12-18', reason: 'Чекаємо' });
    expect([late.status, late.text]).toEqual([422, expect.stringContaining('від 03.12.2026 до 17.12.2026')]);
    expect((await act(head, id, 'extend', { to: '2026-12-10', reason: '' })).status).toBe(422);
    const front = await app.signIn('front.bakhmut');
    expect((await act(front, id, 'extend', { to: '2026-12-10', reason: 'Чекаємо' })).status).toBe(403);
    const reason = 'Чекаємо на відповідь архіву.';
    expect((await act(head, id, 'extend', { to: '10.12.2026', reason })).status).toBe(303);
    expect(await question(number)).toMatchObject({ extended_to: '2026-12-10', state: 'new' });
    await sent(number, /продовжено до 10\.12\.2026[\s\S]*Чекаємо на відповідь архіву\./);
    const page = (await head.get(`/questions/${id}`)).text;
    expect(page).toContain('строк продовжено');
    const read = await asked.visitor.post('/question', { number, code }, { form: '/ask' });
    expect(read.text).toContain('Строк відповіді продовжено до 10.12.2026');
    expect(read.text).toContain(reason);
    const { payload } = await app.services.database.queries
      .selectFrom('ledger')
      .select('payload')
      .where('kind', '=', 'question.extended')
      .where('subject_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(payload).toMatchObject({ to: '2026-12-10', by: 'email', act: expect.stringContaining('ст. 20') });
    // Back to fifteen days: no law lengthens them.
    await act(head, id, 'classify', { kind: 'question', topic: 'payments' });
    expect((await question(number)).extended_to).toBeNull();
  });

  test('[BR-13] an answer names cards; the letter and the page of the question lead to them', async () => {
    const service = await app.services.database.queries
      .selectFrom('service')
      .innerJoin('centre', 'centre.id', 'service.centre_id')
      .select(['service.id', 'service.slug', 'service.plain_name_uk as name'])
      .where('centre.code', '=', 'bakhmut')
      .where('service.active', '=', true)
      .orderBy('service.list_number')
      .executeTakeFirstOrThrow();
    const saved = await head.post('/questions/templates', {
      title: 'Про картку',
      text: 'Усе є в картці.',
      services: service.id,
    });
    expect(saved.status).toBe(303);
    const asked = await askByForm(app, clock, {
      text: 'Що принести?',
      answerBy: 'email',
      email: 'ivan@example.org',
    });
    const { number, code } = await askedNumber(asked);
    const { id } = await question(number);
    const listed = (await head.get(`/questions/${id}`)).text;
    const template = /\?template=([\da-f-]{36})#answer-text">Про картку/.exec(listed)?.[1] ?? '';
    const chosen = (await head.get(`/questions/${id}?template=${template}`)).text;
    expect(chosen).toMatch(new RegExp(`value="${service.id}"[^>]*checked`));
    const foreign = await app.services.database.queries
      .selectFrom('service')
      .innerJoin('centre', 'centre.id', 'service.centre_id')
      .select('service.id')
      .where('centre.code', '<>', 'bakhmut')
      .executeTakeFirst();
    if (foreign)
      expect((await act(head, id, 'answer', { text: 'Ні', services: foreign.id })).status).toBe(422);
    expect((await act(head, id, 'answer', { text: 'Усе є в картці.', services: service.id })).status).toBe(
      303,
    );
    const path = `/centres/bakhmut/services/${service.slug}`;
    await sent(number, new RegExp(`Картки послуг[\\s\\S]*${path}\\s`));
    const read = await asked.visitor.post('/question', { number, code }, { form: '/ask' });
    expect(read.text).toContain(`href="${path}"`);
    expect((await asked.visitor.get(path)).text).toContain(service.name);
  });

  test('[BR-13][BP-9] files of the form: checked, drawn anew, shown to staff, erased with their bytes unless another has the same', async () => {
    const pdf = Buffer.from(`%PDF-1.7\n${'x'.repeat(200)}`);
    const own = Buffer.from(`%PDF-1.7\n${'y'.repeat(200)}`);
    const refused = await askByForm(
      app,
      clock,
      { text: 'Подивіться програму' },
      { files: { files: [['program.pdf', Buffer.from('MZ not a paper')]] } },
    );
    expect([refused.reply.status, refused.reply.text]).toEqual([422, expect.stringContaining('program.pdf')]);
    expect(refused.reply.text).toContain('Подивіться програму');
    const many = Array.from({ length: 6 }, (_, n) => [`${n}.pdf`, pdf] as const);
    expect((await askByForm(app, clock, { text: 'Багато' }, { files: { files: many } })).reply.status).toBe(
      422,
    );

    const asked = await askByForm(
      app,
      clock,
      { text: 'Ось довідка' },
      {
        files: {
          files: [
            ['довідка.pdf', own],
            ['фото.jpg', await photo()],
          ],
        },
      },
    );
    const { number, code } = await askedNumber(asked);
    const { id } = await question(number);
    const read = await asked.visitor.post('/question', { number, code }, { form: '/ask' });
    expect(read.text).toContain('довідка.pdf, фото.webp');
    const page = (await head.get(`/questions/${id}`)).text;
    const links = [...page.matchAll(/\/questions\/[\da-f-]+\/files\/[\da-f-]+/g)].map(([path]) => path);
    expect(links).toHaveLength(2);
    const [paper, picture] = await Promise.all(links.map((path) => head.get(path)));
    expect(paper?.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(picture?.headers.get('content-type')).toBe('image/webp');
    expect(picture?.text).not.toContain('Secret camera');
    expect((await app.anonymous().get(links[0] ?? '')).status).toBe(303);

    // Recorded by a worker, with a paper that somebody else sent as well.
    const recorded = {
      means: 'other',
      topic: 'hours',
      kind: 'question',
      subject: 'Папір',
      text: 'Приніс',
      contact: 'поштою',
    };
    for (const files of [[['a.pdf', pdf]], [['b.pdf', pdf]]] as const)
      expect((await head.post('/questions/new', recorded, { files: { files } })).status).toBe(303);

    const { queries } = app.services.database;
    const stored = await queries
      .selectFrom('question_file as f')
      .innerJoin('question_message as m', 'm.id', 'f.message_id')
      .innerJoin('stored_file as s', 's.id', 'f.file_id')
      .select(['m.question_id as question', 's.sha256'])
      .orderBy('f.id')
      .execute();
    expect(stored).toHaveLength(4);
    const [first, second, shared] = stored;
    if (!first || !second || !shared) throw new Error('no files');
    for (const one of [id, shared.question]) await act(head, one, 'close', { reason: 'Досить.' });
    clock.set('2032-01-05T08:00:00Z');
    expect(await eraseOld(app.services)).toBe(2);
    const later = new Date(Date.now() + 60_000);
    const { files } = app.services;
    // Not before the grace is over; then all but what another question still shows.
    expect(await deleteForgotten(app.services, new Date(0))).toBe(0);
    expect(await files.has(first.sha256)).toBe(true);
    expect(await deleteForgotten(app.services, later)).toBe(2);
    expect(await Promise.all([first, second, shared].map(({ sha256 }) => files.has(sha256)))).toEqual([
      false,
      false,
      true,
    ]);
    expect(await queries.selectFrom('forgotten_bytes').selectAll().execute()).toEqual([]);
    expect((await head.get(links[0] ?? '')).status).not.toBe(200);
    clock.set('2026-11-02T09:00:00Z');
  });
});
