import type { Context } from '#platform/http/context.ts';
import { formatNumber } from '#platform/i18n/numbers.ts';
import { BarChart } from '#ui/barChart.tsx';
import { Details } from '#ui/details.tsx';
import { Heading } from '#ui/heading.tsx';
import { Stat, Stats } from '#ui/stat.tsx';
import { Table } from '#ui/table.tsx';
import { surveysTexts } from '../messages.ts';
import { type QuestionResult, summaryOf } from '../rules/results.ts';
import type { AskedResults } from './askedResults.ts';

/** Words shown on the screen; the spreadsheet has them all. */
const wordsShown = 50;

interface Props {
  ctx: Context;
  result: QuestionResult;
  langOf: AskedResults['langOf'];
}

/** What was answered to one question. */
export function QuestionResults({ ctx, result, at, langOf }: Props & { at: number }) {
  const t = surveysTexts[ctx.locale].result;
  const { question, given } = result;
  const id = `question-${question.key}`;
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby={id}>
      <Heading level={2} id={id} caption={t.given(given)}>
        <span lang={langOf(question.words)}>
          {at + 1}. {question.words}
        </span>
      </Heading>
      {question.choices.length > 0 && <Choices ctx={ctx} result={result} langOf={langOf} />}
      {question.kind === 'number' && <Numbers ctx={ctx} result={result} />}
      {question.kind === 'text' && <Words ctx={ctx} result={result} />}
    </section>
  );
}

export const shareText = (ctx: Context, count: number, of: number): string =>
  of === 0 ? '—' : `${formatNumber(ctx.locale, Math.round((count / of) * 100))}\u00a0%`;

function Choices({ ctx, result, langOf }: Props) {
  const t = surveysTexts[ctx.locale].result;
  const { question, given, chosen } = result;
  const rows = question.choices.map((choice, at) => ({ choice, count: chosen[at] ?? 0 }));
  return (
    <>
      <BarChart
        title={t.chart}
        rows={rows.map(({ choice }) => choice)}
        series={[{ name: t.count, values: rows.map(({ count }) => count) }]}
        format={(value) => `${formatNumber(ctx.locale, value)} (${shareText(ctx, value, given)})`}
      />
      <Details summary={t.table}>
        <Table
          caption={question.words}
          captionHidden
          rows={rows}
          rowKey={({ choice }) => choice}
          columns={[
            {
              key: 'choice',
              header: t.choice,
              rowHeader: true,
              cell: ({ choice }) => <span lang={langOf(choice)}>{choice}</span>,
            },
            {
              key: 'count',
              header: t.count,
              align: 'end',
              cell: ({ count }) => formatNumber(ctx.locale, count),
            },
            {
              key: 'share',
              header: t.share,
              align: 'end',
              nowrap: true,
              cell: ({ count }) => shareText(ctx, count, given),
            },
          ]}
        />
      </Details>
    </>
  );
}

function Numbers({ ctx, result }: { ctx: Context; result: QuestionResult }) {
  const t = surveysTexts[ctx.locale].result;
  const summary = summaryOf(result.numbers);
  if (!summary) return null;
  const one = (value: number) => formatNumber(ctx.locale, Math.round(value * 10) / 10);
  return (
    <Stats>
      <Stat label={t.mean} value={one(summary.mean)} />
      <Stat label={t.median} value={one(summary.median)} />
      <Stat label={t.least} value={one(summary.least)} />
      <Stat label={t.most} value={one(summary.most)} />
    </Stats>
  );
}

function Words({ ctx, result }: { ctx: Context; result: QuestionResult }) {
  const t = surveysTexts[ctx.locale].result;
  const { words } = result;
  if (words.length === 0) return null;
  return (
    <Details summary={t.words} open={words.length <= 10}>
      <ul lang="uk">
        {words.slice(-wordsShown).map((one, at) => (
          <li key={at}>{one}</li>
        ))}
      </ul>
      {words.length > wordsShown && <p class="v-muted">{t.wordsShown(wordsShown, words.length)}</p>}
    </Details>
  );
}
