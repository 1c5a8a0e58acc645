import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { answersOf, type GivenAnswer, placesWithin, type Survey, type SurveyPlace } from '../data/surveys.ts';
import { surveyScope } from '../rights.ts';
import { type QuestionResult, resultsOf } from '../rules/results.ts';
import { resultsQuery } from '../schemas/survey.ts';
import { spoken, surveyOf } from './shownSurvey.ts';

export interface AskedResults {
  /** In the language of the page, as far as it is translated. */
  readonly survey: Survey;
  readonly langOf: (...texts: readonly string[]) => 'uk' | undefined;
  readonly places: readonly SurveyPlace[];
  /** Null: all within reach. */
  readonly place: SurveyPlace | null;
  readonly answers: readonly GivenAnswer[];
  readonly results: readonly QuestionResult[];
}

/** What was answered in the offices within reach; 404 for a draft, or an office that is not there. */
export async function askedResults(ctx: Context): Promise<AskedResults> {
  const db = ctx.services.database.queries;
  const { survey, langOf } = spoken(ctx, await surveyOf(ctx));
  if (survey.state === 'draft') throw notFound();
  const scope = surveyScope(ctx.principal);
  const places = await placesWithin(db, scope);
  const asked = ctx.query(resultsQuery).office;
  const place = asked ? places.find(({ id }) => id === asked) : null;
  if (place === undefined) throw notFound();
  const answers = await answersOf(db, scope, survey.id, place?.id ?? null);
  const results = resultsOf(
    survey.questions,
    answers.map((one) => one.answers),
  );
  return { survey, langOf, places, place, answers, results };
}
