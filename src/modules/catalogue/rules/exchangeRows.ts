import type { ExchangedService } from '../schemas/exchange.ts';
import { type CellValue, cellOf, meaningOf, type WrongCell } from './exchangeCells.ts';
import {
  type ExchangeSheet,
  exchangeSheets,
  questionColumn,
  type SheetColumn,
  type SheetKey,
  sheetOf,
  slugColumn,
} from './exchangeSheets.ts';

/** A row of a sheet that was read: its number in the sheet, from 1, and its cells by the key of the column. */
export interface SheetRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, CellValue>>;
}

/** Why a row cannot be used. */
export type WrongRow =
  | 'noSlug'
  | 'repeatedSlug'
  | 'unknownSlug'
  | 'noCardRow'
  | 'unknownQuestion'
  | 'termWithoutKind';

export interface RowFault {
  readonly sheet: ExchangeSheet;
  readonly line: number;
  readonly column: SheetColumn;
  readonly slug: string | null;
  readonly wrong: WrongCell | WrongRow;
}

/** A service as a file spells it, for the schema to judge; `lines`: where each of its pieces stands, by path. */
export interface RawService {
  readonly slug: string;
  readonly raw: Record<string, unknown>;
  readonly lines: Record<string, number>;
}

type Thing = Record<string, unknown>;

/** Rows of all sheets for a service, in the order of the columns. */
export function rowsOfService(service: ExchangedService): Record<SheetKey, CellValue[][]> {
  const rows = Object.fromEntries(sheetNames.map((key) => [key, [] as CellValue[][]])) as Record<
    SheetKey,
    CellValue[][]
  >;
  for (const sheet of exchangeSheets)
    for (const piece of piecesIn(service, sheet))
      rows[sheet.key].push(
        sheet.columns.map((column) =>
          column === slugColumn ? service.slug : cellOf(column, at(piece, column.key)),
        ),
      );
  return rows;
}

const sheetNames = exchangeSheets.map(({ key }) => key);

/** What the rows of a sheet stand for, with the names of its columns. */
function piecesIn(service: ExchangedService, sheet: ExchangeSheet): unknown[] {
  const { card } = service;
  switch (sheet.key) {
    case 'services':
      return [service];
    case 'competence':
      return service.competence ?? [];
    case 'cards':
      return card ? [{ ...card, term: termCells(card.term), cardVersion: service.cardVersion }] : [];
    case 'options':
      return (card?.questions ?? []).flatMap(({ key, options }) =>
        options.map((option) => ({ ...option, question: key })),
      );
    default: {
      const members: readonly unknown[] = card?.[sheet.key] ?? [];
      return sheet.plain ? members.map((text) => ({ text })) : [...members];
    }
  }
}

type Term = NonNullable<ExchangedService['card']>['term'];
const termCells = (term: Term) =>
  term && {
    kind: term.kind,
    count: term.kind === 'sameDay' ? null : term.kind === 'months' ? term.months : term.days,
    ground: term.ground,
  };

const at = (thing: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inside, part) =>
        typeof inside === 'object' && inside !== null
          ? Object.entries(inside).find(([name]) => name === part)?.[1]
          : undefined,
      thing,
    );

/**
 * The services that the rows of a spreadsheet spell. Nothing is left out in silence: a row that belongs nowhere is a
 * fault, and so is a cell that cannot stand for a value.
 */
export function servicesOfRows(
  tables: Readonly<Partial<Record<SheetKey, readonly SheetRow[]>>>,
  report: (fault: RowFault) => void,
): RawService[] {
  const services = new Map<string, RawService>();
  for (const sheet of exchangeSheets) {
    for (const row of tables[sheet.key] ?? []) {
      const slug = typeof row.cells.slug === 'string' ? row.cells.slug.trim() : String(row.cells.slug ?? '');
      const wrong = (reason: WrongRow, column: SheetColumn = slugColumn) =>
        report({ sheet, line: row.line, column, slug: slug || null, wrong: reason });
      if (slug === '') {
        wrong('noSlug');
        continue;
      }
      const thing = thingOf(sheet, row, slug, report);
      const known = services.get(slug);
      if (sheet.key === 'services') {
        if (known) wrong('repeatedSlug');
        else services.set(slug, { slug, raw: { ...thing, slug }, lines: { '': row.line } });
      } else if (!known) wrong('unknownSlug');
      else put(known, sheet, thing, row.line, wrong);
    }
  }
  return [...services.values()];
}

/** The values of a row, by the paths of its columns. */
function thingOf(
  sheet: ExchangeSheet,
  row: SheetRow,
  slug: string,
  report: (fault: RowFault) => void,
): Thing {
  const thing: Thing = {};
  for (const column of sheet.columns) {
    if (column === slugColumn) continue;
    const read = meaningOf(column, row.cells[column.key] ?? null);
    if ('wrong' in read) report({ sheet, line: row.line, column, slug, wrong: read.wrong });
    else set(thing, column.key.split('.'), read.value);
  }
  return thing;
}

function set(thing: Thing, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    thing[name] = value;
    return;
  }
  const inside = thing[name];
  const deeper: Thing = isThing(inside) ? inside : {};
  thing[name] = deeper;
  set(deeper, rest, value);
}

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Puts what a row stands for into its service. */
function put(
  service: RawService,
  sheet: ExchangeSheet,
  thing: Thing,
  line: number,
  wrong: (reason: WrongRow, column?: SheetColumn) => void,
): void {
  const { raw, lines } = service;
  if (sheet.key === 'competence') {
    lines[`competence.${append(raw, 'competence', thing)}`] = line;
    return;
  }
  if (sheet.key === 'cards') {
    if (raw.card !== undefined) {
      wrong('repeatedSlug');
      return;
    }
    const { cardVersion, ...card } = thing;
    raw.cardVersion = cardVersion ?? null;
    raw.card = {
      ...emptyLists(),
      ...card,
      term: termOf(card.term, () => wrong('termWithoutKind', termKind)),
      appeal: appealOf(card.appeal),
    };
    lines.card = line;
    return;
  }
  const { card } = raw;
  if (!isThing(card)) {
    wrong('noCardRow');
    return;
  }
  if (sheet.key === 'options') {
    const { question: key, ...option } = thing;
    const questions = Array.isArray(card.questions) ? card.questions : [];
    const place = questions.findIndex((question) => isThing(question) && question.key === key);
    const question: unknown = questions[place];
    if (!isThing(question)) {
      wrong('unknownQuestion', questionColumn);
      return;
    }
    lines[`card.questions.${place}.options.${append(question, 'options', option)}`] = line;
    return;
  }
  const piece = sheet.plain ? thing.text : sheet.key === 'questions' ? { ...thing, options: [] } : thing;
  lines[`card.${sheet.key}.${append(card, sheet.key, piece)}`] = line;
}

const termKind = sheetOf('cards').columns.find(({ key }) => key === 'term.kind') ?? slugColumn;

/** Adds a member to a list; returns its place. */
function append(thing: Thing, name: string, member: unknown): number {
  const list: unknown = thing[name];
  if (Array.isArray(list)) return list.push(member) - 1;
  thing[name] = [member];
  return 0;
}

const emptyLists = (): Thing =>
  Object.fromEntries(
    ['documents', 'refusals', 'legalBasis', 'conditions', 'extraTerms', 'notes', 'questions', 'toCheck'].map(
      (name) => [name, []],
    ),
  );

function termOf(cells: unknown, wrong: () => void): unknown {
  if (!isThing(cells)) return null;
  const { kind = null, count = null, ground = '' } = cells;
  if (kind === null) {
    if (count !== null || ground !== '') wrong();
    return null;
  }
  // A number beside «у день звернення» would be lost: the schema refuses it.
  if (kind === 'sameDay') return count === null ? { kind, ground } : { kind, ground, days: count };
  return kind === 'months' ? { kind, months: count, ground } : { kind, days: count, ground };
}

const appealOf = (cells: unknown): unknown =>
  isThing(cells) && Object.values(cells).some((value) => value !== '' && value !== null) ? cells : null;
