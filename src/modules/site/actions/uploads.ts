import { properName } from '#platform/files/fileName.ts';
import { drawAnew } from '#platform/files/picture.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { KeptFile } from '../commands/pictures.ts';
import { documentMedia, largestFile, pictureMedia } from '../rules/files.ts';

type Read<Kept> =
  | { readonly kept: Kept }
  | { readonly wrong: 'missing' | 'tooLarge' | 'wrongKind' | 'unreadable' };

/** The kind is told by the bytes, not by the name that somebody gave the file. */
async function mediaOf(bytes: Uint8Array): Promise<string> {
  // Loaded with the first upload.
  const { fileTypeFromBuffer } = await import('file-type');
  return (await fileTypeFromBuffer(bytes))?.mime ?? '';
}

/** The paper of an official document: PDF or DOCX, kept as it came. */
export async function readDocument(ctx: ActionContext): Promise<Read<KeptFile>> {
  const upload = ctx.uploads.find(({ field, bytes }) => field === 'file' && bytes.length > 0);
  if (!upload) return { wrong: 'missing' };
  if (upload.bytes.length > largestFile) return { wrong: 'tooLarge' };
  const mediaType = await mediaOf(upload.bytes);
  const ending = documentMedia[mediaType];
  if (!ending) return { wrong: 'wrongKind' };
  return {
    kept: {
      sha256: await ctx.services.files.put(upload.bytes),
      size: upload.bytes.length,
      mediaType,
      name: properName(upload.name, ending),
    },
  };
}

/** Largest side of a picture of the site, pixels: sharp on a phone, light on its line. */
const longestSide = 1_600;

/** A picture of the site, drawn anew. */
export async function readPicture(
  ctx: ActionContext,
): Promise<Read<KeptFile & { readonly width: number; readonly height: number }>> {
  const upload = ctx.uploads.find(({ field, bytes }) => field === 'picture' && bytes.length > 0);
  if (!upload) return { wrong: 'missing' };
  if (upload.bytes.length > largestFile) return { wrong: 'tooLarge' };
  if (!pictureMedia.includes(await mediaOf(upload.bytes))) return { wrong: 'wrongKind' };
  const drawn = await drawAnew(upload.bytes, longestSide);
  if (!drawn) return { wrong: 'unreadable' };
  const { data, width, height } = drawn;
  return {
    kept: {
      sha256: await ctx.services.files.put(data),
      size: data.length,
      mediaType: 'image/webp',
      name: properName(upload.name, 'webp'),
      width,
      height,
    },
  };
}
