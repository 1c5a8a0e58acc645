import { inflateSync } from 'node:zlib';

/**
 * Reads back the text of a PDF that this renderer wrote, in reading order, one piece a line: how tests know what
 * a document says and that its letters are text, not drawings. It understands no other PDF.
 */
export function readPdfText(pdf: Uint8Array): string {
  const file = Buffer.from(pdf).toString('latin1');
  const objects = new Map(
    [...file.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map((found) => [found[1] ?? '', found[2] ?? '']),
  );
  const pieces: string[] = [];
  for (const page of objects.values()) {
    const contents = /\/Type \/Page\n[\s\S]*\/Contents (\d+) 0 R/.exec(page)?.[1];
    if (contents === undefined) continue;
    const fonts = new Map(
      [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map((font) => [
        font[1] ?? '',
        readLetters(objects, font[2] ?? ''),
      ]),
    );
    pieces.push(readPage(inflate(objects.get(contents) ?? ''), fonts));
  }
  return pieces.join('\n');
}

// A font, a string (in which paired parentheses need no escape), or the end of a piece of text.
const PLAIN = String.raw`[^()\\]|\\[\s\S]`;
const NESTED = String.raw`(?:${PLAIN}|\((?:${PLAIN}|\((?:${PLAIN})*\))*\))*`;
const TOKENS = new RegExp(String.raw`\/(f\d+) [\d.]+ Tf|\(${NESTED}\)|\bT[jJ]\b`, 'g');

type Letters = ReadonlyMap<number, string>;

function readLetters(objects: ReadonlyMap<string, string>, font: string): Letters {
  const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? '')?.[1] ?? '';
  const letters = new Map<number, string>();
  for (const [, code, text] of inflate(objects.get(map) ?? '').matchAll(
    /<([0-9a-f]{4})> <([0-9a-f]+)>\n/gi,
  )) {
    letters.set(
      Number.parseInt(code ?? '', 16),
      Buffer.from(text ?? '', 'hex')
        .swap16()
        .toString('utf16le'),
    );
  }
  return letters;
}

function readPage(content: string, fonts: ReadonlyMap<string, Letters>): string {
  let letters: Letters = new Map();
  let out = '';
  for (const [token, font] of content.matchAll(TOKENS)) {
    if (font !== undefined) letters = fonts.get(font) ?? letters;
    else if (token.startsWith('(')) out += decode(unquote(token.slice(1, -1)), letters);
    else out += '\n';
  }
  return out;
}

function decode(codes: string, letters: Letters): string {
  let out = '';
  for (let at = 0; at + 1 < codes.length; at += 2) {
    out += letters.get(codes.charCodeAt(at) * 256 + codes.charCodeAt(at + 1)) ?? '';
  }
  return out;
}

const NAMED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unquote(text: string): string {
  return text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (NAMED[code] ?? code),
  );
}

function inflate(object: string): string {
  const start = object.indexOf('stream\n');
  if (start < 0) return '';
  const bytes = Buffer.from(object.slice(start + 7), 'latin1');
  return (object.includes('/FlateDecode') ? inflateSync(bytes, { finishFlush: 2 }) : bytes).toString(
    'latin1',
  );
}
