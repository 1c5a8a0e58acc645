import { createHash } from 'node:crypto';
import type { Address, Email } from 'postal-mime';
import { type Automatic, automaticKind } from './automatic.ts';
import { htmlText, tidyText } from './htmlText.ts';

/** A file of a letter, as it came. */
export interface LetterFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A letter as people read it. Everything in it was written by somebody else and is not believed. */
export interface IncomingLetter {
  /** With its angle brackets; empty: the letter has none. */
  readonly messageId: string;
  /** In-Reply-To and References. */
  readonly refersTo: readonly string[];
  /** Who wrote it, in lower case; empty: there is none. */
  readonly from: string;
  /** Where an answer is asked for: Reply-To, else the writer. */
  readonly answerTo: string;
  readonly fromName: string;
  readonly subject: string;
  readonly body: string;
  readonly cut: boolean;
  readonly automatic: Automatic | null;
  readonly files: readonly LetterFile[];
  /** SHA-256 of what makes it this letter and no other. */
  readonly fingerprint: Buffer;
}

const longestBody = 100_000;
const mostReferences = 50;

/**
 * Reads the bytes of a letter. Never throws for what a letter holds: of one that cannot be taken apart the head is kept.
 * `place` tells letters apart that have neither an identifier nor a date.
 */
export async function parseLetter(
  bytes: Buffer,
  place: string,
  own: ReadonlySet<string>,
): Promise<IncomingLetter> {
  const { default: PostalMime } = await import('postal-mime');
  try {
    const mail = await PostalMime.parse(bytes, {
      maxNestingDepth: 50,
      maxHeadersSize: 256 * 1024,
      maxRfc822NestingDepth: 2,
    });
    const letter = toLetter(mail, place, own);
    if (letter.automatic !== 'bounce') return letter;
    // A report names the letter that did not arrive in one of its parts, each server in another one.
    return { ...letter, refersTo: [...letter.refersTo, ...reported(bytes)].slice(0, mostReferences) };
  } catch {
    // Too deep or too long a head: somebody plays. The first lines still say from whom and about what.
    const head =
      bytes
        .subarray(0, 16 * 1024)
        .toString('latin1')
        .split(/\r?\n\r?\n/, 1)[0] ?? '';
    const safe = head.split(/\r?\n/).slice(0, 60).join('\r\n');
    return toLetter(await PostalMime.parse(`${safe}\r\nContent-Type: text/plain\r\n\r\n`), place, own);
  }
}

function toLetter(mail: Email, place: string, own: ReadonlySet<string>): IncomingLetter {
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  const author = firstMailbox(mail.from) ?? firstMailbox(mail.sender);
  const from = addressOf(author?.address);
  const text = mail.text?.trim() ? tidyText(mail.text) : htmlText(mail.html ?? '');
  const subject = oneLine(mail.subject ?? '', 500);
  const messageId = identifiers(mail.messageId)[0] ?? '';
  const files = mail.attachments.map((file, index) => ({
    name: fileName(file.filename ?? `${index + 1}`),
    bytes: Buffer.from(file.content as Uint8Array),
  }));
  const digest = createHash('sha256').update(
    JSON.stringify([messageId, mail.date ?? (messageId ? '' : place), from, subject, text]),
  );
  for (const file of files) digest.update(createHash('sha256').update(file.bytes).digest());
  return {
    messageId,
    refersTo: [...new Set([...identifiers(mail.inReplyTo), ...identifiers(mail.references)])].slice(
      0,
      mostReferences,
    ),
    from,
    answerTo: addressOf(firstMailbox(mail.replyTo?.[0])?.address) || from,
    fromName: oneLine(author?.name ?? '', 200),
    subject,
    body: text.slice(0, longestBody).toWellFormed(),
    cut: text.length > longestBody,
    automatic: automaticKind({ header, from }, own),
    files,
    fingerprint: digest.digest(),
  };
}

const reported = (bytes: Buffer): string[] =>
  [...bytes.toString('latin1').matchAll(/^message-id:\s*(<[^<>\s]{1,990}>)/gim)].flatMap(([, id]) =>
    id === undefined ? [] : [id],
  );

const firstMailbox = (address: Address | undefined) =>
  address === undefined ? undefined : (address.group?.[0] ?? (address.address ? address : undefined));

/** An address that a letter can go to, in lower case; empty otherwise. */
const addressOf = (address: string | undefined): string => {
  const plain = (address ?? '').trim().toLowerCase();
  return plain.length <= 320 && /^[^\s@<>"',;:\\]+@[^\s@<>"',;:\\]+$/.test(plain) ? plain : '';
};

const identifiers = (text: string | undefined): string[] =>
  (text?.match(/<[^<>\s]{1,990}>/g) ?? []).slice(0, mostReferences);

const oneLine = (text: string, most: number): string =>
  tidyText(text).replace(/\s+/g, ' ').slice(0, most).toWellFormed();

/** The name alone, without folders and signs that a file system would read. */
const fileName = (name: string): string =>
  oneLine(name.split(/[\\/]/).at(-1) ?? '', 200).replace(/[<>:"|?*]/g, '_') || 'file';
