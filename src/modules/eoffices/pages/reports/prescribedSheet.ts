import type { Cell, CellStyle, CellValue, MergeRange, WriteSheet } from 'hucre/xlsx';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const line = { style: 'thin' } as const;
const frame = { top: line, right: line, bottom: line, left: line } as const;
const font = { name: 'Times New Roman', size: 11 } as const;
const middle = { horizontal: 'center', vertical: 'center', wrapText: true } as const;

/** How a cell of a prescribed form looks. */
const looks = {
  title: { font: { ...font, size: 14, bold: true }, alignment: middle },
  line: { font, alignment: middle, border: { bottom: line } },
  under: { font: { ...font, size: 8 }, alignment: middle },
  period: { font, alignment: middle },
  head: { font: { ...font, size: 10 }, alignment: middle, border: frame },
  number: { font: { ...font, size: 8 }, alignment: middle, border: frame },
  figure: { font, alignment: middle, border: frame, numFmt: '0' },
  date: { font, alignment: { ...middle, horizontal: 'left' }, border: frame, numFmt: 'dd.mm.yyyy' },
  text: { font, alignment: { horizontal: 'left', vertical: 'center', wrapText: true }, border: frame },
  struck: {
    font: { ...font, strikethrough: true },
    alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
    border: frame,
  },
  plain: { font, alignment: { horizontal: 'left', vertical: 'bottom' } },
  blank: { font, border: { bottom: line } },
} as const satisfies Record<string, CellStyle>;

export type Look = keyof typeof looks;

/** A sheet that looks like a form on paper: A4 across, one page wide, borders, joined cells. Rows and columns count from 0. */
export class PrescribedSheet {
  readonly #name: string;
  readonly #widths: readonly number[];
  readonly #rows: CellValue[][] = [];
  readonly #cells = new Map<string, Partial<Cell>>();
  readonly #merges: MergeRange[] = [];
  readonly #heights = new Map<number, { height: number }>();

  constructor(name: string, widths: readonly number[]) {
    this.#name = name;
    this.#widths = widths;
  }

  /** The row that is written next. */
  get next(): number {
    return this.#rows.length;
  }

  /** One value over the whole width of the form. */
  wide(value: string, look: Look, height?: number): void {
    const row = this.next;
    this.#rows.push([value]);
    this.join(row, 0, row, this.#widths.length - 1, look);
    if (height) this.#heights.set(row, { height });
  }

  /** A row of values, all of one look or each of its own. */
  row(values: readonly CellValue[], look: Look | readonly Look[], height?: number): number {
    const row = this.next;
    this.#rows.push([...values]);
    values.forEach((_, column) => {
      const own = typeof look === 'string' ? look : (look[column] ?? 'plain');
      this.#cells.set(`${row},${column}`, { style: looks[own] });
    });
    if (height) this.#heights.set(row, { height });
    return row;
  }

  empty(): void {
    this.#rows.push([]);
  }

  /** Joins cells; each of them keeps its border, so that the frame is whole. */
  join(startRow: number, startCol: number, endRow: number, endCol: number, look: Look): void {
    this.#merges.push({ startRow, startCol, endRow, endCol });
    for (let row = startRow; row <= endRow; row += 1)
      for (let column = startCol; column <= endCol; column += 1)
        this.#cells.set(`${row},${column}`, { style: looks[look] });
  }

  /** The sheet to be written. */
  sheet(): WriteSheet {
    return {
      name: this.#name,
      rows: this.#rows,
      cells: this.#cells,
      merges: this.#merges,
      rowDefs: this.#heights,
      columns: this.#widths.map((width) => ({ width })),
      pageSetup: {
        paperSize: 'a4',
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        horizontalCentered: true,
        margins: { top: 0.5, right: 0.5, bottom: 0.5, left: 0.5, header: 0.3, footer: 0.3 },
      },
    };
  }

  /**
   * The rows of the head, repeated on each page of paper: a name of the workbook, not a field of the page setup, for the name
   * of a sheet with a space has to be quoted (ECMA-376 part 1, 18.17.2.4), and office programs repair a file without.
   */
  titles({ from, to }: HeadRows) {
    const range = `'${this.#name.replaceAll("'", "''")}'!$${from + 1}:$${to + 1}`;
    return { name: '_xlnm.Print_Titles', range, scope: this.#name };
  }
}

/** Rows of the table's head, counted from 0. */
interface HeadRows {
  readonly from: number;
  readonly to: number;
}

/** The file of prescribed forms, a sheet each. */
export async function writeForms(
  forms: readonly { readonly sheet: PrescribedSheet; readonly head: HeadRows }[],
): Promise<Uint8Array> {
  // Loaded with the first sheet.
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    sheets: forms.map(({ sheet }) => sheet.sheet()),
    namedRanges: forms.map(({ sheet, head }) => sheet.titles(head)),
    defaultFont: { name: font.name, size: font.size },
  });
}
