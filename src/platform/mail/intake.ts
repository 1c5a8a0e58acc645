import type { Logger } from 'pino';
import { v7 } from 'uuid';
import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate, type Clock } from '#platform/clock/clock.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/fileStore.ts';
import { type IncomingLetter, parseLetter } from './letter.ts';
import { type CheckedFile, checkFiles } from './letterFiles.ts';
import { type OpenMailbox, type RawLetter, withMailbox } from './mailbox.ts';
import type { MailboxAddress } from './mailboxAddress.ts';

/** A letter whose row exists already in the transaction of the handler. */
export interface TakenLetter extends Omit<IncomingLetter, 'files' | 'fingerprint'> {
  readonly id: string;
  readonly receivedAt: Date;
}

/** Makes work of a letter in the transaction that stores it; `setAside`: a person has to decide. */
export type LetterHandler = (
  tx: Tx,
  box: MailboxAddress,
  letter: TakenLetter,
) => Promise<'taken' | 'setAside'>;

export interface IntakeParts {
  readonly database: Database;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly log: Logger;
}

/** After so many failures one letter is set aside: it must not hold up those behind it. */
const mostTries = 5;
/** Letters of one reading: a full mailbox is read over several minutes. */
const mostAtOnce = 100;
/** How far back to look when the server has renumbered its letters, days. */
const backDays = 30;

/**
 * Reads what is new in a mailbox and returns how many letters became work. Each letter is taken exactly once: its row,
 * the work made of it and the bookmark are one transaction, known again by UIDVALIDITY with UID and by its fingerprint;
 * it is marked as seen only afterwards. A program killed anywhere goes on where it was.
 */
export async function readMailbox(
  parts: IntakeParts,
  address: MailboxAddress,
  handle: LetterHandler,
): Promise<number> {
  const { database, clock, log } = parts;
  try {
    return await withMailbox(address, async (box) => {
      const mark = await bookmark(parts, address.name, box);
      let taken = 0;
      const uids = await due(database, address.name, box, mark);
      for (const uid of uids.slice(0, mostAtOnce)) {
        const raw = await box.fetch(uid);
        if (raw) {
          const done = await takeSafely(parts, address, box, raw, handle);
          // Later letters wait for the next reading, so that a thread keeps its order.
          if (done === 'again') break;
          if (done === 'taken') taken += 1;
        }
        await database.queries
          .updateTable('mailbox_bookmark')
          .set((e) => ({ last_uid: e.fn('greatest', ['last_uid', e.val(uid)]) }))
          .where('mailbox', '=', address.name)
          .where('uid_validity', '=', box.uidValidity)
          .execute();
        if (raw) await box.markSeen([uid]);
      }
      await database.queries
        .updateTable('mailbox_bookmark')
        .set({ read_at: clock.now(), problem: null })
        .where('mailbox', '=', address.name)
        .execute();
      return taken;
    });
  } catch (error) {
    const reason = reasonOf(error);
    log.warn({ mailbox: address.name, reason }, 'mailbox: could not be read');
    await database.queries
      .updateTable('mailbox_bookmark')
      .set({ problem: reason.slice(0, 500) })
      .where('mailbox', '=', address.name)
      .execute();
    throw error;
  }
}

interface Bookmark {
  readonly lastUid: number;
  readonly since: Date | null;
}

/** Where reading goes on. A mailbox met for the first time begins with its unseen letters and all that come. */
async function bookmark({ database, clock }: IntakeParts, name: string, box: OpenMailbox): Promise<Bookmark> {
  const fresh = { uid_validity: box.uidValidity, last_uid: Math.max(0, box.uidNext - 1) };
  await database.queries
    .insertInto('mailbox_bookmark')
    .values({ mailbox: name, ...fresh })
    .onConflict((on) => on.doNothing())
    .execute();
  // Other numbers: every letter may be an old one, which its fingerprint tells.
  await database.queries
    .updateTable('mailbox_bookmark')
    .set({
      uid_validity: box.uidValidity,
      last_uid: 0,
      since: addDays(businessDate(clock.now()), -backDays),
      stuck_uid: null,
      tries: 0,
    })
    .where('mailbox', '=', name)
    .where('uid_validity', '<>', box.uidValidity)
    .execute();
  const row = await database.queries
    .selectFrom('mailbox_bookmark')
    .select(['last_uid', 'since'])
    .where('mailbox', '=', name)
    .executeTakeFirstOrThrow();
  return { lastUid: row.last_uid, since: row.since === null ? null : new Date(`${row.since}T00:00:00Z`) };
}

/** Everything above the bookmark, and what is unseen below it and was never taken. */
async function due(database: Database, name: string, box: OpenMailbox, mark: Bookmark): Promise<number[]> {
  const fresh = await box.after(mark.lastUid, mark.since);
  const unseen = (await box.unseen()).filter((uid) => uid <= mark.lastUid);
  if (unseen.length === 0) return fresh;
  const known = await database.queries
    .selectFrom('mail_message')
    .select('uid')
    .where('mailbox', '=', name)
    .where('uid_validity', '=', box.uidValidity)
    .where('uid', 'in', unseen)
    .execute();
  const taken = new Set(known.map(({ uid }) => Number(uid)));
  // Taken, but the program ended before it could say so.
  await box.markSeen(unseen.filter((uid) => taken.has(uid)));
  return [...unseen.filter((uid) => !taken.has(uid)), ...fresh];
}

/** One letter; a failure is counted and, after the last try, stored as such. */
async function takeSafely(
  parts: IntakeParts,
  address: MailboxAddress,
  box: OpenMailbox,
  raw: RawLetter,
  handle: LetterHandler,
): Promise<'taken' | 'known' | 'again'> {
  const letter = await parseLetter(
    raw.bytes,
    `${box.uidValidity}:${raw.uid}`,
    new Set([address.user.toLowerCase()]),
  );
  const checked = await checkFiles(letter.files);
  try {
    return await takeLetter(parts, address, box, raw, letter, checked, handle);
  } catch (error) {
    const { tries } = await parts.database.queries
      .updateTable('mailbox_bookmark')
      .set((e) => ({
        stuck_uid: raw.uid,
        tries: e
          .case()
          .when('stuck_uid', '=', raw.uid)
          .then(e('tries', '+', 1))
          .else(1)
          .end(),
      }))
      .where('mailbox', '=', address.name)
      .returning('tries')
      .executeTakeFirstOrThrow();
    parts.log.error({ err: error, mailbox: address.name, uid: raw.uid, tries }, 'mailbox: a letter failed');
    if (tries < mostTries) return 'again';
    return takeLetter(parts, address, box, raw, letter, checked, null);
  }
}

/** `handle` null: only stored, for a person to see. */
async function takeLetter(
  { database, files, clock }: IntakeParts,
  address: MailboxAddress,
  box: OpenMailbox,
  raw: RawLetter,
  letter: IncomingLetter,
  checked: readonly CheckedFile[],
  handle: LetterHandler | null,
): Promise<'taken' | 'known'> {
  // Bytes first: a row never names a file that is not there. Bytes without a row harm nobody.
  const stored = await Promise.all(
    checked.map(async (one) => ({
      ...one,
      sha256: one.refused === null ? await files.put(one.file.bytes) : null,
    })),
  );
  const now = clock.now();
  const receivedAt = raw.receivedAt && raw.receivedAt < now ? raw.receivedAt : now;
  return database.transaction(async (tx) => {
    const id = v7();
    const made = await tx
      .insertInto('mail_message')
      .values({
        id,
        mailbox: address.name,
        uid_validity: box.uidValidity,
        uid: raw.uid,
        fingerprint: letter.fingerprint,
        message_id: letter.messageId,
        refers_to: [...letter.refersTo],
        from_address: letter.from,
        answer_to: letter.answerTo,
        from_name: letter.fromName,
        subject: letter.subject,
        body: letter.body,
        cut: letter.cut || raw.tooLong,
        automatic: letter.automatic,
        received_at: receivedAt,
        state: handle ? 'taken' : 'failed',
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirst();
    if (!made.numInsertedOrUpdatedRows) return 'known';
    for (const [position, { file, mediaType, refused, sha256 }] of stored.entries()) {
      const fileId = sha256 ? v7() : null;
      if (sha256 && fileId)
        await tx
          .insertInto('stored_file')
          .values({
            id: fileId,
            sha256,
            bytes: file.bytes.length,
            media_type: mediaType,
            name: file.name,
          })
          .execute();
      await tx
        .insertInto('mail_attachment')
        .values({
          id: v7(),
          message_id: id,
          position,
          name: file.name,
          media_type: mediaType,
          bytes: file.bytes.length,
          file_id: fileId,
          refused,
        })
        .execute();
    }
    const { files: _files, fingerprint: _fingerprint, ...facts } = letter;
    if (handle && (await handle(tx, address, { ...facts, id, receivedAt })) === 'setAside')
      await tx.updateTable('mail_message').set({ state: 'setAside' }).where('id', '=', id).execute();
    return 'taken';
  });
}

/** In the server's own words where it gave any: «Command failed» alone helps nobody to mend a mailbox. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const isTold = typeof error === 'object' && error !== null && 'responseText' in error;
  return isTold && typeof error.responseText === 'string' ? `${message}: ${error.responseText}` : message;
}
