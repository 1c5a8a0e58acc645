import type { UploadedFile } from '#platform/http/context.ts';
import { type CheckedFile, checkFiles } from '#platform/mail/letterFiles.ts';
import { properName } from './fileName.ts';
import type { FileStore } from './fileStore.ts';
import { drawAnew } from './picture.ts';

/** What a row of `stored_file` says; the bytes are in the store already. */
export interface KeptFile {
  readonly sha256: Buffer;
  readonly bytes: number;
  readonly mediaType: string;
  readonly name: string;
}

/** Most files of one form that people fill in. */
export const mostFormFiles = 5;
/** Papers photographed by a phone stay readable at this size, pixels. */
const longestSide = 2_600;
const drawn = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/tiff']);

/**
 * Files that a person adds to a form: their kinds told by their bytes, pictures drawn anew without the place and the
 * camera that they hide. Nothing is kept when one is refused: `refused` names those files.
 */
export async function keepFormFiles(
  store: FileStore,
  uploads: readonly UploadedFile[],
  field: string,
): Promise<{ readonly kept: readonly KeptFile[] } | { readonly refused: readonly string[] }> {
  const checked = await checkFiles(uploads.filter((one) => one.field === field));
  const ready: Ready[] = [];
  const refused: string[] = [];
  // One after the other: a drawn picture stands in memory whole.
  for (const [index, one] of checked.entries()) {
    const fit = index < mostFormFiles ? await readyFile(one) : undefined;
    if (fit) ready.push(fit);
    else refused.push(one.file.name);
  }
  if (refused.length > 0) return { refused };
  return {
    kept: await Promise.all(
      ready.map(async ({ bytes, mediaType, name }) => ({
        sha256: await store.put(bytes),
        bytes: bytes.length,
        mediaType,
        name,
      })),
    ),
  };
}

interface Ready {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly name: string;
}

async function readyFile({ file, mediaType, refused }: CheckedFile): Promise<Ready | undefined> {
  // A photograph of an iPhone that its browser has not turned into JPEG cannot be drawn anew here.
  if (refused !== null || mediaType === 'image/heic') return undefined;
  if (!drawn.has(mediaType)) return { bytes: file.bytes, mediaType, name: file.name };
  const picture = await drawAnew(file.bytes, longestSide);
  return picture && { bytes: picture.data, mediaType: 'image/webp', name: properName(file.name, 'webp') };
}
