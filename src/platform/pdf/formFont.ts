import { deflateSync } from 'node:zlib';
import { readGlyphs } from './coverage.ts';
import { formCodes, formLetters, letterNames } from './formLetters.ts';
import { readMeasures, subsetFont } from './trueType.ts';

/** The font of form fields: a part of the documents' own font with the whole of windows-1251, embedded in the file. */
export interface FormFont {
  /** Objects of the font as they stand in a PDF; the first of them is the font, numbered `number`. */
  objects(number: number): Buffer[];
  /** The text as a string of a PDF, in codes of this font. */
  encode(text: string): string;
  /** Width of the text, points. */
  width(text: string, size: number): number;
  /** Above and below the base line, parts of the size. */
  readonly ascent: number;
  readonly descent: number;
}

const FIRST_CODE = 0x20;
const NON_SYMBOLIC = 32;
/** Of Noto Sans: what a viewer takes when it must draw a like of the font. */
const CAP_HEIGHT = 714;
const STEM = 80;

/** Takes from a TrueType font what fields need. Throws when the font lacks a letter of windows-1251 that is Ukrainian. */
export function createFormFont(font: Buffer): FormFont {
  const all = readGlyphs(font);
  const glyphs = new Map<number, number>();
  for (const letter of formLetters.values()) {
    const point = letter.codePointAt(0) ?? 0;
    const glyph = all.get(point);
    if (glyph !== undefined) glyphs.set(point, glyph);
    else if (/[’№«»А-ЯЄІЇҐа-яєіїґ]/.test(letter)) throw new Error(`the font lacks the letter ${letter}`);
  }
  const measures = readMeasures(font);
  const scaled = (value: number): number => Math.round((value * 1000) / measures.unitsPerEm);
  const widths = Array.from({ length: 0x100 - FIRST_CODE }, (_, index) => {
    const letter = formLetters.get(FIRST_CODE + index);
    return letter === undefined ? 0 : scaled(measures.advance(glyphs.get(letter.codePointAt(0) ?? 0) ?? 0));
  });
  const file = subsetFont(font, glyphs);
  const packed = stream(deflateSync(file, { level: 9 }), `/Length1 ${file.length} /Filter /FlateDecode`);
  const letters = stream(Buffer.from(unicodeMap(), 'latin1'), '');
  const descriptor = Buffer.from(
    `/Type /FontDescriptor /FontName /NotoSans-Regular /Flags ${NON_SYMBOLIC} /FontBBox [${measures.box.map(scaled).join(' ')}] ` +
      `/ItalicAngle 0 /Ascent ${scaled(measures.ascent)} /Descent ${scaled(measures.descent)} /CapHeight ${CAP_HEIGHT} /StemV ${STEM}`,
  );
  return {
    objects: (number) => [
      Buffer.from(
        `<< /Type /Font /Subtype /TrueType /BaseFont /NotoSans-Regular /FirstChar ${FIRST_CODE} /LastChar 255 /Widths [${widths.join(' ')}] ` +
          `/FontDescriptor ${number + 1} 0 R /ToUnicode ${number + 3} 0 R ` +
          `/Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [${letterNames()}] >> >>`,
      ),
      Buffer.from(`<< ${descriptor} /FontFile2 ${number + 2} 0 R >>`),
      packed,
      letters,
    ],
    encode: (text) => `<${Buffer.from(formCodes(text)).toString('hex')}>`,
    width: (text, size) =>
      formCodes(text).reduce((sum, code) => sum + (widths[code - FIRST_CODE] ?? 0), 0) * (size / 1000),
    ascent: measures.ascent / measures.unitsPerEm,
    descent: -measures.descent / measures.unitsPerEm,
  };
}

/** A stream object: its dictionary and its bytes. */
export function stream(bytes: Buffer, entries: string): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** Which letter each code means: how a viewer copies text out of a field and knows what it can type. */
function unicodeMap(): string {
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
  const rows = [...formLetters].map(
    ([code, letter]) => `<${hex(code, 2)}> <${hex(letter.codePointAt(0) ?? 0, 4)}>`,
  );
  const blocks: string[] = [];
  // A block holds a hundred rows at most.
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def',
    '1 begincodespacerange\n<00> <FF>\nendcodespacerange',
    ...blocks,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend',
  ].join('\n');
}
