import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatMonth } from '#platform/i18n/dates.ts';
import { formatNumber } from '#platform/i18n/numbers.ts';
import { BarChart } from '#ui/barChart.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Stat, Stats } from '#ui/stat.tsx';
import { Table } from '#ui/table.tsx';
import { surveysTexts } from '../messages.ts';
import { type AskedResults, askedResults } from './askedResults.ts';
import { QuestionResults } from './questionResults.tsx';
import { periodText } from './shownSurvey.ts';

/** `/surveys/:id/results`: what was answered, with charts and the same in tables. */
export async function resultsPage(ctx: Context): Promise<Answer> {
  const texts = surveysTexts[ctx.locale];
  const t = texts.result;
  const asked = await askedResults(ctx);
  const { survey, langOf, place, answers, results } = asked;
  const query = place ? `?office=${place.id}` : '';
  return staffPage(
    ctx,
    {
      title: `${t.title}: ${survey.title}`,
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: texts.title, href: ctx.href('/surveys') },
            { label: survey.title, href: ctx.href(`/surveys/${survey.id}`) },
          ]}
        />
      ),
    },
    <Stack>
      <Heading level={1} caption={`${t.title}. ${periodText(ctx, survey)}`}>
        <span lang={langOf(survey.title)}>{survey.title}</span>
      </Heading>
      <Choice ctx={ctx} asked={asked} />
      {answers.length === 0 ? (
        <EmptyState title={t.noAnswers} icon="chart-bar">
          <p>{t.noAnswersHint}</p>
        </EmptyState>
      ) : (
        <>
          <p class="v-actions">
            {(['xlsx', 'csv'] as const).map((kind) => (
              <LinkButton
                key={kind}
                href={ctx.href(`/surveys/${survey.id}/results.${kind}${query}`)}
                variant="secondary"
                icon="download"
                download
              >
                {t[kind]}
              </LinkButton>
            ))}
          </p>
          <Whole ctx={ctx} asked={asked} />
          {results.map((result, at) => (
            <QuestionResults key={result.question.key} ctx={ctx} result={result} at={at} langOf={langOf} />
          ))}
          <Offices ctx={ctx} asked={asked} />
        </>
      )}
    </Stack>,
  );
}

function Choice({ ctx, asked }: { ctx: Context; asked: AskedResults }) {
  const t = surveysTexts[ctx.locale].result;
  const { places, place, survey } = asked;
  if (places.length < 2) return null;
  return (
    <SearchForm
      action={ctx.href(`/surveys/${survey.id}/results`)}
      label={t.form}
      actions={
        <Button type="submit" variant="secondary" icon="search">
          {t.show}
        </Button>
      }
    >
      <Select
        name="office"
        label={t.office}
        value={place?.id ?? ''}
        placeholder={t.allOffices}
        optional="quiet"
        options={places.map(({ id, number, organisation }) => ({
          value: id,
          label: `№ ${number}. ${organisation}`,
        }))}
      />
    </SearchForm>
  );
}

function Whole({ ctx, asked }: { ctx: Context; asked: AskedResults }) {
  const t = surveysTexts[ctx.locale].result;
  const { answers } = asked;
  const months = Map.groupBy(answers, ({ answeredOn }) => answeredOn.slice(0, 7));
  const of = (way: string) => formatNumber(ctx.locale, answers.filter((one) => one.way === way).length);
  return (
    <>
      <Stats>
        <Stat label={t.filled} value={formatNumber(ctx.locale, answers.length)} />
        <Stat label={t.byVisitor} value={of('visitor')} />
        <Stat label={t.byOperator} value={of('operator')} />
      </Stats>
      {months.size > 1 && (
        <BarChart
          title={t.months}
          rows={[...months.keys()].map((month) => formatMonth(ctx.locale, `${month}-01`))}
          series={[{ name: t.count, values: [...months.values()].map((all) => all.length) }]}
          format={(value) => formatNumber(ctx.locale, value)}
        />
      )}
    </>
  );
}

/** How many forms came from each office. */
function Offices({ ctx, asked }: { ctx: Context; asked: AskedResults }) {
  const t = surveysTexts[ctx.locale].result;
  const { places, place, answers, survey } = asked;
  if (place || places.length < 2) return null;
  const count = (id: string | null) => answers.filter(({ eofficeId }) => eofficeId === id).length;
  const rows = [
    ...places.map(({ id, number, organisation }) => ({
      id,
      name: `№ ${number}. ${organisation}`,
      count: count(id),
    })),
    { id: '', name: t.direct, count: count(null) },
  ].filter((row) => row.count > 0);
  return (
    <Details summary={t.offices}>
      <Table
        caption={t.offices}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id || 'direct'}
        columns={[
          {
            key: 'office',
            header: t.office,
            rowHeader: true,
            cell: ({ id, name }) =>
              id ? (
                <a class="ds-link" href={ctx.href(`/surveys/${survey.id}/results?office=${id}`)}>
                  {name}
                </a>
              ) : (
                name
              ),
          },
          {
            key: 'count',
            header: t.count,
            align: 'end',
            cell: (row) => formatNumber(ctx.locale, row.count),
          },
        ]}
      />
    </Details>
  );
}
