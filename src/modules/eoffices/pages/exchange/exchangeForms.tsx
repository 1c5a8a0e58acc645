import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { FileField } from '#ui/fileField.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { KeptText } from '#ui/keptText.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { findMessage, sharedAnswers } from '../../data/exchange.ts';
import { officesWithin } from '../../data/reach.ts';
import { exchangeTexts } from '../../exchangeMessages.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficesRights, networkScope } from '../../rights.ts';
import { findAnswers, isStale } from '../../rules/exchange.ts';
import { officeHere } from './exchange.tsx';

const newQuery = z.object({ reply: z.uuid().optional().catch(undefined) });
const value = (form: FormState, name: string): string => {
  const typed = form.values[name];
  return typeof typed === 'string' ? typed : '';
};

/** `/e-offices/exchange/new`: to one office or to all; the head office may ask for confirmation. */
export const newMessagePage = (ctx: Context): Promise<Answer> => showNewMessage(ctx, emptyForm);

export async function showNewMessage(ctx: Context, form: FormState): Promise<Answer> {
  const t = exchangeTexts[ctx.locale].exchange;
  const db = ctx.services.database.queries;
  const office = await officeHere(ctx);
  const others = (await officesWithin(db, networkScope(ctx.principal))).filter(({ id }) => id !== office.id);
  const replyId = newQuery.parse({ reply: value(form, 'replyTo') }).reply ?? ctx.query(newQuery).reply;
  const reply = replyId ? await findMessage(db, office, replyId) : undefined;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const title = reply ? t.replyTitle : t.formTitle;
  return staffPage(
    ctx,
    {
      title,
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href('/e-offices/exchange') }]} />,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      <Form
        action={ctx.href('/e-offices/exchange/new')}
        multipart
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="replyTo" value={reply?.id ?? ''} />
          </>
        }
        actions={<Button icon="send">{t.send}</Button>}
      >
        <Select
          name="to"
          label={t.formTo}
          placeholder={t.choose}
          value={value(form, 'to') || (reply?.fromId ?? '')}
          error={form.errors.to}
          options={[
            { value: 'all', label: t.all },
            ...others.map(({ id, number, organisation, head }) => ({
              value: id,
              label: `${head ? t.head : t.office(number)}. ${organisation}`,
            })),
          ]}
        />
        <TextField
          name="subject"
          label={t.formSubject}
          maxlength={200}
          value={value(form, 'subject') || (reply ? `Re: ${reply.subject}`.slice(0, 200) : '')}
          error={form.errors.subject}
        />
        <TextArea
          name="text"
          label={t.formText}
          rows={8}
          maxlength={20_000}
          value={value(form, 'text')}
          error={form.errors.text}
        />
        <FileField
          name="files"
          label={t.formFiles}
          hint={t.formFilesHint}
          optional
          multiple
          error={form.errors.files}
        />
        {office.head && (
          <Checkboxes
            name="mustConfirm"
            legend={t.announcement}
            values={value(form, 'mustConfirm') ? ['yes'] : []}
            options={[{ value: 'yes', label: t.mustConfirm }]}
          />
        )}
      </Form>
    </Stack>,
  );
}

const answersQuery = z.object({
  q: z.string().max(200).catch(''),
  edit: z.uuid().optional().catch(undefined),
});

/** `/e-offices/answers`: question, answer, norm and the day of its check, found by words (KN-3.1). */
export const answersPage = (ctx: Context): Promise<Answer> => showAnswers(ctx, emptyForm);

export async function showAnswers(ctx: Context, form: FormState): Promise<Answer> {
  const texts = exchangeTexts[ctx.locale];
  const t = texts.answers;
  const writes = eofficesRights['exchange.use'].some((role) => role === ctx.principal.role);
  const { q, edit } = ctx.query(answersQuery);
  const today = businessDate(ctx.services.clock.now());
  const all = await sharedAnswers(ctx.services.database.queries, ctx.principal.municipalityId ?? '');
  const found = findAnswers(all, q).slice(0, 100);
  const editId = value(form, 'id') || edit;
  const edited = all.find(({ id }) => id === editId);
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const field = (name: 'question' | 'answer' | 'norm') => ({
    name,
    label: t[name],
    value: value(form, name) || edited?.[name] || '',
    error: form.errors[name],
  });
  return staffPage(
    ctx,
    {
      title: t.title,
      breadcrumbs: (
        <Breadcrumbs
          items={[
            writes
              ? { label: texts.exchange.title, href: ctx.href('/e-offices/exchange') }
              : {
                  label: eofficesTexts[ctx.locale].reading.title,
                  href: ctx.href('/e-offices/announcements'),
                },
          ]}
        />
      ),
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <SearchForm
        action={ctx.href('/e-offices/answers')}
        label={t.search}
        actions={<Button icon="search">{t.find}</Button>}
      >
        <TextField name="q" type="search" label={t.search} optional="quiet" value={q} maxlength={200} />
      </SearchForm>
      {found.length === 0 && (
        <EmptyState title={q ? t.none : t.noneYet} icon="search">
          <p>{q ? t.noneHint : t.noneYetHint}</p>
        </EmptyState>
      )}
      {writes &&
        found.map((one) => (
          <KeptText
            key={one.id}
            title={one.question}
            text={one.answer}
            aside={isStale(one.checkedOn, today) ? <StatusTag tone="warning">{t.old}</StatusTag> : undefined}
            change={{ href: ctx.href(`/e-offices/answers?edit=${one.id}#question`), label: t.change }}
            remove={{
              action: ctx.href(`/e-offices/answers/${one.id}/remove`),
              label: t.remove,
              hidden: (
                <>
                  <FormKey ctx={ctx} />
                  <input type="hidden" name="version" value={one.version} />
                </>
              ),
            }}
          >
            <p class="v-muted">
              {one.norm}. {t.checked(formatDate(ctx.locale, one.checkedOn))}.
            </p>
          </KeptText>
        ))}
      {!writes &&
        found.map((one) => (
          <Card key={one.id} title={one.question}>
            <p class="v-words" lang="uk">
              {one.answer}
            </p>
            <p class="v-muted">
              {one.norm}. {t.checked(formatDate(ctx.locale, one.checkedOn))}.
            </p>
          </Card>
        ))}
      {writes && (
        <>
          <Heading level={2}>{edited ? t.edit : t.add}</Heading>
          <Form
            action={ctx.href('/e-offices/answers')}
            hidden={
              <>
                <FormKey ctx={ctx} />
                <input type="hidden" name="id" value={edited?.id ?? ''} />
                <input type="hidden" name="version" value={edited?.version ?? 0} />
              </>
            }
            actions={<Button>{t.save}</Button>}
          >
            <TextField {...field('question')} maxlength={500} />
            <TextArea {...field('answer')} rows={6} maxlength={10_000} />
            <TextField {...field('norm')} hint={t.normHint} maxlength={500} />
          </Form>
        </>
      )}
    </Stack>,
  );
}
