/** Just enough of TrueType to embed a small part of a font whole: with its character map, so that a viewer can type in it. */

const SHORT_LOCATIONS = 0;
const COMPOUND = { words: 0x01, scale: 0x08, more: 0x20, twoScales: 0x40, matrix: 0x80 };

export interface FontMeasures {
  readonly unitsPerEm: number;
  readonly box: readonly number[];
  readonly ascent: number;
  readonly descent: number;
  /** Width of a glyph in units of the font. */
  advance(glyph: number): number;
}

type Tables = ReadonlyMap<string, Buffer>;

function readTables(font: Buffer): Tables {
  const count = font.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const entry = 12 + index * 16;
      const start = font.readUInt32BE(entry + 8);
      const length = font.readUInt32BE(entry + 12);
      return [font.toString('latin1', entry, entry + 4), font.subarray(start, start + length)];
    }),
  );
}

function table(tables: Tables, name: string): Buffer {
  const found = tables.get(name);
  if (found === undefined) throw new Error(`the font lacks the table ${name}`);
  return found;
}

/** Sizes of the letters. Throws when the font is not TrueType. */
export function readMeasures(font: Buffer): FontMeasures {
  const tables = readTables(font);
  const [head, hhea, hmtx] = [table(tables, 'head'), table(tables, 'hhea'), table(tables, 'hmtx')];
  const wide = hhea.readUInt16BE(34);
  return {
    unitsPerEm: head.readUInt16BE(18),
    box: [36, 38, 40, 42].map((at) => head.readInt16BE(at)),
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    advance: (glyph) => hmtx.readUInt16BE(Math.min(glyph, wide - 1) * 4),
  };
}

/** The font with only the named letters in it; numbers of glyphs stay, so nothing that refers to them changes. */
export function subsetFont(font: Buffer, glyphs: ReadonlyMap<number, number>): Buffer {
  const tables = readTables(font);
  const head = Buffer.from(table(tables, 'head'));
  const locations = readLocations(table(tables, 'loca'), head.readInt16BE(50) === SHORT_LOCATIONS);
  const glyf = table(tables, 'glyf');
  const outline = (glyph: number): Buffer =>
    glyf.subarray(locations[glyph] ?? 0, locations[glyph + 1] ?? locations[glyph] ?? 0);
  const kept = withParts([0, ...glyphs.values()], outline);
  const shapes: Buffer[] = [];
  const places = Buffer.alloc(locations.length * 4);
  let at = 0;
  for (let glyph = 0; glyph + 1 < locations.length; glyph++) {
    places.writeUInt32BE(at, glyph * 4);
    if (!kept.has(glyph)) continue;
    const shape = outline(glyph);
    shapes.push(shape, Buffer.alloc(-shape.length & 3));
    at += shape.length + (-shape.length & 3);
  }
  places.writeUInt32BE(at, (locations.length - 1) * 4);
  head.writeInt16BE(1, 50);
  const own: [string, Buffer][] = [
    ['cmap', characterMap(glyphs)],
    ['glyf', Buffer.concat(shapes)],
    ['head', head],
    ['hmtx', keptWidths(tables, kept)],
    ['loca', places],
  ];
  const taken = ['cvt ', 'fpgm', 'prep', 'hhea', 'maxp'].flatMap((name): [string, Buffer][] => {
    const found = tables.get(name);
    return found ? [[name, found]] : [];
  });
  return writeFont([...own, ...taken]);
}

function readLocations(loca: Buffer, short: boolean): number[] {
  const size = short ? 2 : 4;
  return Array.from({ length: loca.length / size }, (_, index) =>
    short ? loca.readUInt16BE(index * 2) * 2 : loca.readUInt32BE(index * 4),
  );
}

/** «Ї» is made of «І» and two dots: what a letter is made of is needed too. */
function withParts(first: readonly number[], outline: (glyph: number) => Buffer): Set<number> {
  const kept = new Set<number>();
  const open = [...first];
  for (let glyph = open.pop(); glyph !== undefined; glyph = open.pop()) {
    if (kept.has(glyph)) continue;
    kept.add(glyph);
    open.push(...partsOf(outline(glyph)));
  }
  return kept;
}

function partsOf(shape: Buffer): number[] {
  if (shape.length < 10 || shape.readInt16BE(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10, more = true; more; ) {
    const flags = shape.readUInt16BE(at);
    parts.push(shape.readUInt16BE(at + 2));
    at += 4 + (flags & COMPOUND.words ? 4 : 2);
    if (flags & COMPOUND.scale) at += 2;
    else if (flags & COMPOUND.twoScales) at += 4;
    else if (flags & COMPOUND.matrix) at += 8;
    more = (flags & COMPOUND.more) !== 0;
  }
  return parts;
}

/** Widths of the letters left out are noughts: they compress to nothing. */
function keptWidths(tables: Tables, kept: ReadonlySet<number>): Buffer {
  const widths = Buffer.from(table(tables, 'hmtx'));
  const wide = table(tables, 'hhea').readUInt16BE(34);
  for (let glyph = 0; glyph < wide; glyph++) if (!kept.has(glyph)) widths.fill(0, glyph * 4, glyph * 4 + 4);
  return widths;
}

/** A map of the Microsoft Unicode kind (platform 3, encoding 1, format 4), one segment a letter. */
function characterMap(glyphs: ReadonlyMap<number, number>): Buffer {
  const letters = [...glyphs].sort(([one], [other]) => one - other);
  const segments = [...letters, [0xffff, 0] as const];
  const count = segments.length;
  const map = Buffer.alloc(12 + 16 + count * 8);
  map.writeUInt16BE(1, 2);
  map.writeUInt16BE(3, 4);
  map.writeUInt16BE(1, 6);
  map.writeUInt32BE(12, 8);
  const power = Math.floor(Math.log2(count));
  const head = [4, map.length - 12, 0, count * 2, 2 ** power * 2, power, (count - 2 ** power) * 2];
  for (const [index, value] of head.entries()) map.writeUInt16BE(value, 12 + index * 2);
  for (const [index, [letter, glyph]] of segments.entries()) {
    map.writeUInt16BE(letter, 26 + index * 2);
    map.writeUInt16BE(letter, 28 + (count + index) * 2);
    map.writeUInt16BE(letter === 0xffff ? 1 : (glyph - letter) & 0xffff, 28 + (count * 2 + index) * 2);
  }
  return map;
}

function writeFont(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const directory = Buffer.alloc(12 + sorted.length * 16);
  directory.writeUInt32BE(0x00010000, 0);
  const search = [sorted.length, 2 ** power * 16, power, (sorted.length - 2 ** power) * 16];
  for (const [index, value] of search.entries()) directory.writeUInt16BE(value, 4 + index * 2);
  const bodies: Buffer[] = [];
  let at = directory.length;
  for (const [index, [name, body]] of sorted.entries()) {
    const padded = Buffer.concat([body, Buffer.alloc(-body.length & 3)]);
    const entry = 12 + index * 16;
    directory.write(name, entry, 'latin1');
    directory.writeUInt32BE(checksum(padded), entry + 4);
    directory.writeUInt32BE(at, entry + 8);
    directory.writeUInt32BE(body.length, entry + 12);
    bodies.push(padded);
    at += padded.length;
  }
  return Buffer.concat([directory, ...bodies]);
}

function checksum(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
