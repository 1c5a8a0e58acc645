import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { type LinkedSurvey, sentWith, surveyByCode } from '../data/surveys.ts';
import { surveysTexts } from '../messages.ts';
import { againQuery, codeParams } from '../schemas/survey.ts';
import { AnswerFields } from './answerFields.tsx';
import { receptionOf, spoken, today } from './shownSurvey.ts';

const shownUse = 'survey-form';
const senderUse = 'survey-sender';

/** When the form was drawn, signed: a program that sends at once, or an old copy, is told by it. */
const shownMark = (ctx: Context): string => {
  const at = String(ctx.services.clock.now().getTime());
  return `${at}.${ctx.services.secrets.sign(shownUse, at)}`;
};

/** Null: not signed by us. */
export const readShownMark = (ctx: Context, mark: string): number | null => {
  const [at = '', signature = ''] = mark.split('.');
  return /^\d{10,16}$/.test(at) && ctx.services.secrets.verify(shownUse, at, signature) ? Number(at) : null;
};

/** Keyed digest of what sends, for one survey and day: it leads back to nobody. */
export const senderMark = (
  ctx: Context,
  surveyId: string,
  kind: 'address' | 'browser',
  what: string,
): string => ctx.services.secrets.sign(senderUse, `${surveyId} ${today(ctx)} ${kind} ${what}`);

export const browserOf = (ctx: Context): string | undefined => ctx.cookie(cookieNames.browser);

/** The survey of a public address that has been opened; 404 otherwise. */
export async function linkedSurvey(ctx: Context): Promise<LinkedSurvey & { readonly code: string }> {
  const { code } = ctx.params(codeParams);
  const found = await surveyByCode(ctx.services.database.queries, code);
  if (!found) throw notFound();
  return { ...found, code };
}

/** `/survey/:code`: what a visitor fills in, by the link or the QR code of the office, without signing in. */
export async function answerPage(ctx: Context): Promise<Answer> {
  const linked = await linkedSurvey(ctx);
  const browser = browserOf(ctx);
  const mark = browser && senderMark(ctx, linked.survey.id, 'browser', browser);
  const repeated =
    mark !== undefined &&
    ctx.query(againQuery).again === undefined &&
    receptionOf(ctx, linked.survey) === 'open' &&
    (await sentWith(ctx.services.database.queries, linked.survey.id, today(ctx), mark)) > 0;
  return repeated ? repeatedPage(ctx, linked) : showAnswer(ctx, linked, emptyForm);
}

export function showAnswer(
  ctx: Context,
  { survey: asked, organisation, code }: LinkedSurvey & { readonly code: string },
  form: FormState,
): Answer {
  const t = surveysTexts[ctx.locale].answering;
  const { survey, langOf } = spoken(ctx, asked);
  const errors = Object.entries(form.errors).map(([field, message]) => ({
    field: field || survey.questions[0]?.key || '',
    message,
  }));
  const state = receptionOf(ctx, survey);
  return publicPage(
    ctx,
    {
      title: survey.title,
      noIndex: true,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={organisation ? t.office(organisation) : undefined}>
        <span lang={langOf(survey.title)}>{survey.title}</span>
      </Heading>
      {survey.lead && (
        <p class="v-lead" lang={langOf(survey.lead)}>
          {survey.lead}
        </p>
      )}
      {state === 'open' ? (
        <>
          <p>{t.anonymous}</p>
          <Form
            action={ctx.href(`/survey/${code}`)}
            hidden={
              <>
                <FormKey ctx={ctx} />
                <input type="hidden" name="shown" value={shownMark(ctx)} />
              </>
            }
            actions={<Button icon="send">{t.send}</Button>}
          >
            <AnswerFields ctx={ctx} questions={survey.questions} form={form} langOf={langOf} />
            {/* People do not see it; programs that fill in every field do. */}
            <div hidden>
              <label>
                {t.trap}
                <input type="text" name="website" tabindex={-1} autocomplete="off" />
              </label>
            </div>
          </Form>
        </>
      ) : (
        <Alert tone="info">
          <p>
            {state === 'early'
              ? t.early(formatDate(ctx.locale, survey.opensOn))
              : state === 'draft'
                ? t.draft
                : t.over}
          </p>
        </Alert>
      )}
    </Stack>,
  );
}

function repeatedPage(
  ctx: Context,
  { survey: asked, code }: LinkedSurvey & { readonly code: string },
): Answer {
  const t = surveysTexts[ctx.locale].answering;
  const { survey } = spoken(ctx, asked);
  return publicPage(
    ctx,
    { title: t.repeated, noIndex: true },
    <Stack>
      <Heading level={1} caption={survey.title}>
        {t.repeated}
      </Heading>
      <p class="v-lead">{t.repeatedHint}</p>
      <p class="v-actions">
        <LinkButton href={ctx.href(`/survey/${code}?again=1`)} variant="secondary">
          {t.again}
        </LinkButton>
        <LinkButton href={ctx.href('/')} variant="tertiary">
          {t.home}
        </LinkButton>
      </p>
    </Stack>,
  );
}

/** `/survey/:code/thanks`: after the answers were sent. */
export async function thanksPage(ctx: Context): Promise<Answer> {
  const t = surveysTexts[ctx.locale].answering;
  const { survey: asked, code } = await linkedSurvey(ctx);
  const { survey } = spoken(ctx, asked);
  return publicPage(
    ctx,
    { title: t.thanksTitle, noIndex: true },
    <Stack>
      <Heading level={1} caption={survey.title}>
        {t.thanksTitle}
      </Heading>
      <p class="v-lead">{t.thanks}</p>
      <p class="v-actions">
        <LinkButton href={ctx.href('/')}>{t.home}</LinkButton>
        <LinkButton href={ctx.href(`/survey/${code}?again=1`)} variant="secondary">
          {t.again}
        </LinkButton>
      </p>
    </Stack>,
  );
}
