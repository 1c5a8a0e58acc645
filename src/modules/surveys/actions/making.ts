import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden, Problem } from '#platform/http/problems.ts';
import { changeDraft, closeSurvey, makeSurvey, openSurvey } from '../commands/surveys.ts';
import { placesWithin, type Survey } from '../data/surveys.ts';
import { surveysTexts } from '../messages.ts';
import { draftOf, surveyOf, today } from '../pages/shownSurvey.ts';
import { showQuestionForm, showSurveyForm } from '../pages/surveyForms.tsx';
import { surveyScope } from '../rights.ts';
import { englishAfter } from '../rules/english.ts';
import { type SurveyAction, surveyActions } from '../rules/lifecycle.ts';
import { mostQuestions, movedUp, nextKey } from '../rules/question.ts';
import { questionForm, questionParams, surveyForm, versionForm } from '../schemas/survey.ts';

const backTo = (ctx: ActionContext, id: string, text: string): Answer =>
  redirect(ctx.href(`/surveys/${id}`), { flash: { tone: 'success', text } });

export async function makeSurveyAction(ctx: ActionContext): Promise<Answer> {
  const parsed = parseForm(surveyForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showSurveyForm(ctx, null, parsed.form);
  const { municipalityId } = surveyScope(ctx.principal);
  if (!municipalityId) throw forbidden();
  const { facts, english } = factsOf(parsed.value);
  const id = await makeSurvey(ctx.tx, ctx.actor, {
    ...facts,
    municipalityId,
    workerId: ctx.principal.id,
    questions: [],
    translation: englishAfter({ ...facts, questions: [], translation: [] }, english),
    copiedFrom: null,
  });
  return backTo(ctx, id, surveysTexts[ctx.locale].saved);
}

export async function editSurveyAction(ctx: ActionContext): Promise<Answer> {
  const survey = await draftOf(ctx);
  const parsed = parseForm(surveyForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showSurveyForm(ctx, survey, parsed.form);
  const { version = survey.version } = parsed.value;
  const { facts, english } = factsOf(parsed.value);
  const translation = englishAfter({ ...survey, ...facts }, english);
  await changeDraft(ctx.tx, ctx.actor, { id: survey.id, version }, { ...facts, translation });
  return backTo(ctx, survey.id, surveysTexts[ctx.locale].saved);
}

/** What the form says of the survey, and the English of its words. */
const factsOf = ({ title, lead, opensOn, closesOn, titleEn, leadEn, fits }: z.output<typeof surveyForm>) => ({
  facts: { title, lead, opensOn, closesOn },
  english: [
    { uk: title, en: titleEn, fits },
    { uk: lead, en: leadEn, fits },
  ],
});

/** The draft and the version that the worker saw. */
async function seenDraft(ctx: ActionContext): Promise<Survey> {
  return { ...(await draftOf(ctx)), version: versionIn(ctx) };
}

function versionIn(ctx: ActionContext): number {
  const parsed = parseForm(versionForm, ctx.body, ctx.locale);
  if (!parsed.ok) throw new Problem('badRequest');
  return parsed.value.version;
}

/** Adds a question at the end, or changes one in its place. */
export async function questionAction(ctx: ActionContext): Promise<Answer> {
  const t = surveysTexts[ctx.locale];
  const survey = await seenDraft(ctx);
  const { key } = ctx.params(questionParams);
  const parsed = parseForm(questionForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showQuestionForm(ctx, survey, parsed.form);
  if (key === 'new' && survey.questions.length >= mostQuestions) throw conflict(t.question.full);
  const questions =
    key === 'new'
      ? [...survey.questions, { ...parsed.value.question, key: nextKey(survey.questions) }]
      : survey.questions.map((one) => (one.key === key ? { ...parsed.value.question, key } : one));
  const translation = englishAfter({ ...survey, questions }, parsed.value.english);
  await changeDraft(ctx.tx, ctx.actor, survey, { questions, translation });
  return backTo(ctx, survey.id, t.saved);
}

export async function removeQuestionAction(ctx: ActionContext): Promise<Answer> {
  const survey = await seenDraft(ctx);
  const { key } = ctx.params(questionParams);
  const questions = survey.questions.filter((question) => question.key !== key);
  await changeDraft(ctx.tx, ctx.actor, survey, { questions });
  return backTo(ctx, survey.id, surveysTexts[ctx.locale].saved);
}

export async function moveQuestionAction(ctx: ActionContext): Promise<Answer> {
  const survey = await seenDraft(ctx);
  const questions = movedUp(survey.questions, ctx.params(questionParams).key);
  await changeDraft(ctx.tx, ctx.actor, survey, { questions });
  return backTo(ctx, survey.id, surveysTexts[ctx.locale].saved);
}

/** The survey of the address, in a state in which this may be done; 409 otherwise. */
async function surveyFor(ctx: ActionContext, action: SurveyAction): Promise<Survey> {
  const survey = await surveyOf(ctx);
  if (!surveyActions[survey.state].includes(action)) throw conflict(surveysTexts[ctx.locale].refused.state);
  return { ...survey, version: versionIn(ctx) };
}

/** An unguessable address of sixteen signs, short enough to be typed from paper. */
const newCode = (): string => randomBytes(10).toString('hex').slice(0, 16);

export async function openSurveyAction(ctx: ActionContext): Promise<Answer> {
  const t = surveysTexts[ctx.locale];
  const survey = await surveyFor(ctx, 'open');
  if (survey.questions.length === 0) throw conflict(t.noneToOpen);
  if (survey.closesOn < today(ctx)) throw conflict(t.periodOver);
  const places = await placesWithin(ctx.tx, surveyScope(ctx.principal));
  const links = [null, ...places.map(({ id }) => id)].map((eofficeId) => ({ eofficeId, code: newCode() }));
  await openSurvey(ctx.tx, ctx.actor, survey, ctx.services.clock.now(), links);
  return backTo(ctx, survey.id, t.opened);
}

export async function closeSurveyAction(ctx: ActionContext): Promise<Answer> {
  const survey = await surveyFor(ctx, 'close');
  await closeSurvey(ctx.tx, ctx.actor, survey, ctx.services.clock.now());
  return backTo(ctx, survey.id, surveysTexts[ctx.locale].closed);
}

/** A new draft with the same questions: what was asked of people is never reworded under their answers. */
export async function copySurveyAction(ctx: ActionContext): Promise<Answer> {
  const survey = await surveyFor(ctx, 'copy');
  const length = Date.parse(survey.closesOn) - Date.parse(survey.opensOn);
  const opensOn = today(ctx);
  const id = await makeSurvey(ctx.tx, ctx.actor, {
    title: surveysTexts.uk.copyTitle(survey.title).slice(0, 200),
    lead: survey.lead,
    opensOn,
    closesOn: new Date(Date.parse(opensOn) + length).toISOString().slice(0, 10),
    municipalityId: survey.municipalityId,
    workerId: ctx.principal.id,
    questions: survey.questions,
    translation: survey.translation,
    copiedFrom: survey.id,
  });
  return backTo(ctx, id, surveysTexts[ctx.locale].copied);
}
