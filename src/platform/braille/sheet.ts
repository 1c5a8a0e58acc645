import { braille } from './translate.ts';

/** One block of a document; a heading of level 1 opens it. */
export interface BraillePart {
  readonly kind: 'title' | 'heading' | 'text' | 'item';
  readonly text: string;
}

export const cellsInLine = 40;
export const linesOnPage = 25;

/**
 * A document as BRF: 40 cells a line, 25 lines a page, the last one with the number of the page at the right. Pages end
 * with a form feed, lines with CR LF, as embossers take them. A heading never ends a page.
 */
export function brailleSheet(parts: readonly BraillePart[]): string {
  const pages: string[][] = [[]];
  for (const part of parts) {
    const cells = braille(part.text);
    if (cells === '') continue;
    const heading = part.kind === 'title' || part.kind === 'heading';
    const lines = linesOf(part.kind, cells);
    let page = last(pages);
    const room = linesOnPage - 1 - page.length;
    // With a blank line before it and a line of what follows after it.
    if (heading && page.length > 0) {
      if (room < lines.length + 2) {
        page = [];
        pages.push(page);
      } else page.push('');
    }
    for (const line of lines) {
      if (page.length >= linesOnPage - 1) {
        page = [];
        pages.push(page);
      }
      page.push(line);
    }
  }
  return pages.map((page, at) => pageText(page, at + 1)).join('');
}

const last = (pages: string[][]): string[] => pages.at(-1) ?? [];

function pageText(lines: readonly string[], number: number): string {
  const blank = Array.from({ length: linesOnPage - 1 - lines.length }, () => '');
  const foot = braille(String(number)).padStart(cellsInLine);
  return `${[...lines, ...blank, foot].join('\r\n')}\r\n\f`;
}

function linesOf(kind: BraillePart['kind'], cells: string): string[] {
  switch (kind) {
    case 'title':
      return wrap(cells, 0, 0, cellsInLine - 6).map(centred);
    case 'heading':
      return wrap(cells, 0, 0, cellsInLine - 6).map((line) => `${'    '}${line}`);
    case 'text':
      return wrap(cells, 2, 0, cellsInLine);
    case 'item':
      return wrap(cells, 0, 2, cellsInLine);
  }
}

const centred = (line: string): string => ' '.repeat(Math.floor((cellsInLine - line.length) / 2)) + line;

/** Breaks at blanks; a word longer than a line breaks with a hyphen. */
function wrap(cells: string, first: number, next: number, width: number): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(first);
  let empty = true;
  const close = () => {
    lines.push(line);
    line = ' '.repeat(next);
    empty = true;
  };
  for (const word of cells.split(' ')) {
    let rest = word;
    if (!empty && line.length + 1 + rest.length > width) close();
    while (line.length + (empty ? 0 : 1) + rest.length > width) {
      const room = width - line.length - 1;
      line += `${rest.slice(0, room)}-`;
      rest = rest.slice(room);
      close();
    }
    line += (empty ? '' : ' ') + rest;
    empty = false;
  }
  lines.push(line);
  return lines;
}
