import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { type Survey, surveyWithin } from '../data/surveys.ts';
import { surveysTexts } from '../messages.ts';
import { surveyScope, surveysRights } from '../rights.ts';
import { surveyPieces } from '../rules/english.ts';
import { surveyActions } from '../rules/lifecycle.ts';
import type { Question } from '../rules/question.ts';
import { isOneOf, periodText, receptionOf, receptionTones, surveyOf, today } from './shownSurvey.ts';

/** `/surveys/:id`: the questions, and what may be done with the survey now. */
export async function surveyPage(ctx: Context): Promise<Answer> {
  const t = surveysTexts[ctx.locale];
  const survey = await surveyOf(ctx);
  const state = receptionOf(ctx, survey);
  const makes = isOneOf(ctx, surveysRights['survey.make']);
  const edits = makes && surveyActions[survey.state].includes('edit');
  const { copiedFrom } = survey;
  const origin =
    copiedFrom && (await surveyWithin(ctx.services.database.queries, surveyScope(ctx.principal), copiedFrom));
  return staffPage(
    ctx,
    {
      title: survey.title,
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href('/surveys') }]} />,
    },
    <Stack>
      <Heading level={1} caption={periodText(ctx, survey)}>
        <span lang="uk">{survey.title}</span>
      </Heading>
      <p>
        <StatusTag tone={receptionTones[state]}>{t.states[state]}</StatusTag>
      </p>
      {survey.lead && (
        <p class="v-lead" lang="uk">
          {survey.lead}
        </p>
      )}
      {origin && (
        <p>
          {t.copiedFrom}:{' '}
          <a class="ds-link" href={ctx.href(`/surveys/${origin.id}`)} lang="uk">
            {origin.title}
          </a>
        </p>
      )}
      <Ways ctx={ctx} survey={survey} />
      <English ctx={ctx} survey={survey} />
      <Heading level={2}>{t.questions}</Heading>
      {survey.questions.length === 0 && (
        <EmptyState title={t.noQuestions} icon="clipboard-check">
          <p>{t.noQuestionsHint}</p>
        </EmptyState>
      )}
      {survey.questions.map((question, at) => (
        <QuestionCard
          key={question.key}
          ctx={ctx}
          survey={survey}
          question={question}
          at={at}
          edits={edits}
        />
      ))}
      {edits && (
        <p class="v-actions">
          <LinkButton href={ctx.href(`/surveys/${survey.id}/questions/new`)} icon="plus" variant="secondary">
            {t.addQuestion}
          </LinkButton>
          <LinkButton href={ctx.href(`/surveys/${survey.id}/edit`)} icon="edit" variant="tertiary">
            {t.edit}
          </LinkButton>
        </p>
      )}
      {makes && <Moves ctx={ctx} survey={survey} />}
    </Stack>,
  );
}

/** How much of the survey reads in English, and what waits for a check. */
function English({ ctx, survey }: { ctx: Context; survey: Survey }) {
  const t = surveysTexts[ctx.locale].english;
  const pieces = surveyPieces(survey);
  const stale = pieces.filter(({ state }) => state === 'stale').length;
  return (
    <>
      <p class="v-muted">{t.done(pieces.filter(({ state }) => state === 'done').length, pieces.length)}</p>
      {stale > 0 && <Alert tone="warning">{t.changed(stale)}</Alert>}
    </>
  );
}

/** Where to go from here: answering, the sheets, the results. */
function Ways({ ctx, survey }: { ctx: Context; survey: Survey }) {
  const t = surveysTexts[ctx.locale];
  const at = `/surveys/${survey.id}`;
  const fills = isOneOf(ctx, surveysRights['survey.fill']);
  const state = receptionOf(ctx, survey);
  return (
    <p class="v-actions">
      {fills && (
        <LinkButton
          href={ctx.href(`${at}/fill`)}
          icon="clipboard-check"
          variant={state === 'open' ? 'primary' : 'secondary'}
        >
          {state === 'open' ? t.fill : t.preview}
        </LinkButton>
      )}
      {survey.state !== 'draft' && (
        <LinkButton href={ctx.href(`${at}/results`)} icon="chart-bar" variant="secondary">
          {t.results}
        </LinkButton>
      )}
      {fills && survey.state === 'open' && (
        <LinkButton href={ctx.href(`${at}/sheet`)} icon="qrcode" variant="secondary">
          {t.sheets}
        </LinkButton>
      )}
    </p>
  );
}

function QuestionCard(props: {
  ctx: Context;
  survey: Survey;
  question: Question;
  at: number;
  edits: boolean;
}) {
  const { ctx, survey, question, at } = props;
  const t = surveysTexts[ctx.locale].question;
  const path = `/surveys/${survey.id}/questions/${question.key}`;
  return (
    <Card title={`${at + 1}. ${question.words}`} level={3}>
      {question.hint && <p lang="uk">{question.hint}</p>}
      <p class="v-muted">
        {t.kinds[question.kind]}
        {!question.required && `, ${t.optional}`}
      </p>
      {question.choices.length > 0 && (
        <ul lang="uk">
          {question.choices.map((choice) => (
            <li key={choice}>{choice}</li>
          ))}
        </ul>
      )}
      {props.edits && (
        <div class="v-actions">
          <LinkButton href={ctx.href(path)} variant="tertiary" icon="edit">
            {t.change}
          </LinkButton>
          {at > 0 && (
            <Form
              action={ctx.href(`${path}/up`)}
              hidden={<Hidden ctx={ctx} survey={survey} />}
              actions={<Button variant="tertiary">{t.up}</Button>}
            />
          )}
        </div>
      )}
    </Card>
  );
}

/** Opening, ending, copying: one small form each, with what will happen. */
function Moves({ ctx, survey }: { ctx: Context; survey: Survey }) {
  const t = surveysTexts[ctx.locale];
  const may = surveyActions[survey.state];
  const why =
    survey.questions.length === 0 ? t.noneToOpen : survey.closesOn < today(ctx) ? t.periodOver : undefined;
  const move = (action: 'open' | 'close' | 'copy', lead: string, disabledReason?: string) =>
    may.includes(action) && (
      <Card title={t[action]} level={2}>
        <p>{lead}</p>
        <Form
          action={ctx.href(`/surveys/${survey.id}/${action}`)}
          hidden={<Hidden ctx={ctx} survey={survey} />}
          actions={
            <Button variant={action === 'open' ? 'primary' : 'secondary'} disabledReason={disabledReason}>
              {t[action]}
            </Button>
          }
        />
      </Card>
    );
  return (
    <>
      {move('open', t.openLead, why)}
      {move('close', t.closeLead)}
      {move('copy', t.copyLead)}
    </>
  );
}

export function Hidden({ ctx, survey }: { ctx: Context; survey: Survey }) {
  return (
    <>
      <FormKey ctx={ctx} />
      <input type="hidden" name="version" value={survey.version} />
    </>
  );
}
