/** Codes of ESC/POS that a ticket needs, and what a printer answers. Command names are those of Epson's reference. */

/** State of a printer, as far as anybody can do something about it. */
export type PrinterState =
  | 'ready'
  | 'paperLow'
  | 'paperOut'
  | 'coverOpen'
  | 'offline'
  | 'silent'
  | 'unreachable';

/** Black-and-white picture: rows from the top, eight dots a byte, the left dot in the highest bit, 1 is black. */
export interface Raster {
  readonly widthBytes: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** Rows sent in one command: cheap printers buffer little. */
const bandRows = 128;

/** DLE EOT 1, 2, 4: state, cause of being offline, paper. Answered at once, also while printing. */
export const askState = Uint8Array.of(0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4);
/** GS r 1: answered only when everything before it has been printed. */
export const askPrinted = Uint8Array.of(0x1d, 0x72, 1);

/**
 * A printer obeys DLE EOT, DLE ENQ and DLE DC4 wherever they stand, in the dots of a picture too: it would answer what
 * nobody asked, or throw away what it holds. One dot more in such a place is not seen on paper.
 */
function withoutCommands(dots: Uint8Array): Uint8Array {
  const safe = Uint8Array.from(dots);
  for (let at = 0; at + 1 < safe.length; at++) {
    const next = safe[at + 1];
    if (safe[at] === 0x10 && (next === 0x04 || next === 0x05 || next === 0x14)) safe[at] = 0x18;
  }
  return safe;
}

/** ESC @, the picture in bands of GS v 0, feed and cut (GS V 66). */
export function printCommands({ widthBytes, height, bits }: Raster): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x1b, 0x40)];
  for (let row = 0; row < height; row += bandRows) {
    const rows = Math.min(bandRows, height - row);
    parts.push(
      Uint8Array.of(0x1d, 0x76, 0x30, 0, widthBytes & 255, widthBytes >> 8, rows & 255, rows >> 8),
      withoutCommands(bits.subarray(row * widthBytes, (row + rows) * widthBytes)),
    );
  }
  parts.push(Uint8Array.of(0x1d, 0x56, 66, 40));
  return Buffer.concat(parts);
}

/** Every answer to DLE EOT has these bits: anything else on the line is not a state. */
export const isStateByte = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0010;

/** An answer to GS r: the fixed bits that tell it from a state that comes unasked. */
export const isPrintedByte = (byte: number): boolean => (byte & 0b1001_0000) === 0;

/** What the three answers to `askState` mean; the worst first. */
export function readState([state, cause, paper]: readonly number[]): PrinterState {
  if (state === undefined || cause === undefined || paper === undefined) return 'silent';
  if (paper & 0b0110_0000 || cause & 0b0010_0000) return 'paperOut';
  if (cause & 0b0000_0100) return 'coverOpen';
  if (state & 0b0000_1000) return 'offline';
  return paper & 0b0000_1100 ? 'paperLow' : 'ready';
}

/** A ticket can be printed in these states. */
export const canPrint = (state: PrinterState): boolean => state === 'ready' || state === 'paperLow';
