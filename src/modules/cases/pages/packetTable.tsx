import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import type { PacketItem } from '../data/cases.ts';
import type { CasesTexts } from '../messages.ts';

const tones = {
  given: 'success',
  missing: 'warning',
  notNeeded: 'neutral',
  obtainedByOffice: 'info',
} as const;

/** The packet as it was recorded against the card (BR-22). */
export function PacketTable({ packet, texts }: { packet: readonly PacketItem[]; texts: CasesTexts }) {
  const words = texts.packetPage;
  return (
    <Table
      caption={texts.sections.packet}
      captionHidden
      rows={packet}
      rowKey={(item) => item.id}
      columns={[
        {
          key: 'name',
          header: texts.facts.document,
          rowHeader: true,
          cell: (item) => (
            <>
              {item.name}
              {item.own_initiative && <span class="v-muted"> · {words.extra}</span>}
              {item.note && <span class="v-muted"> · {item.note}</span>}
            </>
          ),
        },
        {
          key: 'status',
          header: words.status,
          cell: (item) => {
            const status = item.status as keyof typeof tones;
            return <StatusTag tone={tones[status]}>{texts.statuses[status]}</StatusTag>;
          },
        },
        {
          key: 'form',
          header: words.form,
          cell: (item) => (item.form ? texts.forms[item.form as keyof typeof texts.forms] : '—'),
        },
        {
          key: 'copies',
          header: words.copies,
          align: 'end',
          cell: (item) => (item.status === 'given' ? item.copies : '—'),
        },
        { key: 'pages', header: words.pages, align: 'end', cell: (item) => item.pages ?? '—' },
      ]}
    />
  );
}
