import type { Context } from '#platform/http/context.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { Heading } from '#ui/heading.tsx';
import { TextArea } from '#ui/textArea.tsx';
import type { Question } from '../data/questions.ts';
import { enquiryTexts } from '../messages.ts';
import type { FormKit } from './formKit.tsx';
import type { Choices } from './forms.tsx';
import { ChooseCards } from './namedCards.tsx';

interface Props {
  readonly ctx: Context;
  readonly question: Question;
  readonly kit: FormKit;
  readonly choices: Choices;
  readonly template: string | undefined;
  readonly now: string;
}

/** The answer, from a template where one was chosen, with the cards that it names. */
export function AnswerForm({ ctx, question, kit, choices, template, now }: Props) {
  const t = enquiryTexts[ctx.locale].page;
  const chosen = choices.templates.find(({ id }) => id === template);
  const spoken = question.answerBy === 'telephone';
  const noMail = question.answerBy === 'email' && !ctx.services.mail.configured;
  const ticked = kit.formOf('answer').values.services;
  return (
    <section>
      <Heading level={2}>{t.answer}</Heading>
      {noMail && <Alert tone="warning">{t.noMail}</Alert>}
      {choices.templates.length > 0 && (
        <Details summary={t.template} open={false}>
          <ul>
            {choices.templates.map(({ id, title }) => (
              <li key={id}>
                <a class="ds-link" href={ctx.href(`/questions/${question.id}?template=${id}#answer-text`)}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </Details>
      )}
      {kit.form(
        'answer',
        <Button icon={spoken ? 'phone' : 'send'}>{t.answer}</Button>,
        <>
          {spoken && <p>{t.spokenHint}</p>}
          {kit.spoken('answer', now, true)}
          <TextArea
            {...kit.field('answer', 'text')}
            label={t.answerText}
            rows={8}
            maxlength={20_000}
            value={kit.typed('answer', 'text', chosen?.text ?? '')}
          />
          <ChooseCards
            ctx={ctx}
            id="answer-services"
            services={choices.services}
            chosen={ticked === undefined ? (chosen?.services.map(({ id }) => id) ?? []) : [ticked].flat()}
            error={kit.formOf('answer').errors.services}
          />
        </>,
      )}
    </section>
  );
}
