import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { announcementsOf } from '../../data/exchange.ts';
import { eofficesTexts } from '../../messages.ts';
import { networkScope } from '../../rights.ts';

/**
 * `/e-offices/announcements`: what the head office announced to all, for the department that coordinates the network (KN-4.1).
 * Messages between offices are theirs alone: least privilege (BP-23).
 */
export async function announcementsPage(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].reading;
  const rows = await announcementsOf(ctx.services.database.queries, networkScope(ctx.principal));
  return staffPage(
    ctx,
    { title: t.title },
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <p class="v-actions">
        <LinkButton href={ctx.href('/e-offices/answers')} variant="secondary" icon="search">
          {t.answers}
        </LinkButton>
      </p>
      <Table
        caption={t.title}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t.none} icon="message-circle" />}
        columns={[
          {
            key: 'subject',
            header: t.columns.subject,
            rowHeader: true,
            cell: ({ subject, text }) => (
              <Details summary={subject}>
                <p class="v-words" lang="uk">
                  {text}
                </p>
              </Details>
            ),
          },
          { key: 'at', header: t.columns.at, nowrap: true, cell: ({ at }) => formatDateTime(ctx.locale, at) },
          {
            key: 'confirmed',
            header: t.columns.confirmed,
            cell: ({ confirmed, all }) => t.confirmed(confirmed, all),
          },
        ]}
      />
    </Stack>,
  );
}
