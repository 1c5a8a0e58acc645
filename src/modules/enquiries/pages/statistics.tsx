import { z } from 'zod';
import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { addMonths } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatMonth } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Stat, Stats } from '#ui/stat.tsx';
import { Table } from '#ui/table.tsx';
import { questionFigures } from '../data/statistics.ts';
import { enquiryTexts } from '../messages.ts';
import { mayQuestion, questionScope } from '../rights.ts';
import { topics } from '../schema.ts';

const query = z.object({
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
});

/** `/questions/statistics`: a month by means, topic and term. Figures alone, nobody's name. */
export async function statisticsPage(ctx: Context): Promise<Answer> {
  const texts = enquiryTexts[ctx.locale];
  const t = texts.statistics;
  const db = ctx.services.database.queries;
  const today = businessDate(ctx.services.clock.now());
  const month = ctx.query(query).month ?? today.slice(0, 7);
  const from = `${month}-01`;
  const to = addMonths(from, 1);
  const figures = await questionFigures(db, questionScope(ctx.principal), await calendarFor(db), {
    from,
    to,
    today,
  });
  const counted = (caption: string, rows: readonly { key: string; label: string; n: number }[]) => (
    <Table
      caption={caption}
      rows={rows.filter(({ n }) => n > 0)}
      rowKey={({ key }) => key}
      columns={[
        { key: 'label', header: caption, rowHeader: true, cell: ({ label }) => label },
        { key: 'n', header: t.count, align: 'end', cell: ({ n }) => n },
      ]}
    />
  );
  const link = (to: string, label: string) => (
    <LinkButton href={ctx.href(`/questions/statistics?month=${to.slice(0, 7)}`)} variant="secondary">
      {label}
    </LinkButton>
  );
  return staffPage(
    ctx,
    {
      title: t.title,
      ...(mayQuestion(ctx.principal, 'question.read')
        ? {
            breadcrumbs: <Breadcrumbs items={[{ label: texts.list.title, href: ctx.href('/questions') }]} />,
          }
        : {}),
    },
    <Stack>
      <Heading level={1} caption={formatMonth(ctx.locale, from)}>
        {t.title}
      </Heading>
      <p class="v-actions">
        {link(addMonths(from, -1), t.previous)}
        {to <= today && link(to, t.next)}
      </p>
      {figures.all === 0 ? (
        <EmptyState title={t.none} icon="chart-bar" />
      ) : (
        <>
          <Stats>
            <Stat label={t.all} value={figures.all} />
            <Stat label={t.inTime} value={figures.inTime} />
            <Stat label={t.late} value={figures.late} />
            <Stat label={t.open} value={figures.open} />
            <Stat label={t.overdue} value={figures.overdue} />
          </Stats>
          {counted(
            t.byMeans,
            (['form', 'email', 'telephone', 'other'] as const).map((key) => ({
              key,
              label: texts.means[key],
              n: figures.byMeans[key] ?? 0,
            })),
          )}
          {counted(
            t.byTopic,
            topics.map((key) => ({ key, label: texts.topics[key], n: figures.byTopic[key] ?? 0 })),
          )}
        </>
      )}
    </Stack>,
  );
}
