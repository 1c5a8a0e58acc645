import type { Queries } from '#platform/database/database.ts';
import { servicesOfMessages } from './named.ts';

/** An answer or a question back that has not left yet; undefined: it has, or there is nothing to send. */
export async function outgoingLetter(db: Queries, messageId: string) {
  const row = await db
    .selectFrom('question_message as m')
    .innerJoin('question as q', 'q.id', 'm.question_id')
    .innerJoin('centre', 'centre.id', 'q.centre_id')
    .select([
      'm.id',
      'm.kind',
      'm.text',
      'm.extended_to as extendedTo',
      'm.message_id as messageId',
      'q.id as questionId',
      'q.number',
      'q.subject',
      'q.email',
      'q.locale',
      'centre.name as centre',
      'centre.code as centreCode',
      'centre.phones',
      'centre.email as centreEmail',
    ])
    .where('m.id', '=', messageId)
    .where('m.delivery', '=', 'queued')
    .executeTakeFirst();
  return (
    row && {
      ...row,
      references: await referencesOf(db, row.questionId, messageId),
      services: (await servicesOfMessages(db, [messageId])).get(messageId) ?? [],
    }
  );
}

/** The letters of the conversation so far, oldest first: mail programs join them by these. */
async function referencesOf(db: Queries, questionId: string, except: string): Promise<string[]> {
  const receipt = await db
    .selectFrom('question_receipt')
    .select('message_id')
    .where('question_id', '=', questionId)
    .executeTakeFirst();
  const said = await db
    .selectFrom('question_message as m')
    .leftJoin('mail_message as l', 'l.id', 'm.mail_id')
    .select(['m.message_id as ours', 'l.message_id as theirs'])
    .where('m.question_id', '=', questionId)
    .where('m.id', '<>', except)
    .orderBy('m.at')
    .execute();
  const ids = said.map(({ ours, theirs }) => ours ?? theirs ?? '').filter((id) => id !== '');
  const [first, ...rest] = ids;
  return [...(first ? [first] : []), ...(receipt ? [receipt.message_id] : []), ...rest].slice(-20);
}

/** What the receipt says; undefined: it has left, or there is nobody to send it to. */
export const outgoingReceipt = (db: Queries, questionId: string) =>
  db
    .selectFrom('question_receipt as r')
    .innerJoin('question as q', 'q.id', 'r.question_id')
    .innerJoin('centre', 'centre.id', 'q.centre_id')
    .innerJoin('question_message as m', (join) =>
      join.onRef('m.question_id', '=', 'q.id').on('m.kind', '=', 'question'),
    )
    .leftJoin('mail_message as l', 'l.id', 'm.mail_id')
    .select([
      'r.message_id as messageId',
      'q.number',
      'q.subject',
      'q.email',
      'q.kind',
      'q.locale',
      'q.term_from as termFrom',
      'q.tracking_sealed as sealed',
      'l.message_id as theirs',
      'centre.name as centre',
      'centre.code as centreCode',
      'centre.phones',
      'centre.email as centreEmail',
    ])
    .where('r.question_id', '=', questionId)
    .where('r.sent_at', 'is', null)
    .executeTakeFirst();
