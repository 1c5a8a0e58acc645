import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/database/database.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { Answers } from '../rules/question.ts';
import { tell } from './surveys.ts';

/** Keeps one filled-in survey, bound to nobody; the ledger knows that it came, not what it says. */
export async function keepAnswer(
  tx: Tx,
  actor: Actor,
  answer: {
    readonly surveyId: string;
    readonly eofficeId: string | null;
    readonly way: 'visitor' | 'operator';
    readonly answeredOn: string;
    readonly answers: Answers;
  },
): Promise<void> {
  await tx
    .insertInto('survey_answer')
    .values({
      id: randomUUID(),
      survey_id: answer.surveyId,
      eoffice_id: answer.eofficeId,
      way: answer.way,
      answered_on: answer.answeredOn,
      answers: JSON.stringify(answer.answers),
    })
    .execute();
  await tell(tx, actor, answer.surveyId, 'survey.answered', { way: answer.way, eofficeId: answer.eofficeId });
}
