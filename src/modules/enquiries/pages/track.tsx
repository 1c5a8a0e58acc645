import { calendarFor } from '#modules/organisation/data/calendar.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState, formError, parseForm } from '#platform/http/forms.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { parseReadableCode } from '#platform/text/readableCode.ts';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { followPage } from '#ui/shell/followPage.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { Timeline } from '#ui/timeline.tsx';
import { type ThreadMessage, type TrackedQuestion, threadOf, trackQuestion } from '../data/thread.ts';
import { enquiryTexts } from '../messages.ts';
import { readQuestionNumber, splitQuote } from '../rules/number.ts';
import { questionDue } from '../rules/terms.ts';
import { trackForm } from '../schema.ts';
import { textOf } from './ask.tsx';
import { FilesField } from './filesField.tsx';
import { NamedCards } from './namedCards.tsx';
import { Words } from './words.tsx';

/** `/question`: where an asker enters number and code. */
export const trackPage = async (ctx: Context): Promise<Answer> => showTrack(ctx, emptyForm);

export const showTrack = (ctx: Context, form: FormState): Answer =>
  followPage(ctx, { path: '/question', words: enquiryTexts[ctx.locale].track, form });

/** The question of the number and code that were typed; undefined for a mistake in either. */
export async function trackedQuestion(
  ctx: Context,
  typed: { readonly number: string; readonly code: string },
): Promise<TrackedQuestion | undefined> {
  const code = parseReadableCode(typed.code);
  const { database, secrets } = ctx.services;
  const number = readQuestionNumber(typed.number) ?? '';
  return trackQuestion(database.queries, secrets, number, code.ok ? code.code : '');
}

/** POST `/question`: one answer for a wrong number and a wrong code, so that nobody learns which questions exist. */
export async function trackedPage(ctx: Context): Promise<Answer> {
  const parsed = parseForm(trackForm, ctx.body, ctx.locale);
  const found = parsed.ok ? await trackedQuestion(ctx, parsed.value) : undefined;
  if (!found) return showTrack(ctx, formError(ctx.body, { number: enquiryTexts[ctx.locale].track.wrong }));
  return showTracked(ctx, found, emptyForm);
}

export async function showTracked(
  ctx: Context,
  found: TrackedQuestion,
  form: FormState,
  typed: FormState = formError(ctx.body, {}),
): Promise<Answer> {
  const { locale } = ctx;
  const t = enquiryTexts[locale].track;
  const db = ctx.services.database.queries;
  ctx.viewed({
    subject: 'question',
    subjectId: found.id,
    centreId: found.centreId,
    purpose: 'той, хто питав, читає своє запитання за номером і кодом',
  });
  const thread = await threadOf(db, found.id);
  const due = questionDue(await calendarFor(db), found.kind, found.termFrom, found.extendedTo);
  const waits = found.state === 'new' || found.state === 'inWork' || found.state === 'waiting';
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  return publicPage(
    ctx,
    {
      title: `${t.title}: ${found.number}`,
      noIndex: true,
      hasErrors: errors.length > 0,
      ...(errors.length > 0 ? { status: 422 } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={found.number}>
        {t.states[found.state]}
      </Heading>
      <DescriptionList
        items={[
          { term: t.centre, value: [found.centre, ...found.phones].join(', ') },
          ...(waits
            ? [
                {
                  term: t.due,
                  value: (
                    <>
                      <strong>{formatDate(locale, due.dueOn)}</strong>
                      {due.extended && ` (${t.longer})`}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Heading level={2}>{t.thread}</Heading>
      <Timeline
        label={t.thread}
        items={thread.map((message) => ({
          key: message.id,
          at: message.at.toISOString(),
          atText: formatDateTime(locale, message.at),
          title: fromAsker(message) ? t.you : t.centre,
          children: <Said ctx={ctx} message={message} />,
        }))}
      />
      <Form
        action={ctx.href('/question/add')}
        multipart
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="number" value={textOf(typed, 'number')} />
            <input type="hidden" name="code" value={textOf(typed, 'code')} />
          </>
        }
        actions={
          <>
            <Button>{t.addSend}</Button>
            <LinkButton href={ctx.href('/question')} variant="tertiary">
              {t.again}
            </LinkButton>
          </>
        }
      >
        <Heading level={2}>{t.add}</Heading>
        <TextArea
          name="text"
          label={t.addText}
          maxlength={5000}
          value={textOf(form, 'text')}
          error={form.errors.text}
        />
        <FilesField ctx={ctx} form={form} />
      </Form>
    </Stack>,
  );
}

const fromAsker = ({ kind }: ThreadMessage): boolean => kind === 'question' || kind === 'addition';

function Said({ ctx, message }: { ctx: Context; message: ThreadMessage }) {
  const t = enquiryTexts[ctx.locale].track;
  // Why it went from one to another, and what a worker noted at a call, is not for the asker.
  if (message.kind === 'forward') return <p>{t.forwarded}</p>;
  if (message.kind === 'call')
    return <p>{t.called(formatDateTime(ctx.locale, message.spokenAt ?? message.at))}</p>;
  return (
    <>
      {message.kind === 'closing' && <p>{t.closed}</p>}
      {message.extendedTo && <p>{t.extended(formatDate(ctx.locale, message.extendedTo))}</p>}
      {message.spokenAt && <p class="v-muted">{t.spoke(formatDateTime(ctx.locale, message.spokenAt))}</p>}
      <Words text={fromAsker(message) ? splitQuote(message.text).words : message.text} />
      <NamedCards ctx={ctx} services={message.services} />
      {message.files.length > 0 && (
        <p class="v-muted">
          {t.files}: {message.files.map(({ name }) => name).join(', ')}
        </p>
      )}
    </>
  );
}
