import type { Logger } from 'pino';
import type { Pdu, Session } from 'smpp';
import { smsParts } from './parts.ts';

export interface ShortMessage {
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

export interface Sms {
  /** False when no SMS centre is set: whoever would offer SMS leaves it out. */
  readonly configured: boolean;
  /** Sends one text; resolves with the number of short messages it took. Throws when it may succeed later. */
  send(message: ShortMessage): Promise<number>;
  close(): Promise<void>;
}

/** Longest wait for one answer of the SMS centre, milliseconds. */
const patience = 10_000;
/** The line is kept open so long after the last message: a busy hour binds once, a quiet night holds nothing. */
const idleMs = 60_000;
/** UCS-2 (SMPP 3.4, 5.2.19). */
const ucs2 = 8;
/** The message begins with a header that joins parts (SMPP 3.4, 5.2.12). */
const withHeader = 0x40;
/** Types of number and their plan: international E.164; alphanumeric for a name such as VIKNO. */
const international = { ton: 1, npi: 1 } as const;
const alphanumeric = { ton: 5, npi: 0 } as const;

/** `url` such as smpp://user:password@host:2775 or ssmpp://… over TLS; undefined: no SMS leaves. */
export function createSms(url: string | undefined, from: string, log: Logger): Sms {
  if (!url) {
    return {
      configured: false,
      send: () => Promise.reject(new Error('no SMS centre is set (SMPP_URL)')),
      close: () => Promise.resolve(),
    };
  }
  const address = new URL(url);
  let bound: Promise<Session> | null = null;
  let idle: NodeJS.Timeout | null = null;

  /** The one line to the SMS centre, made when it is needed. */
  const line = (): Promise<Session> => {
    if (!bound) {
      const made = bind(address, () => {
        if (bound === made) bound = null;
      });
      bound = made;
      made.catch(() => {
        if (bound === made) bound = null;
      });
    }
    return bound;
  };
  const close = async () => {
    if (idle) clearTimeout(idle);
    const open = bound;
    bound = null;
    const session = await open?.catch(() => null);
    if (!session) return;
    await answered('unbind', session, (done) => session.unbind(done)).catch(() => undefined);
    session.destroy();
  };
  const sender = /^\+?\d{3,15}$/.test(from)
    ? { addr: from.replace('+', ''), ...international }
    : { addr: from, ...alphanumeric };

  return {
    configured: true,
    close,
    send: async ({ to, text }) => {
      const session = await line();
      const parts = smsParts(text);
      for (const { header, body } of parts) {
        const answer = await answered('submit_sm', session, (done) =>
          session.submit_sm(
            {
              source_addr: sender.addr,
              source_addr_ton: sender.ton,
              source_addr_npi: sender.npi,
              destination_addr: to.replace('+', ''),
              dest_addr_ton: international.ton,
              dest_addr_npi: international.npi,
              data_coding: ucs2,
              esm_class: header ? withHeader : 0,
              short_message: header ? { udh: header, message: body } : { message: body },
            },
            done,
          ),
        );
        if (answer.command_status !== 0)
          throw new Error(`the SMS centre refused a message: ${answer.command_status}`);
      }
      if (idle) clearTimeout(idle);
      idle = setTimeout(() => {
        close().catch((error: unknown) => log.warn({ err: error }, 'sms: closing the line'));
      }, idleMs);
      idle.unref();
      return parts.length;
    },
  };
}

/** Connects and says who we are; `lost` is called when the line breaks later. */
async function bind(address: URL, lost: () => void): Promise<Session> {
  // Loaded with the first message.
  const { default: smpp } = await import('smpp');
  const session = smpp.connect({ url: `${address.protocol}//${address.host}` });
  const connected = new Promise<void>((resolve, reject) => {
    session.on(address.protocol === 'ssmpp:' ? 'secureConnect' : 'connect', resolve);
    session.on('error', reject);
  });
  session.on('close', lost);
  // The SMS centre asks whether we are still there.
  session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
  try {
    await withPatience('connect', connected);
    const answer = await answered('bind', session, (done) =>
      session.bind_transceiver(
        {
          system_id: decodeURIComponent(address.username),
          password: decodeURIComponent(address.password),
          interface_version: 0x34,
        },
        done,
      ),
    );
    if (answer.command_status !== 0)
      throw new Error(`the SMS centre refused the sign-in: ${answer.command_status}`);
    return session;
  } catch (error) {
    session.destroy();
    throw error;
  }
}

/** One question to the SMS centre; a line that breaks or is silent is an error, never a wait without end. */
function answered(
  what: string,
  session: Session,
  ask: (done: (answer: Pdu) => void) => boolean,
): Promise<Pdu> {
  return withPatience(
    what,
    new Promise<Pdu>((resolve, reject) => {
      const broken = () => reject(new Error(`the line to the SMS centre broke during ${what}`));
      session.on('close', broken);
      if (!ask(resolve)) broken();
    }),
  );
}

async function withPatience<T>(what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the SMS centre did not answer: ${what}`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
