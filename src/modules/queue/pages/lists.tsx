import type { Context } from '#platform/http/context.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import type { QueueTicket } from '../data/desk.ts';
import type { GroupNow } from '../data/menu.ts';
import { queueTexts } from '../messages.ts';
import { orderWords } from '../messages.words.ts';
import { inLocale } from './kiosk/kiosk.tsx';

/** The service in plain words, or the group when the visitor did not know. */
export const matterOf = (locale: Locale, ticket: QueueTicket): string =>
  inLocale(locale, ticket.serviceUk ?? ticket.groupUk, ticket.serviceEn ?? ticket.groupEn);

export const purposeOf = (locale: Locale, ticket: Pick<QueueTicket, 'purpose'>): string => {
  const { purposes } = queueTexts[locale];
  return ticket.purpose === 'consult'
    ? purposes.consult
    : ticket.purpose === 'collect'
      ? purposes.collect
      : purposes.submit;
};

type TicketHref = (id: string) => string;

function columns(locale: Locale, href?: TicketHref): Column<QueueTicket>[] {
  const texts = queueTexts[locale];
  const t = texts.console;
  return [
    {
      key: 'number',
      header: texts.number,
      rowHeader: true,
      nowrap: true,
      cell: (ticket) =>
        href ? <a href={href(ticket.id)}>{ticket.label}</a> : <strong>{ticket.label}</strong>,
    },
    {
      key: 'service',
      header: t.service,
      cell: (ticket) => (
        <>
          {matterOf(locale, ticket)} {ticket.signLanguage && <Tag tone="wheat">{t.sign}</Tag>}
        </>
      ),
    },
    { key: 'purpose', header: t.purpose, cell: (ticket) => purposeOf(locale, ticket) },
  ];
}

/** Who waits, in the order of calling, each with the reason of its place (BR-18). */
export function WaitingTable({
  locale,
  tickets,
  href,
  empty,
}: {
  locale: Locale;
  tickets: readonly QueueTicket[];
  /** Page of one ticket, where the reader may open it. */
  href?: TicketHref | undefined;
  /** What is said when nobody waits; unless given, about the desk of the reader. */
  empty?: string | undefined;
}) {
  const t = queueTexts[locale].console;
  return (
    <Table
      caption={t.waitingCaption}
      captionHidden
      rows={tickets}
      rowKey={(ticket) => ticket.id}
      empty={<EmptyState title={empty ?? t.waitingEmpty} icon="users" />}
      columns={[
        ...columns(locale, href),
        {
          key: 'since',
          header: t.since,
          nowrap: true,
          cell: (ticket) => formatTime(locale, ticket.issuedAt),
        },
        { key: 'why', header: t.why, cell: (ticket) => orderWords(locale, ticket) },
      ]}
    />
  );
}

/** Tickets on hold and missed ones, with the button that gives back their place. */
export function ReturningTable(props: {
  ctx: Context;
  tickets: readonly QueueTicket[];
  action: (id: string) => string;
  href?: TicketHref | undefined;
}) {
  const { ctx, tickets } = props;
  const texts = queueTexts[ctx.locale];
  return (
    <Table
      caption={texts.console.returningTitle}
      captionHidden
      rows={tickets}
      rowKey={(ticket) => ticket.id}
      columns={[
        ...columns(ctx.locale, props.href),
        {
          key: 'state',
          header: texts.console.state,
          cell: (ticket) => (
            <StatusTag tone={ticket.state === 'held' ? 'info' : 'warning'}>
              {texts.states[ticket.state]}
            </StatusTag>
          ),
        },
        {
          key: 'return',
          header: texts.console.returnToQueue,
          headerHidden: true,
          align: 'end',
          cell: (ticket) => (
            <form method="post" action={ctx.href(props.action(ticket.id))}>
              <FormKey ctx={ctx} />
              <Button variant="secondary" size="sm" icon="history" id={`return-${ticket.id}`}>
                {texts.console.returnToQueue} <span class="ds-sr-only">{ticket.label}</span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}

/** How many wait in each group; the island changes the numbers. */
export function GroupCounts({ locale, groups }: { locale: Locale; groups: readonly GroupNow[] }) {
  const { many } = queueTexts[locale];
  return (
    <dl class="v-counts">
      {groups.map((group) => (
        <div key={group.id}>
          <dt>{inLocale(locale, group.nameUk, group.nameEn)}</dt>
          <dd data-count={group.id} data-many={many(100)}>
            {many(group.waiting)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
