import QRCode from 'qrcode';

/** Modules of white around the code, without which cameras do not find it. */
const quiet = 4;

/** A QR code as one path in a square of `side` units, white edge included. */
export function qrPath(
  text: string,
  correction: 'L' | 'M' | 'Q' | 'H' = 'M',
): { readonly side: number; readonly path: string } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: correction });
  const path: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path.push(`M${column + quiet} ${row + quiet}h1v1h-1z`);
    }
  }
  return { side: modules.size + quiet * 2, path: path.join('') };
}
