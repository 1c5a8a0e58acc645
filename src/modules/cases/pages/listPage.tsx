import { z } from 'zod';
import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formValues } from '#platform/http/forms.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { fullName } from '#platform/text/personName.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { DateField } from '#ui/dateField.tsx';
import { parseDateInput } from '#ui/dateInput.ts';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { WaitingNotice } from '#ui/shell/waitingNotice.tsx';
import { Stack } from '#ui/stack.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { TextField } from '#ui/textField.tsx';
import {
  type After,
  type CaseFilter,
  countCases,
  countLimit,
  draftsOf,
  filterChoices,
  listCases,
  noFilter,
  openCases,
} from '../data/lists.ts';
import { casesTexts } from '../messages.ts';
import { caseScope, mayCase } from '../rights.ts';
import { caseStates, underTerm } from '../rules/lifecycle.ts';
import { byDue, CaseTable, type DatedCase, withDue } from './caseTable.tsx';

const optional = z.string().max(100).default('');
const listQuery = z.object({
  state: z
    .enum([...caseStates, ''])
    .catch('')
    .default(''),
  service: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
  executor: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
  from: optional,
  to: optional,
  at: z.enum(['front', 'back', '']).catch('').default(''),
  overdue: optional,
  after: optional,
});

/** The journal of registration with its filters (BR-22). */
export async function casesPage(ctx: Context): Promise<Answer> {
  const asked = ctx.query(listQuery);
  return listView(ctx, asked, '');
}

/** Search by number, tax number or surname: by POST, so that no name stands in an address. */
export async function searchCasesPage(ctx: Context): Promise<Answer> {
  return listView(ctx, listQuery.parse({}), String(formValues(ctx.body).q ?? '').slice(0, 100));
}

type Asked = z.output<typeof listQuery>;

async function listView(ctx: Context, asked: Asked, words: string): Promise<Answer> {
  const { queries } = ctx.services.database;
  const scope = caseScope(ctx.principal);
  const texts = casesTexts[ctx.locale];
  const today = businessDate(ctx.services.clock.now());
  const calendar = await calendarFor(queries);
  const filter: CaseFilter = {
    ...noFilter,
    state: asked.state,
    service: asked.service,
    executor: asked.executor,
    from: parseDateInput(asked.from) ?? '',
    to: parseDateInput(asked.to) ?? '',
    at: asked.at,
    q: words,
  };
  const overdue = asked.overdue !== '';
  const page = overdue
    ? { rows: await openCases(queries, scope, [...underTerm], filter), more: false }
    : await listCases(queries, scope, filter, afterOf(asked.after));
  const dated = await withDue(ctx, calendar, page.rows, today);
  const rows = overdue ? dated.filter((row) => row.deadline?.state === 'overdue').sort(byDue) : dated;
  const count = overdue ? rows.length : await countCases(queries, scope, filter);
  for (const row of rows)
    ctx.viewed({ subject: 'case', subjectId: row.id, centreId: row.centre_id, purpose: 'журнал реєстрації' });
  const last = rows.at(-1);
  return staffPage(
    ctx,
    { title: texts.title },
    <Stack>
      <div class="v-card__head">
        <Heading level={1}>{texts.title}</Heading>
        {mayCase(ctx.principal, 'case.take') && (
          <LinkButton href={ctx.href('/cases/new')} icon="plus">
            {texts.newTitle}
          </LinkButton>
        )}
      </div>
      {asked.at === '' && !overdue && !asked.after && <WaitingNotice ctx={ctx} />}
      <Tabs
        label={texts.list.at}
        items={[
          { label: texts.list.atAll, href: ctx.href('/cases'), current: asked.at === '' && !overdue },
          { label: texts.list.atFront, href: ctx.href('/cases?at=front'), current: asked.at === 'front' },
          { label: texts.list.atBack, href: ctx.href('/cases?at=back'), current: asked.at === 'back' },
          { label: texts.list.overdue, href: ctx.href('/cases?overdue=1'), current: overdue },
        ]}
      />
      <Form action={ctx.href('/cases/search')} actions={<Button icon="search">{texts.list.search}</Button>}>
        <TextField name="q" label={texts.list.q} type="search" value={words} autocomplete="off" width={30} />
      </Form>
      <Filters ctx={ctx} asked={asked} choices={await filterChoices(queries, scope)} />
      {asked.at === '' && !overdue && !words && <DraftList ctx={ctx} drafts={await draftsOfWorker(ctx)} />}
      <p class="v-muted">{texts.list.count(count > countLimit ? texts.list.many : String(count))}</p>
      <CaseTable
        ctx={ctx}
        caption={asked.at === 'front' ? texts.list.atFront : texts.list.caption}
        rows={rows}
        emptyTitle={texts.list.empty}
        emptyHint={texts.list.emptyHint}
      />
      <Pagination
        newerHref={asked.after ? ctx.href(`/cases?${paramsOf(asked)}`) : undefined}
        olderHref={page.more && last ? ctx.href(`/cases?${paramsOf(asked, keyOf(last))}`) : undefined}
      />
    </Stack>,
  );
}

async function draftsOfWorker(ctx: Context) {
  const { id } = ctx.principal;
  if (!id || !mayCase(ctx.principal, 'case.take')) return [];
  const drafts = await draftsOf(ctx.services.database.queries, caseScope(ctx.principal), id);
  for (const draft of drafts)
    ctx.viewed({
      subject: 'case',
      subjectId: draft.id,
      centreId: ctx.principal.centreId,
      purpose: 'перелік чернеток',
    });
  return drafts;
}

function DraftList({ ctx, drafts }: { ctx: Context; drafts: Awaited<ReturnType<typeof draftsOfWorker>> }) {
  const texts = casesTexts[ctx.locale];
  if (drafts.length === 0) return null;
  return (
    <Card title={texts.list.drafts}>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <a href={ctx.href(`/cases/${draft.id}`)}>
              {fullName(draft)}: {draft.service_name}
            </a>{' '}
            <span class="v-muted">{formatDateTime(ctx.locale, draft.created_at)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface FiltersProps {
  ctx: Context;
  asked: Asked;
  choices: Awaited<ReturnType<typeof filterChoices>>;
}

function Filters({ ctx, asked, choices }: FiltersProps) {
  const texts = casesTexts[ctx.locale];
  const words = texts.list;
  return (
    <SearchForm
      action={ctx.href('/cases')}
      label={words.filter}
      actions={<Button variant="secondary">{words.filter}</Button>}
    >
      <Select
        name="state"
        label={words.state}
        placeholder={words.all}
        value={asked.state}
        optional
        options={caseStates
          .filter((state) => state !== 'draft' && state !== 'abandoned')
          .map((state) => ({ value: state, label: texts.states[state] }))}
      />
      <Select
        name="service"
        label={words.service}
        placeholder={words.all}
        value={asked.service}
        optional
        options={choices.services.map((service) => ({
          value: service.id,
          label: ctx.locale === 'uk' ? service.plain_name_uk : service.plain_name_en,
        }))}
      />
      <Select
        name="executor"
        label={words.executor}
        placeholder={words.all}
        value={asked.executor}
        optional
        options={choices.executors.map((worker) => ({
          value: worker.id,
          label: `${worker.surname} ${worker.given}`,
        }))}
      />
      <DateField name="from" label={words.from} value={asked.from} optional />
      <DateField name="to" label={words.to} value={asked.to} optional />
      {asked.at && <input type="hidden" name="at" value={asked.at} />}
      <Checkboxes
        name="overdue"
        legend={words.overdue}
        values={asked.overdue ? ['1'] : []}
        options={[{ value: '1', label: words.overdue }]}
        optional
      />
    </SearchForm>
  );
}

const keyOf = (row: DatedCase): string => `${row.registered_at?.toISOString() ?? ''}_${row.id}`;

function afterOf(text: string): After | null {
  const [at = '', id = ''] = text.split('_');
  const time = new Date(at);
  return Number.isNaN(time.getTime()) || !z.uuid().safeParse(id).success ? null : { at: time, id };
}

function paramsOf(asked: Asked, after = ''): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...asked, after })) if (value) params.set(name, value);
  return params.toString();
}
