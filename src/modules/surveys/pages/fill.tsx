import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { placesWithin, type Survey, type SurveyPlace } from '../data/surveys.ts';
import { surveysTexts } from '../messages.ts';
import { surveyScope } from '../rights.ts';
import { AnswerFields } from './answerFields.tsx';
import { receptionOf, spoken, surveyOf } from './shownSurvey.ts';

/** The office in which the worker fills in forms: an operator's own one, the head office for its head. */
export async function ownPlace(ctx: Context): Promise<SurveyPlace | undefined> {
  const scope = surveyScope(ctx.principal);
  const places = await placesWithin(ctx.services.database.queries, scope);
  return scope.officeNumber === null ? places.find(({ head }) => head) : places[0];
}

/** `/surveys/:id/fill`: the operator asks a visitor and writes; before the first day it only shows the form. */
export const fillPage = async (ctx: Context): Promise<Answer> =>
  showFill(ctx, await surveyOf(ctx), await ownPlace(ctx), emptyForm);

export function showFill(
  ctx: Context,
  asked: Survey,
  place: SurveyPlace | undefined,
  form: FormState,
): Answer {
  const texts = surveysTexts[ctx.locale];
  const { survey, langOf } = spoken(ctx, asked);
  const t = texts.answering;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const state = receptionOf(ctx, survey);
  const why = {
    open: place ? undefined : texts.refused.noPlace,
    early: t.early(formatDate(ctx.locale, survey.opensOn)),
    draft: t.draft,
    over: t.over,
  }[state];
  return staffPage(
    ctx,
    {
      title: `${texts.fill}: ${survey.title}`,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: texts.title, href: ctx.href('/surveys') },
            { label: survey.title, href: ctx.href(`/surveys/${survey.id}`) },
          ]}
        />
      ),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={place && `№ ${place.number}. ${place.organisation}`}>
        <span lang={langOf(survey.title)}>{survey.title}</span>
      </Heading>
      {state === 'open' ? (
        <p class="v-lead">{t.anonymous}</p>
      ) : (
        <Alert tone="info">
          <p>{t.preview}</p>
        </Alert>
      )}
      <Form
        action={ctx.href(`/surveys/${survey.id}/fill`)}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button disabledReason={why}>{t.record}</Button>}
      >
        <AnswerFields ctx={ctx} questions={survey.questions} form={form} langOf={langOf} />
      </Form>
    </Stack>,
  );
}
