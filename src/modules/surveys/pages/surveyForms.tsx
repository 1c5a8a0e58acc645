import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { DateField } from '#ui/dateField.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { Radios } from '#ui/radios.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import type { Survey } from '../data/surveys.ts';
import { surveysTexts } from '../messages.ts';
import { surveyPieces } from '../rules/english.ts';
import { questionKinds } from '../rules/question.ts';
import { questionParams } from '../schemas/survey.ts';
import { draftOf, today } from './shownSurvey.ts';
import { Hidden } from './survey.tsx';

type Values = Readonly<Record<string, string | readonly string[]>>;

const textIn = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

const errorsOf = (form: FormState) =>
  Object.entries(form.errors).map(([field, message]) => ({ field, message }));

export const newSurveyPage = async (ctx: Context): Promise<Answer> => showSurveyForm(ctx, null, emptyForm);

export const editSurveyPage = async (ctx: Context): Promise<Answer> =>
  showSurveyForm(ctx, await draftOf(ctx), emptyForm);

/** Title, lead and period; `survey` null: a new one. */
export function showSurveyForm(ctx: Context, survey: Survey | null, form: FormState): Answer {
  const t = surveysTexts[ctx.locale];
  const errors = errorsOf(form);
  const title = survey ? t.edit : t.make;
  const english = englishIn(survey);
  const stored: Values = survey
    ? {
        title: survey.title,
        lead: survey.lead,
        titleEn: english.of(survey.title, 'title'),
        leadEn: english.of(survey.lead, 'lead'),
        opensOn: survey.opensOn,
        closesOn: survey.closesOn,
      }
    : { opensOn: today(ctx) };
  const values = errors.length > 0 ? form.values : stored;
  return staffPage(
    ctx,
    {
      title,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
      breadcrumbs: <Breadcrumbs items={crumbs(ctx, survey)} />,
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      <Form
        action={ctx.href(survey ? `/surveys/${survey.id}/edit` : '/surveys')}
        hidden={survey ? <Hidden ctx={ctx} survey={survey} /> : <FormKey ctx={ctx} />}
        actions={<Button>{t.save}</Button>}
      >
        <TextField
          name="title"
          label={t.fields.title}
          value={textIn(values, 'title')}
          error={form.errors.title}
          maxlength={200}
        />
        <TextArea
          name="lead"
          label={t.fields.lead}
          hint={t.fields.leadHint}
          value={textIn(values, 'lead')}
          error={form.errors.lead}
          maxlength={2000}
          optional
        />
        <TextField
          name="titleEn"
          label={t.english.title}
          value={textIn(values, 'titleEn')}
          error={form.errors.titleEn}
          maxlength={400}
          lang="en"
          optional
        />
        <TextArea
          name="leadEn"
          label={t.english.lead}
          value={textIn(values, 'leadEn')}
          error={form.errors.leadEn}
          maxlength={4000}
          lang="en"
          optional
        />
        {english.isStale(['title', 'lead']) && <Fits ctx={ctx} values={values} />}
        <DateField
          name="opensOn"
          label={t.fields.opensOn}
          value={textIn(values, 'opensOn')}
          error={form.errors.opensOn}
        />
        <DateField
          name="closesOn"
          label={t.fields.closesOn}
          value={textIn(values, 'closesOn')}
          error={form.errors.closesOn}
        />
      </Form>
    </Stack>,
  );
}

/** English as the form shows it; of a text that has changed since, the English of before. */
function englishIn(survey: Survey | null) {
  const pieces = survey ? surveyPieces(survey) : [];
  const of = (uk: string, at: string): string => {
    const piece = pieces.find((one) => one.uk === uk) ?? pieces.find((one) => one.at === at);
    return piece ? piece.en || (piece.before?.en ?? '') : '';
  };
  return {
    of,
    /** A dash stands where a choice has none, so that the lines stay beside each other. */
    lines: (choices: readonly string[], at: string): string => {
      const all = choices.map((choice, n) => of(choice, `${at}.${n}`));
      return all.some(Boolean) ? all.map((one) => one || '-').join('\n') : '';
    },
    isStale: (places: readonly string[]): boolean =>
      pieces.some(({ at, state }) => state === 'stale' && places.some((place) => at.startsWith(place))),
  };
}

/** The Ukrainian text has changed: its English is shown again when it was changed too, or is said to fit. */
function Fits({ ctx, values }: { ctx: Context; values: Values }) {
  const t = surveysTexts[ctx.locale].english;
  return (
    <Checkboxes
      name="fits"
      legend={t.stale}
      values={textIn(values, 'fits') === 'yes' ? ['yes'] : []}
      options={[{ value: 'yes', label: t.fits }]}
    />
  );
}

const crumbs = (ctx: Context, survey: Survey | null) => [
  { label: surveysTexts[ctx.locale].title, href: ctx.href('/surveys') },
  ...(survey ? [{ label: survey.title, href: ctx.href(`/surveys/${survey.id}`) }] : []),
];

export const questionPage = async (ctx: Context): Promise<Answer> =>
  showQuestionForm(ctx, await draftOf(ctx), emptyForm);

/** One question of a draft; the key `new` adds one. */
export function showQuestionForm(ctx: Context, survey: Survey, form: FormState): Answer {
  const texts = surveysTexts[ctx.locale];
  const t = texts.question;
  const { key } = ctx.params(questionParams);
  const question = survey.questions.find((one) => one.key === key);
  if (key !== 'new' && !question) throw notFound();
  const errors = errorsOf(form);
  const english = englishIn(survey);
  const stored: Values = question
    ? {
        wordsEn: english.of(question.words, `${key}.words`),
        hintEn: english.of(question.hint, `${key}.hint`),
        choicesEn: english.lines(question.choices, `${key}.choices`),
        kind: question.kind,
        words: question.words,
        hint: question.hint,
        required: question.required ? 'yes' : '',
        choices: question.choices.join('\n'),
        min: String(question.min ?? ''),
        max: String(question.max ?? ''),
      }
    : { kind: 'one', required: 'yes' };
  const values = errors.length > 0 ? form.values : stored;
  const title = question ? texts.editQuestion : texts.addQuestion;
  return staffPage(
    ctx,
    {
      title,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
      breadcrumbs: <Breadcrumbs items={crumbs(ctx, survey)} />,
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      <Form
        action={ctx.href(`/surveys/${survey.id}/questions/${key}`)}
        hidden={<Hidden ctx={ctx} survey={survey} />}
        actions={<Button>{texts.save}</Button>}
      >
        <TextField
          name="words"
          label={t.words}
          value={textIn(values, 'words')}
          error={form.errors.words}
          maxlength={500}
        />
        <TextField
          name="hint"
          label={t.hint}
          value={textIn(values, 'hint')}
          error={form.errors.hint}
          maxlength={500}
          optional
        />
        <Radios
          name="kind"
          legend={t.kind}
          value={textIn(values, 'kind')}
          error={form.errors.kind}
          options={questionKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        />
        <TextArea
          name="choices"
          label={t.choices}
          hint={t.choicesHint}
          rows={6}
          value={textIn(values, 'choices')}
          error={form.errors.choices}
          maxlength={4000}
          optional="quiet"
        />
        <TextField
          name="min"
          label={t.min}
          hint={t.rangeHint}
          inputmode="numeric"
          width={8}
          value={textIn(values, 'min')}
          error={form.errors.min}
          optional="quiet"
        />
        <TextField
          name="max"
          label={t.max}
          hint={t.rangeHint}
          inputmode="numeric"
          width={8}
          value={textIn(values, 'max')}
          error={form.errors.max}
          optional="quiet"
        />
        <TextField
          name="wordsEn"
          label={texts.english.words}
          hint={texts.english.hintWords}
          value={textIn(values, 'wordsEn')}
          error={form.errors.wordsEn}
          maxlength={1000}
          lang="en"
          optional
        />
        <TextField
          name="hintEn"
          label={texts.english.hint}
          value={textIn(values, 'hintEn')}
          error={form.errors.hintEn}
          maxlength={1000}
          lang="en"
          optional
        />
        <TextArea
          name="choicesEn"
          label={texts.english.choices}
          hint={texts.english.choicesHint}
          rows={6}
          value={textIn(values, 'choicesEn')}
          error={form.errors.choicesEn}
          maxlength={8000}
          lang="en"
          optional
        />
        {english.isStale([`${key}.`]) && <Fits ctx={ctx} values={values} />}
        <Checkboxes
          name="required"
          legend={t.required}
          values={textIn(values, 'required') === 'yes' ? ['yes'] : []}
          options={[{ value: 'yes', label: t.required }]}
        />
      </Form>
      {question && (
        <Form
          action={ctx.href(`/surveys/${survey.id}/questions/${key}/remove`)}
          hidden={<Hidden ctx={ctx} survey={survey} />}
          actions={
            <Button variant="secondary" tone="danger" icon="trash">
              {t.remove}
            </Button>
          }
        />
      )}
    </Stack>,
  );
}
