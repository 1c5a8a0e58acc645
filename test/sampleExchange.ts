import { saveAnswer, sendMessage } from '#modules/eoffices/commands/exchange.ts';
import { findMessage, sharedAnswers } from '#modules/eoffices/data/exchange.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';

/** A message with a file from the head office to the office with this number, and a shared answer. */
export async function addSampleExchange(services: Services, number: number) {
  const { queries } = services.database;
  const offices = await queries
    .selectFrom('eoffice')
    .select(['id', 'municipality_id as municipalityId', 'number', 'organisation', 'head'])
    .execute();
  const from = offices.find(({ head }) => head);
  const to = offices.find((one) => one.number === number);
  if (!from || !to) return null;
  const { id: workerId } = await queries
    .selectFrom('worker')
    .select('id')
    .where('login', '=', 'headeoffice.kharkiv')
    .executeTakeFirstOrThrow();
  const bytes = Buffer.from('%PDF-1.7 order');
  const sha256 = await services.files.put(bytes);
  const now = services.clock.now();
  const messageId = await services.database.transaction(async (tx) => {
    const place = { municipalityId: from.municipalityId, workerId, today: '2026-02-10', now };
    const answer = {
      question: 'Хто має право на субсидію?',
      answer: 'Кожне домогосподарство.',
      norm: 'п. 9',
    };
    await saveAnswer(tx, systemActor('test'), place, { ...answer, active: true }, null);
    return sendMessage(tx, systemActor('test'), {
      from,
      to: [to],
      subject: 'Новий порядок',
      text: 'Ознайомтеся.',
      mustConfirm: true,
      replyTo: null,
      workerId,
      now,
      files: [{ sha256, bytes: bytes.length, mediaType: 'application/pdf', name: 'poriadok.pdf' }],
    });
  });
  const found = await findMessage(queries, to, messageId);
  const [answer] = await sharedAnswers(queries, from.municipalityId);
  return { messageId, attachmentId: found?.files[0]?.id, answerId: answer?.id };
}
