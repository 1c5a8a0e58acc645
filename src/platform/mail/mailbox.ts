import type { ImapFlow } from 'imapflow';
import type { MailboxAddress } from './mailboxAddress.ts';

/** A letter as the server keeps it. */
export interface RawLetter {
  readonly uid: number;
  readonly bytes: Buffer;
  /** When the server received it: the date in the letter itself is whatever its writer wants. */
  readonly receivedAt: Date | null;
  /** Longer than what is read: only its beginning is here. */
  readonly tooLong: boolean;
}

/** A folder of an IMAP server, open. */
export interface OpenMailbox {
  readonly uidValidity: number;
  /** UID that the next letter will get. */
  readonly uidNext: number;
  /** UIDs above `uid`, ascending; `since`: only letters received from that day on. */
  after(uid: number, since: Date | null): Promise<number[]>;
  unseen(): Promise<number[]>;
  /** Undefined: somebody removed it meanwhile. */
  fetch(uid: number): Promise<RawLetter | undefined>;
  markSeen(uids: readonly number[]): Promise<void>;
}

/** Longest letter that is read whole, bytes: its text and files of 20 MB with what the encoding of mail adds. */
const longest = 30 * 1024 * 1024;
/** Of a longer one so much is read: the head and the first part. */
const beginning = 64 * 1024;

/** Opens the folder, lets `work` read, and leaves. Throws what the server or the line answers. */
export async function withMailbox<T>(
  address: MailboxAddress,
  work: (box: OpenMailbox) => Promise<T>,
): Promise<T> {
  const { ImapFlow: Client } = await import('imapflow');
  const client = new Client({
    host: address.host,
    port: address.port,
    secure: address.security === 'tls',
    // Without it a line that somebody else holds could ask for the password in the open.
    ...(address.security === 'tls' ? {} : { doSTARTTLS: address.security === 'startTls' }),
    auth: { user: address.user, pass: address.password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    maxLiteralSize: longest + 1024 * 1024,
    maxResponseSize: longest + 2 * 1024 * 1024,
  });
  // A line that breaks while nothing is asked is told by the next question.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const lock = await client.getMailboxLock(address.folder);
    try {
      return await work(openBox(client));
    } finally {
      lock.release();
    }
  } finally {
    if (client.usable) await client.logout().catch(() => undefined);
    client.close();
  }
}

function openBox(client: ImapFlow): OpenMailbox {
  const box = client.mailbox;
  if (!box) throw new Error('the folder is not open');
  const found = async (query: Parameters<ImapFlow['search']>[0]) => {
    const uids = await client.search(query, { uid: true });
    // No answer is no empty answer.
    if (!Array.isArray(uids)) throw new Error('the server did not say which letters it has');
    return uids.toSorted((a, b) => a - b);
  };
  /** The client answers «nothing» for a broken line, too: a letter is gone only when the server says so itself. */
  const gone = async (uid: number): Promise<undefined> => {
    if ((await found({ uid: String(uid) })).includes(uid)) throw new Error(`letter ${uid} could not be read`);
    return undefined;
  };
  return {
    uidValidity: Number(box.uidValidity),
    uidNext: box.uidNext,
    // «n:*» holds the last letter even when it is older than n (RFC 3501 §6.4.8).
    after: async (uid, since) =>
      (await found({ uid: `${uid + 1}:*`, ...(since ? { since } : {}) })).filter((one) => one > uid),
    unseen: () => found({ seen: false }),
    fetch: async (uid) => {
      const facts = await client.fetchOne(String(uid), { size: true, internalDate: true }, { uid: true });
      if (!facts) return gone(uid);
      const tooLong = (facts.size ?? 0) > longest;
      const letter = await client.fetchOne(
        String(uid),
        { source: tooLong ? { start: 0, maxLength: beginning } : true },
        { uid: true },
      );
      const bytes = letter ? letter.source : undefined;
      if (!bytes) return gone(uid);
      const at = facts.internalDate;
      return {
        uid,
        bytes,
        receivedAt: at === undefined ? null : new Date(at),
        tooLong,
      };
    },
    markSeen: async (uids) => {
      if (uids.length === 0) return;
      const marked = await client.messageFlagsAdd([...uids].join(','), ['\\Seen'], { uid: true });
      if (!marked) throw new Error('a letter could not be marked as seen');
    },
  };
}
