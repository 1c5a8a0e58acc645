import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMail } from './mail.ts';

describe('mail', () => {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => {
        letters.push(text);
        done();
      });
    },
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    port = (server.server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  test('a letter in Ukrainian reaches a real SMTP server with its identifier', async () => {
    const mail = createMail(`smtp://127.0.0.1:${port}`, 'Вікно <vikno@example.org>');
    await mail.send({
      to: 'ganna@example.org',
      subject: 'Справу зареєстровано',
      text: 'Ваша справа БМ-2026-000001.',
      messageId: '<case-1@vikno>',
    });
    mail.close();
    expect(letters).toHaveLength(1);
    expect(letters[0]).toContain('Message-ID: <case-1@vikno>');
    expect(letters[0]).toContain('To: ganna@example.org');
    expect(decoded(letters[0] ?? '')).toContain('БМ-2026-000001');
  });

  test('a line break in a subject cannot add a recipient', async () => {
    const mail = createMail(`smtp://127.0.0.1:${port}`, 'vikno@example.org');
    await mail.send({
      to: 'ganna@example.org',
      subject: 'x\r\nBcc: thief@example.org',
      text: 'y',
      messageId: '<case-2@vikno>',
    });
    mail.close();
    expect(letters.at(-1)).not.toMatch(/^Bcc:/m);
  });

  test('without a server nothing is pretended: the job that sends fails and stays', async () => {
    const mail = createMail(undefined, 'vikno@example.org');
    expect(mail.configured).toBe(false);
    await expect(
      mail.send({ to: 'a@example.org', subject: 's', text: 't', messageId: '<3@vikno>' }),
    ).rejects.toThrow(/SMTP_URL/);
  });
});

/** Text of a letter with its base64 or quoted-printable body made readable. */
function decoded(letter: string): string {
  const body = letter.split('\r\n\r\n').slice(1).join('\r\n\r\n');
  if (/content-transfer-encoding: base64/i.test(letter)) return Buffer.from(body, 'base64').toString();
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
