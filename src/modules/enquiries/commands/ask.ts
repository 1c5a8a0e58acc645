import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import type { KeptFile } from '#platform/files/formFiles.ts';
import type { Services } from '#platform/http/services.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Secrets } from '#platform/security/secrets.ts';
import type { Actor } from '#platform/session/actor.ts';
import { readableCode, readableCodeBytes } from '#platform/text/readableCode.ts';
import { type AnswerBy, afterAddition, type Means } from '../rules/lifecycle.ts';
import { questionNumber } from '../rules/number.ts';
import type { QuestionKind } from '../rules/terms.ts';
import { type Row, tell } from './write.ts';

export const receiptJob = 'question.receipt';
const sealUse = 'question-code';

/** Keyed, because 36 bits could be guessed from a plain hash of a stolen table. */
export const codeHash = (secrets: Secrets, number: string, code: string): Buffer =>
  Buffer.from(secrets.sign('question-tracking', `${number}:${code}`), 'base64url');

export const openCode = (secrets: Secrets, sealed: Uint8Array): string =>
  secrets.open(sealUse, sealed).toString();

export interface NewQuestion {
  readonly centre: { readonly id: string; readonly numberPrefix: string };
  readonly means: Means;
  readonly answerBy: AnswerBy;
  readonly kind: QuestionKind;
  readonly topic: string;
  readonly subject: string;
  readonly text: string;
  readonly askerName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly contact: string;
  readonly locale: Locale;
  readonly receivedAt: Date;
  /** Who wrote down what was told by telephone. */
  readonly workerId: string | null;
  readonly mailId: string | null;
  /** Added to the form; files of letters are kept with the letter. */
  readonly files: readonly KeptFile[];
  /** False where a letter would go round in circles. */
  readonly receipt: boolean;
}

export interface Asked {
  readonly id: string;
  readonly number: string;
  /** Shown once; what is kept of it opens nothing. */
  readonly code: string;
}

/** Records a question with number and code (BR-13), and its receipt by e-mail where there is an address. */
export async function askQuestion(
  tx: Tx,
  services: Pick<Services, 'jobs' | 'secrets' | 'mail' | 'publicUrl'>,
  actor: Actor,
  asked: NewQuestion,
): Promise<Asked> {
  const { secrets } = services;
  const receivedOn = businessDate(asked.receivedAt);
  const year = Number(receivedOn.slice(0, 4));
  const number = questionNumber(asked.centre.numberPrefix, year, await nextCount(tx, asked.centre.id, year));
  const code = readableCode(randomBytes(readableCodeBytes));
  const receipt = asked.receipt && asked.email !== null && services.mail.configured;
  const id = v7();
  await tx
    .insertInto('question')
    .values({
      id,
      centre_id: asked.centre.id,
      number,
      tracking_hash: codeHash(secrets, number, code),
      tracking_sealed: receipt ? secrets.seal(sealUse, Buffer.from(code)) : null,
      means: asked.means,
      answer_by: asked.answerBy,
      kind: asked.kind,
      topic: asked.topic,
      subject: asked.subject.slice(0, 200).toWellFormed(),
      asker_name: asked.askerName,
      email: asked.email,
      phone: asked.phone,
      contact: asked.contact,
      locale: asked.locale,
      recorded_by: asked.workerId,
      received_at: asked.receivedAt,
      term_from: receivedOn,
    })
    .execute();
  const messageId = v7();
  await tx
    .insertInto('question_message')
    .values({
      id: messageId,
      question_id: id,
      kind: 'question',
      text: asked.text,
      at: asked.receivedAt,
      worker_id: asked.workerId,
      mail_id: asked.mailId,
    })
    .execute();
  await keepFiles(tx, messageId, asked.files);
  if (receipt) {
    await tx
      .insertInto('question_receipt')
      .values({ question_id: id, message_id: letterId(services, `receipt-${id}`) })
      .execute();
    await services.jobs.enqueue(tx, receiptJob, { questionId: id });
  }
  // Neither name nor words: the ledger stays when they are erased.
  await appendToLedger(tx, actor, {
    centreId: asked.centre.id,
    subject: 'question',
    subjectId: id,
    kind: 'question.received',
    payload: {
      number,
      means: asked.means,
      kind: asked.kind,
      topic: asked.topic,
      answerBy: asked.answerBy,
      files: asked.files.length,
    },
  });
  return { id, number, code };
}

/** Message-ID of a letter of ours: the same for a letter that a repeated job sends again. */
export const letterId = ({ publicUrl }: Pick<Services, 'publicUrl'>, name: string): string =>
  `<question-${name}@${new URL(publicUrl).hostname}>`;

/** The counter's row is locked until the commit: no two questions have one number, a rollback gives it back. */
async function nextCount(tx: Tx, centreId: string, year: number): Promise<number> {
  const { last_number } = await tx
    .insertInto('question_counter')
    .values({ centre_id: centreId, year, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'year'])
        .doUpdateSet((e) => ({ last_number: e('question_counter.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return last_number;
}

async function keepFiles(tx: Tx, messageId: string, files: readonly KeptFile[]): Promise<void> {
  for (const [position, { sha256, bytes, mediaType, name }] of files.entries()) {
    const fileId = v7();
    await tx
      .insertInto('stored_file')
      .values({ id: fileId, sha256, bytes, media_type: mediaType, name })
      .execute();
    await tx
      .insertInto('question_file')
      .values({ id: v7(), message_id: messageId, position, file_id: fileId })
      .execute();
  }
}

/** Words and files that the asker adds: the question is work again. */
export async function addWords(
  tx: Tx,
  actor: Actor,
  question: Row,
  added: {
    readonly text: string;
    readonly at: Date;
    readonly mailId: string | null;
    readonly files: readonly KeptFile[];
  },
): Promise<void> {
  const { state, newTerm } = afterAddition(question.state, question.assigneeId !== null);
  const messageId = v7();
  await tx
    .insertInto('question_message')
    .values({
      id: messageId,
      question_id: question.id,
      kind: 'addition',
      text: added.text,
      at: added.at,
      mail_id: added.mailId,
    })
    .execute();
  await keepFiles(tx, messageId, added.files);
  await tx
    .updateTable('question')
    .set((e) => ({
      state,
      closed_at: null,
      ...(newTerm ? { term_from: businessDate(added.at), answered_on: null, extended_to: null } : {}),
      version: e('version', '+', 1),
    }))
    .where('id', '=', question.id)
    .execute();
  await tell(tx, actor, question, newTerm ? 'question.cameBack' : 'question.added', {
    mail: added.mailId !== null,
  });
}
