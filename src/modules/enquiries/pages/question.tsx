import { z } from 'zod';
import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { formatPhone } from '#platform/text/phone.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Details } from '#ui/details.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Heading } from '#ui/heading.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Timeline } from '#ui/timeline.tsx';
import { nameableServices } from '../data/named.ts';
import { answerers, forwardPlaces, templatesOf } from '../data/places.ts';
import { findQuestion, type Question } from '../data/questions.ts';
import { fileOfQuestion, type ThreadMessage, threadOf } from '../data/thread.ts';
import { enquiryTexts } from '../messages.ts';
import { questionScope } from '../rights.ts';
import { splitQuote } from '../rules/number.ts';
import { questionDue } from '../rules/terms.ts';
import type { Failed } from './formKit.tsx';
import { QuestionForms } from './forms.tsx';
import { NamedCards } from './namedCards.tsx';
import { stateTones } from './tones.ts';
import { Words } from './words.tsx';

const params = z.object({ question: z.uuid() });
const query = z.object({ template: z.uuid().optional().catch(undefined) });

/** The question of the address within the worker's reach, and the record that it was looked at; else 404. */
export async function questionOf(ctx: Context): Promise<Question> {
  const scope = questionScope(ctx.principal);
  const found = await findQuestion(ctx.services.database.queries, scope, ctx.params(params).question);
  if (!found) throw notFound();
  ctx.viewed({
    subject: 'question',
    subjectId: found.id,
    centreId: found.centreId,
    purpose: 'робота із запитанням',
  });
  return found;
}

/** `/questions/:question`: the conversation, the term, and what may be done now. */
export const questionPage = async (ctx: Context): Promise<Answer> =>
  showQuestion(ctx, await questionOf(ctx), null);

/** `failed`: the form that came back with mistakes. */
export async function showQuestion(ctx: Context, question: Question, failed: Failed): Promise<Answer> {
  const texts = enquiryTexts[ctx.locale];
  const t = texts.page;
  const db = ctx.services.database.queries;
  const today = businessDate(ctx.services.clock.now());
  const calendar = await calendarFor(db);
  const thread = await threadOf(db, question.id);
  const due = questionDue(calendar, question.kind, question.termFrom, question.extendedTo);
  const errors = Object.entries(failed?.form.errors ?? {}).map(([field, message]) => ({
    field: `${failed?.action}-${field}`,
    message,
  }));
  const letters = thread.filter(({ delivery }) => delivery !== 'none');
  const lost = ['failed', 'bounced'].includes(letters.at(-1)?.delivery ?? '');
  const waits = question.state !== 'answered' && question.state !== 'closed';
  return staffPage(
    ctx,
    {
      title: `${question.number} ${question.subject}`,
      breadcrumbs: <Breadcrumbs items={[{ label: texts.list.title, href: ctx.href('/questions') }]} />,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={question.number}>
        <span lang="uk">{question.subject}</span>
      </Heading>
      <p>
        <StatusTag tone={stateTones[question.state]}>{texts.states[question.state]}</StatusTag>{' '}
        {waits && due.dueOn < today && <StatusTag tone="danger">{texts.list.late}</StatusTag>}
      </p>
      {lost && <Alert tone="danger">{t.lost}</Alert>}
      <DescriptionList
        items={[
          {
            term: t.received,
            value: `${formatDateTime(ctx.locale, question.receivedAt)}, ${texts.means[question.means]}`,
          },
          {
            term: t.due,
            value: (
              <>
                <strong>{formatDate(ctx.locale, due.dueOn)}</strong>
                {due.extended && `, ${t.longer}`}
              </>
            ),
          },
          { term: t.law, value: due.act },
          { term: t.asker, value: <Asker ctx={ctx} question={question} /> },
          { term: t.by, value: texts.answerBy[question.answerBy] },
          { term: texts.ask.topic, value: texts.topics[question.topic as keyof typeof texts.topics] },
          { term: t.place, value: `${question.centre}, ${question.provider ?? t.everyone}` },
          { term: texts.list.columns.assignee, value: question.assignee ?? '—' },
        ]}
      />
      <Heading level={2}>{t.thread}</Heading>
      <Timeline
        label={t.thread}
        items={thread.map((message) => ({
          key: message.id,
          at: message.at.toISOString(),
          atText: formatDateTime(ctx.locale, message.at),
          title: t.who[message.kind],
          actor: message.worker ?? undefined,
          tone: ['failed', 'bounced'].includes(message.delivery) ? 'danger' : undefined,
          children: <Message ctx={ctx} question={question} message={message} />,
        }))}
      />
      <QuestionForms
        ctx={ctx}
        question={question}
        failed={failed}
        template={ctx.query(query).template}
        choices={{
          workers: await answerers(db, question.centreId, question.providerId, today),
          places: ctx.principal.municipalityId ? await forwardPlaces(db, ctx.principal.municipalityId) : [],
          templates: await templatesOf(db, question.centreId),
          services: await nameableServices(db, question.centreId),
        }}
        calendar={calendar}
      />
    </Stack>,
  );
}

function Asker({ ctx, question }: { ctx: Context; question: Question }) {
  const { askerName, email, phone, contact } = question;
  return (
    <>
      {askerName || enquiryTexts[ctx.locale].list.anonymous}
      {phone && (
        <>
          <br />
          <a class="ds-link" href={`tel:${phone}`}>
            {formatPhone(phone)}
          </a>
        </>
      )}
      {email && (
        <>
          <br />
          {email}
        </>
      )}
      {contact && (
        <>
          <br />
          {contact}
        </>
      )}
    </>
  );
}

function Message({ ctx, question, message }: { ctx: Context; question: Question; message: ThreadMessage }) {
  const t = enquiryTexts[ctx.locale].page;
  const { words, quoted } = splitQuote(message.text);
  return (
    <>
      {message.spokenAt && <p>{t.spoke(formatDateTime(ctx.locale, message.spokenAt), message.spokenWith)}</p>}
      {message.extendedTo && <p>{t.extendedTo(formatDate(ctx.locale, message.extendedTo))}</p>}
      <Words text={words} />
      <NamedCards ctx={ctx} services={message.services} />
      {quoted && (
        <Details summary={t.quoted}>
          <Words text={quoted} />
        </Details>
      )}
      {message.cut && <p class="v-muted">{t.cut}</p>}
      {message.files.length > 0 && (
        <ul>
          {message.files.map(({ id, name, refused }) => (
            <li key={id}>
              {refused ? (
                `${name}: ${t.fileRefused[refused]}`
              ) : (
                <a class="ds-link" href={ctx.href(`/questions/${question.id}/files/${id}`)} download>
                  {name}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {message.delivery !== 'none' && <p class="v-muted">{t.delivery[message.delivery]}</p>}
    </>
  );
}

const fileParams = params.extend({ file: z.uuid() });

/** A file of a letter or a form: always saved, never shown inside our page. */
export async function questionFile(ctx: Context): Promise<Answer> {
  const question = await questionOf(ctx);
  const found = await fileOfQuestion(ctx.services.database.queries, question.id, ctx.params(fileParams).file);
  if (!found) throw notFound();
  return file(await ctx.services.files.get(found.sha256), found.media_type, found.name, false);
}
