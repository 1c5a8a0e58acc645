import { sql } from 'kysely';
import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { Survey } from '../data/surveys.ts';
import type { EnglishPiece } from '../rules/english.ts';
import type { Question } from '../rules/question.ts';

export interface SurveyFacts {
  readonly title: string;
  readonly lead: string;
  readonly opensOn: string;
  readonly closesOn: string;
}

const columns = ({ title, lead, opensOn, closesOn }: SurveyFacts) => ({
  title,
  lead,
  opens_on: opensOn,
  closes_on: closesOn,
});

/** Begins a survey; as a copy of another it has its questions, and says so. */
export async function makeSurvey(
  tx: Tx,
  actor: Actor,
  survey: SurveyFacts & {
    readonly municipalityId: string;
    readonly workerId: string | null;
    readonly questions: readonly Question[];
    readonly translation?: readonly EnglishPiece[];
    readonly copiedFrom: string | null;
  },
): Promise<string> {
  const id = v7();
  await tx
    .insertInto('survey')
    .values({
      ...columns(survey),
      id,
      municipality_id: survey.municipalityId,
      questions: JSON.stringify(survey.questions),
      translation: JSON.stringify(survey.translation ?? []),
      copied_from: survey.copiedFrom,
      created_by: survey.workerId,
    })
    .execute();
  await tell(tx, actor, id, 'survey.made', { title: survey.title, copiedFrom: survey.copiedFrom });
  return id;
}

/** Changes a draft. Throws `stale` when somebody was quicker, or it is no draft any more. */
export async function changeDraft(
  tx: Tx,
  actor: Actor,
  { id, version }: Pick<Survey, 'id' | 'version'>,
  change: (SurveyFacts | { readonly questions: readonly Question[] }) & {
    readonly translation?: readonly EnglishPiece[];
  },
): Promise<void> {
  const words = 'questions' in change ? { questions: JSON.stringify(change.questions) } : columns(change);
  const { translation } = change;
  const values = { ...words, ...(translation ? { translation: JSON.stringify(translation) } : {}) };
  const row = await tx
    .updateTable('survey')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .returning('id')
    .executeTakeFirst();
  if (!row) throw stale();
  await tell(tx, actor, id, 'survey.changed', { ...change });
}

export interface NewLink {
  readonly eofficeId: string | null;
  /** Unguessable: the address of a survey is told, not found. */
  readonly code: string;
}

/** Opens a draft: from now on its words stand still, and each office has its address. */
export async function openSurvey(
  tx: Tx,
  actor: Actor,
  { id, version }: Pick<Survey, 'id' | 'version'>,
  now: Date,
  links: readonly NewLink[],
): Promise<void> {
  const row = await tx
    .updateTable('survey')
    .set({ state: 'open', opened_at: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'draft')
    .returning('id')
    .executeTakeFirst();
  if (!row) throw stale();
  await tx
    .insertInto('survey_link')
    .values(links.map(({ eofficeId, code }) => ({ id: v7(), survey_id: id, eoffice_id: eofficeId, code })))
    .execute();
  await tell(tx, actor, id, 'survey.opened', {});
}

/** Ends a survey before its last day, or puts it away after; answers stay. */
export async function closeSurvey(
  tx: Tx,
  actor: Actor,
  { id, version }: Pick<Survey, 'id' | 'version'>,
  now: Date,
): Promise<void> {
  const row = await tx
    .updateTable('survey')
    .set({ state: 'closed', closed_at: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  if (!row) throw stale();
  await tell(tx, actor, id, 'survey.closed', {});
}

/** Counts an answer of today under a mark, and forgets the marks of days before; returns how many there are now. */
export async function countSender(tx: Tx, surveyId: string, day: string, mark: string): Promise<number> {
  await tx.deleteFrom('survey_sender').where('survey_id', '=', surveyId).where('day', '<', day).execute();
  const { count } = await tx
    .insertInto('survey_sender')
    .values({ survey_id: surveyId, day, mark })
    .onConflict((conflict) =>
      conflict
        .columns(['survey_id', 'day', 'mark'])
        .doUpdateSet({ count: sql<number>`survey_sender.count + 1` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return count;
}

export const tell = (
  tx: Tx,
  actor: Actor,
  id: string,
  kind: `survey.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, { centreId: null, subject: 'survey', subjectId: id, kind, payload });
