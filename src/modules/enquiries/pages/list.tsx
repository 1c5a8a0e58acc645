import { z } from 'zod';
import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { listQuestions, openCounts, openTerms, pageSize, type Question, views } from '../data/questions.ts';
import { enquiryTexts } from '../messages.ts';
import { mayQuestion, questionScope } from '../rights.ts';
import { type QuestionKind, questionDue } from '../rules/terms.ts';
import { stateTones } from './tones.ts';

const query = z.object({
  view: z.enum(views).catch('open'),
  after: z.uuid().optional().catch(undefined),
});

/** `/questions`: the oldest open ones first, for their terms end first; what is overdue is said above them. */
export async function listPage(ctx: Context): Promise<Answer> {
  const texts = enquiryTexts[ctx.locale];
  const t = texts.list;
  const db = ctx.services.database.queries;
  const scope = questionScope(ctx.principal);
  const { view, after } = ctx.query(query);
  const today = businessDate(ctx.services.clock.now());
  const workerId = ctx.principal.id ?? '';
  const calendar = await calendarFor(db);
  const [found, counts, terms] = await Promise.all([
    listQuestions(db, scope, view, workerId, after ?? null),
    openCounts(db, scope, workerId),
    openTerms(db, scope),
  ]);
  const rows = found.slice(0, pageSize);
  const last = found.length > pageSize ? rows.at(-1) : undefined;
  const dueOf = (row: Pick<Question, 'kind' | 'termFrom' | 'extendedTo'>) =>
    questionDue(calendar, row.kind, row.termFrom, row.extendedTo).dueOn;
  const overdue = terms
    .filter((term) => dueOf({ ...term, kind: term.kind as QuestionKind }) < today)
    .reduce((sum, { n }) => sum + n, 0);
  ctx.viewed({
    subject: 'centre',
    subjectId: ctx.principal.centreId ?? 'all',
    centreId: ctx.principal.centreId,
    purpose: 'список запитань',
  });
  const links = [
    ['question.record', '/questions/new', t.record, 'plus'],
    ['question.sort', '/questions/letters', t.letters, 'mail'],
    ['question.template', '/questions/templates', t.templates, 'file-text'],
    ['question.statistics', '/questions/statistics', t.statistics, 'chart-bar'],
  ] as const;
  return staffPage(
    ctx,
    { title: t.title },
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      {overdue > 0 && <Alert tone="danger">{t.overdue(overdue)}</Alert>}
      <p class="v-actions">
        {links
          .filter(([right]) => mayQuestion(ctx.principal, right))
          .map(([right, path, label, icon]) => (
            <LinkButton
              key={path}
              href={ctx.href(path)}
              icon={icon}
              variant={right === 'question.record' ? 'primary' : 'secondary'}
            >
              {label}
            </LinkButton>
          ))}
      </p>
      <Tabs
        label={t.title}
        items={views.map((one) => ({
          label: t.views[one],
          href: ctx.href(`/questions?view=${one}`),
          current: one === view,
          ...(one in counts ? { count: counts[one as keyof typeof counts] } : {}),
        }))}
      />
      <Table
        caption={t.views[view]}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        rowTone={(row) =>
          ['new', 'inWork', 'waiting'].includes(row.state) && dueOf(row) < today ? 'danger' : undefined
        }
        empty={
          <EmptyState title={t.none} icon="message-circle">
            <p>{t.noneHint}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'number',
            header: t.columns.number,
            rowHeader: true,
            cell: (row) => (
              <>
                <a class="ds-link" href={ctx.href(`/questions/${row.id}`)}>
                  {row.number}
                </a>
                <br />
                <span lang="uk">{row.subject}</span>
              </>
            ),
          },
          { key: 'asker', header: t.columns.asker, cell: (row) => row.askerName || t.anonymous },
          { key: 'means', header: t.columns.means, cell: (row) => texts.means[row.means] },
          {
            key: 'due',
            header: t.columns.due,
            nowrap: true,
            cell: (row) => {
              const due = dueOf(row);
              const waits = ['new', 'inWork', 'waiting'].includes(row.state);
              const note = !waits ? '' : due < today ? t.late : due === today ? t.today : '';
              return `${formatDate(ctx.locale, due)}${note ? `, ${note}` : ''}`;
            },
          },
          {
            key: 'state',
            header: t.columns.state,
            cell: (row) => <StatusTag tone={stateTones[row.state]}>{texts.states[row.state]}</StatusTag>,
          },
          { key: 'assignee', header: t.columns.assignee, cell: (row) => row.assignee ?? '—' },
        ]}
      />
      <Pagination
        newerHref={after ? ctx.href(`/questions?view=${view}`) : undefined}
        olderHref={last ? ctx.href(`/questions?view=${view}&after=${last.id}`) : undefined}
      />
    </Stack>,
  );
}
