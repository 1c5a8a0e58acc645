import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { emptyForm } from '#platform/http/forms.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { QrCode } from '#ui/qrCode.tsx';
import { Radios } from '#ui/radios.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import type { OfficialBlank } from '../../data/blanks.ts';
import { visitorTexts } from '../../messages/visitor.ts';
import { catalogueTexts } from '../../messages.ts';
import { type Answers, answersOf, answersQuery, listCode, personalList } from '../../rules/questions.ts';
import type { CardDocument } from '../../schema.ts';
import { Blanks } from '../blanks/blankLinks.tsx';
import { DocumentLine } from './cardBody.tsx';
import { type Left, Told } from './told.tsx';
import { type VisitorService, visitorCard } from './visitorCard.ts';

const anyQuery = z.record(z.string(), z.unknown());

export type Found = Awaited<ReturnType<typeof visitorCard>>;

/** `…/list?who=self`: the questions of a service, and the documents that the answers leave. */
export const personalListPage = async (ctx: Context): Promise<Answer> =>
  renderList(ctx, await visitorCard(ctx), ctx.query(anyQuery), emptyForm);

/** The answers in the address, as far as the card asks for them. */
export const answersIn = (found: Found, given: Readonly<Record<string, unknown>>): Answers =>
  answersOf(found.card.content.questions, given);

/** Before the name of a question in a form: no short name of a question has a dot, so none clashes with a field of the form. */
const answerField = 'answer.';

/** The answers that a form carries along beside its own fields, such as an address of e-mail. */
export const postedAnswers = (found: Found, values: Readonly<Record<string, unknown>>): Answers =>
  answersIn(
    found,
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        name.startsWith(answerField) ? [[name.slice(answerField.length), value]] : [],
      ),
    ),
  );

export const AnswerFields = ({ answers }: { answers: Answers }) => (
  <>
    {Object.entries(answers).map(([key, value]) => (
      <input key={key} type="hidden" name={answerField + key} value={value} />
    ))}
  </>
);

/** The address of the list with its answers, without the language. */
export function listAddress({ card, path }: Found, answers: Answers): string {
  const query = answersQuery(card.content.questions, answers);
  return `${path}/list${query && `?${query}`}`;
}

/** The blank that these answers fill in, without the language. */
export function blankAddress({ card, path }: Found, answers: Answers, form = 'blank'): string {
  const query = answersQuery(card.content.questions, answers);
  return `${path}/${form}${query && `?${query}`}`;
}

export function renderList(
  ctx: Context,
  found: Found,
  given: Readonly<Record<string, unknown>>,
  form: FormState,
): Answer {
  const t = visitorTexts[ctx.locale].list;
  const { official } = found;
  const { questions } = found.reading.content;
  const answers = answersIn(found, given);
  const answered = Object.keys(answers).length > 0;
  const failed = Object.keys(form.errors).length > 0;
  const title = answered || questions.length === 0 ? t.listTitle : t.title;
  return publicPage(
    ctx,
    {
      title: `${title}: ${found.service.plainName[ctx.locale]}`,
      breadcrumbs: <ServiceCrumbs ctx={ctx} found={found} />,
      noIndex: answered || failed,
      ...(failed ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <Heading level={1} caption={found.service.plainName[ctx.locale]}>
        {title}
      </Heading>
      <ErrorSummary errors={Object.entries(form.errors).map(([field, message]) => ({ field, message }))} />
      {answered || questions.length === 0 ? (
        <List ctx={ctx} found={found} answers={answers} form={form} official={official} />
      ) : (
        <>
          <p class="v-lead">{t.lead}</p>
          <p class="v-muted">{t.privacy}</p>
        </>
      )}
      {questions.length > 0 && (
        <div class="v-stack v-screen-only" data-gap="sm" id="again">
          {answered && <Heading level={2}>{t.again}</Heading>}
          <Questions ctx={ctx} found={found} answers={answers} />
        </div>
      )}
    </Stack>,
  );
}

function Questions({ ctx, found, answers }: { ctx: Context; found: Found; answers: Answers }) {
  const t = visitorTexts[ctx.locale].list;
  const { content, left } = found.reading;
  return (
    <SearchForm
      action={ctx.href(`${found.path}/list`)}
      label={t.title}
      actions={<Button type="submit">{t.show}</Button>}
    >
      {content.questions.map(({ key, text, hint, options }) => (
        // A voice asks in Ukrainian what is not translated.
        <div key={key} lang={left.has(text) ? 'uk' : undefined}>
          <Radios
            name={key}
            id={`q-${key}`}
            legend={text}
            hint={hint ?? undefined}
            value={answers[key]}
            options={options.map((option) => ({ value: option.key, label: option.text }))}
            optional="quiet"
          />
        </div>
      ))}
    </SearchForm>
  );
}

function List(props: {
  ctx: Context;
  found: Found;
  answers: Answers;
  form: FormState;
  official: OfficialBlank | undefined;
}) {
  const { ctx, found, answers, form, official } = props;
  const t = visitorTexts[ctx.locale].list;
  const { content, left } = found.reading;
  const texts = catalogueTexts[ctx.locale].card;
  const list = personalList(content, answers);
  const code = listCode(content.questions, answers);
  const address = ctx.services.publicUrl + listAddress(found, answers);
  return (
    <>
      <section class="v-stack" data-gap="sm" aria-labelledby="needed">
        <Heading level={2} id="needed">
          {t.count(list.needed.length)}
        </Heading>
        <Documents ctx={ctx} documents={list.needed} left={left} />
      </section>
      {list.perhaps.length > 0 && (
        <section class="v-stack" data-gap="sm" aria-labelledby="perhaps">
          <Heading level={2} id="perhaps" size="sm">
            {t.perhaps}
          </Heading>
          <p>{t.perhapsLead}</p>
          <Documents ctx={ctx} documents={list.perhaps} left={left} withCondition />
        </section>
      )}
      {list.notNeeded.length > 0 && (
        <section class="v-stack" data-gap="sm" aria-labelledby="not-needed">
          <Heading level={2} id="not-needed" size="sm">
            {t.notNeeded}
          </Heading>
          <ul>
            {list.notNeeded.map((document) => (
              <li key={document.key}>
                <Told texts={texts} left={left} text={document.name} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {code && (
        <section class="v-stack" data-gap="sm" aria-labelledby="answers">
          <Heading level={2} id="answers" size="sm">
            {t.answers}
          </Heading>
          <DescriptionList
            items={content.questions.map(({ key, text, options }) => ({
              term: text,
              value: options.find((option) => option.key === answers[key])?.text ?? t.unanswered,
            }))}
          />
        </section>
      )}
      <section class="v-list-code" aria-labelledby="code">
        <QrCode text={address} label={t.qr} />
        <div class="v-stack" data-gap="sm">
          <Heading level={2} id="code" size="sm">
            {code ? `${t.code}: ${code}` : t.reception}
          </Heading>
          {code && <p>{t.codeHint}</p>}
          <p>
            {found.centre.name}, {found.centre.address}
          </p>
          <p class="v-muted v-screen-only">{t.print}</p>
        </div>
      </section>
      <Blanks ctx={ctx} found={found} answers={answers} official={official} />
      {ctx.services.mail.configured && <MailForm ctx={ctx} found={found} answers={answers} form={form} />}
    </>
  );
}

function Documents(props: {
  ctx: Context;
  documents: readonly CardDocument[];
  left: Left;
  withCondition?: boolean;
}) {
  const texts = catalogueTexts[props.ctx.locale].card;
  return (
    <ul class="v-checklist">
      {props.documents.map((document) => (
        <DocumentLine
          key={document.key}
          texts={texts}
          left={props.left}
          document={props.withCondition ? document : { ...document, condition: null }}
          withGround={false}
        />
      ))}
    </ul>
  );
}

function MailForm(props: { ctx: Context; found: Found; answers: Answers; form: FormState }) {
  const { ctx, found, answers, form } = props;
  const t = visitorTexts[ctx.locale].list;
  const typed = form.values.email;
  return (
    <section class="v-stack v-screen-only" data-gap="sm" aria-labelledby="mail">
      <Heading level={2} id="mail" size="sm">
        {t.mailTitle}
      </Heading>
      <Form
        action={ctx.href(`${found.path}/list/mail`)}
        hidden={<AnswerFields answers={answers} />}
        actions={<Button variant="secondary">{t.mailSend}</Button>}
      >
        <TextField
          name="email"
          type="email"
          label={t.mailLabel}
          hint={t.mailHint}
          autocomplete="email"
          value={typeof typed === 'string' ? typed : ''}
          error={form.errors.email}
          maxlength={200}
        />
      </Form>
    </section>
  );
}

export function ServiceCrumbs({ ctx, found }: { ctx: Context; found: VisitorService }) {
  const texts = catalogueTexts[ctx.locale];
  const { centre, service, path } = found;
  return (
    <Breadcrumbs
      items={[
        { label: texts.nav.home, href: ctx.href('/') },
        { label: centre.name, href: ctx.href(`/centres/${centre.code}`) },
        { label: texts.services.title, href: ctx.href(`/centres/${centre.code}/services`) },
        { label: service.plainName[ctx.locale], href: ctx.href(path) },
      ]}
    />
  );
}
