import QRCode from 'qrcode';
import { z } from 'zod';

/** A QR code as a shape: the template draws it, and says its meaning in words to those who do not see it. */
export const qrSchema = z.object({
  size: z.int().min(21).max(200),
  path: z.string().regex(/^[Mhvz0-9 -]+$/),
  alt: z.string().min(1),
});
export type Qr = z.output<typeof qrSchema>;

/** Quiet zone around the code, in modules, that scanners need (ISO/IEC 18004). */
const QUIET = 4;

/** Draws `text` (usually an address) as a QR code; `alt` is what a screen reader says instead. */
export function qrShape(text: string, alt: string): Qr {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue;
      let width = 1;
      while (x + width < modules.size && modules.get(y, x + width)) width += 1;
      path += `M${x + QUIET} ${y + QUIET}h${width}v1h-${width}z`;
      x += width;
    }
  }
  return { size: modules.size + QUIET * 2, path, alt };
}
