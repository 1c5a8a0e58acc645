import type { Raster } from './escpos.ts';

/** Darker than this prints as black: letters keep their thin strokes. */
const threshold = 150;

/** A picture of `widthDots` dots (a multiple of eight) for a thermal printer, cut to its height. */
export async function rasterOf(svg: string, widthDots: number): Promise<Raster> {
  if (widthDots % 8 !== 0) throw new RangeError(`not a multiple of eight: ${widthDots}`);
  // Loaded with the first print.
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp(Buffer.from(svg), { density: 300 })
    .resize({ width: widthDots })
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const widthBytes = widthDots / 8;
  const bits = new Uint8Array(widthBytes * info.height);
  for (let at = 0; at < info.width * info.height; at += 1) {
    if ((data[at * info.channels] ?? 255) < threshold) {
      const [row, column] = [Math.floor(at / info.width), at % info.width];
      const place = row * widthBytes + (column >> 3);
      bits[place] = (bits[place] ?? 0) | (0x80 >> (column & 7));
    }
  }
  return { widthBytes, height: info.height, bits };
}
