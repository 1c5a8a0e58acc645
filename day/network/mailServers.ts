import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { startImapServer } from '../../test/imapServer.ts';

/** The mailbox of the head office and a server that takes letters, both over real lines. */
export interface MailServers {
  readonly imapUrl: string;
  readonly smtpUrl: string;
  /** A letter comes into the mailbox of the head office. */
  deliver(from: string, subject: string, at: Date): void;
  /** How many letters the program has sent. */
  sent(): number;
  close(): Promise<void>;
}

export async function startMailServers(): Promise<MailServers> {
  const imap = await startImapServer();
  let sent = 0;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => {
        sent += 1;
        done();
      });
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const address = smtp.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server does not listen');
  return {
    imapUrl: imap.url,
    smtpUrl: `smtp://127.0.0.1:${address.port}`,
    deliver: (from, subject, at) => {
      const words = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
      imap.deliver(`From: ${from}\nSubject: ${words}\n\n.`, at);
    },
    sent: () => sent,
    close: async () => {
      await imap.close();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
}
