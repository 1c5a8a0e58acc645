import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatNumber } from '#platform/i18n/numbers.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { surveysWithin } from '../data/surveys.ts';
import { surveysTexts } from '../messages.ts';
import { surveyScope, surveysRights } from '../rights.ts';
import { isOneOf, periodText, receptionOf, receptionTones } from './shownSurvey.ts';

/** `/surveys`: what is asked, when, and how many have answered (KN-3.1.2). */
export async function surveysPage(ctx: Context): Promise<Answer> {
  const t = surveysTexts[ctx.locale];
  const surveys = await surveysWithin(ctx.services.database.queries, surveyScope(ctx.principal));
  return staffPage(
    ctx,
    { title: t.title },
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      {isOneOf(ctx, surveysRights['survey.make']) && (
        <p class="v-actions">
          <LinkButton href={ctx.href('/surveys/new')} icon="plus">
            {t.make}
          </LinkButton>
        </p>
      )}
      <Table
        caption={t.title}
        captionHidden
        rows={surveys}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t.empty} icon="clipboard-check">
            <p>{t.emptyHint}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            header: t.columns.title,
            rowHeader: true,
            cell: ({ id, title }) => (
              <a class="ds-link" href={ctx.href(`/surveys/${id}`)} lang="uk">
                {title}
              </a>
            ),
          },
          {
            key: 'period',
            header: t.columns.period,
            nowrap: true,
            cell: (survey) => periodText(ctx, survey),
          },
          {
            key: 'state',
            header: t.columns.state,
            cell: (survey) => {
              const state = receptionOf(ctx, survey);
              return <StatusTag tone={receptionTones[state]}>{t.states[state]}</StatusTag>;
            },
          },
          {
            key: 'answers',
            header: t.columns.answers,
            align: 'end',
            cell: ({ answers }) => formatNumber(ctx.locale, answers),
          },
        ]}
      />
    </Stack>,
  );
}
