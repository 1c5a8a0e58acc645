import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { formatMoney } from '#platform/i18n/numbers.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { type OfficeFacts, officesWithin } from '../../data/reach.ts';
import { type FoundRequest, mostRequests, requestSums, requestsWithin } from '../../data/requests.ts';
import { eofficeScope, eofficesRights } from '../../rights.ts';
import { daysToAnswer, isOverdue, requestKinds } from '../../rules/requests.ts';
import { type RequestsQuery, requestsQuery } from '../../schemas/requests.ts';
import { stockTexts } from '../../stockMessages.ts';

export const requestTones = {
  new: 'info',
  accepted: 'dnipro',
  ordered: 'warning',
  done: 'success',
  refused: 'neutral',
  withdrawn: 'neutral',
} as const;

/** Requests that the address asks for, with their sums; a foreign office filters to nothing. */
export async function requestsAsked(ctx: Context) {
  const db = ctx.services.database.queries;
  const scope = eofficeScope(ctx.principal);
  const today = businessDate(ctx.services.clock.now());
  const filter = ctx.query(requestsQuery);
  const [rows, sums, offices] = await Promise.all([
    requestsWithin(db, scope, filter, today),
    requestSums(db, scope, filter, today),
    officesWithin(db, scope),
  ]);
  return { rows, sums, offices, filter, today };
}

/** The address of a list with the same filter. */
export const withFilter = (path: string, filter: RequestsQuery): string => {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) asked.set(name, String(value));
  return `${path}?${asked}`;
};

/** `/e-offices/requests`: requests for service, the operator's own or those of the network (KO-A2-4). */
export async function requestsPage(ctx: Context): Promise<Answer> {
  const t = stockTexts[ctx.locale].requests;
  const { rows, sums, offices, filter, today } = await requestsAsked(ctx);
  const { role } = ctx.principal;
  const files = eofficesRights['supply.request'].some((one) => one === role);
  return staffPage(
    ctx,
    { title: t.title },
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{role === 'eofficeOperator' ? t.leadOwn : t.leadHead}</p>
      <p class="v-muted">{t.rule(daysToAnswer)}</p>
      <p class="v-actions">
        {files && (
          <LinkButton href={ctx.href('/e-offices/requests/new')} icon="plus">
            {role === 'headEoffice' ? t.addByPhone : t.add}
          </LinkButton>
        )}
        {rows.length > 0 && (
          <LinkButton
            href={ctx.href(withFilter('/e-offices/requests/list.pdf', filter))}
            variant="secondary"
            icon="printer"
          >
            {t.print}
          </LinkButton>
        )}
      </p>
      <Filters ctx={ctx} filter={filter} offices={offices} thisYear={Number(today.slice(0, 4))} />
      <Sums ctx={ctx} sums={sums} />
      {rows.length === mostRequests && <p>{t.tooMany(mostRequests)}</p>}
      <Table
        caption={t.shown[filter.state]}
        rows={rows}
        rowKey={({ id }) => id}
        rowTone={(row) => (isOverdue(row, today) ? 'danger' : undefined)}
        columns={columns(ctx, today, offices.length > 1)}
        empty={
          <EmptyState title={t.empty} icon="clipboard-check">
            <p>{t.emptyHint}</p>
          </EmptyState>
        }
      />
    </Stack>,
  );
}

function Filters(props: {
  ctx: Context;
  filter: RequestsQuery;
  offices: readonly OfficeFacts[];
  thisYear: number;
}) {
  const { ctx, filter, offices, thisYear } = props;
  const t = stockTexts[ctx.locale].requests;
  return (
    <SearchForm
      action={ctx.href('/e-offices/requests')}
      label={t.filters}
      actions={
        <Button variant="secondary" icon="search">
          {t.show}
        </Button>
      }
    >
      <Select
        name="state"
        label={t.state}
        value={filter.state}
        options={(['open', 'overdue', 'ended', 'all'] as const).map((value) => ({
          value,
          label: t.shown[value],
        }))}
      />
      <Select
        name="kind"
        label={t.kind}
        optional="quiet"
        placeholder={t.any}
        value={filter.kind}
        options={requestKinds.map((value) => ({ value, label: t.kinds[value] }))}
      />
      {offices.length > 1 && (
        <Select
          name="office"
          label={t.office}
          optional="quiet"
          placeholder={t.wholeNetwork}
          value={filter.office}
          options={offices.map(({ id, number, organisation }) => ({
            value: id,
            label: `№ ${number}. ${organisation}`,
          }))}
        />
      )}
      <Select
        name="year"
        label={t.year}
        optional="quiet"
        placeholder={t.any}
        value={filter.year === undefined ? undefined : String(filter.year)}
        options={[...new Set([filter.year ?? thisYear, thisYear, thisYear - 1, thisYear - 2])].map(
          (year) => ({
            value: String(year),
            label: String(year),
          }),
        )}
      />
    </SearchForm>
  );
}

function Sums({ ctx, sums }: { ctx: Context; sums: Awaited<ReturnType<typeof requestSums>> }) {
  const t = stockTexts[ctx.locale].requests;
  if (sums.length === 0) return null;
  const of = (rows: typeof sums) => ({
    count: rows.reduce((all, { count }) => all + count, 0),
    cost: formatMoney(
      ctx.locale,
      rows.reduce((all, { cost }) => all + cost, 0),
    ),
  });
  const all = of(sums);
  return (
    <section aria-label={t.sums(all.count, all.cost)}>
      <p>
        <strong>{t.sums(all.count, all.cost)}</strong>
      </p>
      {sums.length > 1 && (
        <ul>
          {requestKinds.map((kind) => {
            const rows = sums.filter((one) => one.kind === kind);
            const { count, cost } = of(rows);
            return (
              rows.length > 0 && (
                <li key={kind}>
                  {t.kinds[kind]}: {t.sums(count, cost)}
                </li>
              )
            );
          })}
        </ul>
      )}
    </section>
  );
}

function columns(ctx: Context, today: string, network: boolean): Column<FoundRequest>[] {
  const t = stockTexts[ctx.locale].requests;
  const office: Column<FoundRequest> = {
    key: 'office',
    header: t.columns.office,
    cell: ({ office: number, organisation }) => (
      <>
        № {number}. <span lang="uk">{organisation}</span>
      </>
    ),
  };
  return [
    { key: 'number', header: t.columns.number, nowrap: true, cell: ({ number }) => number },
    {
      key: 'filed',
      header: t.columns.filed,
      nowrap: true,
      cell: ({ filedOn }) => formatDate(ctx.locale, filedOn),
    },
    ...(network ? [office] : []),
    {
      key: 'what',
      header: t.columns.what,
      rowHeader: true,
      cell: ({ id, kind, words }) => (
        <>
          <a class="ds-link" href={ctx.href(`/e-offices/requests/${id}`)}>
            {t.kinds[kind]}
          </a>
          <span class="v-under" lang="uk">
            {words.length > 120 ? `${words.slice(0, 120)}…` : words}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      header: t.columns.state,
      cell: ({ state, dueOn }) =>
        isOverdue({ state, dueOn }, today) ? (
          <StatusTag tone="danger">
            {t.states[state]}, {t.overdue}
          </StatusTag>
        ) : (
          <StatusTag tone={requestTones[state]}>{t.states[state]}</StatusTag>
        ),
    },
    {
      key: 'due',
      header: t.columns.due,
      nowrap: true,
      cell: ({ dueOn, endedOn }) => formatDate(ctx.locale, endedOn ?? dueOn),
    },
    {
      key: 'cost',
      header: t.columns.cost,
      align: 'end',
      nowrap: true,
      cell: ({ cost }) => (cost === null ? '' : formatMoney(ctx.locale, cost)),
    },
  ];
}
