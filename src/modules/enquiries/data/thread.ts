import type { Queries, Tx } from '#platform/database/database.ts';
import { type Secrets, sameBytes } from '#platform/security/secrets.ts';
import { codeHash } from '../commands/ask.ts';
import type { QuestionState } from '../rules/lifecycle.ts';
import type { QuestionKind } from '../rules/terms.ts';
import { type NamedService, servicesOfMessages } from './named.ts';

type Reader = Queries | Tx;

export interface ThreadFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly refused: 'size' | 'kind' | 'count' | null;
}

export interface ThreadMessage {
  readonly id: string;
  readonly kind:
    | 'question'
    | 'addition'
    | 'clarification'
    | 'answer'
    | 'forward'
    | 'call'
    | 'closing'
    | 'extension';
  readonly text: string;
  readonly at: Date;
  readonly workerId: string | null;
  readonly worker: string | null;
  readonly delivery: 'none' | 'queued' | 'sent' | 'failed' | 'bounced';
  readonly spokenAt: Date | null;
  readonly spokenWith: string;
  /** Of a notice that the term is longer: until when. */
  readonly extendedTo: string | null;
  /** The letter was longer than what is kept. */
  readonly cut: boolean;
  readonly files: readonly ThreadFile[];
  /** Services whose cards it names. */
  readonly services: readonly NamedService[];
}

/** Everything said about a question, in order, with the files of its letters and forms. The question itself was found in scope. */
export async function threadOf(db: Reader, questionId: string): Promise<ThreadMessage[]> {
  const rows = await db
    .selectFrom('question_message as m')
    .leftJoin('worker', 'worker.id', 'm.worker_id')
    .leftJoin('mail_message as l', 'l.id', 'm.mail_id')
    .select([
      'm.id',
      'm.kind',
      'm.text',
      'm.at',
      'm.worker_id as workerId',
      'worker.surname',
      'worker.given',
      'm.delivery',
      'm.spoken_at as spokenAt',
      'm.spoken_with as spokenWith',
      'm.extended_to as extendedTo',
      'l.cut',
      'l.id as mailId',
    ])
    .where('m.question_id', '=', questionId)
    .orderBy('m.at')
    .orderBy('m.id')
    .execute();
  const letters = rows.flatMap(({ mailId }) => (mailId ? [mailId] : []));
  const ofLetters = letters.length
    ? await db
        .selectFrom('mail_attachment')
        .select(['id', 'message_id as owner', 'name', 'bytes', 'refused'])
        .where('message_id', 'in', letters)
        .orderBy('position')
        .execute()
    : [];
  const ofForms = await db
    .selectFrom('question_file as f')
    .innerJoin('question_message as m', 'm.id', 'f.message_id')
    .innerJoin('stored_file as s', 's.id', 'f.file_id')
    .select(['f.id', 'f.message_id as owner', 's.name', 's.bytes'])
    .where('m.question_id', '=', questionId)
    .orderBy('f.position')
    .execute();
  const files = [...ofLetters, ...ofForms.map((file) => ({ ...file, refused: null }))];
  const services = await servicesOfMessages(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ surname, given, mailId, cut, ...row }) => ({
    ...row,
    kind: row.kind as ThreadMessage['kind'],
    delivery: row.delivery as ThreadMessage['delivery'],
    worker: surname ? `${surname} ${given ?? ''}`.trim() : null,
    cut: cut ?? false,
    files: files
      .filter(({ owner }) => owner === mailId || owner === row.id)
      .map(({ id, name, bytes, refused }) => ({
        id,
        name,
        bytes,
        refused: refused as ThreadFile['refused'],
      })),
    services: services.get(row.id) ?? [],
  }));
}

const storedFacts = ['stored_file.sha256', 'stored_file.media_type', 'stored_file.name'] as const;

/** A file of one question's letters or forms; undefined: there is none, or it was not kept. */
export const fileOfQuestion = async (db: Reader, questionId: string, fileId: string) =>
  (await db
    .selectFrom('mail_attachment')
    .innerJoin('question_message', 'question_message.mail_id', 'mail_attachment.message_id')
    .innerJoin('stored_file', 'stored_file.id', 'mail_attachment.file_id')
    .select(storedFacts)
    .where('mail_attachment.id', '=', fileId)
    .where('question_message.question_id', '=', questionId)
    .executeTakeFirst()) ??
  db
    .selectFrom('question_file')
    .innerJoin('question_message', 'question_message.id', 'question_file.message_id')
    .innerJoin('stored_file', 'stored_file.id', 'question_file.file_id')
    .select(storedFacts)
    .where('question_file.id', '=', fileId)
    .where('question_message.question_id', '=', questionId)
    .executeTakeFirst();

const nobody = Buffer.alloc(32);

/** The question whose number and code are both right; undefined for either mistake, after the same work. */
export async function trackQuestion(db: Reader, secrets: Secrets, number: string, code: string) {
  const row = await db
    .selectFrom('question')
    .innerJoin('centre', 'centre.id', 'question.centre_id')
    .select([
      'question.id',
      'question.centre_id as centreId',
      'question.number',
      'question.state',
      'question.kind',
      'question.term_from as termFrom',
      'question.extended_to as extendedTo',
      'question.assignee_id as assigneeId',
      'question.tracking_hash',
      'question.version',
      'centre.name as centre',
      'centre.phones',
    ])
    .where('question.number', '=', number)
    .where('question.erased_at', 'is', null)
    .executeTakeFirst();
  const right = sameBytes(codeHash(secrets, number, code), row?.tracking_hash ?? nobody);
  if (!row || !right) return undefined;
  return { ...row, state: row.state as QuestionState, kind: row.kind as QuestionKind };
}
export type TrackedQuestion = NonNullable<Awaited<ReturnType<typeof trackQuestion>>>;
