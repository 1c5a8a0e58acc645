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
import {
  type BudgetLine,
  budgetChanges,
  budgetLines,
  budgetYears,
  type Expense,
  expensesOf,
} from '../../data/supplies.ts';
import { eofficesTexts } from '../../messages.ts';
import { remainder, sumOfLines } from '../../rules/supplies.ts';
import { suppliesQuery } from '../../schemas/supplies.ts';
import { municipalityOf } from '../network/partners.tsx';

const tones = { committed: 'warning', paid: 'success', cancelled: 'neutral' } as const;

/** `/e-offices/supplies`: the estimate of a year with all that was committed and paid (KO-A3-1). */
export async function suppliesPage(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].supplies;
  const db = ctx.services.database.queries;
  const municipalityId = municipalityOf(ctx);
  const today = businessDate(ctx.services.clock.now());
  const thisYear = Number(today.slice(0, 4));
  const year = ctx.query(suppliesQuery).year ?? thisYear;
  const [lines, known, expenses, changes] = await Promise.all([
    budgetLines(db, municipalityId, year),
    budgetYears(db, municipalityId),
    expensesOf(db, municipalityId, year),
    budgetChanges(db, municipalityId, year),
  ]);
  const years = [...new Set([thisYear, year, ...known])].sort((a, b) => b - a);
  const leads = ctx.principal.role === 'headEoffice';
  return staffPage(
    ctx,
    { title: t.title(year) },
    <Stack>
      <Heading level={1}>{t.title(year)}</Heading>
      <p class="v-lead">{t.lead}</p>
      <SearchForm
        action={ctx.href('/e-offices/supplies')}
        label={t.year}
        actions={
          <Button variant="secondary" icon="search">
            {t.show}
          </Button>
        }
      >
        <Select
          name="year"
          label={t.year}
          value={String(year)}
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
        />
      </SearchForm>
      {leads && (
        <p class="v-actions">
          {lines.length > 0 && (
            <LinkButton href={ctx.href(`/e-offices/supplies/expenses/new?year=${year}`)} icon="plus">
              {t.add}
            </LinkButton>
          )}
          <LinkButton href={ctx.href(`/e-offices/supplies/change?year=${year}`)} variant="secondary">
            {t.change}
          </LinkButton>
        </p>
      )}
      <LinesTable ctx={ctx} lines={lines} />
      {lines.length > 0 && <Reports ctx={ctx} year={year} today={today} />}
      {lines.length > 0 && (
        <Table
          caption={t.expenses}
          rows={expenses}
          rowKey={({ id }) => id}
          columns={expenseColumns(ctx, leads)}
          empty={<EmptyState title={t.noExpenses} icon="report" />}
        />
      )}
      {changes.length > 0 && (
        <Table
          caption={t.changes}
          rows={changes}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'date',
              header: t.columns.date,
              nowrap: true,
              cell: ({ date }) => formatDate(ctx.locale, date),
            },
            { key: 'code', header: t.columns.code, nowrap: true, cell: ({ code }) => code },
            {
              key: 'amount',
              header: t.columns.amount,
              align: 'end',
              nowrap: true,
              cell: ({ amount }) => formatMoney(ctx.locale, amount),
            },
            {
              key: 'act',
              header: t.columns.act,
              rowHeader: true,
              cell: ({ act }) => <span lang="uk">{act}</span>,
            },
          ]}
        />
      )}
    </Stack>,
  );
}

function LinesTable({ ctx, lines }: { ctx: Context; lines: readonly BudgetLine[] }) {
  const t = eofficesTexts[ctx.locale].supplies;
  const total = { id: 'total', code: '', name: t.total, ...sumOfLines(lines) };
  const money = (key: string, header: string, sum: (line: BudgetLine) => number): Column<BudgetLine> => ({
    key,
    header,
    align: 'end',
    nowrap: true,
    cell: (line) => formatMoney(ctx.locale, sum(line)),
  });
  return (
    <Table
      caption={t.lines}
      rows={lines.length === 0 ? [] : [...lines, total]}
      rowKey={({ id }) => id}
      columns={[
        { key: 'code', header: t.columns.code, nowrap: true, cell: ({ code }) => code },
        {
          key: 'name',
          header: t.columns.name,
          rowHeader: true,
          cell: ({ name }) => <span lang="uk">{name}</span>,
        },
        money('planned', t.columns.planned, ({ planned }) => planned),
        money('reserved', t.columns.reserved, ({ reserved }) => reserved),
        money('spent', t.columns.spent, ({ spent }) => spent),
        money('left', t.columns.left, remainder),
      ]}
      empty={
        <EmptyState title={t.empty} icon="report">
          <p>{t.emptyHint}</p>
        </EmptyState>
      }
    />
  );
}

/** The way to the report of a quarter. */
function Reports({ ctx, year, today }: { ctx: Context; year: number; today: string }) {
  const t = eofficesTexts[ctx.locale].supplies;
  const now = Math.ceil(Number(today.slice(5, 7)) / 3);
  const quarters = [1, 2, 3, 4].filter((quarter) => year < Number(today.slice(0, 4)) || quarter <= now);
  return (
    <SearchForm
      action={ctx.href('/e-offices/supplies/quarter')}
      label={t.report}
      actions={
        <Button variant="secondary" icon="report">
          {t.report}
        </Button>
      }
    >
      <input type="hidden" name="year" value={year} />
      <Select
        name="quarter"
        label={t.quarter}
        value={String(quarters.at(-1) ?? 1)}
        options={quarters.map((quarter) => ({ value: String(quarter), label: t.period(quarter, year) }))}
      />
    </SearchForm>
  );
}

function expenseColumns(ctx: Context, leads: boolean): Column<Expense>[] {
  const texts = eofficesTexts[ctx.locale];
  const t = texts.supplies;
  const columns: Column<Expense>[] = [
    {
      key: 'date',
      header: t.columns.date,
      nowrap: true,
      cell: ({ date }) => formatDate(ctx.locale, date),
    },
    { key: 'code', header: t.columns.code, nowrap: true, cell: ({ code }) => code },
    {
      key: 'purpose',
      header: t.columns.purpose,
      rowHeader: true,
      cell: ({ purpose, office }) => (
        <>
          <span lang="uk">{purpose}</span>
          {office !== null && <> ({texts.number(office)})</>}
        </>
      ),
    },
    {
      key: 'supplier',
      header: t.columns.supplier,
      cell: ({ supplier }) => <span lang="uk">{supplier}</span>,
    },
    {
      key: 'document',
      header: t.columns.document,
      cell: ({ document, payment }) => (
        <span lang="uk">{[document, payment].filter(Boolean).join('; ')}</span>
      ),
    },
    {
      key: 'amount',
      header: t.columns.amount,
      align: 'end',
      nowrap: true,
      cell: ({ amount, paidAmount }) => formatMoney(ctx.locale, paidAmount ?? amount),
    },
    {
      key: 'state',
      header: t.columns.state,
      cell: ({ state, paidOn }) => (
        <StatusTag tone={tones[state]}>
          {t.states[state]} {paidOn && formatDate(ctx.locale, paidOn)}
        </StatusTag>
      ),
    },
  ];
  if (leads)
    columns.push({
      key: 'pay',
      header: t.columns.actions,
      headerHidden: true,
      cell: ({ id, state, purpose }) =>
        state === 'committed' && (
          <a class="ds-link" href={ctx.href(`/e-offices/supplies/expenses/${id}`)}>
            {t.pay}
            <span class="ds-sr-only"> {purpose}</span>
          </a>
        ),
    });
  return columns;
}
