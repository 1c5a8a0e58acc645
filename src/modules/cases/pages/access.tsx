import { formatDateTime } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { Details } from '#ui/details.tsx';
import { Timeline } from '#ui/timeline.tsx';
import type { AccessRow } from '../data/timeline.ts';
import type { CasesTexts } from '../messages.ts';

interface AccessHistoryProps {
  locale: Locale;
  texts: CasesTexts;
  rows: readonly AccessRow[];
}

/** Who looked at the case and why, for heads (KC-21). */
export function AccessHistory({ locale, texts, rows }: AccessHistoryProps) {
  return (
    <Details summary={texts.sections.access}>
      <Timeline
        label={texts.sections.access}
        items={rows.map((row) => ({
          key: String(row.seq),
          at: row.at.toISOString(),
          atText: formatDateTime(locale, row.at),
          title: texts.events[row.event as keyof typeof texts.events] ?? row.event,
          actor: row.worker
            ? [row.worker.name, row.worker.position].filter(Boolean).join(', ')
            : texts.applicantActor,
          norm: row.purpose,
        }))}
      />
    </Details>
  );
}
