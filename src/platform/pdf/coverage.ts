/**
 * Which characters a font can draw. PDF/UA forbids a document with a character that no font has, so a stray
 * emoji in someone's note would otherwise stop an official document: such a character is shown as U+FFFD instead.
 */
export type Coverage = (codePoint: number) => boolean;

const SEGMENTED = 4;
const WIDE = 12;
const NO_GLYPH = 0xffff;

/** Reads the character map of a TrueType font (cmap formats 4 and 12). Throws when the font has none. */
export function readCoverage(font: Buffer): Coverage {
  const glyphs = readGlyphs(font);
  return (codePoint) => glyphs.has(codePoint);
}

/** Numbers of glyphs by code point. Throws when the font has no Unicode character map. */
export function readGlyphs(font: Buffer): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (const map of findMaps(font)) readMap(font, map, glyphs);
  if (glyphs.size === 0) throw new Error('the font has no Unicode character map');
  return glyphs;
}

/** Draws what the font lacks as U+FFFD, drops control characters, and says which code points were replaced. */
export function fitToFont(text: string, covered: Coverage): { text: string; replaced: string[] } {
  const replaced: string[] = [];
  let out = '';
  for (const character of text.normalize('NFC')) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (isLineBreak(codePoint)) out += '\n';
    else if (isInvisible(codePoint)) continue;
    else if (covered(codePoint)) out += character;
    else {
      out += '\uFFFD';
      replaced.push(`U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
    }
  }
  return { text: out, replaced };
}

// Joiners, direction marks and variation selectors have no shape of their own, and a direction override could
// make a printed name read differently from the recorded one.
function isInvisible(codePoint: number): boolean {
  return (
    codePoint < 0x20 ||
    (codePoint >= 0x7f && codePoint < 0xa0) ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff
  );
}

function isLineBreak(codePoint: number): boolean {
  return codePoint === 0x0a || codePoint === 0x2028 || codePoint === 0x2029;
}

function findMaps(font: Buffer): number[] {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index++) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    const cmap = font.readUInt32BE(entry + 8);
    const maps = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, map) =>
      font.readUInt32BE(cmap + 4 + map * 8 + 4),
    );
    return [...new Set(maps)].map((offset) => cmap + offset);
  }
  return [];
}

function readMap(font: Buffer, map: number, found: Map<number, number>): void {
  const format = font.readUInt16BE(map);
  if (format === SEGMENTED) readSegments(font, map, found);
  if (format === WIDE) readGroups(font, map, found);
}

function readSegments(font: Buffer, map: number, found: Map<number, number>): void {
  const doubled = font.readUInt16BE(map + 6);
  for (let at = 0; at < doubled; at += 2) {
    const last = font.readUInt16BE(map + 14 + at);
    const first = font.readUInt16BE(map + 16 + doubled + at);
    const delta = font.readUInt16BE(map + 16 + doubled * 2 + at);
    const offsetAt = map + 16 + doubled * 3 + at;
    const offset = font.readUInt16BE(offsetAt);
    for (let code = first; code <= last && code !== NO_GLYPH; code++) {
      const listed = offset === 0 ? code : font.readUInt16BE(offsetAt + offset + (code - first) * 2);
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) found.set(code, glyph);
    }
  }
}

function readGroups(font: Buffer, map: number, found: Map<number, number>): void {
  const groups = font.readUInt32BE(map + 12);
  for (let group = 0; group < groups; group++) {
    const at = map + 16 + group * 12;
    const first = font.readUInt32BE(at);
    const last = font.readUInt32BE(at + 4);
    const glyph = font.readUInt32BE(at + 8);
    for (let code = first; code <= last; code++) found.set(code, glyph + code - first);
  }
}
