import { ticketLabel } from '#modules/queue/rules/ticketActions.ts';
import type { Context } from '#platform/http/context.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import type { DeskLive } from '../data/now.ts';
import { statisticsTexts } from '../messages.ts';

const tones = { open: 'success', break: 'warning', closed: 'neutral' } as const;
const order = { open: 0, break: 1, closed: 2 } as const;

/** Desks at this moment: who is served there and since when. Names of workers stand on the plates, not in figures. */
export function DesksNow({ ctx, desks }: { ctx: Context; desks: readonly DeskLive[] }) {
  const t = statisticsTexts[ctx.locale].live;
  const sorted = [...desks].sort((a, b) => order[a.state] - order[b.state] || a.number - b.number);
  return (
    <>
      <Table
        caption={t.byDesk}
        rows={sorted}
        rowKey={(row) => row.id}
        columns={[
          { key: 'desk', header: t.desk, rowHeader: true, cell: (row) => `№ ${row.number}` },
          { key: 'provider', header: t.provider, cell: (row) => row.provider ?? '—' },
          {
            key: 'state',
            header: t.state,
            cell: (row) => <StatusTag tone={tones[row.state]}>{t.deskState[row.state]}</StatusTag>,
          },
          {
            key: 'since',
            header: t.since,
            cell: (row) => (row.since ? formatTime(ctx.locale, row.since) : '—'),
          },
          { key: 'visitor', header: t.visitor, cell: (row) => visitorOf(ctx, row) },
        ]}
      />
      <p class="v-muted">{t.namesHint}</p>
    </>
  );
}

function visitorOf(ctx: Context, desk: DeskLive): string {
  const t = statisticsTexts[ctx.locale].live;
  const { prefix, ticketNumber, ticketSince } = desk;
  if (prefix === null || ticketNumber === null || ticketSince === null) return t.noVisitor;
  const label = ticketLabel(prefix, ticketNumber);
  const time = formatTime(ctx.locale, ticketSince);
  return desk.serving ? t.serving(label, time) : t.calledTo(label, time);
}
