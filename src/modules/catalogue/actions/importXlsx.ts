import type { Cell, Sheet } from 'hucre/xlsx';
import type { Locale } from '#platform/i18n/locale.ts';
import { catalogueTexts } from '../messages.ts';
import type { CellValue } from '../rules/exchangeCells.ts';
import { type SheetRow, servicesOfRows } from '../rules/exchangeRows.ts';
import {
  columnNamed,
  type ExchangeSheet,
  exchangeSheets,
  plain,
  type SheetColumn,
  type SheetKey,
  sheetNamed,
} from '../rules/exchangeSheets.ts';
import { zipSizes } from '../rules/zipSizes.ts';
import {
  createFaults,
  type Faults,
  judge,
  mostServices,
  type ReadResult,
  rowMessage,
} from './importFaults.ts';

/** Bytes of all parts of a spreadsheet once unpacked: ten thousand services take about a hundred million. */
const mostUnpacked = 300_000_000;
const mostParts = 1_000;
const mostRows = 200_000;
const mostColumns = 100;

/** Reads a catalogue from a spreadsheet: one row a piece, each with the code of its service. */
export async function readSheets(bytes: Uint8Array, locale: Locale): Promise<ReadResult> {
  const t = catalogueTexts[locale].exchange;
  const faults = createFaults();
  const done = (centre: string | null, services: ReadResult['read']['services']): ReadResult => ({
    read: { format: 'xlsx', centre, services },
    faults: faults.kept,
    faultCount: faults.count,
  });
  const sheets = await sheetsIn(bytes);
  if (typeof sheets === 'string') {
    faults.add({ message: t.file[sheets] });
    return done(null, []);
  }
  const tables: Partial<Record<SheetKey, SheetRow[]>> = {};
  let centre: string | null = null;
  for (const sheet of sheets) {
    if (
      plain(sheet.name) === plain(t.about.sheet) ||
      plain(sheet.name) === plain(catalogueTexts.uk.exchange.about.sheet)
    ) {
      centre = centreIn(sheet);
      continue;
    }
    const known = sheetNamed(sheet.name);
    if (known) tables[known.key] = rowsOf(sheet, known, locale, faults);
    else if (sheet.rows.some((row) => row.some(told)))
      faults.add({ sheet: sheet.name, message: t.sheet.unknown });
  }
  for (const { key, name, base } of exchangeSheets)
    if (!tables[key] && (key === 'services' || (base.startsWith('card.') && tables.cards)))
      faults.add({ sheet: name, message: t.sheet.missing });
  if (faults.count > 0) return done(centre, []);
  const spelled = servicesOfRows(tables, (fault) =>
    faults.add({
      sheet: fault.sheet.name,
      line: fault.line,
      field: fault.column.header,
      slug: fault.slug,
      message: rowMessage(locale, fault),
    }),
  );
  if (spelled.length === 0) faults.add({ message: t.file.empty });
  if (spelled.length > mostServices) faults.add({ message: t.file.tooMany(mostServices) });
  return done(centre, judge(locale, 'xlsx', spelled.slice(0, mostServices), faults));
}

async function sheetsIn(bytes: Uint8Array): Promise<readonly Sheet[] | 'brokenZip' | 'tooHeavy'> {
  const sizes = zipSizes(bytes);
  if (!sizes) return 'brokenZip';
  if (sizes.unpacked > mostUnpacked || sizes.files > mostParts) return 'tooHeavy';
  const { readXlsx } = await import('hucre/xlsx');
  try {
    return (await readXlsx(bytes)).sheets;
  } catch {
    // Whatever stumbles inside, whoever sent the file can only save it anew.
    return 'brokenZip';
  }
}

/** The code of the centre, as the sheet of explanations tells it. */
function centreIn(sheet: Sheet): string | null {
  const label = plain(catalogueTexts.uk.exchange.about.centre);
  const row = sheet.rows.find(([first]) => typeof first === 'string' && plain(first) === label);
  const code = row?.[1];
  return typeof code === 'string' && code.trim() !== '' ? code.trim() : null;
}

const told = (cell: CellValue | undefined): boolean => cell !== null && cell !== undefined && cell !== '';

/** Rows of a sheet below its head; a cell with a formula or an error is a fault, an empty row is none. */
function rowsOf(sheet: Sheet, known: ExchangeSheet, locale: Locale, faults: Faults): SheetRow[] {
  const t = catalogueTexts[locale].exchange.sheet;
  const [head = [], ...rest] = sheet.rows;
  if (rest.length > mostRows || head.length > mostColumns) {
    faults.add({ sheet: known.name, message: t.tooManyRows(mostRows) });
    return [];
  }
  const columns = columnsOf(head, known, locale, faults);
  return rest.flatMap((cells, index) => {
    if (!cells.some(told)) return [];
    const line = index + 2;
    const entries = columns.map(({ column, place }) => {
      const wrong = wrongIn(sheet.cells?.get(`${line - 1},${place}`));
      if (wrong) faults.add({ sheet: known.name, line, field: column.header, message: t[wrong] });
      return [column.key, cells[place] ?? null] as const;
    });
    return [{ line, cells: Object.fromEntries(entries) }];
  });
}

const wrongIn = (cell: Cell | undefined): 'formula' | 'error' | undefined =>
  cell === undefined
    ? undefined
    : cell.formula !== undefined || cell.type === 'formula'
      ? 'formula'
      : cell.type === 'error'
        ? 'error'
        : undefined;

function columnsOf(
  head: readonly CellValue[],
  known: ExchangeSheet,
  locale: Locale,
  faults: Faults,
): { readonly column: SheetColumn; readonly place: number }[] {
  const t = catalogueTexts[locale].exchange.sheet;
  const wrong = (message: string) => faults.add({ sheet: known.name, message });
  const columns: { column: SheetColumn; place: number }[] = [];
  for (const [place, cell] of head.entries()) {
    if (!told(cell)) continue;
    const header = String(cell);
    const column = columnNamed(known, header);
    if (!column) wrong(t.unknownColumn(header));
    else if (columns.some((one) => one.column === column)) wrong(t.repeatedColumn(column.header));
    else columns.push({ column, place });
  }
  for (const column of known.columns)
    if (!columns.some((one) => one.column === column)) wrong(t.missingColumn(column.header));
  return columns;
}
