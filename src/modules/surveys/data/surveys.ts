import { sql } from 'kysely';
import { allEoffices } from '#modules/eoffices/data/directory.ts';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { SurveyScope } from '../rights.ts';
import type { EnglishPiece } from '../rules/english.ts';
import type { SurveyState } from '../rules/lifecycle.ts';
import type { Answers, Question } from '../rules/question.ts';
import { storedAnswers, storedQuestions, storedTranslation } from '../schemas/survey.ts';

type Reader = Queries | Tx;

export interface Survey {
  readonly id: string;
  readonly municipalityId: string;
  readonly title: string;
  readonly lead: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly questions: readonly Question[];
  /** English of its words, as far as it was given. */
  readonly translation: readonly EnglishPiece[];
  readonly state: SurveyState;
  readonly version: number;
  readonly copiedFrom: string | null;
}

const fields =
  sql.raw(`s.id, s.municipality_id as "municipalityId", s.title, s.lead, s.opens_on::text as "opensOn",
  s.closes_on::text as "closesOn", s.questions, s.translation, s.state, s.version, s.copied_from as "copiedFrom"`);

type Row = Omit<Survey, 'questions' | 'translation'> & {
  readonly questions: unknown;
  readonly translation: unknown;
};
const surveyOf = (row: Row): Survey => ({
  ...row,
  questions: storedQuestions.parse(row.questions),
  translation: storedTranslation.parse(row.translation),
});

const within = (scope: SurveyScope) => sql`s.municipality_id = ${scope.municipalityId}::uuid
  and (${scope.drafts}::boolean or s.state <> 'draft')`;

export interface ListedSurvey extends Survey {
  /** How many filled it in, of the offices that the reader sees. */
  readonly answers: number;
}

/** Surveys of the municipality, the newest first. */
export async function surveysWithin(db: Reader, scope: SurveyScope): Promise<ListedSurvey[]> {
  const { rows } = await sql<Row & { answers: number }>`select ${fields},
      (select count(*)::int from survey_answer a where a.survey_id = s.id and ${ofOffices(scope)}) as answers
    from survey s where ${within(scope)} order by s.created_at desc limit 200`.execute(db);
  return rows.map((row) => ({ ...surveyOf(row), answers: row.answers }));
}

/** One survey within reach; undefined otherwise. */
export async function surveyWithin(db: Reader, scope: SurveyScope, id: string): Promise<Survey | undefined> {
  const { rows } =
    await sql<Row>`select ${fields} from survey s where s.id = ${id}::uuid and ${within(scope)}`.execute(db);
  return rows[0] && surveyOf(rows[0]);
}

/** Answers of an operator's office alone; all of them for the head of the network. */
const ofOffices = (scope: SurveyScope) =>
  scope.officeNumber === null
    ? sql`true`
    : sql`a.eoffice_id in (select o.id from eoffice o
        where o.municipality_id = ${scope.municipalityId}::uuid and o.number = ${scope.officeNumber})`;

export interface GivenAnswer {
  readonly eofficeId: string | null;
  readonly way: 'visitor' | 'operator';
  readonly answeredOn: string;
  readonly answers: Answers;
}

/** The most answers that results are made of: a survey of a network has hundreds. */
const mostRead = 50_000;

/** Answers of a survey within reach, by day; of one office where it is asked for. */
export async function answersOf(
  db: Reader,
  scope: SurveyScope,
  surveyId: string,
  eofficeId: string | null,
): Promise<GivenAnswer[]> {
  const { rows } = await sql<
    Omit<GivenAnswer, 'answers'> & { answers: unknown }
  >`select a.eoffice_id as "eofficeId",
      a.way, a.answered_on::text as "answeredOn", a.answers
    from survey_answer a where a.survey_id = ${surveyId}::uuid and ${ofOffices(scope)}
      and (${eofficeId}::uuid is null or a.eoffice_id = ${eofficeId}::uuid)
    order by a.answered_on, a.id limit ${mostRead}`.execute(db);
  return rows.map((row) => ({ ...row, answers: storedAnswers.parse(row.answers) }));
}

export interface SurveyPlace {
  readonly id: string;
  readonly number: number;
  readonly organisation: string;
  readonly head: boolean;
}

/** Offices that may answer and that the reader sees: the own one, or the network. */
export const placesWithin = async (db: Reader, scope: SurveyScope): Promise<SurveyPlace[]> =>
  (await allEoffices(db)).filter(
    ({ municipalityId, number }) =>
      municipalityId === scope.municipalityId &&
      (scope.officeNumber === null || number === scope.officeNumber),
  );

export interface SurveyLink {
  readonly code: string;
  /** Null: the address for all. */
  readonly eofficeId: string | null;
}

export const linksOf = (db: Reader, surveyId: string): Promise<SurveyLink[]> =>
  db
    .selectFrom('survey_link')
    .select(['code', 'eoffice_id as eofficeId'])
    .where('survey_id', '=', surveyId)
    .execute();

export interface LinkedSurvey {
  readonly survey: Survey;
  readonly eofficeId: string | null;
  readonly organisation: string | null;
}

/** The survey behind a public address; undefined: there is none such. */
export async function surveyByCode(db: Reader, code: string): Promise<LinkedSurvey | undefined> {
  const { rows } = await sql<
    Row & { eofficeId: string | null; organisation: string | null }
  >`select ${fields},
      l.eoffice_id as "eofficeId", o.organisation
    from survey_link l join survey s on s.id = l.survey_id left join eoffice o on o.id = l.eoffice_id
    where l.code = ${code}`.execute(db);
  const [row] = rows;
  return row && { survey: surveyOf(row), eofficeId: row.eofficeId, organisation: row.organisation };
}

/** How many answers came on a day with this mark. */
export async function sentWith(db: Reader, surveyId: string, day: string, mark: string): Promise<number> {
  const row = await db
    .selectFrom('survey_sender')
    .select('count')
    .where('survey_id', '=', surveyId)
    .where('day', '=', day)
    .where('mark', '=', mark)
    .executeTakeFirst();
  return row?.count ?? 0;
}
