import { type AddressInfo, createServer, type Socket } from 'node:net';

interface Kept {
  uid: number;
  readonly bytes: Buffer;
  readonly at: Date;
  readonly flags: Set<string>;
}

/**
 * A mail server that speaks IMAP4rev1 (RFC 3501) over a real line, with the one folder INBOX. Lines can be cut, letters
 * renumbered and passwords refused, as it happens to servers. It is checked by hand against Dovecot, which answers alike.
 */
export async function startImapServer(account = { user: 'mail@example.org', password: 'secret word' }) {
  const letters: Kept[] = [];
  const lines = new Set<Socket>();
  const heard: string[] = [];
  let validity = 1_700_000_000;
  let nextUid = 1;
  let cut: RegExp | null = null;
  const server = createServer((socket) => {
    lines.add(socket);
    socket.on('close', () => lines.delete(socket));
    socket.on('error', () => undefined);
    let rest = '';
    let known = false;
    const say = (text: string | Buffer) => void (socket.destroyed || socket.write(text));
    say('* OK [CAPABILITY IMAP4rev1] ready\r\n');
    socket.on('data', (chunk: Buffer) => {
      rest += chunk.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (socket.destroyed) return;
        const [, tag = '*', command = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
        heard.push(command.replace(/^LOGIN .*/i, 'LOGIN'));
        if (cut?.test(command)) {
          cut = null;
          socket.destroy();
          return;
        }
        answer(tag, command);
      }
    });
    const answer = (tag: string, command: string) => {
      const name = command.toUpperCase();
      const ok = (text = 'done') => say(`${tag} OK ${text}\r\n`);
      if (name.startsWith('LOGIN ')) {
        const [, user, password] = /^LOGIN "?([^" ]+)"? "?([^"]*)"?$/i.exec(command) ?? [];
        known = user === account.user && password === account.password;
        if (known) ok('[CAPABILITY IMAP4rev1] welcome');
        else say(`${tag} NO [AUTHENTICATIONFAILED] wrong name or password\r\n`);
      } else if (name === 'CAPABILITY') {
        say('* CAPABILITY IMAP4rev1\r\n');
        ok();
      } else if (name === 'LOGOUT') {
        say('* BYE good bye\r\n');
        ok();
        socket.end();
      } else if (name === 'NOOP' || name === 'CLOSE') ok();
      else if (!known) say(`${tag} NO first who you are\r\n`);
      else if (/^(LIST|LSUB) /.test(name)) {
        say(`* ${name.slice(0, 4)} () "/" "INBOX"\r\n`);
        ok();
      } else if (name.startsWith('SELECT ')) {
        say(`* FLAGS (\\Seen \\Answered)\r\n* ${letters.length} EXISTS\r\n* 0 RECENT\r\n`);
        say(`* OK [UIDVALIDITY ${validity}] x\r\n* OK [UIDNEXT ${nextUid}] x\r\n`);
        say('* OK [PERMANENTFLAGS (\\Seen \\*)] x\r\n');
        ok('[READ-WRITE] open');
      } else if (name.startsWith('UID SEARCH ')) {
        say(`* SEARCH${search(name.slice(11))}\r\n`);
        ok();
      } else if (name.startsWith('UID FETCH ')) {
        const [, set = '', what = ''] = /^UID FETCH (\S+) (.*)$/.exec(name) ?? [];
        for (const letter of letters.filter((one) => within(set, one.uid))) say(fetched(letter, what));
        ok();
      } else if (name.startsWith('UID STORE ')) {
        const [, set = ''] = /^UID STORE (\S+) /.exec(name) ?? [];
        for (const letter of letters.filter((one) => within(set, one.uid))) {
          letter.flags.add('\\Seen');
          if (!name.includes('.SILENT'))
            say(`* ${letters.indexOf(letter) + 1} FETCH (UID ${letter.uid} FLAGS (\\Seen))\r\n`);
        }
        ok();
      } else say(`${tag} BAD unknown\r\n`);
    };
  });

  const fetched = (letter: Kept, what: string): Buffer => {
    const facts = [`UID ${letter.uid}`];
    if (what.includes('FLAGS')) facts.push(`FLAGS (${[...letter.flags].join(' ')})`);
    if (what.includes('RFC822.SIZE')) facts.push(`RFC822.SIZE ${letter.bytes.length}`);
    if (what.includes('INTERNALDATE')) facts.push(`INTERNALDATE "${imapDate(letter.at)} +0000"`);
    const [, from, most] = /BODY\.PEEK\[\](?:<(\d+)\.(\d+)>)?/.exec(what) ?? [];
    const start = `* ${letters.indexOf(letter) + 1} FETCH (${facts.join(' ')}`;
    if (!what.includes('BODY.PEEK[]')) return Buffer.from(`${start})\r\n`);
    const bytes = from === undefined ? letter.bytes : letter.bytes.subarray(Number(from), Number(most));
    const part = from === undefined ? '' : `<${from}>`;
    return Buffer.concat([
      Buffer.from(`${start} BODY[]${part} {${bytes.length}}\r\n`),
      bytes,
      Buffer.from(')\r\n'),
    ]);
  };
  const within = (set: string, uid: number): boolean =>
    set.split(',').some((range) => {
      const [from = '', to = from] = range.split(':');
      const newest = letters.at(-1)?.uid ?? 0;
      const ends = [from, to].map((end) => (end === '*' ? newest : Number(end)));
      return uid >= Math.min(...ends) && uid <= Math.max(...ends);
    });
  const search = (query: string): string => {
    const set = /\bUID (\S+)/.exec(query)?.[1];
    const since = /\bSINCE "?([\w-]+)"?/.exec(query)?.[1];
    return letters
      .filter((one) => set === undefined || within(set, one.uid))
      .filter((one) => !/UNSEEN|NOT SEEN/.test(query) || !one.flags.has('\\Seen'))
      .filter((one) => since === undefined || one.at >= new Date(`${since} UTC`))
      .map((one) => ` ${one.uid}`)
      .join('');
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://${encodeURIComponent(account.user)}:${encodeURIComponent(account.password)}@127.0.0.1:${port}`,
    /** What clients asked, without passwords. */
    heard,
    deliver: (letter: string | Buffer, at = new Date(), seen = false): number => {
      const bytes = Buffer.isBuffer(letter) ? letter : Buffer.from(letter.replace(/\r?\n/g, '\r\n'));
      letters.push({ uid: nextUid, bytes, at, flags: new Set(seen ? ['\\Seen'] : []) });
      nextUid += 1;
      return nextUid - 1;
    },
    seen: (uid: number): boolean => letters.find((one) => one.uid === uid)?.flags.has('\\Seen') ?? false,
    unseen: (): number => letters.filter((one) => !one.flags.has('\\Seen')).length,
    /** All letters get other numbers, as after a move to another machine. */
    renumber: () => {
      validity += 1;
      for (const letter of letters) letter.uid += 1000;
      nextUid += 1000;
    },
    /** Breaks the line at the next command that fits. */
    cutAt: (command: RegExp) => {
      cut = command;
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const line of lines) line.destroy();
        server.close(() => resolve());
      }),
  };
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (n: number) => String(n).padStart(2, '0');
const imapDate = (at: Date): string =>
  `${two(at.getUTCDate())}-${months[at.getUTCMonth()]}-${at.getUTCFullYear()} ${at.toISOString().slice(11, 19)}`;
