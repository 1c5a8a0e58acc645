import { v7 } from 'uuid';
import { askQuestion } from '#modules/enquiries/commands/ask.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';

/** A question by letter with a file, a letter set aside and a template of one centre: what its screens show. */
export async function addSampleQuestion(services: Services, centreId: string) {
  const { queries } = services.database;
  const centre = await queries
    .selectFrom('centre')
    .select(['id', 'code', 'number_prefix as numberPrefix'])
    .where('id', '=', centreId)
    .executeTakeFirstOrThrow();
  const mailbox = `questions:${centre.code}`;
  await queries
    .insertInto('mailbox_bookmark')
    .values({ mailbox, uid_validity: 1, last_uid: 2 })
    .onConflict((on) => on.doNothing())
    .execute();
  const letter = async (uid: number, state: 'taken' | 'setAside') => {
    const id = v7();
    await queries
      .insertInto('mail_message')
      .values({
        id,
        mailbox,
        uid_validity: 1,
        uid,
        fingerprint: Buffer.alloc(32, uid),
        from_address: 'vyhadana@example.org',
        answer_to: 'vyhadana@example.org',
        from_name: 'Вигадана Ніна',
        subject: 'Питання про субсидію',
        body: 'Чи належить мені субсидія?',
        received_at: services.clock.now(),
        state,
      })
      .execute();
    return id;
  };
  const mailId = await letter(1, 'taken');
  const letterId = await letter(2, 'setAside');
  const sha256 = await services.files.put(Buffer.from('%PDF-1.7 sample'));
  const storedId = v7();
  await queries
    .insertInto('stored_file')
    .values({ id: storedId, sha256, bytes: 15, media_type: 'application/pdf', name: 'dovidka.pdf' })
    .execute();
  const fileId = v7();
  await queries
    .insertInto('mail_attachment')
    .values({
      id: fileId,
      message_id: mailId,
      position: 0,
      name: 'dovidka.pdf',
      media_type: 'application/pdf',
      bytes: 15,
      file_id: storedId,
    })
    .execute();
  const { id: questionId } = await services.database.transaction((tx) =>
    askQuestion(tx, services, systemActor('test'), {
      centre,
      means: 'email',
      answerBy: 'email',
      kind: 'question',
      topic: 'services',
      subject: 'Питання про субсидію',
      text: 'Чи належить мені субсидія?',
      askerName: 'Вигадана Ніна',
      email: 'vyhadana@example.org',
      phone: null,
      contact: '',
      locale: 'uk',
      receivedAt: services.clock.now(),
      workerId: null,
      mailId,
      files: [],
      receipt: false,
    }),
  );
  const templateId = v7();
  const worker = await queries
    .selectFrom('role_grant')
    .select('worker_id')
    .where('centre_id', '=', centreId)
    .limit(1)
    .executeTakeFirstOrThrow();
  await queries
    .insertInto('question_template')
    .values({
      id: templateId,
      centre_id: centreId,
      title: 'Години роботи',
      text: 'Центр працює з понеділка до п’ятниці.',
      changed_at: services.clock.now(),
      changed_by: worker.worker_id,
    })
    .execute();
  return { questionId, letterId, templateId, fileId };
}
