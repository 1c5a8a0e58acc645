import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate, systemClock } from '#platform/clock/clock.ts';
import { parseLetter } from '#platform/mail/letter.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { remind } from './jobs.ts';
import { dueReminder } from './rules/reminders.ts';

let app: TestApp;
let admin: Client;
let centre: string;
let provider: string;
let smtp: SMTPServer;
const letters: string[] = [];
const today = businessDate(systemClock.now());
const queries = () => app.services.database.queries;

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push(Buffer.concat(parts).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const address = smtp.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  app = await startTestApp({ smtpUrl: `smtp://127.0.0.1:${port}` });
  admin = await app.signIn('admin.bakhmut');
  centre = (
    await queries().selectFrom('centre').select('id').where('code', '=', 'bakhmut').executeTakeFirstOrThrow()
  ).id;
  provider = (
    await queries()
      .selectFrom('centre_provider')
      .innerJoin('provider', 'provider.id', 'centre_provider.provider_id')
      .select('provider.id')
      .where('centre_id', '=', centre)
      .where('provider.kind', '=', 'pensionFund')
      .executeTakeFirstOrThrow()
  ).id;
  // The demo's own agreements come near their end with the years: the test speaks of its own.
  await queries().updateTable('agreement').set({ ended_on: today }).where('signed_on', '<=', today).execute();
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

const post = async (path: string, fields: Record<string, string>, scan?: { name: string; bytes: Buffer }) => {
  const body = new FormData();
  body.set('_key', await admin.formKey(`/admin/centres/${centre}/agreements/new`));
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  if (scan) body.set('scan', new File([new Uint8Array(scan.bytes)], scan.name));
  const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await fetch(new URL(path, app.url), {
    method: 'POST',
    body,
    headers: { cookie },
    redirect: 'manual',
  });
  return { status: reply.status, text: await reply.text() };
};
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const facts = () => ({
  kind: 'placement',
  providerId: provider,
  number: '77/2026',
  signedOn: addDays(today, -10),
  validTo: addDays(today, 38),
  subject: 'Розміщення працівників',
});

describe('[ORG-8][KC-11][BP-13] agreements', () => {
  test('an agreement is recorded with its scan, which comes back byte by byte', async () => {
    expect(
      (await post(`/admin/centres/${centre}/agreements`, facts(), { name: 'угода.pdf', bytes: pdf })).status,
    ).toBe(303);
    const row = await queries()
      .selectFrom('agreement')
      .selectAll()
      .where('number', '=', '77/2026')
      .executeTakeFirstOrThrow();
    const file = await admin.get(`/admin/centres/${centre}/agreements/${row.id}/file`);
    expect(file.headers.get('content-type')).toContain('application/pdf');
    expect(file.text).toBe(pdf.toString());
    const list = await admin.get(`/admin/centres/${centre}/agreements`);
    expect(list.text).toMatch(/Спливає за 38.днів/);
    expect((await admin.get('/admin')).text).toMatch(/угода № 77\/2026 спливає за 38.днів/);
  });

  test('a file that is not what its name says is refused, and nothing is recorded', async () => {
    const before = await queries().selectFrom('agreement').select('id').execute();
    const reply = await post(
      `/admin/centres/${centre}/agreements`,
      { ...facts(), number: '78/2026' },
      { name: 'угода.pdf', bytes: Buffer.from('<script>alert(1)</script>') },
    );
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('PDF, JPEG або PNG');
    expect(reply.text).toContain('78/2026');
    const wrong = await post(`/admin/centres/${centre}/agreements`, {
      ...facts(),
      number: '',
      providerId: '',
      validTo: addDays(today, -60),
    });
    expect(wrong.text).toContain('href="#number"');
    expect(await queries().selectFrom('agreement').select('id').execute()).toEqual(before);
  });

  test('the head of the centre gets one letter for each step before expiry, in the language chosen for letters', async () => {
    const head = await app.signIn('centre.bakhmut');
    expect((await head.get('/account')).text).toMatch(/value="uk"[^>]*checked/);
    expect((await head.post('/account/letters', { letters: 'en' })).location).toBe('/account');
    expect((await head.post('/account/letters', { letters: 'xx' })).status).toBe(400);
    await queries()
      .updateTable('worker')
      .set({ email: 'head@bakhmut.example' })
      .where('login', '=', 'centre.bakhmut')
      .execute();
    await remind(app.services);
    await remind(app.services);
    await expect.poll(() => letters.length, { timeout: 60_000 }).toBe(1);
    expect(letters[0]).toContain('To: head@bakhmut.example');
    const read = await parseLetter(Buffer.from(letters[0] ?? ''), 'x', new Set());
    expect(read.subject).toBe('Agreement 77/2026 ends in 38 days');
    expect(read.body).toContain('/en/centre');
    const sent = await queries().selectFrom('agreement_reminder').select('days_before').execute();
    expect(sent).toEqual([{ days_before: 60 }]);
  });

  test('the nearest step that was reached is due, once', () => {
    expect(dueReminder(61, [])).toBeNull();
    expect(dueReminder(60, [])).toBe(60);
    expect(dueReminder(31, [60])).toBeNull();
    expect(dueReminder(30, [60])).toBe(30);
    expect(dueReminder(5, [])).toBe(7);
    expect(dueReminder(5, [7])).toBeNull();
    expect(dueReminder(-1, [])).toBeNull();
  });
});

describe('[ORG-6] accompanying services', () => {
  test('are listed with hours, operator and the competition', async () => {
    const fields = {
      name: 'Ксерокопії',
      operator: 'ФОП Зразковий',
      hours: 'пн–пт 8:00–17:00',
      competitionAct: 'Рішення від 01.02.2026 № 1',
    };
    const bare = await admin.post(`/admin/centres/${centre}/accompanying`, { ...fields, competitionAct: '' });
    expect(bare.status).toBe(422);
    expect((await admin.post(`/admin/centres/${centre}/accompanying`, fields)).status).toBe(303);
    expect((await admin.get(`/admin/centres/${centre}/accompanying`)).text).toContain(
      'Рішення від 01.02.2026 № 1',
    );
  });
});

describe('[ORG-5] the day of a centre', () => {
  test('[KS-sign] the head sees who sits where, and who signs', async () => {
    const desk = await queries()
      .selectFrom('desk')
      .select('id')
      .where('centre_id', '=', centre)
      .where('number', '=', 2)
      .executeTakeFirstOrThrow();
    const worker = await queries()
      .selectFrom('worker')
      .select('id')
      .where('login', '=', 'front2.bakhmut')
      .executeTakeFirstOrThrow();
    await queries()
      .insertInto('desk_shift')
      .values({ id: crypto.randomUUID(), desk_id: desk.id, centre_id: centre, worker_id: worker.id })
      .execute();
    const page = await (await app.signIn('centre.bakhmut')).get('/centre');
    expect(page.text).toContain('Ткачук Богдан Сергійович');
    expect(page.text).toContain('Жестова мова');
    expect(page.text).toContain('1 з 12');
  });
});
