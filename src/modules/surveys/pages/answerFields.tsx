import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { Radios } from '#ui/radios.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { surveysTexts } from '../messages.ts';
import { longestAnswer } from '../rules/answers.ts';
import type { Question } from '../rules/question.ts';

interface Props {
  ctx: Context;
  questions: readonly Question[];
  form: FormState;
  langOf: (...texts: readonly string[]) => 'uk' | undefined;
}

/** The questions as fields named by their keys, each marked as Ukrainian where a page in English has no English of it. */
export function AnswerFields({ ctx, questions, form, langOf }: Props) {
  return (
    <>
      {questions.map((question, at) => (
        <div key={question.key} lang={langOf(question.words, ...question.choices)}>
          <AnswerField ctx={ctx} question={question} at={at} form={form} />
        </div>
      ))}
    </>
  );
}

function AnswerField({
  ctx,
  question,
  at,
  form,
}: {
  ctx: Context;
  question: Question;
  at: number;
  form: FormState;
}) {
  const t = surveysTexts[ctx.locale].answering;
  const { key, kind, choices } = question;
  const raw = form.values[key] ?? [];
  const values = typeof raw === 'string' ? [raw] : raw;
  const label = `${at + 1}. ${question.words}`;
  const hint = [question.hint, howTo(ctx, question), question.required ? '' : t.optional]
    .filter(Boolean)
    .join(' ');
  const error = form.errors[key];
  const common = { name: key, hint: hint || undefined, error, labelSize: 'md' as const };
  const options = choices.map((choice, place) => ({ value: String(place), label: choice }));
  // What may be skipped says so in the hint: a mark after each of many questions would only be noise.
  const optional = question.required ? undefined : ('quiet' as const);
  if (kind === 'one') return <Radios {...common} legend={label} value={values[0]} options={options} />;
  if (kind === 'several') return <Checkboxes {...common} legend={label} values={values} options={options} />;
  if (kind === 'number')
    return (
      <TextField
        {...common}
        label={label}
        value={values[0] ?? ''}
        inputmode="numeric"
        width={8}
        optional={optional}
      />
    );
  return (
    <TextArea
      {...common}
      label={label}
      value={values[0] ?? ''}
      rows={3}
      maxlength={longestAnswer}
      optional={optional}
    />
  );
}

function howTo(ctx: Context, { kind, min, max }: Question): string {
  const t = surveysTexts[ctx.locale].answering;
  if (kind === 'several') return t.several;
  if (kind !== 'number') return '';
  if (min !== null && max !== null) return t.between(min, max);
  if (min !== null) return t.atLeast(min);
  return max === null ? t.whole : t.atMost(max);
}

/** What is wrong with the answers, beside each question. */
export const answerErrors = (
  ctx: Context,
  problems: Readonly<Record<string, keyof ReturnType<typeof problemTexts>>>,
): Record<string, string> =>
  Object.fromEntries(Object.entries(problems).map(([key, problem]) => [key, problemTexts(ctx)[problem]]));

const problemTexts = (ctx: Context) => surveysTexts[ctx.locale].answering.problems;
