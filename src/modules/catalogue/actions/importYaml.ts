import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
} from 'yaml';
import type { Locale } from '#platform/i18n/locale.ts';
import { catalogueTexts } from '../messages.ts';
import { exchangeFormat } from '../schemas/exchange.ts';
import {
  createFaults,
  type Faults,
  judge,
  mostServices,
  type ReadResult,
  type Spelled,
} from './importFaults.ts';

/** Longest document of a file, characters: a service is a few thousand. */
const longestDocument = 400_000;

/**
 * Reads a catalogue in YAML: a first document that names the format, then a document for each service, read one at a
 * time so that thousands never stand in memory as trees. Aliases are refused: with them a small file means a huge one.
 */
export function readYaml(text: string, locale: Locale): ReadResult {
  const t = catalogueTexts[locale].exchange;
  const faults = createFaults();
  const documents = documentsOf(text);
  const first = documents.next();
  const head = first.done ? undefined : spelledIn(first.value, locale, faults)[0]?.raw;
  const header = headerOf(head);
  if (!header) faults.add({ line: 1, message: t.yaml.header });
  else if (header.version > exchangeFormat.version) faults.add({ line: 1, message: t.yaml.newer });
  if (faults.count > 0)
    return {
      read: { format: 'yaml', centre: null, services: [] },
      faults: faults.kept,
      faultCount: faults.count,
    };
  const known = new Map<string, number>();
  function* services(): Generator<Spelled> {
    let count = 0;
    for (const document of documents) {
      for (const spelled of spelledIn(document, locale, faults)) {
        count += 1;
        if (count > mostServices) {
          faults.add({ line: document.line, message: t.file.tooMany(mostServices) });
          return;
        }
        const { raw, lines } = spelled;
        if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
          faults.add({ line: lines[''] ?? document.line, message: t.yaml.notService });
          continue;
        }
        const slug = 'slug' in raw && typeof raw.slug === 'string' ? raw.slug : undefined;
        const before = slug === undefined ? undefined : known.get(slug);
        if (slug !== undefined && before !== undefined)
          faults.add({
            line: lines.slug ?? document.line,
            field: 'slug',
            slug,
            message: t.yaml.repeatedSlug(before),
          });
        if (slug !== undefined) known.set(slug, before ?? lines[''] ?? document.line);
        yield spelled;
      }
    }
    if (count === 0) faults.add({ message: t.file.empty });
  }
  const read = judge(locale, 'yaml', services(), faults);
  return {
    read: { format: 'yaml', centre: header?.centre ?? null, services: read },
    faults: faults.kept,
    faultCount: faults.count,
  };
}

interface Part {
  readonly text: string;
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
}

/**
 * A line of three hyphens ends a document wherever it stands: no text inside one may begin with them (YAML 1.2, 9.1.4). One
 * document at a time, as a piece of the text: a copy of each line of thousands of services would take several times the file.
 */
function* documentsOf(whole: string): Generator<Part> {
  const text = whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  const divider = /^---(?=\s|$)/gm;
  let line = 1;
  let from = 0;
  while (from < text.length) {
    divider.lastIndex = from + 1;
    const to = divider.exec(text)?.index ?? text.length;
    const part = text.slice(from, to);
    const lines = part.split('\n');
    if (lines.some((one) => !/^\s*(#.*|---\s*(#.*)?|%.*|[.]{3}\s*)?$/.test(one))) yield { text: part, line };
    line += lines.length - 1;
    from = to;
  }
}

/** The services of one document: one, or a list of them. */
function spelledIn(part: Part, locale: Locale, faults: Faults): Spelled[] {
  const t = catalogueTexts[locale].exchange.yaml;
  if (part.text.length > longestDocument) {
    faults.add({ line: part.line, message: t.tooLong });
    return [];
  }
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line + part.line - 1;
  try {
    const document = parseDocument(part.text, {
      lineCounter: counter,
      schema: 'core',
      version: '1.2',
      prettyErrors: false,
      uniqueKeys: true,
    });
    for (const { code, pos, message } of [...document.errors, ...document.warnings])
      faults.add({
        line: lineAt(pos[0]),
        message:
          code === 'DUPLICATE_KEY'
            ? t.repeated
            : code === 'TAB_AS_INDENT'
              ? t.tab
              : t.structure(message.split('\n')[0] ?? ''),
      });
    if (document.errors.length + document.warnings.length > 0) return [];
    const roots = isSeq(document.contents) ? document.contents.items : [document.contents];
    const spelled: Spelled[] = [];
    for (const root of roots) {
      const lines: Record<string, number> = {};
      const alias = walk(root, '', lines, lineAt);
      if (alias !== undefined) {
        faults.add({ line: alias, message: t.aliases });
        continue;
      }
      spelled.push({ raw: isCollection(root) || isScalar(root) ? root.toJS(document) : null, lines });
    }
    return spelled;
  } catch (error) {
    // The parser calls itself for each level of nesting.
    if (!(error instanceof RangeError)) throw error;
    faults.add({ line: part.line, message: t.tooDeep });
    return [];
  }
}

/** Notes on which line each piece stands; returns the line of an alias, if there is one. */
function walk(
  node: ParsedNode | null,
  path: string,
  lines: Record<string, number>,
  lineAt: (offset: number) => number,
): number | undefined {
  if (!node) return undefined;
  const line = lineAt(node.range[0]);
  if (isAlias(node)) return line;
  lines[path] ??= line;
  const under = (name: string) => (path === '' ? name : `${path}.${name}`);
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (isAlias(key)) return lineAt(key.range[0]);
      const name = isScalar(key) ? String(key.value) : '';
      if (key) lines[under(name)] = lineAt(key.range[0]);
      const alias = walk(value, under(name), lines, lineAt);
      if (alias !== undefined) return alias;
    }
  } else if (isSeq(node)) {
    for (const [at, item] of node.items.entries()) {
      const alias = walk(item, under(String(at)), lines, lineAt);
      if (alias !== undefined) return alias;
    }
  }
  return undefined;
}

function headerOf(raw: unknown): { version: number; centre: string | null } | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  if (!('format' in raw) || raw.format !== exchangeFormat.name) return undefined;
  if (!('version' in raw) || typeof raw.version !== 'number') return undefined;
  return {
    version: raw.version,
    centre: 'centre' in raw && typeof raw.centre === 'string' ? raw.centre : null,
  };
}
