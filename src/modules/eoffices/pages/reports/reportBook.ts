import { eofficesTexts } from '../../messages.ts';
import {
  addFigures,
  type Figures,
  kinds,
  monthsOfQuarter,
  socialStatuses,
  totalOf,
} from '../../rules/report.ts';
import { type AskedForm, periodOf } from './askedForm.ts';
import { PrescribedSheet, writeForms } from './prescribedSheet.ts';

const t = eofficesTexts.uk.reports;
const widths = [13, 14, 13, 13, 15, 14, 16, 9, 10, 9, 14, 12] as const;

interface Line {
  readonly label: string;
  readonly figures: Figures | null;
}

/** The analytical report as a spreadsheet, cell by cell as prescribed (KO-A2-7); for the network also by quarter and office. */
export async function reportBook(form: AskedForm): Promise<Uint8Array> {
  const months = form.rows.map((figures, at): Line => ({ label: t.months[at] ?? '', figures }));
  const sheets = [sheetOf(form, t.formSheet, t.columns.month, months)];
  if (!form.office) {
    const quarters = [1, 2, 3, 4].map(
      (quarter): Line => ({
        label: t.quarter(quarter),
        figures: sumOf(monthsOfQuarter(quarter).map((month) => form.rows[month - 1] ?? null)),
      }),
    );
    const year = { label: t.wholeYear, figures: sumOf(form.rows) };
    const offices = form.offices.map(
      ({ id, number, organisation }): Line => ({
        label: `№ ${number}. ${organisation}`,
        figures: sumOf(form.rowsOf(id)),
      }),
    );
    sheets.push(
      sheetOf(form, t.quartersSheet, t.period, [...quarters, year]),
      sheetOf(form, t.officesSheet, t.office, [...offices, { ...year, label: t.wholeNetwork }]),
    );
  }
  return writeForms(sheets);
}

const sumOf = (rows: readonly (Figures | null)[]): Figures | null => {
  const known = rows.flatMap((figures) => figures ?? []);
  return known.length === 0 ? null : addFigures(known);
};

function sheetOf(form: AskedForm, name: string, first: string, lines: readonly Line[]) {
  const { columns } = t;
  const sheet = new PrescribedSheet(name, name === t.officesSheet ? [48, ...widths.slice(1)] : widths);
  sheet.wide(t.formTitle.toLocaleUpperCase('uk'), 'title', 22);
  sheet.wide(form.office?.organisation ?? t.formNetwork, 'line', 32);
  sheet.wide(t.formOrganisation, 'under');
  sheet.wide(t.formFor(periodOf(form)), 'period', 20);
  const head = sheet.row(
    [first, columns.total, columns.ofThem, '', '', '', columns.answered, columns.statuses, '', '', '', ''],
    'head',
    32,
  );
  sheet.row(
    ['', '', ...kinds.map((kind) => columns[kind]), '', ...socialStatuses.map((status) => columns[status])],
    'head',
    84,
  );
  for (const column of [0, 1, 6]) sheet.join(head, column, head + 1, column, 'head');
  sheet.join(head, 2, head, 5, 'head');
  sheet.join(head, 7, head, 11, 'head');
  sheet.row(
    Array.from({ length: 12 }, (_, at) => at + 1),
    'number',
  );
  for (const { label, figures } of lines)
    sheet.row(
      [label, ...(figures ? cellsOf(figures) : Array.from({ length: 11 }, () => null))],
      ['text', ...Array.from({ length: 11 }, () => 'figure' as const)],
    );
  sheet.empty();
  const row = sheet.row(
    [
      form.office ? t.formOperator : t.formHeadOperator,
      '',
      '',
      '',
      '',
      '',
      '',
      form.signedName ?? t.formName,
    ],
    ['plain', 'plain', 'plain', 'blank', 'blank', 'blank', 'plain', 'plain'],
    24,
  );
  sheet.join(row, 0, row, 2, 'plain');
  sheet.join(row, 7, row, 11, 'plain');
  return { sheet, head: { from: head, to: head + 2 } };
}

const cellsOf = (figures: Figures): number[] => [
  totalOf(figures),
  ...kinds.map((kind) => figures[kind]),
  figures.answered,
  ...socialStatuses.map((status) => figures[status]),
];
