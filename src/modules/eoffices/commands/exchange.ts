import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { OfficeFacts } from '../data/reach.ts';

export interface NewMessage {
  readonly from: OfficeFacts;
  readonly to: readonly OfficeFacts[];
  readonly subject: string;
  readonly text: string;
  readonly mustConfirm: boolean;
  readonly replyTo: string | null;
  readonly workerId: string;
  readonly now: Date;
  /** Already in the file store. */
  readonly files: readonly {
    readonly sha256: Buffer;
    readonly bytes: number;
    readonly mediaType: string;
    readonly name: string;
  }[];
}

/** Sends a message from one office to others (KN-3.1). Returns its identifier. */
export async function sendMessage(tx: Tx, actor: Actor, message: NewMessage): Promise<string> {
  const id = v7();
  await tx
    .insertInto('eoffice_message')
    .values({
      id,
      from_id: message.from.id,
      written_by: message.workerId,
      at: message.now,
      subject: message.subject,
      text: message.text,
      reply_to: message.replyTo,
      must_confirm: message.mustConfirm,
    })
    .execute();
  await tx
    .insertInto('eoffice_message_to')
    .values(message.to.map((office) => ({ message_id: id, eoffice_id: office.id })))
    .execute();
  for (const [position, { sha256, bytes, mediaType, name }] of message.files.entries()) {
    const fileId = v7();
    await tx
      .insertInto('stored_file')
      .values({ id: fileId, sha256, bytes, media_type: mediaType, name })
      .execute();
    await tx
      .insertInto('eoffice_message_file')
      .values({ id: v7(), message_id: id, position, file_id: fileId })
      .execute();
  }
  await tell(tx, actor, id, 'eoffice.messageSent', {
    from: message.from.number,
    to: message.to.map(({ number }) => number),
    mustConfirm: message.mustConfirm,
    files: message.files.length,
  });
  return id;
}

interface Mark {
  readonly messageId: string;
  readonly eofficeId: string;
  readonly workerId: string;
  readonly now: Date;
}

/** The office has read it; false: it had. */
export async function markRead(tx: Tx, actor: Actor, mark: Mark): Promise<boolean> {
  const done = await tx
    .updateTable('eoffice_message_to')
    .set({ read_at: mark.now, read_by: mark.workerId })
    .where('message_id', '=', mark.messageId)
    .where('eoffice_id', '=', mark.eofficeId)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  if (!done.numUpdatedRows) return false;
  await tell(tx, actor, mark.messageId, 'eoffice.messageRead', { eofficeId: mark.eofficeId });
  return true;
}

/** The office has taken note of an announcement; reading it goes with that. False: it was confirmed before. */
export async function confirmMessage(tx: Tx, actor: Actor, mark: Mark): Promise<boolean> {
  await markRead(tx, actor, mark);
  const done = await tx
    .updateTable('eoffice_message_to')
    .set({ confirmed_at: mark.now, confirmed_by: mark.workerId })
    .where('message_id', '=', mark.messageId)
    .where('eoffice_id', '=', mark.eofficeId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  if (!done.numUpdatedRows) return false;
  await tell(tx, actor, mark.messageId, 'eoffice.messageConfirmed', { eofficeId: mark.eofficeId });
  return true;
}

const tell = (
  tx: Tx,
  actor: Actor,
  id: string,
  kind: `eoffice.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, { centreId: null, subject: 'eofficeMessage', subjectId: id, kind, payload });

export interface AnswerForm {
  readonly question: string;
  readonly answer: string;
  readonly norm: string;
  readonly active: boolean;
}

/** Keeps a shared answer as checked against its norm today; throws `stale` for a row changed meanwhile. */
export async function saveAnswer(
  tx: Tx,
  actor: Actor,
  place: {
    readonly municipalityId: string;
    readonly workerId: string;
    readonly today: string;
    readonly now: Date;
  },
  form: AnswerForm,
  existing: { readonly id: string; readonly version: number } | null,
): Promise<void> {
  const id = existing?.id ?? v7();
  const values = {
    ...form,
    changed_by: place.workerId,
    changed_at: place.now,
    ...(form.active ? { checked_on: place.today } : {}),
  };
  if (existing) {
    const changed = await tx
      .updateTable('eoffice_answer')
      .set({ ...values, version: existing.version + 1 })
      .where('id', '=', id)
      .where('municipality_id', '=', place.municipalityId)
      .where('version', '=', existing.version)
      .executeTakeFirst();
    if (!changed.numUpdatedRows) throw stale();
  } else
    await tx
      .insertInto('eoffice_answer')
      .values({ id, municipality_id: place.municipalityId, ...values, checked_on: place.today })
      .execute();
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'eofficeAnswer',
    subjectId: id,
    kind: 'eoffice.answerSaved',
    payload: { ...form },
  });
}
