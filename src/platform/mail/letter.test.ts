import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { automaticKind } from './automatic.ts';
import { htmlText } from './htmlText.ts';
import { parseLetter } from './letter.ts';
import { checkFiles, fileLimits } from './letterFiles.ts';
import { readMailboxes } from './mailboxAddress.ts';

const nobody: ReadonlySet<string> = new Set();
const parse = (text: string | Buffer, place = '1:1') =>
  parseLetter(Buffer.isBuffer(text) ? text : Buffer.from(text.replace(/\n/g, '\r\n')), place, nobody);

describe('[BR-13] a letter read from a mailbox', () => {
  test('in an old encoding, with a name and a thread, says what it says', async () => {
    const letter = await parse(
      Buffer.from(
        'From: =?koi8-u?B?8MXU0s8=?= <Petro@Example.ORG>\r\nReply-To: home@example.org\r\nSubject: =?windows-1251?B?z+jy4O3t/w==?=\r\n' +
          'Message-ID: <a1@example.org>\r\nIn-Reply-To: <q@x>\r\nReferences: <q@x> <r@x>\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\n\xcf\xf0\xe8\xe2\xb3\xf2',
        'latin1',
      ),
    );
    expect(letter).toMatchObject({
      from: 'petro@example.org',
      answerTo: 'home@example.org',
      fromName: 'Петро',
      subject: 'Питання',
      messageId: '<a1@example.org>',
      refersTo: ['<q@x>', '<r@x>'],
      body: 'Привіт',
      automatic: null,
    });
  });

  test('of HTML leaves the words alone: no script, no markup, no hidden text', () => {
    expect(
      htmlText(
        '<head><title>t</title><style>p{}</style></head><p onclick=x()>Добрий&nbsp;день &lt;b&gt;<script>alert(1)</script><!-- x --></p><div>друге<br>третє',
      ),
    ).toBe('Добрий день <b>\n\nдруге\nтретє');
    expect(htmlText('<script>never closed <b>hidden')).toBe('');
    expect(htmlText('a<b')).toBe('a');
  });

  test('of any bytes at all never throws, and of a million open tags is not slow', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const letter = await parse(Buffer.from(bytes));
        expect(letter.fingerprint).toHaveLength(32);
      }),
      { numRuns: 60 },
    );
    expect(htmlText('<a '.repeat(300_000))).toBe('');
    expect(htmlText('<script>'.repeat(50_000))).toBe('');
  });

  test('too deep to be taken apart keeps its head', async () => {
    const deep = Array.from(
      { length: 80 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`,
    );
    const letter = await parse(`From: a@b.cc\nSubject: Глибоко\n${deep.join('')}`);
    expect(letter).toMatchObject({ from: 'a@b.cc', body: '' });
  });

  test('is told apart by what it says, not by its identifier alone', async () => {
    const one = await parse('Message-ID: <1@x>\nFrom: a@b.cc\n\nодне');
    const again = await parse('Received: elsewhere\nMessage-ID: <1@x>\nFrom: a@b.cc\n\nодне', '2:9');
    const forged = await parse('Message-ID: <1@x>\nFrom: a@b.cc\n\nінше');
    expect(again.fingerprint).toEqual(one.fingerprint);
    expect(forged.fingerprint).not.toEqual(one.fingerprint);
    const bare = (place: string) => parse('From: a@b.cc\n\nОфіс відкрито', place);
    expect((await bare('1:1')).fingerprint).not.toEqual((await bare('1:2')).fingerprint);
  });

  test.each([
    ['a report of delivery', { 'content-type': 'multipart/report; report-type=delivery-status' }, 'bounce'],
    ['an empty return path', { 'return-path': '<>' }, 'bounce'],
    ['our own letter', { 'x-vikno-letter': '1' }, 'own'],
    ['somebody is on leave', { 'auto-submitted': 'auto-replied' }, 'autoReply'],
    ['a mailing list', { 'list-id': '<l.example.org>' }, 'bulk'],
    ['a person', { 'auto-submitted': 'no' }, null],
  ] as const)('%s is recognised', (_, headers, kind) => {
    const all = new Map<string, string>(Object.entries(headers));
    expect(automaticKind({ header: (name) => all.get(name), from: 'a@b.cc' }, nobody)).toBe(kind);
  });

  test('keeps papers and pictures, and says what it did not keep', async () => {
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj');
    const checked = await checkFiles([
      { name: 'заява.pdf', bytes: pdf },
      { name: 'pretends.pdf', bytes: Buffer.from('MZ\x90\0program') },
      { name: 'лист.txt', bytes: Buffer.from('текст') },
      { name: 'big.pdf', bytes: Buffer.concat([pdf, Buffer.alloc(fileLimits.bytes)]) },
    ]);
    expect(checked.map(({ refused }) => refused)).toEqual([null, 'kind', null, 'size']);
  });
});

test('[BR-13] the setting of mailboxes names whose each is, and refuses what is half written', () => {
  expect(
    readMailboxes('questions', 'a-b=imaps://u%40x.ua:p%2Cw@imap.x.ua/Listy, c-d=imap://u:p@127.0.0.1:1143'),
  ).toEqual([
    {
      name: 'questions:a-b',
      code: 'a-b',
      host: 'imap.x.ua',
      port: 993,
      security: 'tls',
      user: 'u@x.ua',
      password: 'p,w',
      folder: 'Listy',
    },
    {
      name: 'questions:c-d',
      code: 'c-d',
      host: '127.0.0.1',
      port: 1143,
      security: 'plain',
      user: 'u',
      password: 'p',
      folder: 'INBOX',
    },
  ]);
  expect(readMailboxes('questions', 'c-d=imap://u:p@mail.example.org')?.[0]?.security).toBe('startTls');
  for (const wrong of [
    '',
    'imaps://u:p@h',
    'a-b=http://u:p@h',
    'a-b=imaps://h',
    'a-b=imaps://u:p@h,a-b=imaps://u:p@h',
  ])
    expect(readMailboxes('questions', wrong)).toBeNull();
});
