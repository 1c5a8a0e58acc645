import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fixedClock } from '#platform/clock/clock.ts';
import type { TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { codeOf, first, type KioskStage, openKioskStage } from '../../../test/kioskStage.ts';
import { type PrinterEmulator, startPrinter } from '../../../test/printerEmulator.ts';

/** Monday, 11:00 in Kyiv: the centre of Bakhmut is open. */
const open = '2026-11-23T09:00:00Z';
const clock = fixedClock(open);
let app: TestApp;
let kiosk: Client;
let reception: Client;
let head: Client;
let deviceId: string;
let choice: KioskStage['choice'];
let take: KioskStage['take'];
let count: KioskStage['count'];
let printer: PrinterEmulator | undefined;

beforeAll(async () => {
  ({ app, kiosk, reception, head, deviceId, choice, take, count } = await openKioskStage(clock));
  await vi.waitFor(async () => expect((await kiosk.get('/kiosk')).status).toBe(200), { timeout: 60_000 });
});
afterEach(async () => {
  await printer?.close();
  printer = undefined;
  await app.services.database.queries.updateTable('printer').set({ active: false }).execute();
});
afterAll(() => app.close());

async function connectPrinter(mood: 'ready' | 'paperOut' | 'hangs' = 'ready', paper: '80' | '58' = '80') {
  printer = await startPrinter(mood);
  const saved = await head.post(
    `/terminals/${deviceId}/printer`,
    { host: '127.0.0.1', port: String(printer.port), paper },
    { form: `/terminals/${deviceId}` },
  );
  expect(saved.status).toBe(303);
  return printer;
}
const printState = async (code: string) => {
  const { text } = await kiosk.get(`/api/v1/kiosk/ticket/${code}/prints`);
  return JSON.parse(text).tickets.at(-1).print;
};

test('[BR-15] staff lock a kiosk from their side or by its PIN; a locked one tells where to go and gives nothing', async () => {
  const { url, group, service } = await choice();
  const key = await kiosk.formKey(url);
  const list = await reception.get('/terminals');
  expect(list.text).toContain(`/terminals/${deviceId}/lock`);
  const lock = (who: Client, step: string) =>
    who.post(`/terminals/${deviceId}/${step}`, {}, { form: '/terminals' });
  expect((await lock(reception, 'lock')).status).toBe(303);
  expect((await lock(reception, 'lock')).status).toBe(409);
  const locked = await kiosk.get('/kiosk');
  expect(locked.text).toContain('Візьміть талон в адміністратора залу');
  const before = await count('ticket');
  expect((await kiosk.post('/kiosk/tickets', { group, service, purpose: 'submit' }, { key })).status).toBe(
    409,
  );
  expect(await count('ticket')).toBe(before);

  // Only the head sets the PIN; an easy one is refused; only its hash is kept.
  expect((await reception.get(`/terminals/${deviceId}`)).status).toBe(403);
  const setPin = (pin: string) =>
    head.post(`/terminals/${deviceId}/pin`, { pin }, { form: `/terminals/${deviceId}` });
  for (const simple of ['1111', '1234', '4321', '12', 'abcd'])
    expect((await setPin(simple)).status).toBe(422);
  expect((await setPin('4815')).status).toBe(303);
  const kept = await app.services.database.queries
    .selectFrom('kiosk')
    .select('pin_hash')
    .where('device_id', '=', deviceId)
    .executeTakeFirstOrThrow();
  expect(kept.pin_hash).toMatch(/^\$argon2id\$/);
  const pin = (value: string, wish: string) =>
    kiosk.post('/kiosk/staff', { pin: value, wish }, { form: '/kiosk/staff' });
  expect((await pin('9999', 'unlock')).status).toBe(422);
  expect((await kiosk.get('/kiosk')).text).toContain('Цей термінал не працює');
  expect((await pin('4815', 'unlock')).location).toBe('/kiosk');
  expect((await kiosk.get('/kiosk')).text).toContain('З чим ви прийшли?');
  expect((await pin('4815', 'lock')).location).toBe('/kiosk');
  expect((await lock(head, 'unlock')).status).toBe(303);
  // Guessing makes one wait.
  const guesses = [];
  for (let n = 0; n < 8; n += 1) guesses.push((await pin('0000', 'lock')).status);
  expect(guesses).toContain(429);
});

test('[BR-15] a ticket comes out of the printer at once, on paper of either width', async () => {
  for (const [paper, width] of [
    ['80', 576],
    ['58', 384],
  ] as const) {
    const device = await connectPrinter('ready', paper);
    const code = codeOf((await take()).location);
    await expect.poll(() => printState(code), { timeout: 60_000 }).toBe('printed');
    expect(device.papers).toHaveLength(1);
    expect(device.papers[0]?.width).toBe(width);
    expect(device.papers[0]?.height).toBeGreaterThan(500);
    expect((await kiosk.get(`/kiosk/ticket/${code}`)).text).toContain('Талон надруковано');
    await device.close();
  }
});

test('[BR-15] a failed print keeps the number, offers the code, alerts reception, and reprints the same number', async () => {
  const device = await connectPrinter('paperOut');
  const code = codeOf((await take()).location);
  await expect.poll(() => printState(code), { timeout: 60_000 }).toBe('failed');
  const shown = await kiosk.get(`/kiosk/ticket/${code}`);
  const label = first(shown.text, /v-kiosk__number">([^<]+)</);
  expect(shown.text).toContain('Талон не надрукувався');
  expect(shown.text).toContain('class="v-qr"');
  const hall = await reception.get('/terminals');
  expect(hall.text).toContain(`Талон ${label} не надрукувався`);
  expect(hall.text).toContain('Немає паперу');
  const print = first(hall.text, /\/terminals\/prints\/([0-9a-f-]+)\/reprint/);
  const before = await count('ticket');
  device.mood = 'ready';
  const again = await reception.post(`/terminals/prints/${print}/reprint`, {}, { form: '/terminals' });
  expect(again.status).toBe(303);
  await expect.poll(() => printState(code), { timeout: 60_000 }).toBe('printed');
  expect(device.papers).toHaveLength(1);
  expect(await count('ticket')).toBe(before);
  const calm = await reception.get('/terminals');
  expect(calm.text).not.toContain(`Талон ${label} не надрукувався`);
  // The button of a screen drawn before does nothing more.
  expect(
    (await reception.post(`/terminals/prints/${print}/reprint`, {}, { form: '/terminals' })).status,
  ).toBe(409);
});

test('[BR-15] a hanging printer and a dead one fail plainly, and hold up neither the visitor nor another printer', async () => {
  const device = await connectPrinter('hangs');
  const began = Date.now();
  const code = codeOf((await take()).location);
  expect(Date.now() - began).toBeLessThan(15_000);
  await expect.poll(() => printState(code), { timeout: 60_000 }).toBe('failed');
  expect((await reception.get('/terminals')).text).toContain('принтер не відповідає');
  await device.close();
  const print = first((await reception.get('/terminals')).text, /\/terminals\/prints\/([0-9a-f-]+)\/settle/);
  // «Print again» at the kiosk is a new try for the same ticket; pressed twice it is one.
  const page = await kiosk.get(`/kiosk/ticket/${code}`);
  const ticket = first(page.text, /name="ticket" value="([^"]+)"/);
  const prints = await count('ticket_print');
  const key = await kiosk.formKey(`/kiosk/ticket/${code}`);
  const press = () => kiosk.post(`/kiosk/ticket/${code}/print`, { ticket }, { key });
  await Promise.all([press(), press()]);
  expect(await count('ticket_print')).toBe(prints + 1);
  await expect.poll(() => printState(code), { timeout: 60_000 }).toBe('failed');
  expect((await reception.get('/terminals')).text).toContain('немає зв’язку з принтером');
  expect((await reception.post(`/terminals/prints/${print}/settle`, {}, { form: '/terminals' })).status).toBe(
    409,
  );
  const now = first((await reception.get('/terminals')).text, /\/terminals\/prints\/([0-9a-f-]+)\/settle/);
  expect((await reception.post(`/terminals/prints/${now}/settle`, {}, { form: '/terminals' })).status).toBe(
    303,
  );
  expect((await reception.get('/terminals')).text).not.toContain('немає зв’язку з принтером');
});

test('the address of a printer is checked in plain words, and what was typed stays', async () => {
  const wrong = await head.post(
    `/terminals/${deviceId}/printer`,
    { host: 'не адреса', port: '99999', paper: '80' },
    { form: `/terminals/${deviceId}` },
  );
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Напишіть адресу без пробілів');
  expect(wrong.text).toContain('value="не адреса"');
  expect((await head.post(`/terminals/${v7()}/lock`, {}, { form: '/terminals' })).status).toBe(404);
});
