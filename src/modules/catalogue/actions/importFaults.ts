import { formatDate } from '#platform/i18n/dates.ts';
import { issueText, ownSentence } from '#platform/i18n/issueText.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { catalogueTexts } from '../messages.ts';
import type { RowFault } from '../rules/exchangeRows.ts';
import { columnOf } from '../rules/exchangeSheets.ts';
import type { StateFault } from '../rules/importPlan.ts';
import { exchangedService, type Fault, type ReadCatalogue, type ReadService } from '../schemas/exchange.ts';

/** Faults kept for the report: whoever mends this many uploads again anyway. */
export const mostFaults = 300;
/** Services of one file: a whole country fits into several. */
export const mostServices = 10_000;

/** What a program read: the services whose shape is right, and what is wrong. */
export interface ReadResult {
  readonly read: ReadCatalogue;
  readonly faults: readonly Fault[];
  /** How many there are, more than are kept. */
  readonly faultCount: number;
}

/** Gathers faults: of several about one place the first, and no more than a report shows. */
export function createFaults() {
  const places = new Set<string>();
  const kept: Fault[] = [];
  return {
    add(fault: Partial<Fault> & Pick<Fault, 'message'>): void {
      const whole = { sheet: null, line: null, field: null, slug: null, ...fault };
      const place = JSON.stringify([
        whole.sheet,
        whole.line,
        whole.field,
        whole.line === null ? whole.message : null,
      ]);
      if (places.has(place)) return;
      places.add(place);
      if (kept.length < mostFaults) kept.push(whole);
    },
    kept,
    get count(): number {
      return places.size;
    },
  };
}
export type Faults = ReturnType<typeof createFaults>;

/** Why a row or a cell cannot be used, in words. */
export function rowMessage(locale: Locale, { wrong, column }: RowFault): string {
  const t = catalogueTexts[locale].exchange;
  switch (wrong) {
    case 'notChoice':
      return t.cell.notChoice(Object.values(column.words ?? {}).join('; '));
    case 'becameDate':
    case 'notWhole':
    case 'notYesNo':
    case 'notDate':
    case 'notWhen':
      return t.cell[wrong];
    default:
      return t.row[wrong];
  }
}

/** What stands in the catalogue against a service of the file, in words. */
export function stateMessage(locale: Locale, fault: StateFault): string {
  const t = catalogueTexts[locale].exchange.state;
  switch (fault.kind) {
    case 'unknownProvider':
    case 'ambiguousProvider':
    case 'unknownTopic':
      return t[fault.kind](fault.name);
    case 'unknownGroup':
      return t.unknownGroup(fault.letter);
    case 'unknownList':
      return t.unknownList(fault.number, formatDate(locale, fault.date));
    case 'numberTaken':
      return t.numberTaken(fault.number, fault.slug);
    case 'competenceGone':
    case 'repeatedDate':
      return t[fault.kind](formatDate(locale, fault.date));
    case 'missingAct':
      return t.missingAct(fault.act);
    case 'repeatedDocument':
      return t.repeatedDocument(fault.key);
    default:
      return t[fault.kind];
  }
}

export interface Spelled {
  readonly raw: unknown;
  /** Line of each piece by its path; '' is the service itself. */
  readonly lines: Readonly<Record<string, number>>;
}

/** Judges by the schema what files spell. A service with a fault is left out, and so the file is not imported. */
export function judge(
  locale: Locale,
  format: ReadCatalogue['format'],
  spelled: Iterable<Spelled>,
  faults: Faults,
): ReadService[] {
  const services: ReadService[] = [];
  for (const { raw, lines } of spelled) {
    const parsed = exchangedService.safeParse(raw, { reportInput: true });
    if (parsed.success) {
      services.push({ lines: linesToKeep(lines), service: parsed.data });
      continue;
    }
    const slug = slugOf(raw);
    for (const issue of parsed.error.issues) {
      const path = issue.path.filter((part) => typeof part !== 'symbol');
      const message = issueMessage(locale, issue);
      faults.add({ ...placeOf(format, lines, path), slug, message });
    }
  }
  return services;
}

type Issue = Extract<
  ReturnType<typeof exchangedService.safeParse>,
  { success: false }
>['error']['issues'][number];

/** The words of forms, but for what a file can have and a form cannot. */
function issueMessage(locale: Locale, issue: Issue): string {
  const { yaml: t, cell } = catalogueTexts[locale].exchange;
  if (issue.code === 'unrecognized_keys') return t.unknownFields(issue.keys.join(', '));
  if (issue.code === 'invalid_value') return cell.notChoice(issue.values.map(String).join('; '));
  const told = typeof issue.input === 'number' || typeof issue.input === 'boolean';
  const ofItsOwn = ownSentence(issue.message, locale) !== undefined;
  if (issue.code === 'invalid_type' && issue.expected === 'string' && told && !ofItsOwn) return t.notText;
  return issueText(issue, locale);
}

/** Of a service itself, its card and the members of its lists; single fields are found beside them. */
const linesToKeep = (lines: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(lines).filter(([path]) => /^(card)?$|[.]\d+$/.test(path)));

const slugOf = (raw: unknown): string | null =>
  typeof raw === 'object' && raw !== null && 'slug' in raw && typeof raw.slug === 'string' ? raw.slug : null;

/** Where a path of a service stands: of its pieces the nearest that has a line. */
export function placeOf(
  format: ReadCatalogue['format'],
  lines: Readonly<Record<string, number>>,
  path: readonly (string | number)[],
): Pick<Fault, 'sheet' | 'line' | 'field'> {
  const { sheet, column } = columnOf(path);
  const line = lineOf(lines, path);
  if (format === 'xlsx') return { sheet: sheet.name, line, field: column?.header ?? null };
  return { sheet: null, line, field: path.filter((part) => typeof part === 'string').join('.') || null };
}

function lineOf(lines: Readonly<Record<string, number>>, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines[path.slice(0, length).join('.')];
    if (line !== undefined) return line;
  }
  return lines[''] ?? 1;
}
