import type { Context } from '#platform/http/context.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import type { DeskWaiting, NextToCall } from '../../data/deskNow.ts';
import { queueTexts } from '../../messages.ts';
import { waitingWords } from '../../messages.words.ts';
import { matterOf, purposeOf } from '../lists.tsx';

/**
 * Whom this desk serves, in the order of calling, each with the reason of its place and of what hinders its call (BR-18).
 * `next`: whom the next press calls. `callOne`: why no visitor can be called out of turn now; absent when one can.
 */
export function DeskWaitingTable(props: {
  ctx: Context;
  tickets: readonly DeskWaiting[];
  next: NextToCall | undefined;
  mayCallOne: boolean;
}) {
  const { ctx, tickets, next, mayCallOne } = props;
  const { locale } = ctx;
  const texts = queueTexts[locale];
  const t = texts.console;
  return (
    <Table
      caption={t.waitingCaption}
      captionHidden
      rows={tickets}
      rowKey={(ticket) => ticket.id}
      rowTone={(ticket) => (ticket.id === next?.id ? 'success' : undefined)}
      empty={<EmptyState title={t.waitingEmpty} icon="users" />}
      columns={[
        {
          key: 'number',
          header: texts.number,
          rowHeader: true,
          nowrap: true,
          cell: (ticket) => (
            <>
              <strong>{ticket.label}</strong>
              {ticket.id === next?.id && (
                <>
                  {' '}
                  <Tag tone="dnipro">{t.nextOne}</Tag>
                </>
              )}
            </>
          ),
        },
        {
          key: 'service',
          header: t.service,
          cell: (ticket) => (
            <div>
              {matterOf(locale, ticket)}{' '}
              <span class="v-muted">{purposeOf(locale, ticket).toLocaleLowerCase(locale)}</span>{' '}
              {ticket.needsSign && <Tag tone="wheat">{t.sign}</Tag>}
            </div>
          ),
        },
        {
          key: 'since',
          header: t.since,
          nowrap: true,
          cell: (ticket) => formatTime(locale, ticket.issuedAt),
        },
        {
          key: 'why',
          header: t.why,
          cell: (ticket) => (
            <div>
              {waitingWords(locale, ticket)}{' '}
              <a class="v-muted" href={ctx.href(`/queue/tickets/${ticket.id}/category`)}>
                {texts.categories.short}
                <span class="ds-sr-only"> {ticket.label}</span>
              </a>
            </div>
          ),
        },
        ...(mayCallOne
          ? [
              {
                key: 'call',
                header: t.action,
                headerHidden: true,
                align: 'end' as const,
                nowrap: true,
                cell: (ticket: DeskWaiting) =>
                  ticket.id === next?.id || ticket.hindrance === 'blocked' ? null : (
                    <LinkButton
                      href={ctx.href(`/desk/tickets/${ticket.id}/call`)}
                      variant="tertiary"
                      size="sm"
                    >
                      {t.callOne} <span class="ds-sr-only">{ticket.label}</span>
                    </LinkButton>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
