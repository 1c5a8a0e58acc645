import type { Calendar } from '#platform/calendar/calendar.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import type { Queries } from '#platform/database/database.ts';
import type { QuestionScope } from '../rights.ts';
import type { Means } from '../rules/lifecycle.ts';
import { type QuestionKind, questionDue } from '../rules/terms.ts';

export interface Figures {
  readonly all: number;
  readonly byMeans: Readonly<Record<string, number>>;
  readonly byTopic: Readonly<Record<string, number>>;
  readonly inTime: number;
  readonly late: number;
  /** Not answered yet, still in time. */
  readonly open: number;
  /** Not answered yet, and the term has ended. */
  readonly overdue: number;
}

/**
 * Questions received from `from` up to but not including `to`, counted by groups in the database and by the calendar
 * here: a term is computed, never stored. Erased questions still count.
 */
export async function questionFigures(
  db: Queries,
  scope: QuestionScope,
  calendar: Calendar,
  period: { readonly from: string; readonly to: string; readonly today: string },
): Promise<Figures> {
  const { centreIds } = scope;
  const rows = await db
    .selectFrom('question')
    .select((e) => [
      'kind',
      'means',
      'topic',
      'term_from as termFrom',
      'answered_on as answeredOn',
      'extended_to as extendedTo',
      'state',
      e.fn.countAll<number>().as('n'),
    ])
    .where('received_at', '>=', kyivInstant(period.from, '00:00'))
    .where('received_at', '<', kyivInstant(period.to, '00:00'))
    .$if(centreIds !== 'all', (query) =>
      query.where('centre_id', 'in', centreIds === 'all' || !centreIds.length ? [null] : centreIds),
    )
    .groupBy(['kind', 'means', 'topic', 'term_from', 'extended_to', 'answered_on', 'state'])
    .execute();
  const byMeans: Record<Means, number> = { form: 0, email: 0, telephone: 0, other: 0 };
  const byTopic: Record<string, number> = {};
  const sum = { all: 0, inTime: 0, late: 0, open: 0, overdue: 0 };
  for (const row of rows) {
    sum.all += row.n;
    byMeans[row.means as Means] += row.n;
    byTopic[row.topic] = (byTopic[row.topic] ?? 0) + row.n;
    const due = questionDue(calendar, row.kind as QuestionKind, row.termFrom, row.extendedTo).dueOn;
    const closed = row.state === 'closed' && row.answeredOn === null;
    if (row.answeredOn !== null) sum[row.answeredOn <= due ? 'inTime' : 'late'] += row.n;
    else if (!closed) sum[period.today <= due ? 'open' : 'overdue'] += row.n;
  }
  return { ...sum, byMeans, byTopic };
}
