import { z } from 'zod';
import { guardProblem } from '#modules/enquiries/rules/guard.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, formValues } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
import { keepAnswer } from '../commands/answer.ts';
import { countSender } from '../commands/surveys.ts';
import { surveysTexts } from '../messages.ts';
import { answerErrors } from '../pages/answerFields.tsx';
import { browserOf, linkedSurvey, readShownMark, senderMark, showAnswer } from '../pages/answering.tsx';
import { ownPlace, showFill } from '../pages/fill.tsx';
import { receptionOf, surveyOf, today } from '../pages/shownSurvey.ts';
import { readAnswers } from '../rules/answers.ts';
import { mostADay } from '../rules/lifecycle.ts';

const guardFields = z.object({
  website: z.string().max(2000).default(''),
  shown: z.string().max(200).default(''),
});

/** A visitor's answers, by the link or the QR code: anonymous, and not more from one address than people come. */
export async function answerAction(ctx: ActionContext): Promise<Answer> {
  const t = surveysTexts[ctx.locale].answering;
  const linked = await linkedSurvey(ctx);
  const { survey, eofficeId, code } = linked;
  if (receptionOf(ctx, survey) !== 'open') throw conflict(t.over);
  const values = formValues(ctx.body);
  const guard = guardFields.safeParse(values);
  const problem = guard.success
    ? guardProblem({
        hidden: guard.data.website,
        shownAt: readShownMark(ctx, guard.data.shown),
        now: ctx.services.clock.now().getTime(),
      })
    : 'hidden';
  if (problem) return showAnswer(ctx, linked, formError(ctx.body, { '': t.problems[problem] }));
  const { answers, problems } = readAnswers(survey.questions, values);
  if (Object.keys(problems).length > 0)
    return showAnswer(ctx, linked, formError(ctx.body, answerErrors(ctx, problems)));
  const address = senderMark(ctx, survey.id, 'address', ctx.clientAddress);
  if ((await countSender(ctx.tx, survey.id, today(ctx), address)) > mostADay)
    return showAnswer(ctx, linked, formError(ctx.body, { '': t.many }));
  const browser = browserOf(ctx);
  if (browser)
    await countSender(ctx.tx, survey.id, today(ctx), senderMark(ctx, survey.id, 'browser', browser));
  await keepAnswer(ctx.tx, ctx.actor, {
    surveyId: survey.id,
    eofficeId,
    way: 'visitor',
    answeredOn: today(ctx),
    answers,
  });
  return redirect(ctx.href(`/survey/${code}/thanks`));
}

/** Answers that an operator wrote for a visitor; the survey does not keep who wrote. */
export async function fillAction(ctx: ActionContext): Promise<Answer> {
  const texts = surveysTexts[ctx.locale];
  const survey = await surveyOf(ctx);
  const place = await ownPlace(ctx);
  if (receptionOf(ctx, survey) !== 'open') throw conflict(texts.answering.over);
  if (!place) throw conflict(texts.refused.noPlace);
  const { answers, problems } = readAnswers(survey.questions, formValues(ctx.body));
  if (Object.keys(problems).length > 0)
    return showFill(ctx, survey, place, formError(ctx.body, answerErrors(ctx, problems)));
  await keepAnswer(ctx.tx, ctx.actor, {
    surveyId: survey.id,
    eofficeId: place.id,
    way: 'operator',
    answeredOn: today(ctx),
    answers,
  });
  return redirect(ctx.href(`/surveys/${survey.id}/fill`), {
    flash: { tone: 'success', text: texts.answering.recorded },
  });
}
