import type { Calendar } from '#platform/calendar/calendar.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { fullName } from '#platform/text/personName.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { dueOf } from '../data/facts.ts';
import { type CaseListRow, pausesOf } from '../data/lists.ts';
import { casesTexts } from '../messages.ts';
import { type DeadlineState, deadlineState } from '../rules/deadline.ts';
import { underTerm } from '../rules/lifecycle.ts';
import { DeadlineTag, stateTones } from './tones.tsx';

export interface DatedCase extends CaseListRow {
  readonly dueOn: string | null;
  readonly deadline: DeadlineState | null;
}

/** Adds the due date, computed, to each row; pauses of all come in one query. */
export async function withDue(
  ctx: Context,
  calendar: Calendar,
  rows: readonly CaseListRow[],
  today: string,
): Promise<DatedCase[]> {
  const pauses = await pausesOf(
    ctx.services.database.queries,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const due = row.received_on ? dueOf(calendar, row.card, row.received_on, pauses.get(row.id) ?? []) : null;
    const open = underTerm.has(row.caseState);
    return {
      ...row,
      dueOn: due?.dueOn ?? null,
      deadline: due && open ? deadlineState(today, due.dueOn, calendar) : null,
    };
  });
}

/** Nearest first; what is paused has no date and comes last. */
export const byDue = (a: DatedCase, b: DatedCase): number =>
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.id.localeCompare(b.id);

interface CaseTableProps {
  ctx: Context;
  caption: string;
  rows: readonly DatedCase[];
  emptyHint: string;
  emptyTitle: string;
  /** Where a heading above says the same. */
  captionHidden?: boolean;
}

/** A list of cases: number, applicant, service, state, term, executor. */
export function CaseTable({ ctx, caption, rows, emptyHint, emptyTitle, captionHidden }: CaseTableProps) {
  const texts = casesTexts[ctx.locale];
  const { columns } = texts.list;
  return (
    <Table
      caption={caption}
      captionHidden={captionHidden}
      rows={rows}
      rowKey={(row) => row.id}
      rowTone={(row) =>
        row.deadline?.state === 'overdue' ? 'danger' : row.deadline?.state === 'today' ? 'warning' : undefined
      }
      empty={
        <EmptyState title={emptyTitle}>
          <p>{emptyHint}</p>
        </EmptyState>
      }
      columns={[
        {
          key: 'number',
          header: columns.number,
          rowHeader: true,
          nowrap: true,
          cell: (row) => <a href={ctx.href(`/cases/${row.id}`)}>{row.number}</a>,
        },
        { key: 'applicant', header: columns.applicant, cell: (row) => fullName(row) },
        { key: 'service', header: columns.service, cell: (row) => row.service_name },
        {
          key: 'state',
          header: columns.state,
          cell: (row) => (
            <StatusTag tone={stateTones[row.caseState]}>{texts.states[row.caseState]}</StatusTag>
          ),
        },
        {
          key: 'due',
          header: columns.due,
          cell: (row) => (
            <span>
              {row.dueOn && formatDate(ctx.locale, row.dueOn)}{' '}
              {row.deadline && <DeadlineTag texts={texts} deadline={row.deadline} />}
            </span>
          ),
        },
        {
          key: 'executor',
          header: columns.executor,
          cell: (row) =>
            row.executor_surname ? `${row.executor_given ?? ''} ${row.executor_surname}`.trim() : '—',
        },
      ]}
    />
  );
}
