import type { Database, Tx } from '#platform/database/database.ts';
import { forgetFiles } from '#platform/files/forget.ts';
import { systemActor } from '#platform/session/actor.ts';
import { tell } from './write.ts';

const batch = 200;

/**
 * Erases who asked, what was said and the files of questions closed before `before` (BP-9): figures and the trail stay.
 * Letters that were no questions go with the same term. Returns how many questions were erased.
 */
export async function eraseQuestions(database: Database, before: Date, now: Date): Promise<number> {
  for (let erased = 0; ; ) {
    const done = await database.transaction((tx) => eraseBatch(tx, before, now));
    erased += done;
    if (done < batch) {
      await database.transaction((tx) => eraseLetters(tx, before, now));
      return erased;
    }
  }
}

async function eraseBatch(tx: Tx, before: Date, now: Date): Promise<number> {
  const rows = await tx
    .selectFrom('question')
    .select(['id', 'centre_id as centreId'])
    .where('closed_at', '<', before)
    .where('erased_at', 'is', null)
    .orderBy('closed_at')
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await tx
    .updateTable('question')
    .set({
      asker_name: '',
      email: null,
      phone: null,
      contact: '',
      subject: '',
      tracking_sealed: null,
      erased_at: now,
    })
    .where('id', 'in', ids)
    .execute();
  const letters = await tx
    .updateTable('question_message')
    .set({ text: '', spoken_with: '' })
    .where('question_id', 'in', ids)
    .returning(['id', 'mail_id'])
    .execute();
  const files = await tx
    .deleteFrom('question_file')
    .where(
      'message_id',
      'in',
      letters.map(({ id }) => id),
    )
    .returning('file_id')
    .execute();
  await forgetFiles(
    tx,
    files.map(({ file_id }) => file_id),
  );
  await erase(
    tx,
    letters.flatMap(({ mail_id }) => (mail_id ? [mail_id] : [])),
    now,
  );
  for (const row of rows) await tell(tx, systemActor('retention'), row, 'question.erased');
  return rows.length;
}

async function eraseLetters(tx: Tx, before: Date, now: Date): Promise<void> {
  const rows = await tx
    .selectFrom('mail_message')
    .select('id')
    .where('mailbox', 'like', 'questions:%')
    .where('received_at', '<', before)
    .where('erased_at', 'is', null)
    .where((e) =>
      e.not(
        e.exists(e.selectFrom('question_message').select('id').whereRef('mail_id', '=', 'mail_message.id')),
      ),
    )
    .limit(batch)
    .execute();
  await erase(
    tx,
    rows.map(({ id }) => id),
    now,
  );
}

async function erase(tx: Tx, letters: readonly string[], now: Date): Promise<void> {
  if (letters.length === 0) return;
  const files = await tx
    .deleteFrom('mail_attachment')
    .where('message_id', 'in', [...letters])
    .returning('file_id')
    .execute();
  await forgetFiles(
    tx,
    files.flatMap(({ file_id }) => (file_id ? [file_id] : [])),
  );
  await tx
    .updateTable('mail_message')
    .set({ from_address: '', answer_to: '', from_name: '', subject: '', body: '', erased_at: now })
    .where('id', 'in', [...letters])
    .execute();
}
