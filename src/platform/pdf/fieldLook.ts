import type { FieldSpec } from './formFields.ts';
import type { FormFont } from './formFont.ts';

/** How a field looks before anybody types in it: a viewer draws this, and prints it. Operators of a PDF's content. */

interface Size {
  readonly width: number;
  readonly height: number;
}

const PADDING = 2;
const LARGEST = 11;
const SMALLEST = 4;
const OF_SEVERAL_LINES = 10;
const CAPITALS = 0.714;

/** The text that a field is filled with at the start. */
export function fieldLook(field: FieldSpec, size: Size, font: FormFont, name: string): string {
  if (field.value === '') return '/Tx BMC EMC';
  const room = size.width - PADDING * 2;
  const drawn =
    field.lines > 1 ? severalLines(field.value, size, room, font) : oneLine(field.value, size, room, font);
  const clip = `1 1 ${(size.width - 2).toFixed(2)} ${(size.height - 2).toFixed(2)} re W n`;
  const words = drawn.lines.map(
    (line, index) => `${index > 0 ? `0 ${(-drawn.leading).toFixed(2)} Td ` : ''}${font.encode(line)} Tj`,
  );
  return [
    `/Tx BMC q ${clip} BT ${name} ${drawn.size.toFixed(2)} Tf 0 g ${PADDING} ${drawn.base.toFixed(2)} Td`,
    ...words,
    'ET Q EMC',
  ].join('\n');
}

interface Drawn {
  readonly lines: readonly string[];
  readonly size: number;
  readonly base: number;
  readonly leading: number;
}

function oneLine(value: string, { height }: Size, room: number, font: FormFont): Drawn {
  const line = value.replaceAll('\n', ' ');
  const wanted = Math.min(LARGEST, height / (font.ascent + font.descent));
  const size = Math.max(SMALLEST, Math.min(wanted, (wanted * room) / Math.max(1, font.width(line, wanted))));
  return { lines: [line], size, base: (height - CAPITALS * size) / 2, leading: 0 };
}

/** Letters get smaller until the text fits, as a pen's would. */
function severalLines(value: string, { height }: Size, room: number, font: FormFont): Drawn {
  for (let size = OF_SEVERAL_LINES; ; size -= 0.5) {
    const lines = value.split('\n').flatMap((line) => wrapped(line, room, size, font));
    const leading = size * (font.ascent + font.descent);
    if (lines.length * leading <= height - PADDING || size <= SMALLEST)
      return { lines, size, base: height - PADDING / 2 - font.ascent * size, leading };
  }
}

function wrapped(line: string, room: number, size: number, font: FormFont): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && font.width(longer, size) > room) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

/** A box to tick; its frame is drawn on the page itself, for a pen. */
export function tickLooks({ width, height }: Size): { on: string; off: string } {
  const at = (x: number, y: number): string => `${(width * x).toFixed(2)} ${(height * y).toFixed(2)}`;
  return {
    on: `q 1.4 w 1 J 1 j 0 G ${at(0.2, 0.5)} m ${at(0.42, 0.24)} l ${at(0.82, 0.8)} l S Q`,
    off: 'q Q',
  };
}
