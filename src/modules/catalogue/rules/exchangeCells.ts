import { plain, type SheetColumn } from './exchangeSheets.ts';

/** What a cell of a spreadsheet holds. */
export type CellValue = string | number | boolean | Date | null;

/** Why a cell cannot stand for a value of its column. */
export type WrongCell = 'becameDate' | 'notWhole' | 'notYesNo' | 'notDate' | 'notChoice' | 'notWhen';

const yes = 'так';
const no = 'ні';

/** The value as a cell; `meaningOf` is the way back. */
export function cellOf(column: SheetColumn, value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  switch (column.kind) {
    case 'text':
      return String(value);
    case 'whole':
      return Number(value);
    case 'yesNo':
      return value === true ? yes : no;
    case 'date':
      return new Date(`${String(value)}T00:00:00Z`);
    case 'lines':
      return list(value).join('\n');
    case 'choice':
      return column.words?.[String(value)] ?? String(value);
    case 'choices':
      return list(value)
        .map((one) => column.words?.[one] ?? one)
        .join('\n');
    case 'when':
      return Object.entries(value)
        .map(([question, options]) => `${question}: ${list(options).join(', ')}`)
        .join('\n');
  }
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The value that a cell stands for, for the schema to judge, or why it stands for none. */
export function meaningOf(
  column: SheetColumn,
  cell: CellValue,
): { readonly value: unknown } | { readonly wrong: WrongCell } {
  const text = typeof cell === 'string' ? cell.replace(/\r\n?/g, '\n').trim() : cell;
  if (column.kind === 'date') return dateOf(text);
  // A spreadsheet takes «6/148» or «1.2» for a date; what was typed cannot be told any more.
  if (text instanceof Date) return { wrong: 'becameDate' };
  if (text === null || text === '') return { value: emptyOf(column) };
  switch (column.kind) {
    case 'text':
      return { value: String(text) };
    case 'whole':
      return wholeOf(text);
    case 'yesNo':
      return yesNoOf(text);
    case 'lines':
      return { value: linesIn(String(text)) };
    case 'choice':
      return chosen(column, String(text));
    case 'choices':
      return severalOf(column, String(text));
    case 'when':
      return whenOf(String(text));
  }
}

/** Lines or parts after a semicolon; people write lists both ways. */
const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const emptyOf = (column: SheetColumn): unknown =>
  column.kind === 'lines' || column.kind === 'choices' ? [] : column.empty;

function dateOf(cell: CellValue): ReturnType<typeof meaningOf> {
  if (cell === null || cell === '') return { value: null };
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? { wrong: 'notDate' } : { value: cell.toISOString().slice(0, 10) };
  if (typeof cell !== 'string') return { wrong: 'notDate' };
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(cell) ?? [];
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : cell;
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? { value: iso } : { wrong: 'notDate' };
}

function wholeOf(cell: string | number | boolean): ReturnType<typeof meaningOf> {
  const text = String(cell);
  return /^\d{1,9}$/.test(text) ? { value: Number(text) } : { wrong: 'notWhole' };
}

function yesNoOf(cell: string | number | boolean): ReturnType<typeof meaningOf> {
  if (typeof cell === 'boolean') return { value: cell };
  const word = plain(String(cell));
  if (['так', 'yes', 'true', '1', '+'].includes(word)) return { value: true };
  if (['ні', 'no', 'false', '0', '-', '–'].includes(word)) return { value: false };
  return { wrong: 'notYesNo' };
}

function chosen(column: SheetColumn, text: string): ReturnType<typeof meaningOf> {
  const found = Object.entries(column.words ?? {}).find(
    ([code, word]) => code === text || plain(word) === plain(text),
  );
  return found ? { value: found[0] } : { wrong: 'notChoice' };
}

function severalOf(column: SheetColumn, text: string): ReturnType<typeof meaningOf> {
  const values: unknown[] = [];
  for (const part of text.split(/[\n;,]/).map((one) => one.trim())) {
    if (part === '') continue;
    const one = chosen(column, part);
    if ('wrong' in one) return one;
    values.push(one.value);
  }
  return { value: values };
}

function whenOf(text: string): ReturnType<typeof meaningOf> {
  const when = new Map<string, string[]>();
  for (const line of linesIn(text.replaceAll(';', '\n'))) {
    const [, question, options] = /^([a-z0-9-]+)\s*:\s*([a-z0-9, -]+)$/.exec(line) ?? [];
    if (!question || !options || when.has(question)) return { wrong: 'notWhen' };
    when.set(
      question,
      options
        .split(',')
        .map((option) => option.trim())
        .filter(Boolean),
    );
  }
  return { value: Object.fromEntries(when) };
}
