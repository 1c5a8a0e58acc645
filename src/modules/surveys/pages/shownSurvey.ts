import { businessDate } from '#platform/clock/clock.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { type Survey, surveyWithin } from '../data/surveys.ts';
import { surveysTexts } from '../messages.ts';
import { surveyScope } from '../rights.ts';
import { type SurveyWords, surveyInEnglish } from '../rules/english.ts';
import { type Reception, reception } from '../rules/lifecycle.ts';
import { draftParams, surveyParams } from '../schemas/survey.ts';

export const today = (ctx: Context): string => businessDate(ctx.services.clock.now());

/** The survey of the address, of the worker's municipality; 404 otherwise. */
export const surveyOf = (ctx: Context): Promise<Survey> => found(ctx, ctx.params(surveyParams).id);

/** The draft of the address; once open nothing of a survey is changed, and the address leads nowhere. */
export async function draftOf(ctx: Context): Promise<Survey> {
  const survey = await found(ctx, ctx.params(draftParams).draft);
  if (survey.state !== 'draft') throw notFound();
  return survey;
}

async function found(ctx: Context, id: string): Promise<Survey> {
  const survey = await surveyWithin(ctx.services.database.queries, surveyScope(ctx.principal), id);
  if (!survey) throw notFound();
  return survey;
}

export const receptionOf = (ctx: Context, survey: Survey): Reception => reception(survey, today(ctx));

/** The survey in the language of the page, and the language of each of its texts where it is another (WCAG 3.1.2). */
export function spoken<S extends SurveyWords>(
  ctx: Context,
  survey: S,
): { readonly survey: S; readonly langOf: (...texts: readonly string[]) => 'uk' | undefined } {
  if (ctx.locale === 'uk') return { survey, langOf: () => undefined };
  const { survey: told, left } = surveyInEnglish(survey);
  return { survey: told, langOf: (...texts) => (texts.some((text) => left.has(text)) ? 'uk' : undefined) };
}

export const receptionTones = { draft: 'neutral', early: 'info', open: 'success', over: 'neutral' } as const;

export const periodText = (ctx: Context, { opensOn, closesOn }: Survey): string =>
  surveysTexts[ctx.locale].period(formatDate(ctx.locale, opensOn), formatDate(ctx.locale, closesOn));

/** Whether the worker's role is among those of a right: draws what may be done, never permits it. */
export const isOneOf = (ctx: Context, roles: readonly string[]): boolean =>
  roles.includes(ctx.principal.role);
