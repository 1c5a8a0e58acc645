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
import { visitorTexts } from '../messages/visitor.ts';
import { catalogueTexts } from '../messages.ts';
import { type Answers, answersOf, answersQuery, listCode, personalList } from '../rules/questions.ts';
import type { CardDocument, CardQuestion } from '../schema.ts';
import { DocumentLine } from './cardBody.tsx';
import { type VisitorService, visitorCard } from './visitorCard.ts';

const anyQuery = z.record(z.string(), z.unknown());

export type Found = Awaited<ReturnType<typeof visitorCard>>;

/** `…/list?who=self`: the questions of a service, and the documents that the answers leave. */
export const personalListPage = async (ctx: Context): Promise<Answer> =>
  renderList(ctx, await visitorCard(ctx), ctx.query(anyQuery), emptyForm);

/** The answers in the address, as far as the card asks for them. */
export const answersIn = (found: Found, given: Readonly<Record<string, unknown>>): Answers =>
  answersOf(found.card.content.questions, given);

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
  const { questions } = found.card.content;
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
        <List ctx={ctx} found={found} answers={answers} form={form} />
      ) : (
        <p class="v-lead">{t.lead}</p>
      )}
      {questions.length > 0 && (
        <div class="v-stack v-screen-only" data-gap="sm" id="again">
          {answered && <Heading level={2}>{t.again}</Heading>}
          <Questions ctx={ctx} path={found.path} questions={questions} answers={answers} />
        </div>
      )}
    </Stack>,
  );
}

function Questions(props: {
  ctx: Context;
  path: string;
  questions: readonly CardQuestion[];
  answers: Answers;
}) {
  const { ctx, path, questions, answers } = props;
  const t = visitorTexts[ctx.locale].list;
  return (
    <SearchForm
      action={ctx.href(`${path}/list`)}
      label={t.title}
      actions={<Button type="submit">{t.show}</Button>}
    >
      {questions.map(({ key, text, hint, options }) => (
        <Radios
          key={key}
          name={key}
          id={`q-${key}`}
          legend={text}
          hint={hint ?? undefined}
          value={answers[key]}
          options={options.map((option) => ({ value: option.key, label: option.text }))}
          optional
        />
      ))}
    </SearchForm>
  );
}

function List(props: { ctx: Context; found: Found; answers: Answers; form: FormState }) {
  const { ctx, found, answers, form } = props;
  const t = visitorTexts[ctx.locale].list;
  const { content } = found.card;
  const list = personalList(content, answers);
  const code = listCode(content.questions, answers);
  const address = ctx.services.publicUrl + listAddress(found, answers);
  return (
    <>
      <section class="v-stack" data-gap="sm" aria-labelledby="needed">
        <Heading level={2} id="needed">
          {t.count(list.needed.length)}
        </Heading>
        <Documents ctx={ctx} documents={list.needed} />
      </section>
      {list.perhaps.length > 0 && (
        <section class="v-stack" data-gap="sm" aria-labelledby="perhaps">
          <Heading level={2} id="perhaps" size="sm">
            {t.perhaps}
          </Heading>
          <p>{t.perhapsLead}</p>
          <Documents ctx={ctx} documents={list.perhaps} withCondition />
        </section>
      )}
      {list.notNeeded.length > 0 && (
        <section class="v-stack" data-gap="sm" aria-labelledby="not-needed">
          <Heading level={2} id="not-needed" size="sm">
            {t.notNeeded}
          </Heading>
          <ul lang="uk">
            {list.notNeeded.map((document) => (
              <li key={document.key}>{document.name}</li>
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
      <p class="v-screen-only">
        <a class="ds-link" href={ctx.href(blankAddress(found, answers))}>
          {visitorTexts[ctx.locale].blank.open}
        </a>
      </p>
      {ctx.services.mail.configured && <MailForm ctx={ctx} found={found} answers={answers} form={form} />}
    </>
  );
}

function Documents(props: { ctx: Context; documents: readonly CardDocument[]; withCondition?: boolean }) {
  const texts = catalogueTexts[props.ctx.locale].card;
  return (
    <ul class="v-checklist" lang="uk">
      {props.documents.map((document) => (
        <DocumentLine
          key={document.key}
          texts={texts}
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
        hidden={Object.entries(answers).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
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
