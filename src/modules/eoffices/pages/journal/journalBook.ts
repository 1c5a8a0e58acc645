import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { Entry } from '../../data/journal.ts';
import { eofficesTexts } from '../../messages.ts';
import { periodName } from '../periodName.ts';
import { PrescribedSheet, writeForms, xlsxType } from '../reports/prescribedSheet.ts';
import { type AskedJournal, askedJournal } from './askedJournal.ts';

const t = eofficesTexts.uk.journal;
const widths = [8, 12, 30, 18, 34, 50, 30];

/** `/e-offices/journal/:id/journal.xlsx`: the journal of a period in its seven columns (KO-A2-6). */
export async function journalXlsx(ctx: Context): Promise<Answer> {
  const asked = await askedJournal(ctx, 'журнал прийому у таблиці');
  const { office, period } = asked;
  return file(await journalBook(asked), xlsxType, `zhurnal-e-ofis-${office.number}-${period}.xlsx`, false);
}

/** The seven prescribed columns, numbered under their heads; struck entries stay legible in their places. */
async function journalBook({ office, period, entries }: AskedJournal): Promise<Uint8Array> {
  const sheet = new PrescribedSheet(t.nav, widths);
  sheet.wide(t.title.toLocaleUpperCase('uk'), 'title', 22);
  sheet.wide(office.organisation, 'line', 32);
  sheet.wide(periodName('uk', period), 'period', 20);
  const head = sheet.row(journalHeads(), 'head', 32);
  sheet.row([1, 2, 3, 4, 5, 6, 7], 'number');
  for (const entry of entries) {
    const text = entry.struckReason === null ? 'text' : 'struck';
    sheet.row(
      [
        entry.number,
        new Date(`${entry.date}T00:00:00Z`),
        entry.personName || t.anonymous,
        t.statuses[entry.socialStatus],
        entry.address,
        entry.content,
        noteOf(entry),
      ],
      ['figure', 'date', text, text, text, text, 'text'],
    );
  }
  return writeForms([{ sheet, head: { from: head, to: head + 1 } }]);
}

/** Heads of columns 1–7 as prescribed. */
export function journalHeads(): string[] {
  const { columns } = t;
  return [
    columns.number,
    columns.date,
    columns.name,
    columns.status,
    columns.address,
    columns.content,
    columns.note,
  ];
}

export const noteOf = (entry: Entry): string =>
  entry.struckReason === null ? entry.note : t.struck(entry.struckReason);
