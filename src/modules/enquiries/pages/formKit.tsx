import type { ComponentChildren } from 'preact';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Details } from '#ui/details.tsx';
import { Form } from '#ui/form.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import type { Question } from '../data/questions.ts';
import { enquiryTexts } from '../messages.ts';
import { actionRights, mayQuestion } from '../rights.ts';
import { type QuestionAction, refusal } from '../rules/lifecycle.ts';
import { textOf } from './ask.tsx';

/** The form that came back with mistakes. */
export type Failed = { readonly action: QuestionAction; readonly form: FormState } | null;

/** What the forms of one question have in common: who may, what was typed, the key and the version of the row. */
export function formKit(ctx: Context, question: Question, failed: Failed) {
  const t = enquiryTexts[ctx.locale].page;
  const may = (action: QuestionAction) =>
    mayQuestion(ctx.principal, actionRights[action]) &&
    refusal(question, action, ctx.principal.role) === null;
  const formOf = (action: QuestionAction) => (failed?.action === action ? failed.form : emptyForm);
  const field = (action: QuestionAction, name: string) => ({
    name,
    id: `${action}-${name}`,
    error: formOf(action).errors[name],
  });
  const typed = (action: QuestionAction, name: string, otherwise = '') =>
    textOf(formOf(action), name) || otherwise;
  return {
    may,
    formOf,
    field,
    typed,
    form: (path: string, button: ComponentChildren, fields: ComponentChildren) => (
      <Form
        action={ctx.href(`/questions/${question.id}/${path}`)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={question.version} />
          </>
        }
        actions={button}
      >
        {fields}
      </Form>
    ),
    folded: (action: QuestionAction, title: string, inside: ComponentChildren) =>
      may(action) && (
        <Details summary={title} open={failed?.action === action}>
          {inside}
        </Details>
      ),
    /** When the worker spoke with the asker, and with whom; only for those who wait for a call. */
    spoken: (action: QuestionAction, now: string, whom: boolean) =>
      question.answerBy === 'telephone' && (
        <>
          <TextField
            {...field(action, 'spokenAt')}
            label={t.spokenAt}
            value={typed(action, 'spokenAt', now)}
            width={8}
          />
          {whom && (
            <TextField
              {...field(action, 'spokenWith')}
              label={t.spokenWith}
              optional
              maxlength={200}
              value={typed(action, 'spokenWith', question.askerName)}
              width={30}
            />
          )}
        </>
      ),
  };
}
export type FormKit = ReturnType<typeof formKit>;
