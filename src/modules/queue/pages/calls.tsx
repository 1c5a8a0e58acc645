import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { parseDateInput } from '#ui/dateInput.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { TextField } from '#ui/textField.tsx';
import { callsOfDay, outOfTurn, type PastCall } from '../data/calls.ts';
import { type ConfiguredCentre, centresToConfigure } from '../data/categories.ts';
import { queueTexts } from '../messages.ts';
import { reasonWords } from '../messages.words.ts';
import { queueScope } from '../rights.ts';
import { type CallReasonKey, callReasonKeys } from '../rules/callReason.ts';
import { callsQuery } from '../schemas/categories.ts';

const pageSize = 50;

/** Every call of a day with the reason that was kept with it, those out of turn marked: equality that can be audited (BR-18). */
export async function callsPage(ctx: Context): Promise<Answer> {
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const t = queueTexts[ctx.locale].categories.calls;
  const query = ctx.query(callsQuery);
  const centres = await centresToConfigure(queries, scope);
  const wanted = query.centre ?? ctx.principal.centreId ?? centres[0]?.id;
  const centre = centres.find(({ id }) => id === wanted);
  if (!centre) throw notFound();
  const date = parseDateInput(query.date ?? '') ?? businessDate(ctx.services.clock.now());
  const desk = typeof query.desk === 'number' ? query.desk : null;
  const reason = callReasonKeys.find((key) => key === query.reason) ?? null;
  const [at, id] = query.before?.split('_') ?? [];
  const [found, favours] = await Promise.all([
    callsOfDay(queries, scope, {
      centreId: centre.id,
      date,
      desk,
      reason,
      before: at && id ? { at, id } : null,
      limit: pageSize + 1,
    }),
    outOfTurn(queries, scope, centre.id, date),
  ]);
  const rows = found.slice(0, pageSize);
  const last = found.length > pageSize ? rows.at(-1) : undefined;
  const here = (more: Readonly<Record<string, string>>) =>
    ctx.href(
      `/calls?${new URLSearchParams({ centre: centre.id, date, desk: desk === null ? '' : String(desk), reason: reason ?? '', ...more })}`,
    );
  return staffPage(
    ctx,
    { title: t.title },
    <Stack>
      <Heading level={1} caption={centre.name}>
        {t.title}
      </Heading>
      <p class="v-lead">{t.lead}</p>
      <Filter ctx={ctx} centres={centres} centreId={centre.id} date={date} desk={desk} reason={reason} />
      {favours > 0 && (
        <Alert tone="warning">
          <p>
            <a href={here({ reason: 'chosen', desk: '' })}>{t.outOfTurn(favours)}</a>
          </p>
        </Alert>
      )}
      <Calls ctx={ctx} rows={rows} />
      <Pagination
        newerHref={query.before === undefined ? undefined : here({})}
        olderHref={last && here({ before: `${last.calledAt.toISOString()}_${last.id}` })}
      />
    </Stack>,
  );
}

interface FilterProps {
  readonly ctx: Context;
  readonly centres: readonly ConfiguredCentre[];
  readonly centreId: string;
  readonly date: string;
  readonly desk: number | null;
  readonly reason: CallReasonKey | null;
}

function Filter({ ctx, centres, centreId, date, desk, reason }: FilterProps) {
  const t = queueTexts[ctx.locale].categories.calls;
  return (
    <SearchForm
      action={ctx.href('/calls')}
      label={t.title}
      actions={
        <Button icon="search" variant="secondary">
          {t.show}
        </Button>
      }
    >
      {centres.length > 1 && (
        <Select
          name="centre"
          label={t.centre}
          value={centreId}
          options={centres.map(({ id, name }) => ({ value: id, label: name }))}
          optional="quiet"
        />
      )}
      <DateField name="date" label={t.date} value={date} optional="quiet" />
      <TextField
        name="desk"
        label={t.desk}
        value={desk === null ? '' : String(desk)}
        inputmode="numeric"
        width={4}
        autocomplete="off"
        optional="quiet"
      />
      <Select
        name="reason"
        label={t.reason}
        value={reason ?? ''}
        options={[
          { value: '', label: t.anyReason },
          ...callReasonKeys.map((key) => ({ value: key, label: t.keys[key] })),
        ]}
        optional="quiet"
      />
    </SearchForm>
  );
}

function Calls({ ctx, rows }: { ctx: Context; rows: readonly PastCall[] }) {
  const t = queueTexts[ctx.locale].categories.calls;
  const outcomes: Readonly<Record<string, string>> = t.outcomes;
  return (
    <Table
      caption={t.title}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      rowTone={(row) => (row.reason?.key === 'chosen' ? 'warning' : undefined)}
      empty={<EmptyState title={t.empty} icon="history" />}
      columns={[
        {
          key: 'when',
          header: t.when,
          nowrap: true,
          cell: (row) => formatTime(ctx.locale, row.calledAt),
        },
        { key: 'number', header: t.number, rowHeader: true, nowrap: true, cell: (row) => row.label },
        { key: 'desk', header: t.desk, align: 'end', cell: (row) => row.desk },
        { key: 'worker', header: t.worker, cell: (row) => row.worker },
        {
          key: 'reason',
          header: t.reason,
          cell: (row) =>
            row.reason === null ? (
              '—'
            ) : (
              <span>
                {row.reason.key === 'chosen' && <Tag tone="warning">{t.chosenTag}</Tag>}{' '}
                {reasonWords(ctx.locale, row.reason)}
              </span>
            ),
        },
        {
          key: 'outcome',
          header: t.outcome,
          cell: (row) => (row.outcome === null ? t.outcomes.now : (outcomes[row.outcome] ?? row.outcome)),
        },
      ]}
    />
  );
}
