import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/services.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { TakenLetter } from '#platform/mail/intake.ts';
import type { MailboxAddress } from '#platform/mail/mailboxAddress.ts';
import { type Actor, systemActor } from '#platform/session/actor.ts';
import { numberInSubject } from '../rules/number.ts';
import { type Asked, addWords, askQuestion } from './ask.ts';
import { type Row, tell } from './write.ts';

type Parts = Pick<Services, 'jobs' | 'secrets' | 'mail' | 'publicUrl'>;

/** Receipts that one address gets in an hour: two programs that write to each other would not stop by themselves. */
const mostReceipts = 5;

/**
 * Makes of a letter what it is: words to a question it answers, else a new question of the mailbox's centre. Letters of
 * programs never become questions; one that reports a lost answer marks that answer.
 */
export async function takeQuestionLetter(
  services: Parts,
  tx: Tx,
  box: MailboxAddress,
  letter: TakenLetter,
): Promise<'taken' | 'setAside'> {
  const actor = systemActor('mailbox');
  if (letter.automatic === 'bounce') {
    if (await markBounced(tx, actor, letter.refersTo)) return 'taken';
    return 'setAside';
  }
  if (letter.automatic !== null || letter.answerTo === '') return 'setAside';
  const known = await questionOfLetter(tx, letter);
  if (known) {
    await addWords(tx, actor, known, {
      text: letter.body,
      at: letter.receivedAt,
      mailId: letter.id,
      files: [],
    });
    return 'taken';
  }
  return (await newFromLetter(services, tx, actor, box.code, letter)) ? 'taken' : 'setAside';
}

/** A letter as the tables keep it. */
export interface StoredLetter {
  readonly id: string;
  readonly answerTo: string;
  readonly fromName: string;
  readonly subject: string;
  readonly body: string;
  readonly receivedAt: Date;
}

/** Null: no open centre has that code. */
export async function newFromLetter(
  services: Parts,
  tx: Tx,
  actor: Actor,
  centreCode: string,
  letter: StoredLetter,
): Promise<Asked | null> {
  const centre = await tx
    .selectFrom('centre')
    .select(['id', 'number_prefix as numberPrefix'])
    .where('code', '=', centreCode)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!centre) return null;
  const hourAgo = new Date(letter.receivedAt.getTime() - 3600_000);
  const { n } = await tx
    .selectFrom('question')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('centre_id', '=', centre.id)
    .where('email', '=', letter.answerTo)
    .where('received_at', '>', hourAgo)
    .executeTakeFirstOrThrow();
  return askQuestion(tx, services, actor, {
    centre,
    means: 'email',
    answerBy: 'email',
    kind: 'question',
    topic: 'other',
    subject: letter.subject || letter.body.slice(0, 80),
    text: letter.body,
    askerName: letter.fromName,
    email: letter.answerTo,
    phone: null,
    contact: '',
    locale: 'uk',
    receivedAt: letter.receivedAt,
    workerId: null,
    mailId: letter.id,
    files: [],
    receipt: n < mostReceipts,
  });
}

const columns = [
  'question.id',
  'question.centre_id as centreId',
  'question.state',
  'question.assignee_id as assigneeId',
  'question.version',
] as const;

/**
 * The question to which a letter belongs: by the Message-ID of ours that it answers, which nobody can guess, or by the
 * number in its subject when it comes from the asker's own address. A number alone proves nothing.
 */
async function questionOfLetter(tx: Tx, letter: TakenLetter): Promise<Row | undefined> {
  const open = () =>
    tx
      .selectFrom('question')
      .select([...columns])
      .where('erased_at', 'is', null);
  if (letter.refersTo.length > 0) {
    const ids = [...letter.refersTo];
    const { rows } = await sql<{ id: string }>`
      select question_id as id from question_message where message_id = any(${ids}::text[])
      union all select question_id from question_receipt where message_id = any(${ids}::text[])
      union all select q.question_id from question_message q join mail_message m on m.id = q.mail_id
        where m.message_id = any(${ids}::text[]) and m.from_address = ${letter.from} limit 1`.execute(tx);
    const found = rows[0];
    if (found)
      return (await open().where('question.id', '=', found.id).executeTakeFirst()) as Row | undefined;
  }
  const number = numberInSubject(letter.subject);
  if (number === null) return undefined;
  const asker = [letter.from, letter.answerTo];
  return (await open()
    .where('question.number', '=', number)
    .where('question.email', 'in', asker)
    .executeTakeFirst()) as Row | undefined;
}

/** A report of delivery names the letter that did not arrive: the worker must find another way. */
async function markBounced(tx: Tx, actor: Actor, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const bounced = await tx
    .updateTable('question_message')
    .from('question')
    .set({ delivery: 'bounced' })
    .whereRef('question.id', '=', 'question_message.question_id')
    .where('question_message.message_id', 'in', [...ids])
    .where('question_message.delivery', 'in', ['queued', 'sent'])
    .returning(['question.id', 'question.centre_id as centreId'])
    .execute();
  for (const question of bounced) await tell(tx, actor, question, 'question.notDelivered');
  return bounced.length > 0;
}

/** A letter set aside that a person has found to be a question after all; null: it was decided before. */
export async function askFromAside(
  services: Parts,
  tx: Tx,
  actor: Actor,
  letter: StoredLetter & { readonly centreCode: string },
): Promise<Asked | null> {
  if (!(await leaveAside(tx, letter.id))) return null;
  return newFromLetter(services, tx, actor, letter.centreCode, letter);
}

/** No question: an advertisement, a report of a program. It stays stored until its term ends. */
export async function dismissLetter(
  tx: Tx,
  actor: Actor,
  letterId: string,
  centreId: string,
): Promise<boolean> {
  if (!(await leaveAside(tx, letterId))) return false;
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'letter',
    subjectId: letterId,
    kind: 'question.letterDismissed',
  });
  return true;
}

const leaveAside = async (tx: Tx, letterId: string): Promise<boolean> => {
  const left = await tx
    .updateTable('mail_message')
    .set({ state: 'taken' })
    .where('id', '=', letterId)
    .where('state', '<>', 'taken')
    .executeTakeFirst();
  return left.numUpdatedRows > 0n;
};
