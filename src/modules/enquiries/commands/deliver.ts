import { sql } from 'kysely';
import type { Database, Queries } from '#platform/database/database.ts';
import { systemActor } from '#platform/session/actor.ts';
import { tell } from './write.ts';

/** After so many tries a letter counts as not sent, and the worker is told. */
export const mostTries = 8;

export async function letterSent(queries: Queries, messageId: string): Promise<void> {
  await queries
    .updateTable('question_message')
    .set({ delivery: 'sent' })
    .where('id', '=', messageId)
    .where('delivery', '=', 'queued')
    .execute();
}

/** One more failure; after the last one the answer shows as not delivered. */
export async function letterFailed(database: Database, messageId: string): Promise<void> {
  await database.transaction(async (tx) => {
    const row = await tx
      .updateTable('question_message')
      .from('question')
      .set({
        tries: sql<number>`question_message.tries + 1`,
        delivery: sql<string>`case when question_message.tries + 1 >= ${mostTries} then 'failed' else 'queued' end`,
      })
      .whereRef('question.id', '=', 'question_message.question_id')
      .where('question_message.id', '=', messageId)
      .where('question_message.delivery', '=', 'queued')
      .returning(['question.id', 'question.centre_id as centreId', 'question_message.delivery'])
      .executeTakeFirst();
    if (row?.delivery === 'failed') await tell(tx, systemActor('letters'), row, 'question.notDelivered');
  });
}

/** The receipt has left: the code it carried is forgotten. */
export async function receiptSent(database: Database, questionId: string, now: Date): Promise<void> {
  await database.transaction(async (tx) => {
    await tx
      .updateTable('question_receipt')
      .set({ sent_at: now })
      .where('question_id', '=', questionId)
      .execute();
    await tx.updateTable('question').set({ tracking_sealed: null }).where('id', '=', questionId).execute();
  });
}
