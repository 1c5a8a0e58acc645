import type { CardText } from '#modules/catalogue/rules/cardTexts.ts';
import { piecesToTranslate, type SentPiece, translationAfter } from '#modules/catalogue/rules/translation.ts';
import type { Question } from './question.ts';

/** English of one text of a survey; it holds for this very Ukrainian text, so that it cannot drift from it. */
export interface EnglishPiece {
  readonly at: string;
  readonly uk: string;
  readonly en: string;
}

/** The words of a survey that people read, with their English. */
export interface SurveyWords {
  readonly title: string;
  readonly lead: string;
  readonly questions: readonly Question[];
  readonly translation: readonly EnglishPiece[];
}

function mapWords<S extends SurveyWords>(survey: S, change: (text: string, at: string) => string): S {
  return {
    ...survey,
    title: change(survey.title, 'title'),
    lead: change(survey.lead, 'lead'),
    questions: survey.questions.map((question) => ({
      ...question,
      words: change(question.words, `${question.key}.words`),
      hint: change(question.hint, `${question.key}.hint`),
      choices: question.choices.map((choice, n) => change(choice, `${question.key}.choices.${n}`)),
    })),
  };
}

/** Every text of a survey once, with the place where it stands first. */
function textsOf(survey: SurveyWords): CardText[] {
  const found = new Map<string, string>();
  mapWords(survey, (uk, at) => {
    if (uk.trim() !== '' && !found.has(uk)) found.set(uk, at);
    return uk;
  });
  return [...found].map(([uk, at]) => ({ at, uk }));
}

/** Each text with its English; one whose Ukrainian has changed since waits with the English of before. */
export const surveyPieces = (survey: SurveyWords) => piecesToTranslate(textsOf(survey), survey.translation);

/** The English after a form was saved: that of a changed text stays outdated unless it was changed too or said to fit. */
export const englishAfter = (survey: SurveyWords, sent: readonly SentPiece[]): EnglishPiece[] =>
  translationAfter(textsOf(survey), survey.translation, sent);

/** A survey in English, as far as it is translated; `left`: texts that stayed Ukrainian (WCAG 3.1.2). */
export function surveyInEnglish<S extends SurveyWords>(
  survey: S,
): { readonly survey: S; readonly left: ReadonlySet<string> } {
  const pieces = surveyPieces(survey);
  const english = new Map(
    pieces.flatMap(({ uk, en, state }): [string, string][] => (state === 'done' ? [[uk, en]] : [])),
  );
  const left = new Set(pieces.filter(({ state }) => state !== 'done').map(({ uk }) => uk));
  return { survey: mapWords(survey, (uk) => english.get(uk) ?? uk), left };
}
