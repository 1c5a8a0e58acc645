import type { Transporter } from 'nodemailer';
import { ownHeader } from './automatic.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Same value for the same letter: a repeated job does not send a second one to a server that knows the identifier. */
  readonly messageId: string;
  /** Letters to which this one belongs, the newest last: people then read one conversation. */
  readonly references?: readonly string[];
  /** Where an answer comes; absent: the sender of all letters. */
  readonly replyTo?: string;
  /** Written by the program itself, without a person: nobody's absence is told to it (RFC 3834). */
  readonly automatic?: boolean;
}

export interface Mail {
  /** False when no SMTP server is set: whoever would write a letter leaves it out. */
  readonly configured: boolean;
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** `url` such as smtp://user:password@host:587 or smtps://…; undefined: no mail leaves. */
export function createMail(url: string | undefined, from: string): Mail {
  if (!url) {
    return {
      configured: false,
      send: () => Promise.reject(new Error('no SMTP server is set (SMTP_URL)')),
      close: () => undefined,
    };
  }
  // Loaded with the first letter: many centres send none for weeks.
  let transport: Promise<Transporter> | undefined;
  const opened = () => {
    transport ??= import('nodemailer').then(({ createTransport }) => createTransport(url, { from }));
    return transport;
  };
  return {
    configured: true,
    send: async ({ to, subject, text, messageId, references = [], replyTo, automatic }) => {
      await (await opened()).sendMail({
        to,
        subject,
        text,
        messageId,
        ...(references.length > 0 ? { inReplyTo: references.at(-1) ?? '', references: [...references] } : {}),
        ...(replyTo ? { replyTo } : {}),
        headers: { [ownHeader]: '1', ...(automatic ? { 'Auto-Submitted': 'auto-replied' } : {}) },
        disableUrlAccess: true,
        disableFileAccess: true,
      });
    },
    close: () => void transport?.then((open) => open.close()),
  };
}
