import type { Calendar } from '#platform/calendar/calendar.ts';
import { kyivTimeOfDay } from '#platform/clock/kyivTime.ts';
import type { Context } from '#platform/http/context.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Select } from '#ui/select.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import type { NamedService } from '../data/named.ts';
import type { Question } from '../data/questions.ts';
import { enquiryTexts } from '../messages.ts';
import { refusal } from '../rules/lifecycle.ts';
import { questionKinds } from '../rules/terms.ts';
import { topics } from '../schema.ts';
import { AnswerForm } from './answerForm.tsx';
import { ExtendForm } from './extendForm.tsx';
import { type Failed, formKit } from './formKit.tsx';

export interface Choices {
  readonly workers: readonly { readonly id: string; readonly surname: string; readonly given: string }[];
  readonly places: readonly {
    readonly centreId: string;
    readonly centre: string;
    readonly providerId: string | null;
    readonly provider: string | null;
  }[];
  readonly templates: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly services: readonly NamedService[];
  }[];
  readonly services: readonly NamedService[];
}

interface Props {
  readonly ctx: Context;
  readonly question: Question;
  readonly failed: Failed;
  readonly template: string | undefined;
  readonly choices: Choices;
  readonly calendar: Calendar;
}

/** What may be done with the question now: the answer in view, the rest folded. */
export function QuestionForms({ ctx, question, failed, template, choices, calendar }: Props) {
  const texts = enquiryTexts[ctx.locale];
  const t = texts.page;
  const kit = formKit(ctx, question, failed);
  const { may, field, typed, form, folded } = kit;
  const now = kyivTimeOfDay(ctx.services.clock.now());
  const ours = question.assigneeId === ctx.principal.id;
  const held = refusal(question, 'answer', ctx.principal.role);
  return (
    <>
      {held === 'complaint' && <Alert tone="info">{t.refusedComplaint}</Alert>}
      {may('take') && !ours && form('take', <Button variant="secondary">{t.take}</Button>, null)}
      {may('answer') && (
        <AnswerForm ctx={ctx} question={question} kit={kit} choices={choices} template={template} now={now} />
      )}
      {folded(
        'askBack',
        t.askBack,
        form(
          'ask-back',
          <Button>{t.askBack}</Button>,
          <>
            {kit.spoken('askBack', now, false)}
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
      <ExtendForm ctx={ctx} question={question} kit={kit} calendar={calendar} now={now} />
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
