const mostPixels = 50_000_000;

export interface DrawnPicture {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * A picture drawn anew as WebP: smaller, upright, and without what the upload may hide (place, camera, programs).
 * `longestSide` in pixels; undefined: the bytes are no picture that can be read.
 */
export async function drawAnew(bytes: Uint8Array, longestSide: number): Promise<DrawnPicture | undefined> {
  // Loaded with the first upload.
  const { default: sharp } = await import('sharp');
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch {
    return undefined;
  }
}
