import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import type { Entry } from '../../data/journal.ts';
import { eofficesTexts } from '../../messages.ts';
import { seesNames } from '../../rights.ts';

/** Each line with a name is a view of a person's data (BP-23). */
export function viewedJournal(ctx: Context, entries: readonly Entry[], purpose: string): void {
  for (const entry of entries)
    if (entry.personName !== '')
      ctx.viewed({ subject: 'eofficeEntry', subjectId: entry.id, centreId: null, purpose });
}

/**
 * The entries as their reader may see them: who watches over the network sees what was asked, not who asked (BP-23). Each name
 * that is shown is a view.
 */
export function shownEntries(ctx: Context, entries: readonly Entry[], purpose: string): readonly Entry[] {
  if (seesNames(ctx.principal)) {
    viewedJournal(ctx, entries, purpose);
    return entries;
  }
  const { hidden } = eofficesTexts[ctx.locale].reading;
  return entries.map((entry) => ({
    ...entry,
    personName: entry.personName === '' ? '' : hidden,
    address: '',
  }));
}

/** The seven columns of the prescribed form; what the report counts stands in the note (KO-A2-6). */
export function JournalTable(props: {
  ctx: Context;
  caption: string;
  entries: readonly Entry[];
  editable: boolean;
  filtered: boolean;
}) {
  const { ctx } = props;
  const t = eofficesTexts[ctx.locale].journal;
  const columns: Column<Entry>[] = journalColumns(ctx);
  if (props.editable)
    columns.push({
      key: 'edit',
      header: t.columns.actions,
      headerHidden: true,
      cell: (entry) =>
        entry.struckReason === null && (
          <a class="ds-link" href={ctx.href(`/e-offices/journal/entries/${entry.id}`)}>
            {t.edit}
            <span class="ds-sr-only"> № {entry.number}</span>
          </a>
        ),
    });
  return (
    <Table
      caption={props.caption}
      rows={props.entries}
      rowKey={(entry) => entry.id}
      columns={columns}
      empty={
        <EmptyState title={props.filtered ? t.nothing : t.empty} icon="file-text">
          <p>{props.filtered ? t.nothingHint : t.emptyHint}</p>
        </EmptyState>
      }
    />
  );
}

/** Columns 1–7 of the form: № з/п, Дата, ПІБ, Соціальний статус, Адреса, Зміст звернення, Примітка. */
export function journalColumns(ctx: Context): Column<Entry>[] {
  const t = eofficesTexts[ctx.locale].journal;
  return [
    { key: 'number', header: t.columns.number, nowrap: true, cell: (entry) => entry.number },
    {
      key: 'date',
      header: t.columns.date,
      nowrap: true,
      cell: (entry) => formatDate(ctx.locale, entry.date),
    },
    {
      key: 'name',
      header: t.columns.name,
      rowHeader: true,
      cell: (entry) =>
        entry.personName === '' ? (
          <span class="v-muted">{t.anonymous}</span>
        ) : (
          <Written entry={entry}>{entry.personName}</Written>
        ),
    },
    { key: 'status', header: t.columns.status, cell: (entry) => t.statuses[entry.socialStatus] },
    {
      key: 'address',
      header: t.columns.address,
      cell: (entry) => <Written entry={entry}>{entry.address}</Written>,
    },
    {
      key: 'content',
      header: t.columns.content,
      cell: (entry) => <Written entry={entry}>{entry.content}</Written>,
    },
    { key: 'note', header: t.columns.note, cell: (entry) => <Note ctx={ctx} entry={entry} /> },
  ];
}

/** What people wrote is Ukrainian whatever the language of the screen; a struck entry stays legible. */
function Written({ entry, children }: { entry: Entry; children: string }) {
  return entry.struckReason === null ? <span lang="uk">{children}</span> : <s lang="uk">{children}</s>;
}

function Note({ ctx, entry }: { ctx: Context; entry: Entry }) {
  const t = eofficesTexts[ctx.locale].journal;
  return (
    <>
      {entry.struckReason !== null && <Tag tone="danger">{t.struck(entry.struckReason)}</Tag>}{' '}
      {[t.kinds[entry.kind], entry.answered ? t.answeredYes : t.answeredNo].join(', ')}
      {entry.service && <span lang="uk">. {entry.service}</span>}
      {entry.centre && (
        <span>
          . {t.referredTo(entry.centre)}
          {answerOf(ctx, entry)}
        </span>
      )}
      {entry.offline && <span>. {t.offline}</span>}
      {entry.note && <span lang="uk">. {entry.note}</span>}
    </>
  );
}

/** What the centre said to the matter passed on to it. */
function answerOf(ctx: Context, { referral, referralRemark }: Entry): string {
  const t = eofficesTexts[ctx.locale].referrals.inNote;
  if (referral === null || referral === 'withdrawn') return '';
  return ` (${referral === 'returned' ? t.returned(referralRemark ?? '') : t[referral]})`;
}
