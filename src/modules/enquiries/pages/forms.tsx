import type { ComponentChildren } from 'preact';
import { kyivTimeOfDay } from '#platform/clock/kyivTime.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import type { Question } from '../data/questions.ts';
import { enquiryTexts } from '../messages.ts';
import { actionRights, mayQuestion } from '../rights.ts';
import { type QuestionAction, refusal } from '../rules/lifecycle.ts';
import { questionKinds } from '../rules/terms.ts';
import { topics } from '../schema.ts';
import { textOf } from './ask.tsx';

export interface Choices {
  readonly workers: readonly { readonly id: string; readonly surname: string; readonly given: string }[];
  readonly places: readonly {
    readonly centreId: string;
    readonly centre: string;
    readonly providerId: string | null;
    readonly provider: string | null;
  }[];
  readonly templates: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

interface Props {
  readonly ctx: Context;
  readonly question: Question;
  readonly failed: { readonly action: QuestionAction; readonly form: FormState } | null;
  readonly template: string | undefined;
  readonly choices: Choices;
}

/** What may be done with the question now: the answer in view, the rest folded. */
export function QuestionForms({ ctx, question, failed, template, choices }: Props) {
  const texts = enquiryTexts[ctx.locale];
  const t = texts.page;
  const may = (action: QuestionAction) =>
    mayQuestion(ctx.principal, actionRights[action]) &&
    refusal(question, action, ctx.principal.role) === null;
  const chosen = choices.templates.find(({ id }) => id === template);
  const formOf = (action: QuestionAction) => (failed?.action === action ? failed.form : emptyForm);
  const field = (action: QuestionAction, name: string) => ({
    name,
    id: `${action}-${name}`,
    error: formOf(action).errors[name],
  });
  const typed = (action: QuestionAction, name: string, otherwise = '') =>
    textOf(formOf(action), name) || otherwise;
  const form = (path: string, button: ComponentChildren, fields: ComponentChildren) => (
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
  );
  const folded = (action: QuestionAction, title: string, inside: ComponentChildren) =>
    may(action) && (
      <Details summary={title} open={failed?.action === action}>
        {inside}
      </Details>
    );
  const spoken = question.answerBy === 'telephone';
  const now = kyivTimeOfDay(ctx.services.clock.now());
  const noMail = question.answerBy === 'email' && !ctx.services.mail.configured;
  const ours = question.assigneeId === ctx.principal.id;
  const held = refusal(question, 'answer', ctx.principal.role);
  return (
    <>
      {held === 'complaint' && <Alert tone="info">{t.refusedComplaint}</Alert>}
      {may('take') && !ours && form('take', <Button variant="secondary">{t.take}</Button>, null)}
      {may('answer') && (
        <section>
          <Heading level={2}>{t.answer}</Heading>
          {noMail && <Alert tone="warning">{t.noMail}</Alert>}
          {choices.templates.length > 0 && (
            <Details summary={t.template} open={false}>
              <ul>
                {choices.templates.map(({ id, title }) => (
                  <li key={id}>
                    <a
                      class="ds-link"
                      href={ctx.href(`/questions/${question.id}?template=${id}#answer-text`)}
                    >
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            </Details>
          )}
          {form(
            'answer',
            <Button icon={spoken ? 'phone' : 'send'}>{t.answer}</Button>,
            <>
              {spoken && (
                <>
                  <p>{t.spokenHint}</p>
                  <TextField
                    {...field('answer', 'spokenAt')}
                    label={t.spokenAt}
                    value={typed('answer', 'spokenAt', now)}
                    width={8}
                  />
                  <TextField
                    {...field('answer', 'spokenWith')}
                    label={t.spokenWith}
                    optional
                    maxlength={200}
                    value={typed('answer', 'spokenWith', question.askerName)}
                    width={30}
                  />
                </>
              )}
              <TextArea
                {...field('answer', 'text')}
                label={t.answerText}
                rows={8}
                maxlength={20_000}
                value={typed('answer', 'text', chosen?.text ?? '')}
              />
            </>,
          )}
        </section>
      )}
      {folded(
        'askBack',
        t.askBack,
        form(
          'ask-back',
          <Button>{t.askBack}</Button>,
          <>
            {spoken && (
              <TextField
                {...field('askBack', 'spokenAt')}
                label={t.spokenAt}
                value={typed('askBack', 'spokenAt', now)}
                width={8}
              />
            )}
            <TextArea
              {...field('askBack', 'text')}
              label={t.answerText}
              maxlength={20_000}
              value={typed('askBack', 'text')}
            />
          </>,
        ),
      )}
      {question.phone !== null &&
        folded(
          'call',
          t.call,
          form(
            'call',
            <Button>{t.call}</Button>,
            <>
              <TextField
                {...field('call', 'spokenAt')}
                label={t.spokenAt}
                value={typed('call', 'spokenAt', now)}
                width={8}
              />
              <TextField
                {...field('call', 'note')}
                label={t.callNote}
                optional
                maxlength={1000}
                value={typed('call', 'note')}
              />
            </>,
          ),
        )}
      {folded(
        'assign',
        t.assign,
        form(
          'assign',
          <Button>{t.assign}</Button>,
          <Select
            {...field('assign', 'worker')}
            label={t.assignTo}
            placeholder={t.choose}
            value={typed('assign', 'worker', question.assigneeId ?? '')}
            options={choices.workers.map(({ id, surname, given }) => ({
              value: id,
              label: `${surname} ${given}`,
            }))}
          />,
        ),
      )}
      {folded(
        'classify',
        t.classify,
        form(
          'classify',
          <Button>{t.classify}</Button>,
          <>
            <Select
              {...field('classify', 'kind')}
              label={texts.record.kind}
              value={typed('classify', 'kind', question.kind)}
              options={questionKinds.map((kind) => ({ value: kind, label: texts.kinds[kind] }))}
            />
            <Select
              {...field('classify', 'topic')}
              label={texts.ask.topic}
              value={typed('classify', 'topic', question.topic)}
              options={topics.map((topic) => ({ value: topic, label: texts.topics[topic] }))}
            />
          </>,
        ),
      )}
      {folded(
        'forward',
        t.forward,
        form(
          'forward',
          <Button>{t.forward}</Button>,
          <>
            <Select
              {...field('forward', 'to')}
              label={t.forwardTo}
              placeholder={t.choose}
              value={typed('forward', 'to')}
              options={placeOptions(choices, question)}
            />
            <TextArea
              {...field('forward', 'reason')}
              label={t.forwardReason}
              maxlength={1000}
              value={typed('forward', 'reason')}
            />
          </>,
        ),
      )}
      {folded(
        'close',
        t.close,
        form(
          'close',
          <Button>{t.close}</Button>,
          question.state !== 'answered' && (
            <TextArea
              {...field('close', 'reason')}
              label={t.closeReason}
              hint={t.closeReasonHint}
              maxlength={1000}
              value={typed('close', 'reason')}
            />
          ),
        ),
      )}
    </>
  );
}

/** Centres, and each provider within them, but not where the question is now. */
function placeOptions({ places }: Choices, question: Question): { value: string; label: string }[] {
  const options = new Map<string, string>();
  for (const { centreId, centre, providerId, provider } of places) {
    options.set(centreId, centre);
    if (providerId && provider) options.set(`${centreId}:${providerId}`, `${centre}: ${provider}`);
  }
  options.delete(question.providerId ? `${question.centreId}:${question.providerId}` : question.centreId);
  return [...options].map(([value, label]) => ({ value, label }));
}
